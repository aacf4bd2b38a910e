"""Shapes as they stand in their frame: outlines, what fills them, and the words on them. Lengths are points."""

from dataclasses import dataclass, field

from outreach_desktop.domain.documents.drawn.charts import Finish
from outreach_desktop.domain.documents.look import TextStyle

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A line through points, or the area within them."""

    points: Points
    is_closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchWords:
    """A paragraph on a shape. `align` is "left", "center" or "right"."""

    text: str
    style: TextStyle = field(default=TextStyle())
    align: str = "center"


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchShape:
    """One shape, or a picture among shapes. `box` is the left, top, width and height of its words or its picture."""

    outlines: tuple[Outline, ...] = ()
    finish: Finish = field(default=Finish())
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    said: tuple[SketchWords, ...] = ()
    anchor: str = "center"
    """Where its words stand: at the "top", "center" or "bottom"."""
    picture: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Shapes that are one thing, from the back to the front."""

    shapes: tuple[SketchShape, ...]

    @property
    def words(self) -> str:
        """What is to be read on it."""
        return " ".join(one.text for shape in self.shapes for one in shape.said if one.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchedWords:
    """Words that fill their frame, turned about its middle: a watermark such as DRAFT."""

    text: str
    style: TextStyle = field(default=TextStyle())
    angle: float = 0.0

    @property
    def words(self) -> str:
        """What is to be read."""
        return self.text
