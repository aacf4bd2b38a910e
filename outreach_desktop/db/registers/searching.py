"""Finding in a register that was read, by words of which each may be only begun, and by code."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.registers.directory import BEGINNINGS
from outreach_desktop.db.search import fold, plain
from outreach_desktop.domain.registers.kept import COLUMNS, Record, RegisterLink
from outreach_desktop.domain.searching import words_of

ENOUGH: Final = 200
"""Entries that are looked at to find the best of them."""
_MOST_LOOKED_AT: Final = 1000
_AT_ONCE: Final = 250
_MOST_WITH_CODE: Final = 20_000
"""Entries that have a code in their words, such as all that belong to what it is the code of."""
_TOKEN: Final = re.compile(r"\w+")
_ALL: Final = ", ".join(COLUMNS)
_WITH_CODE: Final = (
    f"SELECT {_ALL} FROM entries WHERE code = ? AND id IN"
    " (SELECT rowid FROM found WHERE found MATCH ? LIMIT ?)"
)
_GLUED: Final = re.compile(r"(?<=\d)[-\u2013](?=\d)")


def tokens(words: str) -> list[str]:
    """The words of a search as the index has them: “o'neil” is one, and so is “02115-6789”."""
    folded = plain(_GLUED.sub("", fold(" ".join(words_of(words)))))
    return list(dict.fromkeys(_TOKEN.findall(folded)))


def found(
    db: Data, asked: Sequence[str], words: Callable[[Record], str], *, enough: int = ENOUGH
) -> list[Record]:
    """Entries in whose `words` each of `asked` begins one, in the order of the file, up to `enough`."""
    if not any(len(word) >= BEGINNINGS[0] for word in asked):
        return []
    long = [word for word in asked if len(word) not in BEGINNINGS]
    whole = list(islice(_numbers(db, asked, whole=True), enough))
    records = _entries(db, whole)
    if letters := [word for word in asked if len(word) < BEGINNINGS[0]]:
        records = [one for one in records if _fits(words(one), letters)]
    if not long or len(records) >= enough:
        return records
    # Not enough have these very words: those in which they are only begun come after them.
    numbers = _numbers(db, asked, whole=False)
    known, looked_at = set(whole), 0
    while len(records) < enough and looked_at < _MOST_LOOKED_AT:
        some = list(islice(numbers, _AT_ONCE))
        if not some:
            break
        looked_at += len(some)
        others = (one for one in _entries(db, [n for n in some if n not in known]))
        fits = (one for one in others if _fits(words(one), long))
        records += islice(fits, enough - len(records))
    return records


def _numbers(db: Data, asked: Sequence[str], *, whole: bool) -> Iterator[int]:
    """The entries that have these words, or those whose index of beginnings says that they may have words begun so."""
    wanted = [
        f'"{word}"' if whole and len(word) not in BEGINNINGS else f'"{_indexed(word)}" *'
        for word in asked
        if len(word) >= BEGINNINGS[0]
    ]
    match = " AND ".join(dict.fromkeys(wanted))
    rows = db.execute("SELECT rowid FROM found WHERE found MATCH ?", [match])
    return (number for (number,) in rows)


def _indexed(word: str) -> str:
    """The longest beginning of a word that is indexed."""
    return word[: max(length for length in BEGINNINGS if length <= len(word))]


def _entries(db: Data, numbers: Sequence[int]) -> list[Record]:
    marks = ", ".join("?" * len(numbers))
    rows = db.execute(f"SELECT {_ALL} FROM entries WHERE id IN ({marks})", list(numbers))
    return [Record(*row) for row in rows]


def _fits(words: str, long: Sequence[str]) -> bool:
    """Whether each of these begins one of the words: an index of beginnings knows only the first letters."""
    if words.isascii():  # most are left out here, before anything is made of their words
        small = words.casefold()
        if not all(word in small for word in long):
            return False
    there = f" {' '.join(_TOKEN.findall(plain(words)))}"
    return all(f" {word}" in there for word in long)


def by_codes(db: Data, codes: Sequence[str]) -> dict[str, Record]:
    """The entries with these codes."""
    every: dict[str, Record] = {}
    for code in dict.fromkeys(codes):
        if asked := tokens(code):
            wanted = " AND ".join(f'"{word}"' for word in asked)
            rows = db.execute(_WITH_CODE, [code, wanted, _MOST_WITH_CODE])
            every |= ((code, Record(*row)) for row in rows)
    return every


def links_of(db: Data, codes: Sequence[str]) -> list[RegisterLink]:
    """What these belong to, as far as this register says."""
    rows = db.execute(
        "SELECT code, parent, parent_name, starts, ends FROM links"
        " WHERE code IN (SELECT value FROM json_each(?))",
        [json.dumps(list(codes))],
    )
    return [RegisterLink(*row) for row in rows]
