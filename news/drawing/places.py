"""Scenes in and before offices, and a map."""

from collections.abc import Callable

from .canvas import RIGHT, Canvas

WALLS = ("#e9f3f2", "#f3ead6", "#e3ebf0", "#eef1e4")
PALE, DEEP = "#ffffff", "#0a5152"


def meeting(canvas: Canvas) -> None:
    """A room with a screen, and people around a table."""
    _room(canvas)
    x = canvas.between(40, 80)
    _screen(canvas, x, 10, 58, 36)
    for bar in range(5):
        height = canvas.between(6, 24)
        canvas.box(x + 8 + bar * 9, 40 - height, 5, height, ("#007678", "#e8b54a")[bar % 2])
    canvas.people(74, 30, 6, seated=True)
    canvas.box(0, 72, RIGHT, 5, "#a9825a")
    canvas.box(0, 77, RIGHT, 24, "#8a6a45")
    for place in range(6):
        canvas.rounded(14 + place * 29, 68.5, 11, 2.4, PALE)


def training(canvas: Canvas) -> None:
    """Somebody explains at a board; the others are seen from behind."""
    _room(canvas)
    x = canvas.between(52, 96)
    _screen(canvas, x, 9, 64, 38)
    canvas.box(x + 6, 15, 30, 3.4, "#007678")
    for line in range(4):
        canvas.box(x + 6, 22 + line * 5.5, canvas.between(28, 52), 1.8, "#b6c6c6")
    canvas.person(x - 16, 64, 42)
    canvas.line([(x - 9, 37), (x + 3, 31)], "#c99b6d", 2)
    canvas.people(88, 28, 8, seated=True)
    canvas.people(101, 34, 6, seated=True)


def office(canvas: Canvas) -> None:
    """A public office with its gable, columns and flag."""
    canvas.land(58)
    x = canvas.between(34, 60)
    roof = canvas.one_of(("#0a6a6b", "#a8553a", "#3d5a80"))
    canvas.box(x, 46, 78, 36, PALE)
    canvas.shape([(x - 7, 47), (x + 39, 22), (x + 85, 47)], roof)
    canvas.disc(x + 39, 38, 4.4, "#f3ead6")
    for column in range(6):
        canvas.box(x + 6 + column * 13, 54, 5, 28, "#cfe3e1")
    canvas.box(x + 33, 60, 12, 22, "#8a6a45")
    canvas.box(0, 82, RIGHT, 20, "#b9c9a4")
    canvas.shape([(x + 28, 82), (x + 50, 82), (x + 70, 101), (x + 8, 101)], "#e6e0d2")
    pole = x - 16
    canvas.line([(pole, 26), (pole, 84)], "#7d8d90", 0.9)
    for stripe, colour in enumerate(("#a8201a", PALE, "#2d3e78", "#2d3e78", PALE, "#a8201a")):
        canvas.box(pole, 27 + stripe * 1.6, 15, 1.6, colour)
    for place in (14, RIGHT - 30, RIGHT - 10):
        canvas.tree(place + canvas.between(-4, 4), 86, canvas.between(24, 34))


def ballot(canvas: Canvas) -> None:
    """A ballot box on a table, papers, and people who wait their turn."""
    _room(canvas)
    canvas.people(66, 34, 5)
    canvas.box(0, 70, RIGHT, 4, "#a9825a")
    canvas.box(0, 74, RIGHT, 28, "#8a6a45")
    x = canvas.between(50, 90)
    canvas.rounded(x, 44, 42, 34, "#007678")
    canvas.rounded(x - 2, 41, 46, 6, DEEP)
    canvas.box(x + 12, 42.6, 18, 1.6, "#062f30")
    canvas.shape([(x + 14, 43), (x + 16, 26), (x + 30, 28), (x + 28, 43)], PALE)
    canvas.line([(x + 19, 35), (x + 21.5, 38), (x + 26, 31)], "#17663a", 1.2)
    canvas.rounded(x + 9, 55, 24, 12, PALE)


