"""A list as vCards, for phones and address books: version 4.0, or 3.0 for those that know no other."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.exchange.own.cards import lines
from outreach_desktop.exchange.own.columns import Listed

_LONGEST_LINE = 75
"""Octets, without the end of the line: what the standard allows."""


class CardWriter:
    """Writes people one after the other, a card for each."""

    def __init__(self, file: BinaryIO, own: Sequence[OwnField] = (), *, version: str) -> None:
        self._file = file
        self._own = own
        self._version = version

    def add(self, people: Iterable[Listed]) -> None:
        """A card for each."""
        cards = (_folded(lines(listed, self._version, self._own)) for listed in people)
        self._file.write("".join(cards).encode("utf-8", "replace"))

    def finish(self) -> list[str]:
        """What was not taken as it stands, as sentences: nothing."""
        return []

    def close(self) -> None:
        """There is nothing beside the file."""


def _folded(card: Sequence[str]) -> str:
    """The lines of a card as they stand in the file."""
    whole = "\r\n".join(card) + "\r\n"
    if whole.isascii() and max(map(len, card)) <= _LONGEST_LINE:
        return whole  # as it is for most
    return "".join(map(folded, card))


def folded(line: str) -> str:
    """A line as it stands in the file: broken where it is too long, and never within a character."""
    if len(line) <= _LONGEST_LINE and line.isascii():
        return line + "\r\n"
    data = line.encode("utf-8", "replace")
    parts, begin, room = [], 0, _LONGEST_LINE
    while len(data) - begin > room:
        end = begin + room
        while data[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        parts.append(data[begin:end])
        begin, room = end, _LONGEST_LINE - 1  # the next begins with a blank
    return b"\r\n ".join([*parts, data[begin:]]).decode() + "\r\n"
