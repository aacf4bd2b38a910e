"""Papers that the program itself says, such as lists and reports: headings, facts and tables, in one size of text."""

from collections.abc import Sequence
from dataclasses import dataclass

LARGE: float = 16.0
"""Points of text for people with poor sight."""
USUAL: float = 10.5


@dataclass(frozen=True, slots=True)
class PaperWords:
    """A paragraph; `look` is "", "muted", "lead" or "heading"."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Names and what is said under each: two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Rows below a header, which each page says again; `shares` are how wide the columns are beside each other."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A PNG as wide as the page, or as high where it would be higher; `about` is said to who cannot see it."""

    content: bytes
    about: str = ""


PaperBlock = PaperWords | PaperFacts | PaperTable | PaperPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """A heading, "" for none, and what stands below it."""

    heading: str
    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper:
    """All of it. `foot` is at the bottom of every page, beside its number."""

    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[PaperPart, ...] = ()
    foot: str = ""
    paper: str = "A4"
    language: str = ""
    points: float = USUAL
    is_wide: bool = False
    """Whether the pages lie on their long side."""


def columns_of(rows: Sequence[Sequence[tuple[str, str]]]) -> tuple[str, ...]:
    """The labels that any of these rows has, in the order in which they first come."""
    return tuple(dict.fromkeys(label for row in rows for label, _ in row))