def health(canvas: Canvas) -> None:
    """A nurse and an elderly person, and a cross on the wall."""
    _room(canvas)
    x = canvas.between(24, 60)
    canvas.rounded(x, 12, 24, 24, PALE)
    canvas.box(x + 9.5, 16, 5, 16, "#a8201a")
    canvas.box(x + 4, 21.5, 16, 5, "#a8201a")
    canvas.box(0, 84, RIGHT, 18, "#cbb994")
    chair = canvas.between(84, 100)
    canvas.rounded(chair, 50, 28, 34, "#7fae9f")
    canvas.person(chair + 14, 78, 52, seated=True)
    canvas.person(chair - 20, 88, 64)
    canvas.rounded(chair + 34, 62, 20, 22, "#f4f8f8")
    canvas.line(
        [(chair + 38, 70), (chair + 43, 70), (chair + 45, 66), (chair + 48, 74)], "#007678", 1
    )
    canvas.tree(RIGHT - 12, 86, 34)


def budget(canvas: Canvas) -> None:
    """Papers, a pen and figures on a desk, seen from above."""
    canvas.box(0, 0, RIGHT, 101, canvas.one_of(("#b08d63", "#9a7a55", "#bda27c")))
    x = canvas.between(20, 50)
    for sheet in range(3):
        left = x + sheet * 34
        canvas.rounded(left, 14 + sheet * 6, 40, 60, ("#f4f0e6", "#fbfaf5", PALE)[sheet])
        canvas.box(left + 5, 20 + sheet * 6, 20, 3, "#007678")
        for line in range(7):
            y = 28 + sheet * 6 + line * 5.6
            canvas.box(left + 5, y, canvas.between(12, 18), 1.6, "#b6c6c6")
            canvas.box(left + 26, y, canvas.between(5, 9), 1.6, "#64777a")
    canvas.line([(RIGHT - 42, 84), (RIGHT - 18, 30)], DEEP, 2.6)
    canvas.disc(RIGHT - 20, 80, 11, PALE)
    canvas.disc(RIGHT - 20, 80, 8.4, "#6b4a2f")


def district_map(canvas: Canvas) -> None:
    """Fields, a river and roads from above, with pins where the work was done."""
    greens = ("#dfe9cf", "#cfe0bd", "#e9edd6", "#d5e6dc")
    for column in range(0, int(RIGHT), 18):
        for row in range(0, 101, 17):
            canvas.box(column, row, 18, 17, canvas.one_of(greens))
    bend = canvas.between(-12, 12)
    stream = [(x, 50 + bend + (x - 90) * 0.2 + 12 * (x % 60 > 30)) for x in range(0, 190, 10)]
    canvas.line(stream, "#7dbccb", 6)
    for start in (canvas.between(20, 60), canvas.between(100, 150)):
        canvas.line([(start, 0), (start + 12, 50), (start - 6, 101)], PALE, 3)
    canvas.line([(0, canvas.between(20, 35)), (RIGHT, canvas.between(65, 85))], "#f3d9a0", 2.4)
    for _pin in range(4):
        _pin_at(canvas, canvas.between(20, RIGHT - 20), canvas.between(34, 84))


def _pin_at(canvas: Canvas, x: float, y: float) -> None:
    colour = canvas.one_of(("#007678", "#a8201a", "#0a5152"))
    canvas.shape([(x - 6.2, y - 13), (x + 6.2, y - 13), (x, y)], colour)
    canvas.disc(x, y - 16, 7, colour)
    canvas.disc(x, y - 16, 3, PALE)


def _room(canvas: Canvas) -> None:
    canvas.box(0, 0, RIGHT, 101, canvas.one_of(WALLS))
    canvas.box(0, 78, RIGHT, 24, "#d8cdb8")
    window = canvas.one_of((8.0, RIGHT - 34))
    canvas.rounded(window, 14, 26, 30, PALE)
    canvas.box(window + 2, 16, 10.4, 26, "#bfe0e6")
    canvas.box(window + 13.6, 16, 10.4, 26, "#bfe0e6")


def _screen(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.rounded(x - 1, y - 1, width + 2, height + 2, "#9fb3b3")
    canvas.rounded(x, y, width, height, PALE)


PLACES: dict[str, Callable[[Canvas], None]] = {
    scene.__name__: scene
    for scene in (meeting, training, office, ballot, health, budget, district_map)
}
