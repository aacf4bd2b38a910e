"""What goes with every letter of a run: times that are offered, files that are enclosed, and what was asked and is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.words import say, say_many

MOST_TIMES: Final = 3
"""Of times offered: more are a calendar, and nobody chooses."""
TIMES: Final = "letter.times"
ENCLOSURES: Final = "letter.enclosures"
QUESTION: Final = "letter.question"
"""What a template calls them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesWith:
    """As it is chosen: `enclosures` are the ids of attached files, in the order in which they are named."""

    times: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    question: str = ""


NOTHING: Final = GoesWith()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file that goes with each letter. `why_not` says in a word why its pages are not printed: "gone", "other", ..."""

    id: str
    file: str
    """The name of the file."""
    pages: int = 0
    why_not: str = ""

    @property
    def name(self) -> str:
        """As a letter lists it: \u201cHow to refer\u201d."""
        return as_listed(self.file)


def not_quoted(titles: list[str]) -> Finding:
    """What is to be known where no document chosen has a place for what was asked."""
    named = ", ".join(f"\u201c{one}\u201d" for one in titles)
    message = say("{documents}: there is no place for what they asked in it.", documents=named)
    return Finding(contact_id=None, name="", message=message)


def times_in(text: str) -> tuple[str, ...]:
    """The times offered that stand in a text, one a line; those beyond the most are left out."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(line for line in lines if line)[:MOST_TIMES]


def as_listed(file: str) -> str:
    """A file by its name without the ending: \u201chow_to_refer.pdf\u201d is \u201chow to refer\u201d."""
    path = PurePath(file)
    stem = path.stem if path.suffix.casefold() in _ENDINGS else path.name
    return " ".join(stem.replace("_", " ").split()) or file


_ENDINGS: Final = frozenset((".pdf", ".docx", ".doc", ".odt", ".png", ".jpg", ".jpeg", ".txt"))


def told(one: Enclosed) -> Finding | None:
    """What is to be known of an enclosure whose pages are not printed with the letter; None where they are."""
    sentences = {
        "other": say(
            "The enclosure \u201c{name}\u201d is no PDF. The letters name it; print it from its own program and put it in by hand.",
            name=one.file,
        ),
        "locked": say(
            "The enclosure \u201c{name}\u201d is locked with a password. The letters name it; print it by hand, or attach it without the password.",
            name=one.file,
        ),
        "damaged": say(
            "The enclosure \u201c{name}\u201d is damaged, and its pages cannot be read. The letters name it; attach it again, or put it in by hand.",
            name=one.file,
        ),
        "long": say(
            "The enclosure \u201c{name}\u201d has more pages than anyone would print with a letter. The letters name it; print what is wanted of it by hand.",
            name=one.file,
        ),
        "gone": say("An enclosure chosen is no longer there. The letters do not name it."),
    }
    if not one.why_not:
        return None
    return Finding(contact_id=None, name="", message=sentences[one.why_not])


def printed_behind(enclosed: Iterable[Enclosed]) -> Finding | None:
    """What is to be known of enclosures whose pages are printed: a Word file has none of them."""
    names = [one.name for one in enclosed if not one.why_not]
    if not names:
        return None
    message = say_many(
        "The pages of the enclosure {names} come behind each letter when you print or make PDFs here. The Word files only name it.",
        "The pages of the enclosures {names} come behind each letter when you print or make PDFs here. The Word files only name them.",
        len(names),
        names=", ".join(f"\u201c{one}\u201d" for one in names),
    )
    return Finding(contact_id=None, name="", message=message)


def not_said(titles: list[str], *, enclosures: bool) -> Finding | None:
    """What is to be known where no document chosen has a place for the times, or for the enclosures."""
    if not titles:
        return None
    named = ", ".join(f"\u201c{one}\u201d" for one in titles)
    message = (
        say(
            "{documents}: enclosures are not named in it. They are printed anyway.",
            documents=named,
        )
        if enclosures
        else say("{documents}: there is no place for the times offered in it.", documents=named)
    )
    return Finding(contact_id=None, name="", message=message)
