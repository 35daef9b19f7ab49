"""One door in, a clear answer for whoever may not pass, and the way to the own work."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import NoReverseMatch, reverse

from districtcoordinator.accounts import landing
from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import Role
from districtcoordinator.areas.tests.factories import AppointmentFactory, ProvinceFactory

from .factories import PASSWORD, UserFactory, give_role

pytestmark = pytest.mark.django_db


def sign_in(client: Client, person: Any, **data: str) -> Any:
    return client.post("/login/", {"username": person.username, "password": PASSWORD, **data})


class TestDoor:
    def test_the_page_is_thai_and_tells_the_three_cases(self, client: Client) -> None:
        page = client.get("/login/").content.decode()
        assert "เข้าสู่ระบบ" in page
        assert "ไม่แน่ใจว่าตนมี User" in page
        assert "ไม่ทราบ Password" in page
        assert "ผู้ใช้งานครั้งแรก" in page
        assert re.search(r'href="/sso-admins/"[^>]*>\s*ตรวจสอบรายชื่อ SSO Admin', page)

    def test_a_wrong_password_says_so_in_thai(self, client: Client) -> None:
        person = UserFactory(officer=True)
        page = client.post("/login/", {"username": person.username, "password": "wrong"})
        assert page.status_code == 200
        assert "User หรือ Password ไม่ถูกต้อง" in page.content.decode()

    def test_a_deactivated_account_is_told_apart_for_its_owner_alone(self, client: Client) -> None:
        person = UserFactory(officer=True, is_active=False)
        assert "ถูกปิดใช้งาน" in sign_in(client, person).content.decode()
        wrong = client.post("/login/", {"username": person.username, "password": "wrong"})
        assert "ถูกปิดใช้งาน" not in wrong.content.decode()
        assert "User หรือ Password ไม่ถูกต้อง" in wrong.content.decode()

    @pytest.mark.parametrize(
        "wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/login/"]
    )
    def test_nobody_is_sent_elsewhere_or_in_a_circle(self, client: Client, wanted: str) -> None:
        answer = sign_in(client, UserFactory(central_admin=True), next=wanted)
        assert answer["Location"] == reverse("wagtailadmin_home")

    def test_the_page_that_was_asked_for_comes_next(self, client: Client) -> None:
        answer = sign_in(client, UserFactory(central_admin=True), next="/admin/account/")
        assert answer["Location"] == "/admin/account/"

    def test_wagtails_own_sign_in_leads_here_and_signs_nobody_in(self, client: Client) -> None:
        person = UserFactory(central_admin=True)
        answer = client.get("/admin/login/?next=/admin/account/")
        assert answer["Location"] == "/login/?next=/admin/account/"
        answer = client.post("/admin/login/", {"username": person.username, "password": PASSWORD})
        assert answer["Location"] == "/login/"
        assert "_auth_user_id" not in client.session

    def test_the_admin_asks_to_sign_in_and_keeps_the_way(self, client: Client) -> None:
        answer = client.get("/admin/account/?tab=1")
        assert answer["Location"] == f"/login/?next={quote('/admin/account/?tab=1')}"

    def test_signing_in_brings_the_groups_up_to_date(self, client: Client) -> None:
        give_role(UserFactory(), Role.CENTRAL_ADMIN)  # so that the group is there
        person = AppointmentFactory(central_admin=True).user  # appointed behind the scenes
        person.set_password(PASSWORD)
        person.save()
        assert not person.groups.exists()
        assert sign_in(client, person)["Location"] == reverse("wagtailadmin_home")

    def test_the_session_ends_with_the_browser(self, client: Client) -> None:
        answer = sign_in(client, UserFactory(central_admin=True))
        assert answer.cookies["districtcoordinator_session"]["max-age"] == ""


class TestLanding:
    def test_an_officer_lands_on_the_status(self, monkeypatch: pytest.MonkeyPatch) -> None:
        officer = UserFactory(officer=True)
        monkeypatch.setattr(landing, "reverse", lambda name: f"/{name}/")
        assert landing.landing_address(officer) == "/workload:status/"

    def test_without_the_workload_app_everybody_lands_on_the_admins_home(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def without_workload(name: str) -> str:
            if name.startswith("workload"):
                raise NoReverseMatch
            return reverse(name)

        monkeypatch.setattr(landing, "reverse", without_workload)
        assert landing.landing_address(UserFactory(officer=True)) == reverse("wagtailadmin_home")

    @pytest.mark.parametrize("trait", ["approver", "central_editor", "central_admin"])
    def test_the_others_land_on_the_admins_home(self, client: Client, trait: str) -> None:
        answer = sign_in(client, UserFactory(**{trait: True}))
        assert answer["Location"] == reverse("wagtailadmin_home")

    def test_an_sso_admin_lands_on_the_people(self, client: Client) -> None:
        answer = sign_in(client, UserFactory(sso_admin=True))
        assert answer["Location"] == reverse("dc_people:index")

    def test_an_officer_with_a_second_role_lands_on_the_admins_home(self) -> None:
        person = UserFactory(officer=True)
        give_role(person, Role.PROVINCE_APPROVER)
        assert landing.landing_address(person) == reverse("wagtailadmin_home")


class TestWithoutPermission:
    def test_who_has_no_role_is_told_so_and_never_goes_round(self, client: Client) -> None:
        answer = client.post(
            "/login/",
            {"username": UserFactory().username, "password": PASSWORD, "next": "/admin/"},
            follow=True,
        )
        assert answer.status_code == 403
        assert "ยังไม่มีสิทธิ์การใช้งาน" in answer.content.decode()
        assert [address for address, _status in answer.redirect_chain] == [
            "/admin/",
            "/login/?next=/admin/",
        ]

    def test_an_appointment_that_has_ended_opens_nothing(self, client: Client) -> None:
        person = UserFactory(central_admin=True)
        Appointment.objects.filter(user=person).delete()
        sign_in(client, person)
        assert client.get("/login/").status_code == 403

    def test_who_is_signed_in_already_goes_on(self, client: Client) -> None:
        client.force_login(UserFactory(central_admin=True))
        assert client.get("/login/")["Location"] == reverse("wagtailadmin_home")
        assert client.get("/login/?next=/admin/account/")["Location"] == "/admin/account/"

    def test_a_page_that_refuses_sends_nobody_round_and_round(self, client: Client) -> None:
        client.force_login(UserFactory(central_admin=True))
        answer = client.get("/login/?next=/private/")
        assert answer.status_code == 200
        assert 'href="/private/"' in answer.content.decode()


class TestSigningOut:
    def test_it_asks_first_and_ends_with_confirm(self, client: Client) -> None:
        client.force_login(UserFactory(central_admin=True))
        page = client.get("/logout/").content.decode()
        assert re.search(r"<button[^>]*>\s*ยืนยัน\s*</button>", page)
        assert "_auth_user_id" in client.session
        answer = client.post("/logout/")
        assert answer.status_code == 302
        assert "_auth_user_id" not in client.session
        assert [str(one) for one in get_messages(answer.wsgi_request)] == ["ออกจากระบบแล้ว"]

    def test_wagtails_own_button_asks_too(self, client: Client) -> None:
        client.force_login(UserFactory(central_admin=True))
        assert client.post("/admin/logout/")["Location"] == "/logout/"
        assert "_auth_user_id" in client.session

    def test_signed_out_already(self, client: Client) -> None:
        assert "ท่านออกจากระบบแล้ว" in client.get("/logout/").content.decode()


class TestSsoAdmins:
    def test_a_province_shows_names_and_office_mail_of_those_in_force(self, client: Client) -> None:
        krabi, phuket = ProvinceFactory(code="81"), ProvinceFactory(code="83")
        admin = UserFactory(sso_admin=True, province=krabi, first_name="จันทร์", last_name="ฉาย")
        gone = UserFactory(sso_admin=True, province=krabi, is_active=False)
        foreign = UserFactory(sso_admin=True, province=phuket)
        approver = UserFactory(approver=True, province=krabi)
        page = client.get("/sso-admins/", {"province": "81"}).content.decode()
        assert "จันทร์ ฉาย" in page and admin.email in page
        for other in (gone, foreign, approver):
            assert other.email not in page

    def test_a_province_without_one_says_whom_to_ask(self, client: Client) -> None:
        ProvinceFactory(code="81")
        page = client.get("/sso-admins/", {"province": "81"}).content.decode()
        assert "0 2241 9013" in page and "ยังไม่มี SSO Admin" in page

    @pytest.mark.parametrize("province", ["", "00", "x", "\0", "ก" * 500])
    def test_nonsense_is_answered_with_the_form(self, client: Client, province: str) -> None:
        answer = client.get("/sso-admins/", {"province": province})
        assert answer.status_code == 200
        assert "<select" in answer.content.decode()
