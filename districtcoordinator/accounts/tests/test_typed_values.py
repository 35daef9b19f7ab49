"""Nothing that somebody typed is lost because the form was refused."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, RequestFactory

from districtcoordinator.accounts import actions, typed_values
from districtcoordinator.accounts.typed_values import LONGEST_SHOWN, register_label
from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory

from .factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
WORK = "/admin/workload/aspects/1/?round=2569"
ADD = "/admin/accounts/people/add/"
URLENCODED = "application/x-www-form-urlencoded"
TYPED = {"q3-quantity": "๑๒", "note": 'ทดสอบ <b> "ก"\nสองบรรทัด'}


@pytest.fixture
def browser() -> Client:
    """A browser whose forms are checked for forgery, as outside of tests."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def labels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(typed_values, "_labels", [])
    register_label(r"q(\d+)-quantity", lambda found: f"ข้อ {found[1]} ปริมาณงาน/ปี")
    register_label(r"version", lambda found: None)
    yield


@pytest.fixture
def officer() -> Any:
    return UserFactory(officer=True, username="krabi-khlongthom")


@pytest.fixture
def central() -> Any:
    return UserFactory(central_admin=True, username="central")


def token(browser: Client, page: str = "/login/") -> str:
    found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.get(page).content.decode())
    assert found
    return found[1]


