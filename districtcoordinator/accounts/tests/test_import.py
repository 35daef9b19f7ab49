"""A table of people: seen first, taken over wholly or not at all, within the own bounds."""

import csv
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtcoordinator.accounts.models import AccountLogEntry, User
from districtcoordinator.accounts.resources import COLUMNS
from districtcoordinator.areas.tests.factories import DistrictFactory

from .factories import UserFactory

pytestmark = pytest.mark.django_db
IMPORT = "/admin/accounts/people/import/"


def text(answer: Any) -> str:
    return answer.content.decode()


class TestImport:
    ROW = "krabi-new,ปิติ,กล้าหาญ,p@dla.go.th,ทลอ.,๘๑๐๔"

    def upload(self, client: Client, *rows: str, encoding: str = "utf-8-sig") -> Any:
        table = "\r\n".join([",".join(COLUMNS), *rows]).encode(encoding)
        file = SimpleUploadedFile("people.csv", table, "text/csv")
        return client.post(IMPORT, {"file": file})

    def confirm(self, client: Client, answer: Any) -> Any:
        found = re.search(r'name="sealed-table" value="([^"]+)"', text(answer))
        assert found, "there is no button to confirm"
        return client.post(IMPORT, {"sealed-table": found[1]}, follow=True)

    def test_the_empty_table_has_the_columns_and_a_byte_order_mark(self, sso: Client) -> None:
        content = sso.get(f"{IMPORT}template.csv").content
        assert content.startswith(b"\xef\xbb\xbf")
        (row,) = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        assert tuple(row) == COLUMNS

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
    def test_first_it_shows_then_it_is_done(
        self, sso: Client, khlong_thom: Any, encoding: str
    ) -> None:
        shown = self.upload(sso, self.ROW, encoding=encoding)
        assert "ทลอ. คลองท่อม" in text(shown)
        assert not User.objects.filter(username="krabi-new").exists()
        done = self.confirm(sso, shown)
        assert "นำเข้าแล้ว 1 รายการ" in text(done)
        person = User.objects.get(username="krabi-new")
        assert person.dc_appointments.get().district == khlong_thom
        assert not person.has_usable_password()

    def test_differences_are_shown_and_the_same_again_changes_nothing(
        self, sso: Client, officer: Any, plai_phraya: Any
    ) -> None:
        same = f"{officer.username},{officer.first_name},{officer.last_name},{officer.email}"
        shown = text(self.upload(sso, f"{same},ทลอ.,8104"))
        assert "ไม่เปลี่ยนแปลง 1 รายการ" in shown and "sealed-table" not in shown
        changed = f"{officer.username},วีระ,{officer.last_name},{officer.email}"
        shown = self.upload(sso, f"{changed},ทลอ.,8104", f"{changed},ทลอ.,8106")
        assert "<del>มานี</del> <ins>วีระ</ins>" in text(shown)
        self.confirm(sso, shown)
        officer.refresh_from_db()
        assert officer.first_name == "วีระ"
        assert officer.dc_appointments.count() == 2, "an import ends no appointment"

    def test_one_wrong_row_and_nothing_is_taken_over(
        self, sso: Client, khlong_thom: Any, thalang: Any, foreign: Any
    ) -> None:
        answer = self.upload(
            sso,
            self.ROW,
            "",
            "a,,ข,,ทลอ.,8104",
            "b,ก,ข,,ผู้ว่า,8104",
            "c,ก,ข,,ทลอ.,9999",
            "d,ก,ข,,ทลอ.,81",
            "e,ก,ข,ผิด,ทลอ.,8104",
            "f,ก,ข,,ทลอ.,8303",
            f"{foreign.username},ก,ข,,ทลอ.,8104",
            "h,ก,ข,,ผู้ดูแลระบบส่วนกลาง,",
        )
        page = text(answer)
        for row, why in (
            (4, "ยังไม่ได้ระบุชื่อ"),
            (5, "ไม่มีบทบาท “ผู้ว่า”"),
            (6, "รหัส “9999”"),
            (7, "รหัสอำเภอ (4 หลัก)"),
            (8, "อีเมล"),
            (9, "ท่านไม่มีสิทธิ์"),
            (10, "ไม่ได้อยู่ในจังหวัดของท่าน"),
            (11, "ท่านไม่มีสิทธิ์"),
        ):
            assert re.search(rf"<b>แถวที่ {row}</b>: [^<]*{re.escape(why)}", page), (row, why)
        assert "sealed-table" not in page
        assert not User.objects.filter(username="krabi-new").exists()
        self.confirm(sso, self.upload(sso, self.ROW))
        assert User.objects.filter(username="krabi-new").exists()

    def test_two_rows_appoint_one_new_person_twice(
        self, sso: Client, khlong_thom: Any, plai_phraya: Any
    ) -> None:
        self.confirm(sso, self.upload(sso, self.ROW, self.ROW, self.ROW.replace("๔", "๖")))
        person = User.objects.get(username="krabi-new")
        assert {str(one.place) for one in person.dc_appointments.all()} == {"คลองท่อม", "ปลายพระยา"}
        assert set(person.groups.values_list("name", flat=True)) == {"ทลอ. กระบี่"}
        assert AccountLogEntry.objects.filter(object_id=person.pk, province="81").count() == 3
        other_name = self.ROW.replace("krabi-new,ปิติ", "krabi-2,ชูใจ")
        answer = self.upload(sso, other_name, other_name.replace("ชูใจ", "วีระ"))
        assert "แถวที่ 3</b>: แถวก่อนหน้า" in text(answer)

    def test_the_number_of_writes_does_not_grow_with_the_rows(
        self, central: Client, krabi: Any
    ) -> None:
        def writes(first: int, last: int) -> int:
            rows = []
            for number in range(first, last):
                DistrictFactory(province=krabi, code=f"81{number}")
                rows.append(f"n{number},ก,ข,,ทลอ.,81{number}")
            shown = self.upload(central, *rows)
            with CaptureQueriesContext(connection) as queries:
                self.confirm(central, shown)
            return sum("INSERT" in query["sql"] for query in queries)

        writes(10, 11)  # the groups of the province are made
        few = writes(11, 14)
        assert writes(20, 50) == few

    @pytest.mark.parametrize(
        "content",
        [b"", b"\x89PNG\r\n\x00\x00", "ชื่อ\nก".encode(), b"a,b\n" * 3, b'"', b"x" * 1_000_001],
    )
    def test_a_file_that_is_no_table_is_answered(self, sso: Client, content: bytes) -> None:
        answer = sso.post(IMPORT, {"file": SimpleUploadedFile("x.csv", content)})
        assert answer.status_code == 200
        assert "errorlist" in text(answer)

    def test_a_table_of_somebody_else_is_not_confirmed(
        self, sso: Client, central: Client, khlong_thom: Any
    ) -> None:
        shown = self.upload(sso, self.ROW)
        found = re.search(r'name="sealed-table" value="([^"]+)"', text(shown))
        assert found
        answer = central.post(IMPORT, {"sealed-table": found[1]})
        assert answer.status_code == 403
        assert central.post(IMPORT, {"sealed-table": "made:up"}).status_code == 302

    def test_what_changed_between_looking_and_confirming_stops_it(
        self, sso: Client, central: Client, khlong_thom: Any, thalang: Any
    ) -> None:
        shown = self.upload(sso, self.ROW)
        UserFactory(officer=True, district=thalang, username="krabi-new")
        assert "แถวที่ 2" in text(self.confirm(sso, shown))
