"""Dates, numbers and words in templates: `{% load thai %}`."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html

from districtcoordinator.thai import dates, words
from districtcoordinator.thai.digits import number_text
from districtcoordinator.thai.telephone import telephone_uri as uri_for

register = template.Library()

FORMATS: dict[str, Callable[[Any], str]] = {
    "short": dates.short_date,
    "long": dates.long_date,
    "short_month": dates.short_month_date,
    "time": dates.time_of_day,
    "date_and_time": dates.date_and_time,
}


@register.filter
def thai_date(value: date | None) -> str:
    """07/07/2569"""
    return dates.short_date(value) if value else ""


@register.filter
def thai_long_date(value: date | None) -> str:
    """7 กรกฎาคม 2569"""
    return dates.long_date(value) if value else ""


@register.filter
def thai_short_month_date(value: date | None) -> str:
    """7 ก.ค. 2569"""
    return dates.short_month_date(value) if value else ""


@register.filter
def thai_time(value: datetime | time | None) -> str:
    """10:42 น."""
    return dates.time_of_day(value) if value is not None and value != "" else ""


@register.filter
def thai_year(value: date | None) -> str:
    """2569"""
    return str(dates.buddhist_year(value)) if value else ""


@register.simple_tag
def thai_time_tag(value: date | None, style: str = "short") -> str:
    """`<time datetime="2026-07-07">7 กรกฎาคม 2569</time>`; `style` is one of FORMATS."""
    if not value:
        return ""
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        machine = moment.isoformat(timespec="minutes")
    else:
        machine = value.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, FORMATS[style](value))


@register.filter
def number(value: Decimal | float | None) -> str:
    """1,314 and 0.5"""
    return "" if value is None or value == "" else number_text(value)


@register.filter
def keep_words(value: str) -> str:
    """Keep words that browsers cut in two on one line."""
    return words.keep_words(value)


@register.filter
def telephone_uri(value: str | None) -> str:
    """tel:+6622419013"""
    return uri_for(value) if value else ""
