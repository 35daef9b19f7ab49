"""What scenes are put together from; measures are in hundredths of the picture's height."""

from collections.abc import Iterable, Sequence
from itertools import count
from math import sin
from typing import TypeVar

from PIL import Image, ImageDraw

from districtcoordinator.areas.invented import share

WIDTH, HEIGHT = 1200, 675
FINER = 2  # drawn larger and reduced, so that edges are smooth
RIGHT = 100 * WIDTH / HEIGHT

T = TypeVar("T")
Points = Iterable[tuple[float, float]]

# Sky above, sky at the horizon, sun, far and near hills, ground, and water: times of the day.
LIGHTS = (
    ("#f8f1e0", "#f1dfb6", "#e8b54a", "#8fc1ba", "#4f9b92", "#2b7a6f", "#5fb0b6"),
    ("#cfe6ee", "#eef6f4", "#fff6d8", "#9cc9c2", "#5aa595", "#3f8a63", "#3a93a5"),
    ("#dcefee", "#f5faf3", "#f4d487", "#a9d3c4", "#66ab83", "#4d8f55", "#4b9fae"),
    ("#f4dccb", "#fbeedd", "#e88f5a", "#a7b7ba", "#5f8f92", "#2a6f6c", "#4a8f9f"),
    ("#bfd8e6", "#e4eff0", "#ffffff", "#86aebb", "#4d8593", "#356f68", "#2a7b8e"),
)
SKINS = ("#c99b6d", "#b98a5c", "#d8ab7c", "#a87848")
SHIRTS = ("#0a5152", "#007678", "#e8b54a", "#a8553a", "#3d5a80", "#7a5c86", "#2b7a4b", "#c8d6d5")
ROOFS = ("#a8553a", "#0a6a6b", "#7a4a2b", "#b5763a", "#3d5a80")


class Canvas:
    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.asked = count()
        self.light = self.one_of(LIGHTS)
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), self.light[1])
        self.pen = ImageDraw.Draw(self.image)
        self.unit = HEIGHT * FINER / 100

    def finished(self) -> Image.Image:
        return self.image.reduce(FINER)

    def between(self, low: float, high: float) -> float:
        """Give a measure that differs from picture to picture, and is always the same in one."""
        return low + (high - low) * share(self.seed, next(self.asked))

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[int(self.between(0, len(choices)))]

    def shape(self, points: Points, colour: str) -> None:
        self.pen.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def rounded(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        corners = [part * self.unit for part in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(corners, radius=1.2 * self.unit, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        corners = [part * self.unit for part in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(corners, fill=colour)

    def line(self, points: Points, colour: str, width: float) -> None:
        path = [(x * self.unit, y * self.unit) for x, y in points]
        self.pen.line(path, fill=colour, width=round(width * self.unit), joint="curve")

    def sky(self) -> None:
        """A sky that grows paler towards the horizon, the sun, and a cloud or two."""
        above, horizon, sun, *_rest = self.light
        bands = Image.linear_gradient("L").resize(self.image.size)
        self.image.paste(Image.new("RGB", self.image.size, above))
        self.image.paste(Image.new("RGB", self.image.size, horizon), mask=bands)
        self.disc(self.between(20, RIGHT - 20), self.between(14, 30), self.between(6, 10), sun)
        for _cloud in range(round(self.between(1, 3))):
            x, y = self.between(0, RIGHT), self.between(8, 30)
            for part in range(4):
                self.disc(x + part * 5, y - (part % 2) * 2, 4 - abs(part - 1.5), "#ffffff")

    def ridge(self, base: float, height: float, colour: str, *, rough: float = 1.0) -> None:
        """Hills from edge to edge, down to the picture's foot."""
        first, last = self.between(0, 6), self.between(0, 6)
        top = [
            (
                x,
                base - height * (0.5 + 0.3 * sin(x / 21 * rough + first) + 0.2 * sin(x / 8 + last)),
            )
            for x in range(0, int(RIGHT) + 3, 2)
        ]
        self.shape([*top, (RIGHT + 2, 101), (0, 101)], colour)

    def land(self, horizon: float = 62) -> None:
        """Sky, two rows of hills and the ground before them."""
        _above, _horizon, _sun, far, near, ground, _water = self.light
        self.sky()
        self.ridge(horizon, self.between(16, 34), far)
        self.ridge(horizon + 4, self.between(8, 18), near, rough=1.4)
        self.ridge(horizon + 8, 3, ground, rough=0.5)

    def tree(self, x: float, foot: float, size: float) -> None:
        self.box(x - size * 0.06, foot - size * 0.5, size * 0.12, size * 0.5, "#7a5a3a")
        colour = self.one_of(("#4b8f6a", "#3f7f5a", "#5fa070"))
        self.disc(x, foot - size * 0.65, size * 0.32, colour)
        self.disc(x - size * 0.2, foot - size * 0.48, size * 0.24, colour)
        self.disc(x + size * 0.2, foot - size * 0.5, size * 0.24, colour)

    def house(self, x: float, foot: float, size: float) -> None:
        roof = self.one_of(ROOFS)
        self.box(x, foot - size * 0.6, size, size * 0.6, "#fbf7ee")
        self.shape(
            [
                (x - size * 0.15, foot - size * 0.56),
                (x + size / 2, foot - size),
                (x + size * 1.15, foot - size * 0.56),
            ],
            roof,
        )
        self.box(x + size * 0.15, foot - size * 0.42, size * 0.22, size * 0.2, "#9cc9c2")
        self.box(x + size * 0.58, foot - size * 0.4, size * 0.22, size * 0.4, "#8a6a45")

    def person(self, x: float, foot: float, size: float, *, seated: bool = False) -> None:
        """A head and shoulders, on legs unless hidden behind a table."""
        shirt = self.one_of(SHIRTS)
        waist = foot if seated else foot - size * 0.42
        if not seated:
            self.box(x - size * 0.12, waist - 1, size * 0.1, size * 0.45, "#36474a")
            self.box(x + size * 0.02, waist - 1, size * 0.1, size * 0.45, "#36474a")
        shoulders = waist - size * 0.36
        self.shape(
            [
                (x - size * 0.14, waist),
                (x - size * 0.19, shoulders + 1),
                (x - size * 0.1, shoulders),
                (x + size * 0.1, shoulders),
                (x + size * 0.19, shoulders + 1),
                (x + size * 0.14, waist),
            ],
            shirt,
        )
        self.disc(x, shoulders - size * 0.1, size * 0.125, self.one_of(SKINS))
        hair = self.one_of(("#2b2320", "#3a302a", "#8d8d8d"))
        corners = [
            part * self.unit
            for part in (
                x - size * 0.13,
                shoulders - size * 0.24,
                x + size * 0.13,
                shoulders + size * 0.02,
            )
        ]
        self.pen.pieslice(corners, 180, 360, fill=hair)

    def people(self, foot: float, size: float, number: int, *, seated: bool = False) -> None:
        """A row of people from edge to edge, evenly apart."""
        apart = RIGHT / number
        for place in range(number):
            x = apart * (place + 0.5) + self.between(-1, 1)
            self.person(x, foot + self.between(0, 1), size, seated=seated)
