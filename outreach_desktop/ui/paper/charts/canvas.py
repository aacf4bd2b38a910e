"""The canvas a chart is drawn on: areas, lines and words, each put where it belongs."""

from dataclasses import dataclass, field
from math import cos, radians, sin

from outreach_desktop.domain.documents.drawn.charts import Finish
from outreach_desktop.domain.documents.look import Border, TextStyle
from outreach_desktop.ui.paper import fonts
from outreach_desktop.ui.paper.ink import InkWords
from outreach_desktop.ui.paper.strokes import Part, Point, Stroke, TurnedWords

_MOST_LINES = 4


@dataclass(slots=True)
class Box:
    """An area of the canvas that is still free."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is, at least a point."""
        return max(self.right - self.left, 1.0)

    @property
    def height(self) -> float:
        """How high it is, at least a point."""
        return max(self.bottom - self.top, 1.0)


@dataclass(slots=True)
class Canvas:
    """What is drawn so far, from the back to the front."""

    width: float
    height: float
    parts: list[Part] = field(default_factory=list)

    def area(self, points: list[Point], finish: Finish) -> None:
        """A filled area with its line."""
        if finish.fill or finish.line.width:
            self.parts.append(Stroke(tuple(points), finish.fill, finish.line, is_closed=True))

    def box(self, left: float, top: float, right: float, bottom: float, finish: Finish) -> None:
        """An upright one."""
        self.area([(left, top), (right, top), (right, bottom), (left, bottom)], finish)

    def line(self, points: list[Point], border: Border) -> None:
        """A line through points."""
        if border.width and len(points) > 1:
            self.parts.append(Stroke(tuple(points), "", border))

    def words(self, text: str, style: TextStyle, x: float, y: float, align: str = "center") -> None:
        """One line of words, whose middle stands at the height `y`; `align` says what of it stands at `x`."""
        across = width_of(text, style)
        x -= {"center": across / 2, "right": across}.get(align, 0.0)
        self.parts.append(
            InkWords(x, y + below_middle(style), text, fonts.font(style), style.color)
        )

    def turned(
        self, text: str, style: TextStyle, x: float, y: float, angle: float, align: str
    ) -> None:
        """The same, turned about (`x`, `y`)."""
        back = {"center": width_of(text, style) / 2, "right": width_of(text, style)}.get(align, 0.0)
        turn, down = radians(angle), below_middle(style)
        left = x - back * cos(turn) - down * sin(turn)
        top = y - back * sin(turn) + down * cos(turn)
        self.parts.append(TurnedWords(left, top, text, fonts.font(style), style.color, angle))


def width_of(text: str, style: TextStyle) -> float:
    """How wide words run."""
    return fonts.ruler(style).width(text)


def line_height(style: TextStyle) -> float:
    """How high a line of them is."""
    return sum(fonts.heights(style))


def below_middle(style: TextStyle) -> float:
    """How far the baseline lies below the middle of a line."""
    up, down = fonts.heights(style)
    return (up - down) / 2


def in_lines(text: str, style: TextStyle, room: float, most: int = _MOST_LINES) -> list[str]:
    """Words in lines no wider than `room`, as far as words allow; a few lines at most, the last cut short."""
    found: list[str] = []
    for line in text.split("\n"):
        held = ""
        for word in line.split():
            longer = f"{held} {word}".strip()
            if held and width_of(longer, style) > room:
                found.append(held)
                held = word
            else:
                held = longer
        found.append(held)
    if len(found) > most:
        found = [*found[: most - 1], found[most - 1] + " \u2026"]
    return [shortened(line, style, room) for line in found]


def shortened(text: str, style: TextStyle, room: float) -> str:
    """As much of a line as there is room for."""
    if width_of(text, style) <= room + 0.5:
        return text
    least, most = 1, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if width_of(text[:middle] + "\u2026", style) <= room:
            least = middle
        else:
            most = middle - 1
    return text[:least].rstrip() + "\u2026"
