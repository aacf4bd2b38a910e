"""Finding in the directory: every register that was read is searched at once, what is best first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from heapq import nsmallest
from pathlib import Path
from typing import Final

from outreach_desktop.db.registers import directory, searching
from outreach_desktop.db.registers.directory import ReadBefore
from outreach_desktop.db.search import plain
from outreach_desktop.domain.names.place_capitals import place_as_written
from outreach_desktop.domain.registers.entries import RegisterEntry, entry_of, merged
from outreach_desktop.domain.registers.entry_words import words_of_entry
from outreach_desktop.domain.registers.kept import Record, RegisterLink, is_nhs
from outreach_desktop.errors import OutreachError

_Row = tuple[str, Record]
__all__ = ["MOST", "ReadBefore", "entries", "find", "get", "named", "registers", "whole", "wholes"]

MOST: Final = 100
_SMALL: Final = 200_000
_ENOUGH_OF_SMALL: Final = 500
_RANK: Final = ("epraccur", "egpcur", "etr", "ets")
"""Where two registers know one code, what these say stands."""


def registers(folder: Path) -> list[ReadBefore]:
    """What was read, in the order in which it is offered."""
    return directory.registers(folder)


def find(
    folder: Path, words: str, *, people: bool | None = None, at_most: int = MOST
) -> list[RegisterEntry]:
    """Entries in which each of `words` begins a word of name, place, postcode, code or kind; people only, or organisations only.

    A whole code stands first, then what is open, then what is called so.
    """
    asked = searching.tokens(words)
    if not asked:
        return []
    found: dict[tuple[bool, str], list[_Row]] = {}
    for one in directory.registers(folder):
        if one.is_damaged or one.register.is_of_links:
            continue
        key = one.register.key
        enough = _ENOUGH_OF_SMALL if one.count < _SMALL else searching.ENOUGH
        with directory.opened(one.path) as db:
            rows = searching.found(db, asked, partial(words_of_entry, key), enough=enough)
        _gather(found, key, (row for row in rows if people is None or bool(row.is_person) == people))  # fmt: skip
    # Names are taken out of their capitals only of what is shown.
    best = nsmallest(at_most, found.values(), key=partial(_order, asked))
    return [_as_one(rows) for rows in best]


def _gather(found: dict[tuple[bool, str], list[_Row]], key: str, rows: Iterable[Record]) -> None:
    """One code of the NHS is one entry, in whichever registers it is; a consultant at two hospitals is two."""
    for row in rows:
        there = found.setdefault((is_nhs(key), row.code), [])
        if any(register == key for register, _ in there):
            found[is_nhs(key), f"{row.code} {len(found)}"] = [(key, row)]
        else:
            there.append((key, row))


def _as_one(rows: Sequence[_Row]) -> RegisterEntry:
    first, *others = (entry_of(key, row) for key, row in sorted(rows, key=_weight))
    for other in others:
        first = merged(first, other)
    return first


def _weight(row: _Row) -> int:
    return _RANK.index(row[0]) if row[0] in _RANK else len(_RANK)


def _order(asked: Sequence[str], rows: Sequence[_Row]) -> tuple[bool, bool, int, bool, str, str]:
    """Ours first: a whole code, what is open, what has the words in its name, at best at the beginning."""
    _, row = min(rows, key=_weight)
    name = plain(row.name)
    words = f" {name} {plain(row.given)}"
    named = sum(1 for word in asked if f" {word}" in words)
    begins = name.startswith(asked[0])
    return row.code.casefold() not in asked, bool(row.closed), -named, not begins, name, row.code


def get(folder: Path, code: str, register: str = "") -> RegisterEntry | None:
    """The entry with this code, from all the registers that know it; `register` is a key, where codes of others may be the same."""
    found = entries(folder, [code], register)
    return found.get(code)


def entries(folder: Path, codes: Sequence[str], register: str = "") -> dict[str, RegisterEntry]:
    """The entries with these codes, with what they belong to as far as that is known."""
    found: dict[tuple[bool, str], list[_Row]] = {}
    for one in directory.registers(folder):
        key = one.register.key
        if one.is_damaged or one.register.is_of_links or register not in ("", key):
            continue
        with directory.opened(one.path) as db:
            rows = searching.by_codes(db, codes)
        _gather(found, key, rows.values())
    known = _with_links(folder, [_as_one(rows) for rows in found.values()])
    return {one.code: one for one in known}


def _with_links(folder: Path, found: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """With the network of a practice, which says more than its commissioner, or the practice of a practitioner."""
    links = _links(folder, [one.code for one in found if is_nhs(one.register)])
    return [
        replace(one, parent=link.parent, parent_name=place_as_written(link.parent_name))
        if is_nhs(one.register) and (link := links.get(one.code))
        else one
        for one in found
    ]


def _links(folder: Path, codes: Sequence[str]) -> dict[str, RegisterLink]:
    """What each of these belongs to by the files of links that were read: of those that have not ended, the newest."""
    found: list[RegisterLink] = []
    for each in directory.registers(folder) if codes else ():
        if each.register.is_of_links and not each.is_damaged and each.register.key != "epcmem":
            with directory.opened(each.path) as db:
                found += searching.links_of(db, codes)
    newest: dict[str, RegisterLink] = {}
    for link in sorted(found, key=_begun, reverse=True):
        if not link.ends:
            newest.setdefault(link.code, link)
    return newest


def _begun(link: RegisterLink) -> str:
    return link.starts


def whole(folder: Path, one: RegisterEntry) -> RegisterEntry:
    """The entry with what it belongs to, and the name of that."""
    return wholes(folder, [one])[0]


def wholes(folder: Path, found: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """The same of several, for which each register is opened once."""
    return named(folder, _with_links(folder, found))


def named(folder: Path, found: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """With the names of what they belong to; they are of `entries`, so that what they belong to is known."""
    unnamed = {one.parent for one in found if one.parent and not one.parent_name}
    names = _names(folder, sorted(unnamed))
    return [one if one.parent_name else replace(one, parent_name=names.get(one.parent, "")) for one in found]  # fmt: skip


def _names(folder: Path, codes: Sequence[str]) -> dict[str, str]:
    try:
        return {code: one.name for code, one in entries(folder, codes).items()} if codes else {}
    except OutreachError:
        return {}
