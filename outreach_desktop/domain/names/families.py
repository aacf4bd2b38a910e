"""How a letter opens to “Pat Macandle and family” and “The Quellow Family”, where it is sure what they are called."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from outreach_desktop.domain.names.couples import sides

_AND: Final = re.compile(
    r"^(?P<who>\S.*?)\s*(?:\band\b|\bund\b|&|\+)\s*(?:the\s+)?family$", re.IGNORECASE
)
_OF: Final = re.compile(
    r"^(?:the\s+)?(?P<after>[^\W\d_][\w'\u2019-]+)\s+(?:family|household)$"
    r"|^(?:the\s+)?family\s+(?P<before>[^\W\d_][\w'\u2019-]+)$",
    re.IGNORECASE,
)
_IS_NAMED: Final = re.compile("family|household", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019.-]*$")


def dear(name: str, titles: Mapping[str, str], of_one: Callable[[str, str, str], str]) -> str:
    """What stands after “Dear”; "" where the name is of no family, or it is not sure.

    `titles` are those that letters open with, as they are compared; `of_one` greets a title, a first name and a surname, "" where
    it cannot.
    """
    if not _IS_NAMED.search(name):
        return ""  # most are of one person
    words = " ".join(name.split())
    if found := _OF.match(words):
        return f"{found['after'] or found['before']} family"
    found = _AND.match(words)
    who = _who(found["who"], titles, of_one) if found else ""
    return f"{who} and family" if who else ""


def _who(text: str, titles: Mapping[str, str], of_one: Callable[[str, str, str], str]) -> str:
    parts = [side.split() for side in sides(text)]
    if len(parts) == 1:
        return _one(parts[0], titles, of_one)
    if len(parts) != 2 or not all(map(_WORD.match, parts[0] + parts[1])):
        return ""
    (*first,), (*second,) = parts
    one, other = _title(first[0], titles), _title(second[0], titles)
    if one and other and len(first) == 1:  # “Mr & Mrs J Jones”
        last = second[-1] if len(second) > 1 else ""
        return f"{one} and {other} {last}" if last else ""
    if one or other:
        names = [_one(each, titles, of_one) for each in parts]
        return " and ".join(names) if all(names) else ""
    return f"{' '.join(first)} and {' '.join(second)}" if len(second) > 1 else ""


def _one(
    words: list[str], titles: Mapping[str, str], of_one: Callable[[str, str, str], str]
) -> str:
    if len(words) < 2 or not all(map(_WORD.match, words)):
        return ""  # a surname, or a first name
    if _title(words[0], titles):
        return of_one(words[0], " ".join(words[1:-1]), words[-1])
    return of_one("", " ".join(words[:-1]), words[-1])


def _title(word: str, titles: Mapping[str, str]) -> str:
    return titles.get(word.casefold().rstrip("."), "")
