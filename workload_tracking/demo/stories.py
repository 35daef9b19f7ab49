"""What becomes of each district's report in the demo rounds: the same on every loading."""

from collections.abc import Collection
from enum import Enum, auto

from districtcoordinator.areas.invented import share

CLOSED_YEAR, OPEN_YEAR = 2568, 2569


class Story(Enum):
    CONFIRMED = auto()
    READY = auto()
    RETURNED = auto()
    UNDECLARED = auto()  # all but the covered districts
    STARTED = auto()
    EMPTY = auto()
    NOT_REPORTING = auto()


# กระบี่ and ภูเก็ต as the guides tell; ปลายพระยา is left empty for whoever tries the site.
TOLD = {
    OPEN_YEAR: {
        "8101": Story.CONFIRMED,
        "8102": Story.READY,
        "8103": Story.CONFIRMED,
        "8104": Story.STARTED,
        "8105": Story.EMPTY,
        "8106": Story.EMPTY,
        "8108": Story.UNDECLARED,
        "8301": Story.RETURNED,
        "8302": Story.READY,
        "8303": Story.CONFIRMED,
    },
    CLOSED_YEAR: {
        **dict.fromkeys(("8101", "8102", "8103", "8104", "8106", "8108"), Story.CONFIRMED),
        **dict.fromkeys(("8301", "8302", "8303"), Story.CONFIRMED),
        "8105": Story.NOT_REPORTING,
    },
}
Chances = dict[Story, float]
CLOSED: Chances = {
    Story.CONFIRMED: 0.92,
    Story.READY: 0.03,
    Story.STARTED: 0.03,
    Story.RETURNED: 0.01,
    Story.EMPTY: 0.01,
}
# How far a province is: (share of all provinces, what its districts' reports are).
PACES: list[tuple[float, Chances]] = [
    (0.10, {Story.CONFIRMED: 0.90, Story.READY: 0.10}),
    (
        0.30,
        {
            Story.CONFIRMED: 0.35,
            Story.READY: 0.30,
            Story.RETURNED: 0.10,
            Story.UNDECLARED: 0.05,
            Story.STARTED: 0.20,
        },
    ),
    (
        0.45,
        {
            Story.READY: 0.20,
            Story.RETURNED: 0.05,
            Story.UNDECLARED: 0.05,
            Story.STARTED: 0.55,
            Story.EMPTY: 0.15,
        },
    ),
    (0.15, {Story.STARTED: 0.25, Story.EMPTY: 0.75}),
]
FIRST_HALF = 0.5


def story_of(fiscal_year: int, district: str, province: str, *, has_officer: bool) -> Story:
    """Say what becomes of a district's report; where nobody serves, nobody reports."""
    if district in TOLD[fiscal_year]:
        return TOLD[fiscal_year][district]
    if not has_officer:
        known = fiscal_year == CLOSED_YEAR or share("known", district) < FIRST_HALF
        return Story.NOT_REPORTING if known else Story.EMPTY
    return _fall(_chances(fiscal_year, province), fiscal_year, district)


def _chances(fiscal_year: int, province: str) -> Chances:
    if fiscal_year == CLOSED_YEAR:
        return CLOSED
    left = share("pace", fiscal_year, province)
    for part, chances in PACES:
        left -= part
        if left < 0:
            return chances
    return PACES[-1][1]


def _fall(chances: Chances, *key: object) -> Story:
    left = share("story", *key)
    for story, chance in chances.items():
        left -= chance
        if left < 0:
            return story
    return next(iter(chances))


def answered_parts(
    story: Story, fiscal_year: int, district: str, aspects: Collection[int]
) -> dict[int, float]:
    """Say how much of each aspect is answered, from 0 to 1."""
    if story in (Story.EMPTY, Story.NOT_REPORTING):
        return dict.fromkeys(aspects, 0.0)
    if story is not Story.STARTED:
        return dict.fromkeys(aspects, 1.0)
    reached = 3 + 1 / 2 if district == "8104" else share("reached", fiscal_year, district) * 7.5
    return {number: min(max(reached - number + 1, 0.0), 1.0) for number in aspects}
