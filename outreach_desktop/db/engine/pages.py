"""A damaged file read page by page, as it lies on the disk, where SQLite itself gives up.

SQLite's own pages say what they are, so rows can be got at although the way to them is broken. The format
is that of https://sqlite.org/fileformat2.html; nothing here trusts a number it reads.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final, Protocol, overload

MAGIC: Final = b"SQLite format 3\0"
"""What every file begins with."""

Values = tuple[object, ...]
Cell = tuple[int, Values]
"""The number of a row, and what is in it."""

LIST: Final = 1
"""The page on which the list of tables begins."""

_LEAF: Final = 0x0D
_BRANCH: Final = 0x05
_OURS: Final = 4096  # the size of a page in every file we make
_HEADER: Final = 100
_TRIES: Final = 8
_PAGES_OF_LIST: Final = 64  # among which some of the list of parts are
LONGEST: Final = 60_000_000
"""Bytes of one row: more than the largest file that can be attached."""
_TEXTS: Final = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
"""How texts are written, as the header says."""
_IN_EVERY_LIST: Final = "CREATE TABLE"
_FRACTION: Final = 7  # nothing of ours is one, and a row is not lost by it
_LONGEST_NUMBER: Final = 9  # bytes
_WHOLE: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number


def told_length(header: bytes) -> int:
    """How many bytes the whole file has, as its first page says."""
    size = _number(header, 16, 2)
    return _number(header, 28, 4) * (65536 if size == 1 else size)


def weight_of_list(path: Path, *, at_most: int) -> int:
    """How many bytes the file's own list of tables has, and no more than it takes to know that it has over `at_most`."""
    with on_disk(path) as content:
        return Pages(content).weight(LIST, at_most)


@contextmanager
def on_disk(path: Path) -> Iterator["Bytes"]:
    """The bytes of the file at `path`, of which only those are read that are asked for: it may be larger than the memory."""
    with path.open("rb") as file:
        yield _OnDisk(file, path.stat().st_size)


class Bytes(Protocol):
    """What a file holds, whether all of it was read or not."""

    def __len__(self) -> int: ...

    @overload
    def __getitem__(self, place: int, /) -> int: ...

    @overload
    def __getitem__(self, place: slice, /) -> bytes: ...


