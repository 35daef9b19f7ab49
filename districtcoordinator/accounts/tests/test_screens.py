"""The screens on people: each within the own province, complete without script, never a 5xx."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtcoordinator.accounts.models import AccountLogEntry, User
from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import Role
from districtcoordinator.areas.tests.factories import DistrictFactory

from .factories import PASSWORD, UserFactory, give_role

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/people/"


def text(answer: Any) -> str:
    return answer.content.decode()


def screens(person: Any) -> list[str]:
    """Every address that names one person."""
    base = f"{PEOPLE}{person.pk}/"
    appointment = person.dc_appointments.first()
    of_appointment = [
        f"{base}appointments/{appointment.pk}/{name}/" for name in ("district", "end")
    ]
    names = ("", "edit/", "appoint/", "password/", "deactivate/", "activate/")
    return [*(base + name for name in names), *of_appointment]


class TestWhoSeesWhom:
    def test_an_sso_admin_sees_the_own_province_the_centre_everybody(
        self, sso: Client, central: Client, officer: Any, foreign: Any
    ) -> None:
        assert officer.username in text(sso.get(PEOPLE))
        assert foreign.username not in text(sso.get(PEOPLE))
        assert foreign.username in text(central.get(PEOPLE))

    def test_the_home_counts_the_people_one_looks_after_and_leads_to_them(
        self, sso: Client, officer: Any, foreign: Any
    ) -> None:
        def panels(client: Client) -> dict[str, Any]:
            return {panel.name: panel for panel in client.get("/admin/").context["panels"]}

        assert panels(sso)["people"].get_context_data({}) == {"in_use": 2}
        assert PEOPLE in text(sso.get("/admin/"))
        sso.force_login(officer)
        assert "people" not in panels(sso)

    def test_every_screen_of_a_foreign_person_is_not_found(
        self, sso: Client, officer: Any, foreign: Any
    ) -> None:
        for address in screens(officer):
            assert sso.get(address).status_code == 200, address
        for address in screens(foreign):
            assert sso.get(address).status_code == 404, address
            assert sso.post(address).status_code in (404, 405), address

    def test_an_appointment_of_somebody_else_is_not_found(
        self, central: Client, officer: Any, foreign: Any
    ) -> None:
        appointment = foreign.dc_appointments.get()
        address = f"{PEOPLE}{officer.pk}/appointments/{appointment.pk}/end/"
        assert central.get(address).status_code == 404
        assert central.post(address).status_code == 404

    @pytest.mark.parametrize("trait", ["officer", "approver", "central_editor"])
    def test_other_roles_have_no_screen_and_no_menu(
        self, client: Client, officer: Any, trait: str
    ) -> None:
        client.force_login(UserFactory(**{trait: True}))
        extra = [PEOPLE, f"{PEOPLE}add/", f"{PEOPLE}import/", f"{PEOPLE}import/template.csv"]
        for address in [*extra, *screens(officer)]:
            assert client.get(address).status_code == 302, address
            assert client.post(address).status_code in (403, 404, 405), address
        assert PEOPLE not in text(client.get("/admin/account/"))

    def test_the_menu_is_there_for_who_may(self, sso: Client) -> None:
        assert PEOPLE in text(sso.get("/admin/account/"))

    def test_wagtails_own_users_and_groups_are_closed(self, central: Client) -> None:
        for address in ("/admin/users/", "/admin/groups/"):
            assert central.get(address).status_code == 302
        central.force_login(UserFactory(is_superuser=True))
        for address in ("/admin/users/", "/admin/groups/"):
            assert central.get(address).status_code == 200

    @pytest.mark.parametrize("key", ["0", "x", "9" * 40, "%00"])
    def test_a_key_that_is_none_is_not_found(self, central: Client, key: str) -> None:
        assert central.get(f"{PEOPLE}{key}/").status_code == 404

    def test_a_part_of_a_persons_roles_stays_unseen(
        self, sso: Client, officer: Any, thalang: Any
    ) -> None:
        give_role(officer, Role.DISTRICT_OFFICER, district=thalang)
        page = text(sso.get(f"{PEOPLE}{officer.pk}/"))
        assert "คลองท่อม" in page and "ถลาง" not in page
        assert "ท่านไม่ได้ดูแล" in page
        assert f"{PEOPLE}{officer.pk}/password/" not in page
        assert sso.get(f"{PEOPLE}{officer.pk}/password/").status_code == 302


class TestList:
    def test_search_and_filters(
        self, central: Client, officer: Any, foreign: Any, krabi: Any
    ) -> None:
        off = UserFactory(approver=True, province=krabi, username="krabi-off", is_active=False)

        def found(**query: str) -> set[str]:
            page = text(central.get(PEOPLE, query))
            people = (officer, foreign, off)
            return {one.username for one in people if f">{one.username}<" in page}

        assert found(q="คลองท่อม") == {officer.username}
        assert found(province="83") == {foreign.username}
        assert found(role=Role.PROVINCE_APPROVER) == {off.username}
        assert found(state="inactive") == {off.username}
        assert found(province="81", state="active") == {officer.username}
        assert found(province="ไม่มี", role="x", state="y") == {
            officer.username,
            foreign.username,
            off.username,
        }

    def test_pages(self, central: Client) -> None:
        UserFactory.create_batch(30)
        first = text(central.get(PEOPLE, {"state": "active"}))
        assert "1 ถึง 25 จาก 31" in first
        assert re.search(r'rel="next" href="\?state=active&amp;page=2"', first)
        assert "26 ถึง 31 จาก 31" in text(central.get(PEOPLE, {"page": "2"}))
        assert central.get(PEOPLE, {"page": "999"}).status_code == 200
        assert central.get(PEOPLE, {"page": "ก"}).status_code == 200

    def test_the_number_of_queries_does_not_grow_with_the_people(
        self, sso: Client, krabi: Any
    ) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                assert sso.get(PEOPLE).status_code == 200
            return len(captured)

        def appoint(codes: range) -> None:
            for code in codes:
                district = DistrictFactory(province=krabi, code=f"81{code}")
                UserFactory(officer=True, district=district)

        appoint(range(10, 12))
        queries()
        few = queries()
        appoint(range(12, 32))
        assert queries() == few


class TestForms:
    def test_an_sso_admin_adds_an_officer_who_can_sign_in(
        self, sso: Client, khlong_thom: Any
    ) -> None:
        typed = {
            "username": "krabi-new",
            "first_name": "ปิติ",
            "last_name": "กล้าหาญ",
            "email": "p@dla.go.th",
            "role": Role.DISTRICT_OFFICER,
            "province": "81",
            "district": "8104",
            "password1": PASSWORD,
            "password2": PASSWORD,
        }
        answer = sso.post(f"{PEOPLE}add/", typed, follow=True)
        assert "เพิ่มผู้ใช้งานแล้ว" in text(answer)
        signed = Client().post("/login/", {"username": "krabi-new", "password": PASSWORD})
        assert signed.status_code == 302
        assert Appointment.objects.get(user__username="krabi-new").district == khlong_thom

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"username": "krabi-sso"}, "ชื่อผู้ใช้"),
            ({"district": ""}, "โปรดเลือกอำเภอของ ทลอ."),
            ({"district": "8303"}, "คลองท่อม"),
            ({"role": Role.CENTRAL_ADMIN}, "บทบาท"),
            ({"password2": "อย่างอื่น-77-88"}, "รหัสผ่าน"),
            ({"password1": "1234", "password2": "1234"}, "รหัสผ่าน"),
            ({"email": "ไม่ใช่อีเมล"}, "อีเมล"),
        ],
    )
    def test_what_is_wrong_is_shown_again_as_typed(
        self, sso: Client, khlong_thom: Any, thalang: Any, changed: dict, message: str
    ) -> None:
        typed = {
            "username": "krabi-new",
            "first_name": "ปิติ",
            "last_name": "กล้าหาญ",
            "email": "",
            "role": Role.DISTRICT_OFFICER,
            "district": "8104",
            "password1": PASSWORD,
            "password2": PASSWORD,
        }
        answer = sso.post(f"{PEOPLE}add/", typed | changed)
        assert answer.status_code == 200
        assert message in text(answer) and 'role="alert"' in text(answer)
        assert 'value="กล้าหาญ"' in text(answer)
        assert not User.objects.filter(username="krabi-new").exists()
        assert sso.post(f"{PEOPLE}add/", typed).status_code == 302

    def test_an_sso_admin_is_offered_the_own_province_alone(
        self, sso: Client, khlong_thom: Any, thalang: Any
    ) -> None:
        page = text(sso.get(f"{PEOPLE}add/"))
        assert "คลองท่อม" in page and "ถลาง" not in page
        assert "ผู้ดูแลระบบส่วนกลาง" not in page

    def test_appoint_move_end(
        self, sso: Client, officer: Any, krabi: Any, plai_phraya: Any
    ) -> None:
        sso.post(
            f"{PEOPLE}{officer.pk}/appoint/", {"role": Role.PROVINCE_APPROVER, "province": "81"}
        )
        held = officer.dc_appointments.get(role=Role.DISTRICT_OFFICER)
        sso.post(f"{PEOPLE}{officer.pk}/appointments/{held.pk}/district/", {"district": "8106"})
        approving = officer.dc_appointments.get(role=Role.PROVINCE_APPROVER)
        sso.post(f"{PEOPLE}{officer.pk}/appointments/{approving.pk}/end/")
        assert [str(one.place) for one in officer.dc_appointments.all()] == ["ปลายพระยา"]
        page = text(sso.get(f"{PEOPLE}{officer.pk}/"))
        assert "กำหนดสิทธิ์: ผู้ยืนยันข้อมูลของ สถจ. กระบี่" in page
        assert "ยุติสิทธิ์: ผู้ยืนยันข้อมูลของ สถจ. กระบี่" in page

    def test_deactivating_asks_first(self, sso: Client, officer: Any) -> None:
        assert "ออกจากระบบทันที" in text(sso.get(f"{PEOPLE}{officer.pk}/deactivate/"))
        officer.refresh_from_db()
        assert officer.is_active
        sso.post(f"{PEOPLE}{officer.pk}/deactivate/")
        officer.refresh_from_db()
        assert not officer.is_active

    def test_rename_and_new_password(self, sso: Client, officer: Any) -> None:
        details = {"first_name": "วีระ", "last_name": "กล้า", "email": "w@dla.go.th"}
        sso.post(f"{PEOPLE}{officer.pk}/edit/", details)
        new = {"password1": "ปลาทู-สามตัว-77", "password2": "ปลาทู-สามตัว-77"}
        sso.post(f"{PEOPLE}{officer.pk}/password/", new)
        officer.refresh_from_db()
        assert officer.get_full_name() == "วีระ กล้า"
        assert officer.check_password("ปลาทู-สามตัว-77")

    def test_one_cannot_change_ones_own_rights(self, sso: Client) -> None:
        me = User.objects.get(username="krabi-sso")
        page = text(sso.get(f"{PEOPLE}{me.pk}/"))
        assert "ท่านเปลี่ยนสิทธิ์ของตนเองไม่ได้" in page
        for address in screens(me)[1:]:
            assert sso.get(address).status_code == 302, address
            assert sso.post(address).status_code == 403, address


class TestHistory:
    HISTORY = "/admin/reports/site-history/"

    def test_a_province_sees_its_own_business_in_the_site_history(
        self, sso: Client, central: Client, officer: Any, foreign: Any
    ) -> None:
        for person in (officer, foreign):
            central.post(f"{PEOPLE}{person.pk}/deactivate/")
        assert str(officer) in text(sso.get(self.HISTORY))
        assert str(foreign) not in text(sso.get(self.HISTORY))
        assert str(foreign) in text(central.get(self.HISTORY))

    def test_an_officer_sees_nothing_of_people(
        self, client: Client, central: Client, officer: Any
    ) -> None:
        central.post(f"{PEOPLE}{officer.pk}/password/", {"password1": "x"})
        central.post(
            f"{PEOPLE}{officer.pk}/edit/", {"first_name": "ก", "last_name": "ข", "email": ""}
        )
        client.force_login(officer)
        assert AccountLogEntry.objects.count() == 1
        assert str(officer) not in text(client.get(self.HISTORY))

    def test_what_concerns_several_provinces_only_the_centre_sees(
        self, sso: Client, central: Client, officer: Any, thalang: Any
    ) -> None:
        give_role(officer, Role.DISTRICT_OFFICER, district=thalang)
        central.post(f"{PEOPLE}{officer.pk}/deactivate/")
        assert AccountLogEntry.objects.get().province is None
        assert str(officer) not in text(sso.get(self.HISTORY))
        assert str(officer) in text(central.get(self.HISTORY))
