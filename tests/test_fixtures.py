"""The reference data keeps what fixtures/README.md promises about it."""

import csv
import json
import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from unicodedata import category, is_normalized

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures"
REGIONS = {
    "ภาคเหนือ": 9,
    "ภาคกลาง": 22,
    "ภาคตะวันออกเฉียงเหนือ": 20,
    "ภาคตะวันตก": 5,
    "ภาคตะวันออก": 7,
    "ภาคใต้": 14,
}
ASPECT_TITLES = [
    "การสนับสนุนนายอำเภอในการกำกับดูแลองค์กรปกครองส่วนท้องถิ่น",
    "การบูรณาการแนวทางการพัฒนาเชิงพื้นที่และขับเคลื่อนนโยบายรัฐบาลในระดับอำเภอ",
    "การส่งเสริมสนับสนุนการบริหารงานบุคคลขององค์กรปกครองส่วนท้องถิ่น",
    "การส่งเสริมสนับสนุนการบริหารงานการเงินและการคลังท้องถิ่น",
    "การจัดการฐานข้อมูลเกี่ยวกับการบริหารงานขององค์กรปกครองส่วนท้องถิ่น",
    "การส่งเสริมการบริหารกิจการบ้านเมืองที่ดี การอำนวยความสะดวกและธรรมาภิบาล",
    "การกำกับการดำเนินงานให้เป็นไปตามมาตรฐานการดำเนินงานและมาตรฐานบริการสาธารณะ",
    "การส่งเสริม สนับสนุนการดำเนินงานของนายอำเภอในภารกิจอื่น ๆ",
]
HANDBOOK_QUESTIONS = {
    ("1", "1"): "การได้รับการแต่งตั้งเป็นกรรมการ/คณะทำงาน เพื่ออำนวยความสะดวกและสนับสนุน"
    "งานอันเป็นอำนาจหน้าที่ของนายอำเภอ (ในบทบาทการเป็นประธาน/หัวหน้า/เลขานุการ)",
    ("1", "2"): "การได้รับการแต่งตั้งเป็นกรรมการ/เลขานุการตรวจสอบข้อเท็จจริง/สอบสวน"
    "เรื่องที่เกี่ยวข้องกับองค์กรปกครองส่วนท้องถิ่น",
    ("1", "18"): "การเข้าร่วมประชุมสภาท้องถิ่นในฐานะตัวแทนของนายอำเภอ หรือเพื่อติดตามและ"
    "นำผลการประชุมสภาท้องถิ่นดำเนินการโดยชอบด้วยกฎหมาย",
    ("1", "19"): "การประสานการปฏิบัติราชการในระดับอำเภอและอำนาจหน้าที่ระหว่าง"
    "องค์กรปกครองส่วนท้องถิ่น จังหวัด อำเภอ และส่วนราชการอื่น",
}


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def provinces() -> list[dict[str, str]]:
    return rows("provinces.csv")


@pytest.fixture(scope="module")
def districts() -> list[dict[str, str]]:
    return rows("districts.csv")


@pytest.fixture(scope="module")
def questions() -> list[dict[str, str]]:
    return rows("questions.csv")


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.*")), ids=lambda file: file.name)
def test_text_is_clean_thai_in_nfc(file: Path) -> None:
    """No byte-order mark, no Windows line ends, no invisible or private characters."""
    text = file.read_bytes().decode("utf-8")
    assert is_normalized("NFC", text)
    stray = {char for char in text if category(char) in {"Cc", "Cf", "Co", "Cn"}} - {"\n"}
    assert not stray
    assert "\u00a0" not in text


@pytest.mark.parametrize("name", ["provinces.csv", "districts.csv", "aspects.csv", "questions.csv"])
def test_no_cell_is_empty_or_padded(name: str) -> None:
    for row in rows(name):
        for column, cell in row.items():
            assert cell and cell == cell.strip() and "  " not in cell, (column, row)