class _OnDisk:
    """The bytes of a file, of which only those are read that are asked for."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int, /) -> int: ...

    @overload
    def __getitem__(self, place: slice, /) -> bytes: ...

    def __getitem__(self, place: int | slice, /) -> int | bytes:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, end, _ = place.indices(self._size)
        self._file.seek(start)
        return self._file.read(max(0, end - start))


class Pages:
    """The pages of a file, numbered from 1."""

    def __init__(self, content: Bytes) -> None:
        self._content = content
        said = int.from_bytes(content[16:18], "big")
        is_told = content[: len(MAGIC)] == MAGIC and (said >= 512 or said == 1)
        self._size = (65536 if said == 1 else said) if is_told else _OURS
        self.count = len(content) // self._size
        self._told_text = _number(content[56:60], 0, 4)
        self._taken: dict[int, tuple[int, int]] = {}  # pages of chains, and whose they are
        self._patience = _TRIES * self.count + 1000  # pages of chains that lead nowhere

    def leaves(self) -> Iterator[int]:
        """Every page that holds rows, whatever table it belongs to."""
        return (number for number in range(1, self.count + 1) if self._kind(number) == _LEAF)

    def leaves_under(self, root: int) -> Iterator[int]:
        """The pages with rows of the table that begins at page `root`, as far as the ways to them are whole."""
        return (number for number in self._under(root) if self._kind(number) == _LEAF)

    def _under(self, root: int) -> Iterator[int]:
        """Every page of that table, each once, however often the ways lead to it."""
        seen: set[int] = set()

        def unseen(ways: list[int]) -> list[int]:
            new = [way for way in dict.fromkeys(ways) if 0 < way <= self.count and way not in seen]
            seen.update(new)
            return new

        ahead = unseen([root])
        while ahead:
            number = ahead.pop()
            yield number
            if self._kind(number) == _BRANCH:
                ahead += unseen(self._below(number))

    def cells(self, number: int) -> Iterator[Cell]:
        """The rows on a page; one that makes no sense is left out."""
        for at in self._places(number):
            try:
                yield self._cell(number, at)
            except (IndexError, ValueError, struct.error):
                continue

    def weight(self, root: int, at_most: int) -> int:
        """How many bytes the rows of the table that begins at page `root` say they have; no more is counted than is asked."""
        weight = 0
        for number in self._under(root):
            weight += self._size // 8  # a page without rows is work too
            if self._kind(number) == _LEAF:
                page = self._page(number) + b"\0" * _LONGEST_NUMBER
                weight += sum(_varint(page, at)[0] for at in self._places(number))
            if weight > at_most:
                break
        return weight

    def _places(self, number: int) -> list[int]:
        """Where rows begin on a page, each once, however often it is told."""
        page, start = self._page(number), self._start(number)
        most = (len(page) - start - 8) // 2
        told = min(_number(page, start + 3, 2), max(most, 0))
        places = (_number(page, start + 8 + 2 * index, 2) for index in range(told))
        return [at for at in dict.fromkeys(places) if at < len(page)]

    def _cell(self, number: int, place: int) -> Cell:
        page = self._page(number)
        length, at = _varint(page, place)
        row, at = _varint(page, at)
        chain: list[int] = []
        whole = False
        try:
            payload = self._payload(page, at, length, (number, place), chain)
            values = _record(payload, self._text)
            whole = True
        finally:
            if not whole:
                self._patience -= len(chain)
        self._taken.update((each, (number, place)) for each in chain)
        return _signed(row), values

    @cached_property
    def _text(self) -> str:
        """How texts are written: as the header says, if the list of parts is written so, for it may be damaged itself."""
        told = _TEXTS.get(self._told_text, "utf-8")
        first = self._content[: _PAGES_OF_LIST * self._size]
        every = (told, *_TEXTS.values())
        return next((text for text in every if _IN_EVERY_LIST.encode(text) in first), told)

    def _page(self, number: int) -> bytes:
        return self._content[(number - 1) * self._size : number * self._size]

    def _start(self, number: int) -> int:
        return _HEADER if number == 1 else 0

    def _kind(self, number: int) -> int:
        return self._content[(number - 1) * self._size + self._start(number)]

    def _below(self, number: int) -> list[int]:
        page, start = self._page(number), self._start(number)
        cells = min(_number(page, start + 3, 2), self._size // 2)
        ways = [_number(page, start + 12 + 2 * index, 2) for index in range(cells)]
        return [_number(page, start + 8, 4), *(_number(page, way, 4) for way in ways)]

    def _payload(
        self, page: bytes, at: int, length: int, whose: tuple[int, int], chain: list[int]
    ) -> bytes:
        """A row's bytes; those that found no room on its page are on a `chain` of others, which are its own alone.

        Else a small file could have rows without end.
        """
        if not 0 < length <= LONGEST:
            raise ValueError("no row is as long")
        most = self._size - 35
        if length <= most:
            return page[at : at + length]
        least = (self._size - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._size - 4)
        here = here if here <= most else least
        parts, left = [page[at : at + here]], length - here
        following = _number(page, at + here, 4)
        seen = set[int]()
        while left > 0:
            is_free = following not in seen and self._taken.get(following, whose) == whose
            if not (0 < following <= self.count and is_free and self._patience > 0):
                raise ValueError("the chain is broken")
            seen.add(following)
            chain.append(following)
            page = self._page(following)
            parts.append(page[4 : 4 + left])
            following, left = _number(page, 0, 4), left - self._size + 4
        return b"".join(parts)


def _record(payload: bytes, text: str) -> Values:
    """The values of a row. ValueError where their lengths do not add up to its own."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind, text)
        values.append(value)
    if at != len(payload):
        raise ValueError("the lengths do not add up")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int, text: str) -> tuple[object, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(payload):
            raise ValueError("a value is longer than its row")
        content = payload[at:end]
        # One letter that cannot be read is no reason to lose all the others.
        return (content.decode(text, errors="replace") if kind % 2 else content), end
    if kind in _WHOLE:
        end = at + _WHOLE[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == _FRACTION:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), at
    raise ValueError("nothing of ours is of this kind")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for index in range(8):
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")
