"""Words that fill a frame, as Word writes its watermarks."""

import re

from outreach_desktop.domain.documents.drawn.sketches import StretchedWords
from outreach_desktop.domain.documents.look import TextStyle
from outreach_desktop.templates.engine.look.colours import named
from outreach_desktop.templates.engine.look.package import Element

_V = "{urn:schemas-microsoft-com:vml}"
_LONGEST = 200


def stretched(shape: Element) -> StretchedWords | None:
    """The words on a shape of old Word, turned as it is; None where it has none."""
    path = shape.find(f"{_V}textpath")
    if path is None or not path.get("string", "").strip():
        return None
    about = path.get("style", "")
    family = re.search(r"font-family:\s*[\"']?(?:&quot;)?([^\"';&]+)", about)
    angle = re.search(r"(?:^|;)\s*rotation:\s*(-?[\d.]{1,9})", shape.get("style", ""))
    return StretchedWords(
        text=path.get("string", "")[:_LONGEST],
        style=TextStyle(
            family=family[1].strip() if family else "Calibri",
            bold="font-weight:bold" in about.replace(" ", ""),
            italic="font-style:italic" in about.replace(" ", ""),
            color=_seen_through(shape),
        ),
        angle=_number(angle[1]) % 360 if angle else 0.0,
    )


def _seen_through(shape: Element) -> str:
    """Its colour, lighter where the paper is seen through it."""
    fill = shape.find(f"{_V}fill")
    opacity = fill.get("opacity", "1") if fill is not None else "1"
    share = _number(opacity.removesuffix("f")) / (65536 if opacity.endswith("f") else 1)
    return named(shape.get("fillcolor", "silver"), min(max(share, 0.0), 1.0))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
