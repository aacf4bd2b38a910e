"""Fields: what people fill in about a subject, each described once, beside the subject it belongs to.

Everything that speaks of a field reads it here: forms, the history, imports, searching, the catalogue of templates,
the command line. It is plain data: what is stored, and which rules hold, is written where it belongs.
"""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.words import language, say
from outreach_desktop.words.saying import ENGLISH

INSTEAD: Final = "[\u2026]"
"""Stands in a text where the name of someone was who was erased."""


class FieldKind(StrEnum):
    """What a field holds, in the words of the checker and the manual."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    YES_NO = "yes or no"
    PICTURE = "picture"
    LINES = "list of lines"
    REFERENCE = "another entry"
    ROWS = "list of rows"
    SUBJECT = "subject"


_KINDS: dict[str, str] = {
    FieldKind.TEXT: say("text"),
    FieldKind.NUMBER: say("number"),
    FieldKind.DATE: say("date"),
    FieldKind.TIME: say("time"),
    FieldKind.MOMENT: say("moment"),
    FieldKind.YES_NO: say("yes or no"),
    FieldKind.PICTURE: say("picture"),
    FieldKind.LINES: say("list of lines"),
    FieldKind.REFERENCE: say("another entry"),
    FieldKind.ROWS: say("list of rows"),
    FieldKind.SUBJECT: say("subject"),
    "list": say("list"),
    "list of lists": say("list of lists"),
    "table of numbers": say("table of numbers"),
}


def kind_in_words(kind: str) -> str:
    """What a field holds, or a template asks for, in the reader's language."""
    return _KINDS.get(kind, kind)


class Searched(StrEnum):
    """How searching looks through a field: not at all, by its words, or spelt in a second way as well."""

    NOT = ""
    WORDS = "words"
    NUMBER = "without blanks too"
    SURNAME = "with its parts as words too"


class ReachedBy(StrEnum):
    """Whether someone is reached by what stands in a field, and how: forms say where it looks odd."""

    NOT = ""
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Field:
    """One column that people fill in. `name` is the column's, `label` what forms and cards call it."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    _: KW_ONLY
    short: str = ""
    """What a list or a sentence calls it, where the label is too long for that or stands beside a box to tick."""
    help: str = ""
    """What stands under it in a form."""
    example: object = ""
    """A value as people would type it."""
    values: tuple[tuple[str, str], ...] = ()
    """The words for values that the program keeps in words of its own."""
    says_all: bool = False
    """Whether the words for its value need no name before them: \u201cwe contacted them\u201d."""
    searched: Searched = Searched.NOT
    searched_from: int = 0
    """The step of the data file that has searching look through it, where its column is older than that."""
    reached_by: ReachedBy = ReachedBy.NOT
    """Whether it holds an email address or a phone number."""
    may_come: bool = False
    """Whether a day in it may lie ahead; all others tell of what has happened."""
    imported_as: str = ""
    """What imports call it; `exchange.headings` has what other programs call it."""
    published: str = ""
    """Where templates find it: \u201ccontact.first_name\u201d."""
    meaning: str = ""
    """What it is, for who writes a template; for one that is published."""


Fields = dict[str, Field]


def described(*fields: Field) -> Fields:
    """Fields by the name of their column, in the order of a form."""
    return {field.name: field for field in fields}


def in_short(field: Field) -> str:
    """\u201cLarge print\u201d: what a list calls it."""
    return field.short or field.label


def in_a_sentence(field: Field) -> str:
    """\u201clarge print\u201d, \u201cRSVP\u201d; other languages write names as they are."""
    words = in_short(field)
    if words[:2].isupper() or language() != ENGLISH:
        return words
    return words[:1].lower() + words[1:]


def kept(field: Field) -> tuple[str, ...]:
    """The values that the program itself keeps in a field."""
    return tuple(value for value, _ in field.values)


def in_words(field: Field, value: str) -> str:
    """A kept value as people read it, wherever it is shown; what somebody typed of their own stays as typed."""
    words = dict(field.values)
    if field.kind is FieldKind.LINES and words:
        return "\n".join(words.get(line, line) for line in value.splitlines())
    return words.get(value, value)


def begun(words: str) -> str:
    """With a capital letter, and nothing else changed: \u201cGP practice\u201d."""
    return words[:1].upper() + words[1:]


def alone(field: Field, value: str) -> str:
    """A kept value where no sentence is around it: \u201cOpen evening\u201d."""
    return begun(in_words(field, value))


def published(fields: Fields) -> Iterator[Field]:
    """Those that templates may use."""
    return (field for field in fields.values() if field.published)


def folded(word: str) -> str:
    """The same for two spellings of one word, of a tag or of a list: capitals and blanks aside."""
    return " ".join(word.split()).casefold()
