"""Templates write dates, numbers and words as the rest of the package does."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

DAY = date(2026, 7, 7)
MOMENT = datetime(2026, 7, 7, 3, 42, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def bangkok_and_thai():
    with timezone.override("Asia/Bangkok"), translation.override("th"):
        yield


def render(source: str, value: object = None) -> str:
    return Template("{% load thai %}" + source).render(Context({"value": value}))


@pytest.mark.parametrize(
    ("template_filter", "value", "text"),
    [
        ("thai_date", DAY, "07/07/2569"),
        ("thai_long_date", DAY, "7 กรกฎาคม 2569"),
        ("thai_short_month_date", DAY, "7 ก.ค. 2569"),
        ("thai_year", DAY, "2569"),
        ("thai_time", MOMENT, "10:42 น."),
        ("thai_time", time(0, 0), "00:00 น."),
        ("number", 1314, "1,314"),
        ("number", 0, "0"),
        ("number", Decimal("0.50"), "0.5"),
        ("telephone_uri", "0 2241 9013", "tel:+6622419013"),
    ],
)
def test_filters_write_values(template_filter, value, text):
    assert render("{{ value|" + template_filter + " }}", value) == text


@pytest.mark.parametrize(
    "template_filter",
    [
        "thai_date",
        "thai_long_date",
        "thai_short_month_date",
        "thai_year",
        "thai_time",
        "number",
        "telephone_uri",
    ],
)
@pytest.mark.parametrize("nothing", [None, ""])
def test_filters_write_nothing_for_nothing(template_filter, nothing):
    assert render("{{ value|" + template_filter + " }}", nothing) == ""


@pytest.mark.parametrize(
    ("tag", "value", "html"),
    [
        ('"long"', DAY, '<time datetime="2026-07-07">7 กรกฎาคม 2569</time>'),
        ("", DAY, '<time datetime="2026-07-07">07/07/2569</time>'),
        ('"short_month"', MOMENT, '<time datetime="2026-07-07T10:42+07:00">7 ก.ค. 2569</time>'),
        ('"time"', MOMENT, '<time datetime="2026-07-07T10:42+07:00">10:42 น.</time>'),
        (
            '"date_and_time"',
            datetime(2026, 7, 7, 10, 42),
            '<time datetime="2026-07-07T10:42">7 กรกฎาคม 2569 เวลา 10:42 น.</time>',
        ),
        ('"long"', None, ""),
    ],
)
def test_a_time_element_says_the_gregorian_date_to_machines(tag, value, html):
    assert render("{% thai_time_tag value " + tag + " %}", value) == html


def test_words_that_browsers_cut_are_kept_whole():
    assert render("{{ value|keep_words }}", "องค์กรปกครองส่วนท้องถิ่น") == (
        'องค์กรปกครองส่วน<span class="nowrap">ท้องถิ่น</span>'
    )


@pytest.mark.parametrize("word", ["ผู้รับผิดชอบ", "ปีงบประมาณ", "อำนาจหน้าที่", "พ.ศ. 2496"])
def test_the_longest_word_is_kept(word):
    assert render("{{ value|keep_words }}", word) == f'<span class="nowrap">{word}</span>'


def test_everything_else_is_escaped():
    html = render("{{ value|keep_words }}", '<script>ท้องถิ่น & "ตรวจสอบ"</script>')
    assert html == (
        '&lt;script&gt;<span class="nowrap">ท้องถิ่น</span> &amp; &quot;'
        '<span class="nowrap">ตรวจสอบ</span>&quot;&lt;/script&gt;'
    )


def test_tags_of_safe_text_are_not_looked_into():
    html = render("{{ value|keep_words }}", mark_safe('<a title="ท้องถิ่น">ท้องถิ่น</a>'))
    assert html == '<a title="ท้องถิ่น"><span class="nowrap">ท้องถิ่น</span></a>'
