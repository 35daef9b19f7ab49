"""Addresses of news items that people can read.

Wagtail makes slugs of titles, and of a Thai title it keeps the consonants only. Ours say the
Buddhist date and the place or topic instead: `2569-07-13-plai-phraya`.
"""

from datetime import date

from django.utils.text import slugify
from wagtail.models import Page

from districtcoordinator.thai.dates import buddhist_year


def readable_slug(day: date, *words: str) -> str:
    """Give the date and the first of the words that has Latin letters."""
    named = next((slug for word in words if (slug := slugify(word))), "news")
    return f"{buddhist_year(day)}-{day:%m-%d}-{named}"


def free_slug(parent: Page, wanted: str) -> str:
    """Give the slug, with a number behind it if a page beneath the parent has it already."""
    taken = set(
        parent.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