def test_thailand_has_76_provinces_bangkok_and_878_districts(provinces, districts) -> None:
    assert len(provinces) == len({row["code"] for row in provinces}) == 77
    assert len(districts) == len({row["code"] for row in districts}) == 878
    assert Counter(row["region_th"] for row in provinces) == REGIONS


def test_names_are_unique_where_people_rely_on_them(provinces, districts) -> None:
    assert len({row["name_th"] for row in provinces}) == 77
    assert len({row["name_en"] for row in provinces}) == 77
    assert len({(row["province_code"], row["name_th"]) for row in districts}) == 878


def test_district_codes_begin_with_their_province(provinces, districts) -> None:
    codes = {row["code"] for row in provinces}
    for row in districts:
        assert re.fullmatch(r"\d{4}", row["code"]), row
        assert row["code"][:2] == row["province_code"] in codes, row


def test_every_province_but_bangkok_has_districts(provinces, districts) -> None:
    counts = Counter(row["province_code"] for row in districts)
    assert {row["code"] for row in provinces} - counts.keys() == {"10"}
    assert min(counts.values()) == 3
    assert max(counts.values()) == 32


def test_krabi_has_the_districts_of_the_handbook(districts) -> None:
    krabi = {row["name_th"] for row in districts if row["province_code"] == "81"}
    expected = "คลองท่อม ลำทับ เหนือคลอง เขาพนม เมืองกระบี่ เกาะลันตา อ่าวลึก ปลายพระยา"
    assert krabi == set(expected.split())


def test_the_map_has_a_shape_for_every_province_and_carries_its_credit(provinces) -> None:
    thailand = json.loads((FIXTURES / "thailand-map.json").read_text("utf-8"))
    assert thailand["provinces"].keys() == {row["code"] for row in provinces}
    assert all(shape["path"].startswith("M") for shape in thailand["provinces"].values())
    assert thailand["license"] == "CC-BY-4.0"
    notice = (FIXTURES.parent / "NOTICE").read_text("utf-8")
    for document in (thailand["attribution"], notice):
        assert "MapSVG" in document and "svg-maps" in document and "CC BY 4.0" in document


def test_the_eight_aspects_have_the_titles_of_the_handbook() -> None:
    assert rows("aspects.csv") == [
        {"number": str(number), "title": title} for number, title in enumerate(ASPECT_TITLES, 1)
    ]


def test_about_a_hundred_questions_are_numbered_without_gaps(questions) -> None:
    numbers: dict[str, list[int]] = {}
    for row in questions:
        numbers.setdefault(row["aspect"], []).append(int(row["number"]))
    assert 95 <= len(questions) <= 105
    assert list(numbers) == list("12345678")
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert len(numbers["1"]) == 19
    assert min(map(len, numbers.values())) >= 8


def test_only_the_handbooks_four_questions_are_no_samples(questions) -> None:
    real = {(row["aspect"], row["number"]): row for row in questions if row["is_sample"] == "0"}
    assert {place: row["text"] for place, row in real.items()} == HANDBOOK_QUESTIONS
    assert {row["unit"] for row in real.values()} == {"ครั้ง"}
    assert {row["is_sample"] for row in questions} == {"0", "1"}


def test_every_question_is_a_duty_in_words_and_no_filler(questions) -> None:
    for row in questions:
        assert row["text"].startswith("การ"), row
        assert len(row["text"]) >= 40, row
        assert not re.search(r"[0-9๐-๙]|ตัวอย่าง|ข้อที่", row["text"]), row
        assert re.fullmatch(r"[ก-๙]+", row["unit"]), row


def test_no_question_says_the_same_as_another(questions) -> None:
    for one, other in combinations([row["text"] for row in questions], 2):
        assert SequenceMatcher(None, one, other, autojunk=False).ratio() < 0.75, (one, other)


def test_units_fit_the_kind_of_work(questions) -> None:
    assert len({row["unit"] for row in questions}) >= 10
