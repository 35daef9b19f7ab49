"""Scenes under the sky."""

from collections.abc import Callable
from math import sin

from .canvas import RIGHT, Canvas


def rice_field(canvas: Canvas) -> None:
    """Fields in rows that run together at the horizon, and a hut."""
    canvas.land(52)
    greens = ("#9cc26a", "#7fae57", "#b5cf7a", "#6f9f50")
    middle = canvas.between(60, RIGHT - 60)
    for row in range(-9, 10):
        near, far = middle + row * 22, middle + row * 6
        strip = [(far, 60), (far + 6, 60), (near + 22, 101), (near, 101)]
        canvas.shape(strip, greens[row % len(greens)])
    canvas.house(canvas.between(15, 50), 66, canvas.between(14, 18))
    canvas.tree(canvas.between(RIGHT - 50, RIGHT - 15), 68, canvas.between(22, 30))


def river(canvas: Canvas) -> None:
    """A river between its banks, with a boat."""
    canvas.land(58)
    water = canvas.light[6]
    canvas.shape([(60, 64), (120, 64), (RIGHT, 84), (RIGHT, 101), (0, 101), (0, 82)], water)
    _waves(canvas, 78, 100)
    _boat(canvas, canvas.between(50, 110), canvas.between(82, 88))
    for _tree in range(4):
        canvas.tree(canvas.between(4, 34) + canvas.one_of((0, 138)), 76, 24)


def islands(canvas: Canvas) -> None:
    """Limestone islands in the sea."""
    canvas.sky()
    far, near, water = canvas.light[3], canvas.light[4], canvas.light[6]
    for colour, count, size in ((far, 4, 16), (near, 3, 26)):
        for _island in range(count):
            x, width = canvas.between(0, RIGHT - 20), canvas.between(14, 30)
            height = size * canvas.between(0.8, 1.4)
            sides = [(x, 66), (x + width * 0.12, 66 - height * 0.8), (x + width * 0.4, 66 - height)]
            others = [(x + width * 0.75, 66 - height * 0.9), (x + width, 66)]
            canvas.shape([*sides, *others], colour)
    canvas.box(0, 65, RIGHT, 36, water)
    _waves(canvas, 70, 100)
    _boat(canvas, canvas.between(40, 120), canvas.between(78, 88))


def road(canvas: Canvas) -> None:
    """A road that winds to a subdistrict's office between the hills."""
    canvas.land(60)
    bend = canvas.between(14, 24) * canvas.one_of((-1, 1))
    middle = [(step, 88 + bend * sin(step / 5) * step / 16) for step in range(17)]
    left = [(x - 13 + step * 0.72, 101 - step * 2.1) for step, x in middle]
    right = [(x + 13 - step * 0.72, 101 - step * 2.1) for step, x in reversed(middle)]
    canvas.shape([*left, *right], "#efe6d2")
    canvas.house(canvas.between(100, 130), 76, 18)
    canvas.house(canvas.between(30, 44), 74, 12)
    for _tree in range(5):
        canvas.tree(canvas.between(4, RIGHT - 4), canvas.between(74, 80), canvas.between(14, 24))


def village(canvas: Canvas) -> None:
    """Houses in a row, and bins that sort the waste before them."""
    canvas.land(56)
    for place in range(5):
        canvas.house(6 + place * 35 + canvas.between(-3, 3), 76, canvas.between(20, 27))
    canvas.box(0, 76, RIGHT, 25, "#d9d3c3")
    start = canvas.between(40, 80)
    for place, colour in enumerate(("#2b7a4b", "#e8ab1c", "#2f6fa8", "#a8201a")):
        x = start + place * 13
        canvas.rounded(x, 78, 10, 15, colour)
        canvas.rounded(x - 0.8, 76, 11.6, 3.4, "#36474a")
        canvas.disc(x + 5, 86, 2.4, "#ffffff")


def waterworks(canvas: Canvas) -> None:
    """A village's water tower, its pipe and a tap."""
    canvas.land(60)
    x = canvas.between(45, 110)
    for leg in (0, 9, 18):
        canvas.line([(x + leg, 48), (x + leg * 1.25 - 2, 88)], "#7d8d90", 1.6)
    canvas.line([(x - 1, 66), (x + 20, 66)], "#7d8d90", 1)
    canvas.rounded(x - 3, 24, 24, 25, "#f4f8f8")
    canvas.box(x - 3, 34, 24, 6, "#007678")
    canvas.shape([(x - 5, 25), (x + 9, 15), (x + 23, 25)], "#0a5152")
    canvas.line([(x + 9, 49), (x + 9, 86), (RIGHT, 86)], "#2f8fb0", 2.6)
    canvas.house(canvas.between(8, 22), 86, 20)
    canvas.tree(canvas.between(140, 165), 84, 28)
    canvas.box(0, 92, RIGHT, 10, canvas.light[5])


def park(canvas: Canvas) -> None:
    """People of all ages moving together in a park."""
    canvas.land(54)
    for place in range(4):
        canvas.tree(16 + place * 48 + canvas.between(-6, 6), 74, canvas.between(28, 38))
    canvas.box(0, 72, RIGHT, 30, "#8fbf7a")
    canvas.people(84, 22, 7)
    canvas.people(98, 28, 5)


def flood_drill(canvas: Canvas) -> None:
    """A rescue boat, a gauge in the water, and houses beyond."""
    canvas.land(54)
    for place in range(4):
        canvas.house(8 + place * 46 + canvas.between(-4, 4), 70, 20)
    canvas.box(0, 66, RIGHT, 35, canvas.light[6])
    _waves(canvas, 70, 100)
    gauge = canvas.one_of((18.0, RIGHT - 26))
    canvas.box(gauge, 44, 5, 44, "#ffffff")
    for mark in range(5):
        canvas.box(gauge, 46 + mark * 8, 5, 3, "#a8201a")
    x = canvas.between(52, 90)
    for place in range(4):
        canvas.person(x + 9 + place * 12, 84, 22, seated=True)
    canvas.shape([(x, 82), (x + 56, 82), (x + 48, 91), (x + 8, 91)], "#e8762c")
    canvas.box(x + 4, 85, 49, 1.6, "#ffffff")


def _waves(canvas: Canvas, top: int, foot: int) -> None:
    for y in range(top, foot, 6):
        start = canvas.between(0, RIGHT - 40)
        wave = [(start + x, y + sin(x / 3)) for x in range(0, 40, 2)]
        canvas.line(wave, "#d7eeed", 0.5)


def _boat(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape([(x - 4, y - 3), (x + 34, y - 3), (x + 28, y + 4), (x + 3, y + 4)], "#7a4a2b")
    canvas.rounded(x + 8, y - 11, 16, 3, "#e8b54a")
    canvas.line([(x + 9, y - 9), (x + 9, y - 3)], "#5a3a22", 0.6)
    canvas.line([(x + 23, y - 9), (x + 23, y - 3)], "#5a3a22", 0.6)
    canvas.person(x + 16, y - 2, 12, seated=True)


OUTDOORS: dict[str, Callable[[Canvas], None]] = {
    scene.__name__: scene
    for scene in (rice_field, river, islands, road, village, waterworks, park, flood_drill)
}
