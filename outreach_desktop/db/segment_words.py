"""How what was typed is compared with what stands in a column."""

from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_people import ValueColumn
from outreach_desktop.domain.fields import Field, in_words

_GROUPING: Final = str.maketrans(dict.fromkeys(" -/.()", ""))


def ungrouped(number: str) -> str:
    """A phone number without what groups it."""
    return number.translate(_GROUPING)


def lower(text: str) -> str:
    """As SQLite has it: letters of English alone."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def filled(column: ValueColumn, values: Iterable[str]) -> bytes:
    """The rows in which one of the values stands, whole; an empty one is nobody's."""
    return column.one_of(filter(None, values))


def holding_part(column: ValueColumn, value: str) -> bytes:
    """The rows in which `value` stands, accents and capitals aside; an empty one is nobody's."""
    wanted = plain(value)
    return filled(column, (one for one in column.values if wanted in plain(one)))


def kept_as(in_use: Iterable[str], field: Field, value: str) -> list[str]:
    """The words in a column that `value` names: as they are kept or as people read them, whole or else begun."""
    every = dict.fromkeys([*(value for value, _ in field.values), *in_use])
    wanted = plain(value)
    said = {word: {plain(word), plain(in_words(field, word))} for word in every}
    whole = [word for word, spellings in said.items() if wanted in spellings]
    begun = [w for w, spellings in said.items() if any(s.startswith(wanted) for s in spellings)]
    return whole or begun
