"""Fields of a group's own: what they are called, what they hold, and what can stand in them.

A value is kept as text whatever its kind is: a day as “2026-03-04”, a tick as “yes” or “no”, a word of a list as it reads.
Nothing kept is the third answer of a tick: nobody has said.
"""

import datetime as dt
import keyword
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, described, folded
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say, say_in

PEOPLE: Final = "contacts"
ORGANISATIONS: Final = "organisations"
MOST: Final = 20
"""Fields of people, and as many of organisations: a form stays one that somebody fills in."""
LONGEST: Final = 40
"""Letters of a name: it is a heading, and stands before a field."""
MOST_WORDS: Final = 200
LONGEST_WORD: Final = 80
YES: Final = "yes"
NO: Final = "no"


class OwnKind(StrEnum):
    """What a field of a group's own holds."""

    TEXT = "text"
    DATE = "date"
    TICK = "tick"
    LIST = "list"


FIELDS = described(
    Field(
        "about",
        say("About"),
        values=((PEOPLE, say("people")), (ORGANISATIONS, say("organisations"))),
    ),
    Field(
        "name",
        say("Name"),
        example=say("Parking permit"),
        help=say("As it is called in forms, lists and exports."),
    ),
    Field(
        "kind",
        say("Holds"),
        values=(
            (OwnKind.TEXT, say_in("own field", "text")),
            (OwnKind.DATE, say_in("own field", "a date")),
            (OwnKind.TICK, say_in("own field", "yes or no")),
            (OwnKind.LIST, say_in("own field", "a word from a list")),
        ),
    ),
    Field("words", say("Words to choose from"), FieldKind.LINES, help=say("One on each line.")),
    Field("hidden_words", say("Words not offered"), FieldKind.LINES),
    Field("is_hidden", say("Not offered"), FieldKind.YES_NO),
)
VALUE_FIELDS = described(
    Field("field_id", say("Own field"), FieldKind.REFERENCE),
    Field("value", say("Value")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFieldDraft:
    """A field of the group's own as somebody describes it. `words` are those of a list, one a line."""

    about: str
    name: str
    kind: OwnKind = OwnKind.TEXT
    words: str = ""
    hidden_words: str = ""
    """Those of the words that forms no longer offer, one a line."""
    position: int = 0
    is_hidden: bool = False

    @property
    def key(self) -> str:
        """What templates call it after “own.”."""
        return identifier(self.name)

    @property
    def offered(self) -> tuple[str, ...]:
        """The words of its list that forms offer."""
        hidden = {folded(word) for word in self.hidden_words.splitlines()}
        return tuple(word for word in self.every_word if folded(word) not in hidden)

    @property
    def every_word(self) -> tuple[str, ...]:
        """The words of its list, each once, the hidden ones too."""
        words = filter(None, (" ".join(line.split()) for line in self.words.splitlines()))
        return tuple({folded(word): word for word in reversed([*words])}.values())[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField(OwnFieldDraft):
    """A field of the group's own that is kept. `id` is UUID text."""

    id: str


def identifier(name: str) -> str:
    """“Parking permit” as templates write it: “parking_permit”.

    Small letters without accents, and one _ for all that is neither letter nor digit.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    joined = "_".join(re.findall(r"[^\W_]+", plain))
    return joined if joined.isidentifier() and not keyword.iskeyword(joined) else f"_{joined}"


def published(field: OwnFieldDraft) -> str:
    """What templates write for a field: \u201ccontact.own.parking_permit\u201d."""
    return f"{'contact' if field.about == PEOPLE else 'organisation'}.own.{field.key}"


def problems(draft: OwnFieldDraft, others: Iterable[OwnField]) -> tuple[Problem, ...]:
    """What stops this field from being kept beside the `others` about the same, in reading order."""
    found = []
    others = tuple(others)
    if told := _of_its_name(draft, others):
        found.append(Problem("name", told))
    if draft.kind is OwnKind.LIST:
        if not draft.every_word:
            found.append(Problem("words", say("Type the words to choose from, one on each line.")))
        elif len(draft.every_word) > MOST_WORDS or max(map(len, draft.every_word)) > LONGEST_WORD:
            told = say(
                "Type at most {most} words, each of at most {letters} letters.",
                most=MOST_WORDS,
                letters=LONGEST_WORD,
            )
            found.append(Problem("words", told))
    return tuple(found)


def _of_its_name(draft: OwnFieldDraft, others: Sequence[OwnField]) -> str:
    name = draft.name.strip()
    if not name:
        return say("Type a name.")
    if len(name) > LONGEST:
        return say("Type a shorter name, of at most {most} letters.", most=LONGEST)
    if '"' in name or not name.isprintable():
        return say("Type a name without quotation marks, on one line.")
    if not draft.key.strip("_"):
        return say("Type a name that has a letter or a digit.")
    for other in others:
        if folded(other.name) == folded(name):
            return say("There is a field of this name already. Choose another name.")
        if other.key == draft.key:
            return say(
                "Templates could not tell this name from \u201c{name}\u201d. Choose another name.",
                name=other.name,
            )
    return ""


def too_many(about: str) -> str:
    """What is said to somebody who wants one more than there can be."""
    if about == PEOPLE:
        told = say("There are {most} own fields of people already, the most there can be.")
    else:
        told = say("There are {most} own fields of organisations already, the most there can be.")
    return told.format(most=MOST)


def find(fields: Iterable[OwnField], name: str) -> OwnField | None:
    """The field that is called so, in whatever capitals, or as templates call it."""
    wanted, key = folded(name), identifier(name)
    fields = tuple(fields)
    by_name = (one for one in fields if folded(one.name) == wanted)
    by_key = (one for one in fields if one.key == key)
    return next(by_name, None) or next(by_key, None)


def as_day(value: str) -> dt.date | None:
    """A kept day; None for what is none."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def in_words(field: OwnFieldDraft, value: str, short_date: Callable[[dt.date], str] = str) -> str:
    """A kept value as people read it: \u201c4 Mar 2026\u201d, \u201cyes\u201d."""
    if field.kind is OwnKind.DATE:
        day = as_day(value)
        return short_date(day) if day else value
    if field.kind is OwnKind.TICK and value:
        return say("yes") if value == YES else say("no")
    return value


def may_stand(kind: OwnKind, value: str) -> bool:
    """Whether such a value can be kept in a field of this kind; "" stands for nothing in any."""
    if kind is OwnKind.DATE:
        return not value or as_day(value) is not None
    return kind is not OwnKind.TICK or value in ("", YES, NO)
