"""Where a province lies on the map of the reference data, and the map as a picture file.

The shapes are 93 KB. Drawn into the page they would come with every page; as a static file, of
which each shape is fetched by `<use>`, they are compressed by the web server (30 KB), cached for
good under the name of their content, and a page carries only the links.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from districtcoordinator.areas.reference import reference_file

# The paths are made of M, l and z alone; tests/test_thai_map.py holds that.
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True)
class Point:
    x: float
    y: float


@cache
def shapes() -> dict[str, Any]:
    """Give the map of the reference data."""
    return json.loads(reference_file("thailand-map.json").read_text(encoding="utf-8"))


@cache
def middle_of(code: str) -> Point | None:
    """Give the middle of a province's largest piece of land, or None if it is not on the map."""
    shape = shapes()["provinces"].get(code)
    if shape is None:
        return None
    boxes = [_box(piece) for piece in shape["path"].split("M") if piece]
    left, top, right, bottom = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return Point(round((left + right) / 2, 1), round((top + bottom) / 2, 1))


def picture() -> str:
    """Give the SVG file: a shape for each province (`p81`), and the lake (`water`)."""
    drawing = shapes()
    lines = [
        f'<path id="p{code}" d="{shape["path"]}"/>'
        for code, shape in sorted(drawing["provinces"].items())
    ]
    water = "".join(shape["path"] for shape in drawing["water"].values())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawing["viewBox"]}">',
            f"<!-- {drawing['attribution']} -->",
            *lines,
            f'<path id="water" d="{water}"/>',
            "</svg>\n",
        ]
    )


def _box(piece: str) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in _NUMBER.findall(piece)]
    xs, ys = _sums(numbers[0::2]), _sums(numbers[1::2])
    return min(xs), min(ys), max(xs), max(ys)


def _sums(steps: list[float]) -> list[float]:
    places, here = [], 0.0
    for step in steps:
        here += step
        places.append(here)
    return places
