"""The wheel in a foreign site: taken in by the guide's few lines, filled, confirmed, final."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .browser import Page, Person
from .guide import commands
from .host import Host
from .journey import PASSWORD, confirm, fill_aspects, fill_contact, look_round, read_as_thai

pytestmark = pytest.mark.plugin

OUR_TABLES = {"dc_accounts_rolegroup", "dc_areas_district", "workload_tracking_answer"}
CHECK = ["check", "--database", "default", "--fail-level", "WARNING"]
TAMPER = "UPDATE workload_tracking_answer SET quantity = quantity + 1"


def take_in(host: Host, wheel: Path) -> None:
    """Install and load by the guide; what the host had stays as it was."""
    before = host.manage_and_tell(["makemigrations", "accounts"], ["migrate"])
    assert not any(before["origins"].values()), "the host already finds what it has to install"

    host.install(wheel)
    host.add_apps()
    migrate, *load = commands("Load")
    after = host.manage_and_tell(migrate)
    assert after["rows"] == before["rows"], "migrations made pages, sites or groups"
    assert set(before["tables"]) | OUR_TABLES <= set(after["tables"])
    assert "dc_accounts_user" not in after["tables"], "the host has users of its own"
    ours = {"districtcoordinator", "faq", "news", "workload_tracking"}
    found = {name for name, origin in after["origins"].items() if origin}
    assert found == ours, "the wheel holds more than the apps"
    assert all(after["origins"][name].startswith(str(host.guests)) for name in ours)

    host.manage(*load, ["makemigrations", "--check", "--dry-run"], ["begin_round", PASSWORD])


def tamper(host: Host) -> int:
    """Change figures behind everybody's back, and take it back; gives how many rows it met."""
    with closing(sqlite3.connect(host.folder / "db.sqlite3")) as database:
        return database.execute(TAMPER).rowcount


def test_a_report_is_filled_and_confirmed_in_a_foreign_site(host: Host, wheel: Path) -> None:
    take_in(host, wheel)

    with host.serve() as site:
        assert "Welcome to your new Wagtail site" in Person(site).open("/").text

        central, officer, approver = Person(site), Person(site), Person(site)
        central.sign_in("central", PASSWORD)
        look_round(central)

        officer.sign_in("officer", PASSWORD)
        fill_contact(officer)
        last_form = fill_aspects(officer)
        assert tamper(host) > 0, "before it is confirmed, nothing guards it"

        approver.sign_in("approver", PASSWORD)
        confirm(approver)

        refused = officer.send(last_form)
        assert refused.status == 409
        assert "ยืนยัน" in read_as_thai(refused)
        with pytest.raises(sqlite3.IntegrityError, match="final"):
            tamper(host)
    assert "Traceback" not in host.log()
    host.manage(CHECK, ["verify_confirmations"])

    host.add_sign_in()
    with host.serve() as site:
        come_in_by_our_door(Person(site))
    assert "Traceback" not in host.log()

    host.add_public_pages()
    host.manage(["migrate"], ["begin_pages"], ["apply_roles"], ["work", "--until-done"])
    with host.serve() as site:
        read_the_public_pages(Person(site))
    assert "Traceback" not in host.log()


def read_the_public_pages(visitor: Person) -> None:
    """Directory, questions and news stand in the host's frame, in Thai."""
    for address, words in (
        ("/directory/", "ทำเนียบ ทลอ."),
        ("/faq/", "14 จาก 14 คำถาม"),
        ("/news/", "ข่าวประชาสัมพันธ์"),
        ("/news/krabi/", "กระบี่"),
    ):
        page = visitor.open(address)
        assert page.status == 200, address
        assert is_in_the_hosts_frame(page)
        assert words in page.text


def come_in_by_our_door(approver: Person) -> None:
    """Sign in on our page in the host's frame, and lose nothing when the session ends."""
    door = approver.open("/admin/")
    assert door.address.endswith("/login/?next=/admin/")
    assert is_in_the_hosts_frame(door)
    assert "เข้าสู่ระบบ" in read_as_thai(door, ".accounts")

    status = approver.sign_in("approver", PASSWORD, "/admin/workload/status/")
    assert status.address.endswith("/admin/workload/status/")
    report = str(status.html.select_one("a[href*='/workload/reports/']")["href"])
    work = approver.open(report.partition("#")[0] + "send-back/")
    form = work.form("form[method=post]:has([name=reason])")
    approver.session.cookies.pop("sessionid")
    again = approver.send(form.fill(reason="เหตุผลที่พิมพ์ไว้"))
    assert again.status == 401
    assert is_in_the_hosts_frame(again)
    assert "เหตุผลที่พิมพ์ไว้" in again.response.text


def is_in_the_hosts_frame(page: Page) -> bool:
    return any(part.endswith("/static/css/hostsite.css") for part in page.parts())
