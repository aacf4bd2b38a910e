"""Fields: what people fill in about a subject, each described once, beside the subject it belongs to.

Everything that speaks of a field reads it here: forms, the history, imports, searching, the catalogue of templates,
the command line. It is plain data: what is stored, and which rules hold, is written where it belongs.
"""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum


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


class Searched(StrEnum):
    """How searching looks through a field: not at all, by its words, or spelt in a second way as well."""

    NOT = ""
    WORDS = "words"
    NUMBER = "without blanks too"
    SURNAME = "with its parts as words too"


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
    """\u201clarge print\u201d, \u201cRSVP\u201d."""
    words = in_short(field)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def in_words(field: Field, value: str) -> str:
    """A value as people say it."""
    return dict(field.values).get(value, value)


def published(fields: Fields) -> Iterator[Field]:
    """Those that templates may use."""
    return (field for field in fields.values() if field.published)
