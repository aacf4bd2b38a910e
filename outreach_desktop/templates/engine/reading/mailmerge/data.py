"""Values that stand in the data under the names of a mail merge, however they are written."""

import re
from collections.abc import Iterable, Mapping

from outreach_desktop.templates.engine.reading.mailmerge.meaning import Meaning
from outreach_desktop.templates.engine.reading.names import folded

_NAME = re.compile(r"[^\W\d]\w*")
_KEYWORDS = frozenset(
    [
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "elif",
        "for",
        "recursive",
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
    ]
)


def given_directly(names: Iterable[str], data: Mapping[str, object]) -> dict[str, str]:
    """For each name that a value of `data` goes by, the key of that value: “First Name” for First_Name.

    `contact.name` is a key too where it leads to a value.
    """
    printable = [key for key, value in data.items() if _is_printable(value)]
    keys = {folded(key): key for key in reversed(printable)}
    found = {}
    for name in names:
        if name in printable or _is_path(name, data):
            found[name] = name
        elif key := keys.get(folded(name), ""):
            found[name] = key
    return found


def _is_printable(value: object) -> bool:
    return not isinstance(value, (Mapping, list, tuple))


def _is_path(name: str, data: object) -> bool:
    parts = name.split(".")
    for part in parts:
        if not isinstance(data, Mapping) or part not in data:
            return False
        data = data[part]
    return len(parts) > 1 and all(map(_NAME.fullmatch, parts)) and _is_printable(data)


def as_variable(key: str) -> str:
    """A key as a tag can name it: “First Name” is First_Name."""
    if "." in key:  # a path, which a tag can name as it is
        return key
    plain = re.sub(r"\W", "_", key)
    return f"_{plain}" if not plain.isidentifier() or plain in _KEYWORDS else plain


def meaning_for(
    table: Mapping[str, str], data: Mapping[str, object], given: Mapping[str, str]
) -> Meaning:
    """What names mean to a document of `data`: what is `given` directly, and as much of the table as it has."""
    direct = {name: as_variable(key) for name, key in given.items()}
    known = {name: words for name, words in table.items() if _is_had(words, data)}
    return Meaning(known, direct)


def _is_had(words: str, data: Mapping[str, object]) -> bool:
    """True where the data have what an expression begins with."""
    first = _NAME.search(words)
    return first is not None and first[0] in data
