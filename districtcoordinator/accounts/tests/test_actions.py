"""Who may do what to whom, each refusal beside the same thing allowed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from districtcoordinator.accounts import actions
from districtcoordinator.accounts.models import AccountLogEntry, User
from districtcoordinator.accounts.people import people
from districtcoordinator.accounts.permissions import (
    may_manage_account,
)
from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import Role
from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory

from .factories import PASSWORD, UserFactory, give_role

pytestmark = pytest.mark.django_db


def names_of(person: Any) -> set[str]:
    return set(person.groups.values_list("name", flat=True))


class TestAppointing:
    def test_an_sso_admin_appoints_officers_and_approvers_of_the_own_province(
        self, krabi_sso: Any, krabi: Any, khlong_thom: Any
    ) -> None:
        person = UserFactory()
        actions.appoint(
            user=krabi_sso, person=person, role=Role.DISTRICT_OFFICER, district=khlong_thom
        )
        actions.appoint(user=krabi_sso, person=person, role=Role.PROVINCE_APPROVER, province=krabi)
        assert names_of(person) == {"ทลอ. กระบี่", "สถจ. กระบี่"}

    @pytest.mark.parametrize(
        "role", [Role.PROVINCE_SSO_ADMIN, Role.CENTRAL_EDITOR, Role.CENTRAL_ADMIN]
    )
    def test_an_sso_admin_appoints_nobody_to_the_own_rank_or_above(
        self, krabi_sso: Any, krabi: Any, central_admin: Any, role: Role
    ) -> None:
        place = {"province": krabi} if role == Role.PROVINCE_SSO_ADMIN else {}
        person = UserFactory()
        with pytest.raises(PermissionDenied):
            actions.appoint(user=krabi_sso, person=person, role=role, **place)
        actions.appoint(user=central_admin, person=person, role=role, **place)
        assert person.dc_appointments.get().role == role

    def test_an_sso_admin_appoints_nobody_in_another_province(
        self, krabi_sso: Any, thalang: Any, khlong_thom: Any
    ) -> None:
        person = UserFactory()
        with pytest.raises(PermissionDenied):
            actions.appoint(
                user=krabi_sso, person=person, role=Role.DISTRICT_OFFICER, district=thalang
            )
        actions.appoint(
            user=krabi_sso, person=person, role=Role.DISTRICT_OFFICER, district=khlong_thom
        )

    @pytest.mark.parametrize("trait", ["officer", "approver", "central_editor"])
    def test_other_roles_appoint_nobody(self, trait: str, khlong_thom: Any) -> None:
        with pytest.raises(PermissionDenied):
            actions.appoint(
                user=UserFactory(**{trait: True}),
                person=UserFactory(),
                role=Role.DISTRICT_OFFICER,
                district=khlong_thom,
            )

    def test_nobody_appoints_themselves(self, krabi_sso: Any, khlong_thom: Any) -> None:
        with pytest.raises(PermissionDenied):
            actions.appoint(
                user=krabi_sso, person=krabi_sso, role=Role.DISTRICT_OFFICER, district=khlong_thom
            )

    def test_appointing_twice_gives_the_same_appointment(
        self, central_admin: Any, officer: Any, khlong_thom: Any
    ) -> None:
        again = actions.appoint(
            user=central_admin, person=officer, role=Role.DISTRICT_OFFICER, district=khlong_thom
        )
        assert officer.dc_appointments.get() == again

    def test_a_role_without_its_place_is_refused(self, central_admin: Any, krabi: Any) -> None:
        person = UserFactory()
        for role, place in (
            (Role.DISTRICT_OFFICER, {"province": krabi}),
            (Role.PROVINCE_APPROVER, {}),
            (Role.CENTRAL_ADMIN, {"province": krabi}),
        ):
            with pytest.raises(ValidationError):
                actions.appoint(user=central_admin, person=person, role=role, **place)
        assert not person.dc_appointments.exists()

    def test_bangkok_has_no_office_to_appoint_to(self, central_admin: Any) -> None:
        bangkok = ProvinceFactory(code="10", name="กรุงเทพมหานคร", has_office=False)
        with pytest.raises(ValidationError):
            actions.appoint(
                user=central_admin,
                person=UserFactory(),
                role=Role.PROVINCE_APPROVER,
                province=bangkok,
            )

    def test_a_province_that_is_new_gets_its_groups(self, central_admin: Any) -> None:
        person, province = UserFactory(), ProvinceFactory(code="99", name="จังหวัดใหม่")
        actions.appoint(
            user=central_admin, person=person, role=Role.PROVINCE_APPROVER, province=province
        )
        assert person.has_perm("wagtailadmin.access_admin")


class TestEnding:
    def test_an_appointment_of_yesterday_ends_with_yesterday(
        self, krabi_sso: Any, officer: Any
    ) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        officer.dc_appointments.update(valid_from=yesterday)
        actions.end_appointment(user=krabi_sso, appointment=officer.dc_appointments.get())
        assert officer.dc_appointments.get().valid_until == yesterday
        assert not Appointment.objects.active().filter(user=officer).exists()
        assert not names_of(officer)

    def test_an_appointment_that_began_today_is_withdrawn(
        self, krabi_sso: Any, officer: Any
    ) -> None:
        actions.end_appointment(user=krabi_sso, appointment=officer.dc_appointments.get())
        assert not officer.dc_appointments.exists()
        assert AccountLogEntry.objects.filter(action="dc_accounts.end_appointment").exists()

    def test_ending_twice_changes_nothing(self, krabi_sso: Any, officer: Any) -> None:
        appointment = officer.dc_appointments.get()
        actions.end_appointment(user=krabi_sso, appointment=appointment)
        actions.end_appointment(user=krabi_sso, appointment=appointment)
        assert AccountLogEntry.objects.filter(action="dc_accounts.end_appointment").count() == 1

    def test_another_provinces_appointment_is_refused(
        self, krabi_sso: Any, central_admin: Any, thalang: Any
    ) -> None:
        appointment = UserFactory(officer=True, district=thalang).dc_appointments.get()
        with pytest.raises(PermissionDenied):
            actions.end_appointment(user=krabi_sso, appointment=appointment)
        actions.end_appointment(user=central_admin, appointment=appointment)

    def test_a_district_officer_moves_within_the_province_only(
        self, krabi_sso: Any, officer: Any, krabi: Any, thalang: Any
    ) -> None:
        elsewhere = DistrictFactory(province=krabi, code="8106", name="ปลายพระยา")
        appointment = officer.dc_appointments.get()
        with pytest.raises(PermissionDenied):
            actions.change_district(user=krabi_sso, appointment=appointment, district=thalang)
        assert officer.dc_appointments.get().district_id == "8104"
        actions.change_district(user=krabi_sso, appointment=appointment, district=elsewhere)
        assert officer.dc_appointments.get().district == elsewhere

    def test_only_officers_have_a_district_to_change(
        self, central_admin: Any, krabi: Any, khlong_thom: Any
    ) -> None:
        appointment = UserFactory(approver=True, province=krabi).dc_appointments.get()
        with pytest.raises(ValidationError):
            actions.change_district(
                user=central_admin, appointment=appointment, district=khlong_thom
            )


class TestAccounts:
    def test_an_sso_admin_makes_accounts_only_together_with_an_appointment(
        self, krabi_sso: Any, khlong_thom: Any
    ) -> None:
        with pytest.raises(PermissionDenied):
            actions.create_person(user=krabi_sso, username="new", password=PASSWORD)
        person = actions.create_person(
            user=krabi_sso,
            username="new",
            password=PASSWORD,
            first_name="ชูใจ",
            role=Role.DISTRICT_OFFICER,
            district=khlong_thom,
        )
        assert person.check_password(PASSWORD)
        assert people().for_user(krabi_sso).filter(pk=person.pk).exists()

    def test_an_account_that_may_not_be_appointed_is_not_made(
        self, krabi_sso: Any, thalang: Any
    ) -> None:
        with pytest.raises(PermissionDenied):
            actions.create_person(
                user=krabi_sso, username="new", role=Role.DISTRICT_OFFICER, district=thalang
            )
        assert not User.objects.filter(username="new").exists()

    def test_a_username_is_given_once(self, central_admin: Any) -> None:
        actions.create_person(user=central_admin, username="new")
        with pytest.raises(ValidationError):
            actions.create_person(user=central_admin, username=" new ")

    def test_a_weak_password_is_refused(self, central_admin: Any, officer: Any) -> None:
        with pytest.raises(ValidationError):
            actions.set_password(user=central_admin, person=officer, password="12345678")
        actions.set_password(user=central_admin, person=officer, password="ปลาทู-สามตัว-77")
        officer.refresh_from_db()
        assert officer.check_password("ปลาทู-สามตัว-77")

    def test_a_deactivated_person_is_out_at_once_and_comes_back_with_everything(
        self, client: Any, krabi_sso: Any, officer: Any
    ) -> None:
        client.force_login(officer)
        assert client.get("/admin/").status_code == 200
        actions.deactivate(user=krabi_sso, person=officer)
        assert client.get("/admin/").status_code == 302
        assert officer.dc_appointments.exists()
        actions.activate(user=krabi_sso, person=officer)
        assert names_of(officer) == {"ทลอ. กระบี่"}

    def test_nobody_deactivates_themselves(self, central_admin: Any) -> None:
        with pytest.raises(PermissionDenied):
            actions.deactivate(user=central_admin, person=central_admin)

    def test_renaming_logs_what_changed_and_nothing_when_nothing_does(
        self, krabi_sso: Any, officer: Any
    ) -> None:
        details = {"first_name": "ปิติ", "last_name": officer.last_name, "email": officer.email}
        actions.rename_person(user=krabi_sso, person=officer, **details)
        actions.rename_person(user=krabi_sso, person=officer, **details)
        entry = AccountLogEntry.objects.get(action="dc_accounts.rename_person")
        assert entry.data["changed"] == {"first_name": ["มานี", "ปิติ"]}


class TestNobodyAboveOneself:
    """An SSO Admin who could set the password of somebody higher would be that somebody."""

    @pytest.fixture
    def refused(self, krabi_sso: Any, officer: Any) -> Any:
        """A check that the SSO Admin may manage the officer, until something more is held."""
        assert may_manage_account(krabi_sso, officer)

        def check() -> None:
            assert not may_manage_account(krabi_sso, officer)
            for action in (actions.deactivate, actions.activate):
                with pytest.raises(PermissionDenied):
                    action(user=krabi_sso, person=officer)
            with pytest.raises(PermissionDenied):
                actions.set_password(user=krabi_sso, person=officer, password="ปลาทู-สามตัว-77")

        return check

    @pytest.mark.parametrize("role", [Role.CENTRAL_ADMIN, Role.CENTRAL_EDITOR])
    def test_who_also_serves_at_the_centre(self, refused: Any, officer: Any, role: Role) -> None:
        give_role(officer, role)
        refused()

    def test_who_is_also_an_sso_admin(self, refused: Any, officer: Any, krabi: Any) -> None:
        give_role(officer, Role.PROVINCE_SSO_ADMIN, province=krabi)
        refused()

    def test_who_also_serves_in_another_province(
        self, refused: Any, officer: Any, thalang: Any
    ) -> None:
        give_role(officer, Role.DISTRICT_OFFICER, district=thalang)
        refused()

    def test_who_has_rights_that_the_host_site_gave(
        self, refused: Any, officer: Any, django_user_model: Any
    ) -> None:
        from django.contrib.auth.models import Group

        officer.groups.add(Group.objects.create(name="ผู้ดูแลเว็บไซต์"))
        refused()

    def test_a_superuser(self, refused: Any, officer: Any, central_admin: Any) -> None:
        User.objects.filter(pk=officer.pk).update(is_superuser=True)
        officer.refresh_from_db()
        refused()
        with pytest.raises(PermissionDenied):
            actions.deactivate(user=central_admin, person=officer)
        actions.deactivate(user=UserFactory(is_superuser=True), person=officer)

    def test_an_appointment_that_has_ended_no_longer_counts(
        self, krabi_sso: Any, officer: Any, thalang: Any
    ) -> None:
        give_role(officer, Role.DISTRICT_OFFICER, district=thalang)
        past = timezone.localdate() - timedelta(days=3)
        officer.dc_appointments.filter(district=thalang).update(valid_from=past, valid_until=past)
        assert may_manage_account(krabi_sso, officer)
