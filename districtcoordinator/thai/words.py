"""Words that browsers cut in two at the end of a line, and how to keep them whole."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

# Chromium's dictionary takes each for several words: ท้อง|ถิ่น, คำ|แนะนำ, รับ|ผิด|ชอบ. It knows
# ปีงบประมาณ, which is here so that งบประมาณ is not parted from its ปี. SSO Admin is one name.
KEEP_WHOLE = (
    "SSO Admin",
    "การเงินการคลัง",
    "กรอบอัตรากำลัง",
    "กลางวัน",
    "กลุ่มงาน",
    "กำแพงเพชร",
    "ข้อบัญญัติ",
    "ขั้นตอน",
    "คณะทำงาน",
    "ครบถ้วน",
    "ความรู้",
    "คำตอบ",
    "คำแนะนำ",
    "คีรีขันธ์",
    "งบประมาณ",
    "ดำเนินการ",
    "ตรวจสอบ",
    "ท้องถิ่น",
    "ธรรมราช",
    "นายอำเภอ",
    "ปฏิบัติงาน",
    "ประสานงาน",
    "ปริมาณงาน",
    "ปีงบประมาณ",
    "ผู้ใช้งาน",
    "ผู้ตรวจสอบ",
    "ผู้บริหาร",
    "ผู้รับผิดชอบ",
    "มอบหมาย",
    "ร้อยละ",
    "ระยะเวลา",
    "รับผิดชอบ",
    "รายละเอียด",
    "เลือกตั้ง",
    "วัฒนา",
    "ส่งเสริม",
    "สิ้นสุด",
    "หน่วยนับ",
    "อยุธยา",
    "อำนาจ",
    "อำนาจหน้าที่",
)
_YEAR = r"พ\.ศ\. ?[0-9๐-๙]{4}"
_WORDS = re.compile("|".join([_YEAR, *sorted(KEEP_WHOLE, key=len, reverse=True)]))
_TAG = re.compile("(<[^>]*>)")


def keep_words(text: str) -> SafeString:
    """Return `text` as HTML in which the words of the list stay on one line.

    Plain text is escaped; text already marked safe keeps its tags, and they are not looked into.
    """
    parts = _TAG.split(conditional_escape(text))
    return SafeString("".join(part if part.startswith("<") else _wrapped(part) for part in parts))


def _wrapped(text: str) -> str:
    return _WORDS.sub(r'<span class="nowrap">\g<0></span>', text)