def post(browser: Client, address: str, data: dict[str, Any], **extra: Any) -> Any:
    return browser.post(address, {"csrfmiddlewaretoken": token(browser), **data}, **extra)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{re.escape(name)}" value="([^"]*)"', page)
    assert found, f"{name} is not in the page"
    return html.unescape(found[1])


def sign_in(browser: Client, person: Any, **data: str) -> Any:
    return post(browser, "/login/", {"username": person.username, "password": PASSWORD, **data})


class TestSessionExpired:
    def test_the_values_are_shown_and_copied_and_there_is_a_form_to_sign_in(
        self, browser: Client
    ) -> None:
        answer = post(browser, WORK, TYPED)
        page = answer.content.decode()
        assert answer.status_code == 401
        assert "กรุณา login ใหม่" in page
        assert "ข้อ 3 ปริมาณงาน/ปี" in page and "๑๒" in page
        assert "ทดสอบ &lt;b&gt; &quot;ก&quot;" in page and "<b> " not in page
        assert re.search(r"<textarea[^>]*readonly[^>]*>\n?ข้อ 3 ปริมาณงาน/ปี: ๑๒", page)
        assert 'type="password"' in page

    def test_after_signing_in_everything_is_sent_once_more_with_one_button(
        self, browser: Client, central: Any
    ) -> None:
        address = "/admin/accounts/people/1/?tab=2"
        first = post(browser, address, {**TYPED, "many": ["ก", "ข"]}).content.decode()
        answer = sign_in(browser, central, kept=hidden(first, "kept"), next=hidden(first, "next"))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'<form method="post" action="{address}"' in page
        assert "ส่งข้อมูลที่พิมพ์ไว้อีกครั้ง" in page
        assert hidden(page, "q3-quantity") == "๑๒"
        assert hidden(page, "note") == TYPED["note"]
        assert re.findall(r'name="many" value="(.)"', page) == ["ก", "ข"]

    def test_sending_again_does_what_the_first_try_would_have_done(
        self, browser: Client, central: Any
    ) -> None:
        person = UserFactory(first_name="ปิติ")
        address = f"/admin/accounts/people/{person.pk}/edit/"
        typed = {"first_name": "วีระ", "last_name": "กล้า", "email": "w@dla.go.th"}
        first = post(browser, address, typed).content.decode()
        page = sign_in(browser, central, kept=hidden(first, "kept")).content.decode()
        names = [*typed, "csrfmiddlewaretoken"]
        again = browser.post(address, {name: hidden(page, name) for name in names})
        assert again.status_code == 302
        person.refresh_from_db()
        assert person.first_name == "วีระ"

    def test_a_wrong_password_loses_nothing(self, browser: Client, central: Any) -> None:
        first = post(browser, WORK, TYPED).content.decode()
        kept = hidden(first, "kept")
        wrong = post(
            browser, "/login/", {"username": "central", "password": "wrong", "kept": kept}
        ).content.decode()
        assert "ข้อ 3 ปริมาณงาน/ปี" in wrong
        assert hidden(wrong, "kept") == kept

    def test_passwords_and_codes_are_never_kept(self, browser: Client, central: Any) -> None:
        first = post(
            browser, ADD, {"username": "new", "password1": "ลับ-มาก-77", "version": "ก9"}
        ).content.decode()
        assert "ลับ-มาก-77" not in first
        assert "ก9" not in first, "what people did not type is not shown to them"
        page = sign_in(browser, central, kept=hidden(first, "kept")).content.decode()
        assert "ลับ-มาก-77" not in page
        assert hidden(page, "version") == "ก9"
        assert page.count("csrfmiddlewaretoken") == page.count("<form method")

    def test_a_person_deactivated_meanwhile_still_sees_what_was_typed(
        self, browser: Client, officer: Any, central: Any
    ) -> None:
        sign_in(browser, officer)
        actions.deactivate(user=central, person=officer)
        first = browser.post(WORK, {"csrfmiddlewaretoken": token(browser), **TYPED})
        assert first.status_code == 401 and "๑๒" in first.content.decode()
        refused = sign_in(browser, officer, kept=hidden(first.content.decode(), "kept"))
        assert "ถูกปิดใช้งาน" in refused.content.decode()
        assert "๑๒" in refused.content.decode()

    def test_on_a_shared_computer_nothing_is_sent_in_another_name(
        self, browser: Client, officer: Any, central: Any
    ) -> None:
        sign_in(browser, officer)
        actions.deactivate(user=central, person=officer)
        first = browser.post(WORK, {"csrfmiddlewaretoken": token(browser), **TYPED})
        kept = hidden(first.content.decode(), "kept")
        page = sign_in(browser, central, kept=kept).content.decode()
        assert "๑๒" in page
        assert "ส่งข้อมูลที่พิมพ์ไว้อีกครั้ง</button>" not in page

    def test_whoever_is_locked_out_can_still_copy(
        self, browser: Client, central: Any, settings: Any
    ) -> None:
        kept = hidden(post(browser, WORK, TYPED).content.decode(), "kept")
        settings.AXES_ENABLED = True
        wrong = {"username": "central", "password": "wrong", "next": WORK, "kept": kept}
        for _guess in range(settings.AXES_FAILURE_LIMIT):
            answer = post(browser, "/login/", wrong)
        page = answer.content.decode()
        assert answer.status_code == 429
        assert "ระงับการเข้าสู่ระบบชั่วคราว" in page and "๑๒" in page
        assert ">next<" not in page

    def test_a_seal_that_somebody_made_up_is_ignored(self, browser: Client, central: Any) -> None:
        answer = sign_in(browser, central, kept="eyJhZGRyZXNzIjoi:abc:def")
        assert answer.status_code == 302

    @pytest.mark.parametrize(
        "headers", [{"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}]
    )
    def test_a_script_gets_a_short_answer(self, client: Client, headers: dict) -> None:
        answer = client.post(WORK, TYPED, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["reason"] == "signed-out"
        assert "login" in answer.json()["message"]

    def test_looking_at_a_page_just_leads_to_the_sign_in(self, client: Client) -> None:
        assert client.get("/admin/account/").status_code == 302

    def test_a_form_that_did_not_come_from_this_site_is_not_kept(self, browser: Client) -> None:
        answer = browser.post(WORK, TYPED)
        assert answer.status_code == 403
        assert "๑๒" in answer.content.decode()
        assert 'name="kept"' not in answer.content.decode()


class TestRefused:
    @pytest.fixture
    def as_officer(self, client: Client, officer: Any) -> Client:
        client.force_login(officer)
        return client

    def test_no_permission(self, as_officer: Client, central: Any) -> None:
        answer = as_officer.post(ADD, TYPED)
        assert answer.status_code == 403
        assert "ท่านไม่มีสิทธิ์ทำรายการนี้" in answer.content.decode()
        assert "ข้อ 3 ปริมาณงาน/ปี" in answer.content.decode()
        as_officer.force_login(central)
        assert as_officer.post(ADD, TYPED).status_code == 200

    def test_no_access_to_the_admin(self, client: Client) -> None:
        client.force_login(UserFactory())
        answer = client.post(WORK, TYPED)
        assert answer.status_code == 403 and "๑๒" in answer.content.decode()

    def test_nothing_there(self, as_officer: Client) -> None:
        answer = as_officer.post("/admin/workload/nothing/", TYPED)
        assert answer.status_code == 404
        assert "๑๒" in answer.content.decode()
        assert as_officer.get("/admin/workload/nothing/").status_code == 404

    def test_the_province_next_door_is_not_found(self, client: Client) -> None:
        admin = UserFactory(sso_admin=True, province=ProvinceFactory(code="81"))
        own = UserFactory(officer=True, district=DistrictFactory(province_id="81"))
        foreign = UserFactory(officer=True)
        client.force_login(admin)
        for person, status in ((own, 200), (foreign, 404)):
            answer = client.post(f"/admin/accounts/people/{person.pk}/edit/", {"email": "ผิด"})
            assert answer.status_code == status
            assert "ผิด" in answer.content.decode()

    @pytest.fixture
    def as_central(self, client: Client, central: Any) -> Client:
        client.force_login(central)
        return client

    def test_too_many_fields(self, as_central: Client, settings: Any) -> None:
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
        answer = as_central.post(ADD, "q3-quantity=12&b=2&c=3&d=4", content_type=URLENCODED)
        assert answer.status_code == 400
        assert "ข้อ 3 ปริมาณงาน/ปี" in answer.content.decode()

    def test_far_too_much(self, as_central: Client, settings: Any) -> None:
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
        answer = as_central.post(ADD, f"q3-quantity=12&b={'x' * 200}", content_type=URLENCODED)
        assert answer.status_code == 400
        assert "ข้อ 3 ปริมาณงาน/ปี" in answer.content.decode()

    def test_a_body_that_cannot_be_read(self, as_central: Client) -> None:
        answer = as_central.post(ADD, b"--x", content_type="multipart/form-data; boundary=")
        assert answer.status_code == 400
        assert "ระบบอ่านแบบฟอร์มไม่ได้" in answer.content.decode()

    def test_scripts_get_the_reason(self, as_officer: Client) -> None:
        answer = as_officer.post(
            "/admin/workload/nothing/", TYPED, headers={"Accept": "application/json"}
        )
        assert answer.status_code == 404
        assert answer.json()["reason"] == "refused"


class TestStaleForm:
    """Somebody signed in again in another tab: the code in this tab's form is no longer valid."""

    def stale(self, browser: Client, address: str, **headers: str) -> Any:
        data = {**TYPED, "csrfmiddlewaretoken": "x" * 64}
        return browser.post(address, data, headers=headers)

    def test_the_own_form_can_be_sent_again(self, browser: Client, central: Any) -> None:
        sign_in(browser, central)
        page = self.stale(browser, ADD, Origin="http://testserver").content.decode()
        assert "ส่งข้อมูลที่พิมพ์ไว้อีกครั้ง" in page
        data = {name: hidden(page, name) for name in (*TYPED, "csrfmiddlewaretoken")}
        assert browser.post(ADD, data).status_code == 200

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
    def test_a_foreign_form_is_only_shown(self, browser: Client, central: Any, origin: str) -> None:
        sign_in(browser, central)
        answer = self.stale(browser, ADD, Origin=origin) if origin else self.stale(browser, ADD)
        assert answer.status_code == 403
        assert "ข้อ 3 ปริมาณงาน/ปี" in answer.content.decode()
        assert 'name="note"' not in answer.content.decode()

    def test_a_script_gets_the_reason(self, browser: Client, central: Any) -> None:
        sign_in(browser, central)
        answer = self.stale(browser, ADD, Accept="application/json")
        assert (answer.status_code, answer.json()["reason"]) == (403, "stale-form")


class TestSize:
    def test_a_very_long_value_is_cut_with_a_notice(self) -> None:
        request = RequestFactory().post(WORK, {"note": "ก" * (LONGEST_SHOWN + 7)})
        ((label, value),) = typed_values.typed_values(request)
        assert label == "note"
        assert len(value) < LONGEST_SHOWN + 100
        assert value.endswith("[ไม่ได้แสดงอีก 7 ตัวอักษร]")

    def test_a_form_too_large_to_travel_can_still_be_copied(
        self, browser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(typed_values, "LARGEST_KEPT", 10)
        page = post(browser, WORK, TYPED).content.decode()
        assert "๑๒" in page
        assert 'name="kept"' not in page
        assert "โปรดคัดลอกเก็บไว้" in page

    def test_files_are_not_kept(self, browser: Client) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        page = post(browser, WORK, {"file": SimpleUploadedFile("ก.csv", b"secret"), **TYPED})
        assert "secret" not in page.content.decode()
