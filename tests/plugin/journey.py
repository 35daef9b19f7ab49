"""What the department, an officer and an approver do, as people with a browser do it."""

import re

from .browser import Form, Page, Person
from .host import ROOT

PASSWORD = "ทำงาน-ทุก-อำเภอ-2569"
ASPECTS = range(1, 9)
FIGURES = {"-quantity": "๑๒", "-days": "0.5", "-hours": "2"}
CONTACT = {
    "address": "ที่ว่าการอำเภอปลายพระยา",
    "telephone": "0 7568 7001",
    "officer_name": "นายสมชาย ใจดี",
    "mobile": "08 1234 5678",
    "email": "officer@example.go.th",
}
# What the handbook and the questions themselves write in Latin letters, and what the test typed.
LATIN = re.compile(r"[A-Za-z]{2,}")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
QUESTIONS = (ROOT / "fixtures" / "questions.csv").read_text("utf-8").partition("\n")[2]
HANDBOOK = "E-mail Address STA SSO Admin User Password login"
TYPED = f"officer approver central {CONTACT['email']}"
LATIN_ON_PURPOSE = set(LATIN.findall(f"{QUESTIONS} {HANDBOOK} {TYPED}"))


def read_as_thai(page: Page, ours: str = ".workload") -> str:
    """Give the text of our part of a page; all of it is Thai."""
    part = page.html.select_one(ours)
    assert part is not None, (
        f"nothing of ours at {page.address} ({page.status}): {page.text[:2000]}"
    )
    text = " ".join(part.get_text(" ").split())
    english = set(LATIN.findall(DIGEST.sub("", text))) - LATIN_ON_PURPOSE
    assert not english, f"not in Thai at {page.address}: {sorted(english)}"
    return text


def read(person: Person, address: str, *promised: str, ours: str = ".workload") -> Page:
    """Open one of our pages: it is there, in Thai, with its styles, scripts and pictures."""
    page = person.open(address)
    text = read_as_thai(page, ours)
    assert page.status == 200, f"{page.status} at {page.address}: {text}"
    assert all(words in text for words in promised), f"{promised} at {page.address}: {text}"
    missing = person.missing_parts(page)
    assert not missing, f"{page.address} asks for what is not there: {sorted(missing)}"
    return page


def look_round(central: Person) -> None:
    """The host's own admin works on, beside the screens of the department."""
    for address in ("/admin/", "/admin/users/", "/admin/pages/", "/admin/reports/site-history/"):
        assert central.open(address).status == 200, address
    read(central, "/admin/workload/rounds/", "2569")
    read(central, "/admin/workload/status/", "1 ถึง 10 จาก 878", "ยังไม่ได้ยืนยันข้อมูล")
    people = read(central, "/admin/accounts/people/", "สมชาย ใจดี", ours=".people")
    (officer,) = (tag["href"] for tag in people.html.select("a[href]") if "สมชาย" in tag.text)
    read(central, str(officer), "ปลายพระยา", ours=".people")
    assert central.open("/admin/accounts/people/nobody/").status == 404


def fill_contact(officer: Person) -> None:
    page = read(officer, "/admin/workload/contact/", "อำเภอที่รับผิดชอบ")
    form = page.form("form[method=post]:has([name=officer_name])")
    saved = officer.send(form.fill(**CONTACT).tick("covers_only_own"))
    assert saved.status == 200, read_as_thai(saved)
    assert "นายสมชาย ใจดี" in saved.response.text


def fill_aspects(officer: Person) -> Form:
    """Fill all eight; gives the last form, as a tab that was left open still holds it."""
    for number in ASPECTS:
        note = "หากไม่มีการดำเนินการให้กรอกเลข 0"
        page = read(officer, f"/admin/workload/aspects/{number}/", f"STA00{number}", note)
        form = page.form("form[method=post]:has([name$=-quantity])")
        figures = {name: typed for end, typed in FIGURES.items() for name in form.names(end)}
        assert len(figures) >= 8 * len(FIGURES)
        last = form.fill(**figures)
        saved = officer.send(last)
        assert saved.status == 200, read_as_thai(saved)
    status = read(officer, "/admin/workload/status/")
    assert read_as_thai(status).count("บันทึกข้อมูลครบถ้วน") >= len(ASPECTS)
    return last


def confirm(approver: Person) -> None:
    matrix = read(approver, "/admin/workload/status/", "ปลายพระยา")
    question = read(approver, matrix.link(to="/confirm/"), "ยืนยันการทำรายการ")
    form = question.form("form[method=post]:has([name=digest])")
    done = approver.send(form.tick("checked"))
    assert done.status == 200, read_as_thai(done)
    read(approver, matrix.link(to="/admin/workload/reports/"), "ปลายพระยา")
    after = read_as_thai(read(approver, "/admin/workload/status/"))
    assert re.search(r"ยืนยัน \d\d/\d\d/25\d\d", after)
