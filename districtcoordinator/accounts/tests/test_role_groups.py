"""The role table becomes groups, permissions and membership, and nothing else does."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.utils import timezone

from districtcoordinator.accounts import role_groups
from districtcoordinator.accounts.models import RoleGroup
from districtcoordinator.accounts.role_groups import Applied, apply_roles
from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import Role
from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    ProvinceFactory,
)

pytestmark = pytest.mark.django_db
MANAGE = "dc_accounts.manage_people"


@pytest.fixture
def krabi() -> Any:
    return ProvinceFactory(code="81", name="กระบี่")


def names_of(person: Any) -> set[str]:
    return set(person.groups.values_list("name", flat=True))


def fresh(person: Any) -> Any:
    """The person as the next request finds them, without remembered permissions."""
    return type(person).objects.get(pk=person.pk)


def test_every_office_gets_a_group_for_each_role_with_a_thai_name(krabi: Any) -> None:
    ProvinceFactory(code="10", name="กรุงเทพมหานคร", has_office=False)
    apply_roles()
    assert set(Group.objects.filter(role_group__isnull=False).values_list("name", flat=True)) == {
        "ทลอ. กระบี่",
        "สถจ. กระบี่",
        "SSO Admin กระบี่",
        "ผู้ดูแลระบบส่วนกลาง",
        "บรรณาธิการส่วนกลาง",
    }


def test_people_are_put_into_the_group_of_their_role_and_province(krabi: Any) -> None:
    officer = AppointmentFactory(district=DistrictFactory(province=krabi)).user
    admin = AppointmentFactory(sso_admin=True, province=krabi).user
    apply_roles()
    assert names_of(officer) == {"ทลอ. กระบี่"}
    assert names_of(admin) == {"SSO Admin กระบี่"}


def test_permissions_follow_the_table(krabi: Any) -> None:
    officer = AppointmentFactory(district=DistrictFactory(province=krabi)).user
    admin = AppointmentFactory(sso_admin=True, province=krabi).user
    apply_roles()
    assert fresh(officer).has_perm("wagtailadmin.access_admin")
    assert not fresh(officer).has_perm(MANAGE)
    assert fresh(admin).has_perm(MANAGE)


def test_applying_twice_changes_nothing(krabi: Any) -> None:
    AppointmentFactory(district=DistrictFactory(province=krabi))
    first = apply_roles()
    assert first.groups == 5 and first.members_added == 1
    assert apply_roles() == Applied()


def test_what_the_table_no_longer_gives_is_taken_back(krabi: Any) -> None:
    apply_roles()
    group = RoleGroup.objects.get(role=Role.DISTRICT_OFFICER, province=krabi).group
    group.permissions.add(Permission.objects.get(codename="manage_people"))
    assert apply_roles().permissions_taken == 1
    assert not group.permissions.filter(codename="manage_people").exists()


def test_who_is_no_longer_appointed_leaves_the_group_but_keeps_other_groups(krabi: Any) -> None:
    appointment = AppointmentFactory(district=DistrictFactory(province=krabi))
    apply_roles()
    appointment.user.groups.add(Group.objects.create(name="ชมรมของเว็บไซต์"))
    Appointment.objects.update(
        valid_from=timezone.localdate() - timedelta(days=9),
        valid_until=timezone.localdate() - timedelta(days=1),
    )
    assert apply_roles().members_removed == 1
    assert names_of(appointment.user) == {"ชมรมของเว็บไซต์"}


def test_a_deactivated_person_is_in_no_role_group(krabi: Any) -> None:
    person = AppointmentFactory(district=DistrictFactory(province=krabi)).user
    apply_roles()
    assert names_of(person)
    person.is_active = False
    person.save()
    apply_roles()
    assert not names_of(person)


def test_a_renamed_province_renames_its_groups(krabi: Any) -> None:
    apply_roles()
    krabi.name = "กระบี่ใหม่"
    krabi.save()
    apply_roles()
    assert Group.objects.filter(name="ทลอ. กระบี่ใหม่").exists()
    assert not Group.objects.filter(name="ทลอ. กระบี่").exists()


def test_a_group_of_the_same_name_that_somebody_else_made_is_not_taken_over(krabi: Any) -> None:
    Group.objects.create(name="ทลอ. กระบี่")
    with pytest.raises(CommandError, match="ทลอ. กระบี่"):
        call_command("apply_roles")
    assert not RoleGroup.objects.exists()


def test_a_permission_that_does_not_exist_is_named(
    krabi: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {role: frozenset({"dc_accounts.fly"}) for role in Role}
    monkeypatch.setattr(role_groups, "role_table", lambda: table)
    with pytest.raises(CommandError, match=r"dc_accounts\.fly"):
        call_command("apply_roles")


def test_the_number_of_queries_does_not_grow_with_the_provinces(
    django_assert_max_num_queries: Any,
) -> None:
    def fill(codes: range) -> None:
        for code in codes:
            province = ProvinceFactory(code=str(code))
            AppointmentFactory(
                district=DistrictFactory(province=province, code=f"{code}01"),
                user__username=str(code),
            )

    fill(range(11, 14))
    with django_assert_max_num_queries(30) as few:
        apply_roles()
    RoleGroup.objects.all().delete()
    Group.objects.all().delete()
    fill(range(14, 30))  # still what one statement of SQLite takes
    with django_assert_max_num_queries(30) as many:
        apply_roles()
    assert len(many) == len(few)


def test_the_table_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("show_roles")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].count("|") == len(Role) + 2
    (row,) = [line for line in lines if MANAGE in line]
    assert row == "| dc_accounts.manage_people | – | – | ✓ | – | ✓ |"
