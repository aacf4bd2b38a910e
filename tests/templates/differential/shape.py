"""What a template shape is: a Word file made in code, the data for it, and what is expected."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docxtpl import DocxTemplate

Made = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Shape:
    """A template and its data, for which both engines shall make the same document."""

    name: str
    made: Made
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A template and its data for which we make another document on purpose.

    `ours` are the texts of the paragraphs we make; `theirs` is what python-docx-template makes of it,
    in words, and `why` is the reason for the difference. A `told` is what we say instead of filling it in.
    """

    name: str
    made: Made
    data: Mapping[str, Any]
    ours: tuple[str, ...]
    theirs: str
    why: str
    missing: str = "stop"
    told: str = ""


def shape(shapes: list[Shape], **data: Any) -> Callable[[Made], Made]:
    """Put a function that makes a template among `shapes`, under its own name."""

    def kept(made: Made) -> Made:
        shapes.append(Shape(made.__name__.replace("_", " "), made, data))
        return made

    return kept


def by_docxtpl(template: bytes, data: Mapping[str, Any]) -> bytes:
    """The document as python-docx-template makes it, with its escaping on."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(data), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
