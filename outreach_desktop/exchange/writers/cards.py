"""A list as vCards, for phones and address books: version 4.0, or 3.0 for those that know no other."""

from collections.abc import Iterable
from typing import BinaryIO

from outreach_desktop.exchange.own.cards import lines
from outreach_desktop.exchange.own.columns import COLUMNS, Listed, values

_LONGEST_LINE = 75
"""Octets, without the end of the line: what the standard allows."""
_KEYS = [column.key for column in COLUMNS]


class CardWriter:
    """Writes people one after the other, a card for each."""

    def __init__(self, file: BinaryIO, version: str) -> None:
        self._file = file
        self._version = version

    def add(self, people: Iterable[Listed]) -> None:
        """A card for each."""
        for listed in people:
            cells = dict(zip(_KEYS, values(listed), strict=True))
            self._file.write(b"".join(map(folded, lines(listed, cells, self._version))))

    def finish(self) -> list[str]:
        """What was not taken as it stands, as sentences: nothing."""
        return []

    def close(self) -> None:
        """There is nothing beside the file."""


def folded(line: str) -> bytes:
    """A line as it stands in the file: broken where it is too long, and never within a character."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _LONGEST_LINE:
        return data + b"\r\n"
    parts, begin, room = [], 0, _LONGEST_LINE
    while len(data) - begin > room:
        end = begin + room
        while data[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        parts.append(data[begin:end])
        begin, room = end, _LONGEST_LINE - 1  # the next begins with a blank
    return b"\r\n ".join([*parts, data[begin:]]) + b"\r\n"
