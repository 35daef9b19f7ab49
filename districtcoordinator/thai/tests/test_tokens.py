"""The colours can be read: WCAG's contrast, computed from the stylesheet itself."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[1] / "static" / "districtcoordinator" / "css" / "tokens.css"
PUBLIC, ADMIN = CSS.read_text(encoding="utf-8").split("\n.in-admin {")
DARK_SURFACE = "#262626"  # Wagtail's page in its dark theme

ON_PUBLIC_PAGES = [
    ("--color-text", "--color-page"),
    ("--color-text-muted", "--color-page"),
    ("--color-text-muted", "--color-surface"),
    ("--color-link", "--color-surface"),
    ("--color-link", "--color-brand-soft"),
    ("--color-on-brand", "--color-brand"),
    ("--color-on-brand-muted", "--color-brand"),
    ("--color-on-brand-muted", "--color-brand-deep"),
    ("--teal-100", "--teal-950"),
    ("--teal-200", "--teal-950"),
    ("--complete", "--complete-soft"),
    ("--incomplete", "--incomplete-soft"),
    ("--empty", "--empty-soft"),
]
STATUSES = ["--complete", "--incomplete", "--empty"]


def public_colour(name: str) -> str:
    value = re.search(rf"^  {name}: ([^;]+);", PUBLIC, re.MULTILINE).group(1)
    reference = re.fullmatch(r"var\((.+)\)", value)
    return public_colour(reference.group(1)) if reference else value


def admin_colours(name: str) -> tuple[str, ...]:
    """The colour of a status in the light and in the dark theme."""
    return re.search(rf"^  {name}: light-dark\((\S+), (\S+)\);", ADMIN, re.MULTILINE).groups()


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    shares = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "surface"), ON_PUBLIC_PAGES)
def test_text_can_be_read_on_public_pages(text: str, surface: str):
    assert contrast(public_colour(text), public_colour(surface)) >= 4.5


def test_the_edge_of_a_control_can_be_seen():
    assert contrast(public_colour("--color-border-strong"), public_colour("--color-surface")) >= 3


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_can_be_read_in_both_themes_of_the_admin(status: str):
    inks, surfaces = admin_colours(status), admin_colours(f"{status}-soft")
    for ink, surface in zip(inks, surfaces, strict=True):
        assert contrast(ink, surface) >= 4.5
    assert contrast(inks[0], "#ffffff") >= 4.5
    assert contrast(inks[1], DARK_SURFACE) >= 4.5
