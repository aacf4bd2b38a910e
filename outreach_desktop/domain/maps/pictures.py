"""A map as a picture: boxes with words, lines between them. What stands where is settled here, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

WIDTH: Final = 216.0
HEIGHT: Final = 66.0
"""Of the box of a person; all is measured in a size of text of 10 units."""
GAP: Final = 14.0
EDGE: Final = 24.0

BoxLook = Literal["person", "champion", "place", "heading", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBox:
    """A box and its words; `key` is the id of who or what it is about, "" for a heading."""

    key: str
    look: BoxLook
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    spoken: str = ""
    """All that it says, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A line through these points."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """All of a map. `boxes` stand in the order in which they are walked through."""

    title: str
    about: str
    width: float
    height: float
    boxes: tuple[MapBox, ...] = ()
    lines: tuple[MapLine, ...] = ()

    @property
    def head(self) -> float:
        """How high the headings above all columns are; 0 without any."""
        return max(
            (one.y + one.height + GAP for one in self.boxes if one.look == "heading"), default=0.0
        )

    @property
    def people(self) -> tuple[MapBox, ...]:
        """The boxes of people, in their order."""
        return tuple(one for one in self.boxes if one.look in ("person", "champion"))


def picture(
    title: str, about: str, boxes: Sequence[MapBox], lines: Sequence[MapLine] = ()
) -> MapPicture:
    """As large as what is in it, with an edge around."""
    return MapPicture(
        title=title,
        about=about,
        width=max((one.x + one.width for one in boxes), default=0.0) + EDGE,
        height=max((one.y + one.height for one in boxes), default=0.0) + EDGE,
        boxes=tuple(boxes),
        lines=tuple(lines),
    )


def strips(whole: MapPicture, height: float) -> tuple[tuple[float, float], ...]:
    """From where to where each sheet shows of a map that is higher than one: no box is cut through that fits on a sheet.

    A sheet ends before an organisation where it is more than half full by then, and never between one and its people.
    """
    edges = sorted({one.y - GAP / 2 for one in whole.boxes})
    places = {one.y - GAP / 2 for one in whole.boxes if one.look == "place"}
    below = {one.y + one.height + GAP / 2 for one in whole.boxes if one.look == "place"}
    found: list[tuple[float, float]] = []
    begins = 0.0
    while whole.height - begins > height:
        ends = begins + height
        free = [at for at in edges if begins < at <= ends and not _is_cut(whole, at)]
        good = [at for at in free if at in places and at > begins + height / 2]
        fair = [at for at in free if at not in below or at in places]
        ends = (good or fair or free or [ends])[-1]
        found.append((begins, ends))
        begins = ends
    return (*found, (begins, whole.height))


def _is_cut(whole: MapPicture, at: float) -> bool:
    return any(one.y < at < one.y + one.height for one in whole.boxes)


Direction = Literal["left", "right", "up", "down"]


def neighbour(whole: MapPicture, at: int, direction: Direction) -> int:
    """The place of the nearest box about someone or something in a direction; the same where there is none."""
    here = whole.boxes[at]
    best, found = None, at
    for place, one in enumerate(whole.boxes):
        if place == at or not one.key:
            continue
        across = one.x + one.width / 2 - here.x - here.width / 2
        down = one.y + one.height / 2 - here.y - here.height / 2
        along, aside = (across, down) if direction in ("left", "right") else (down, across)
        if direction in ("left", "up"):
            along = -along
        if along <= 1:
            continue
        far = along + 3 * abs(aside)
        if best is None or far < best:
            best, found = far, place
    return found
