"""A damaged file read page by page, as it lies on the disk, where SQLite itself gives up.

SQLite's own pages say what they are, so rows can be got at although the way to them is broken. The format
is that of https://sqlite.org/fileformat2.html; nothing here trusts a number it reads.
"""

from collections.abc import Iterator
from typing import Final

MAGIC: Final = b"SQLite format 3\0"
"""What every file begins with."""

Values = tuple[object, ...]
Cell = tuple[int, Values]
"""The number of a row, and what is in it."""

_LEAF: Final = 0x0D
_BRANCH: Final = 0x05
_OURS: Final = 4096  # the size of a page in every file we make
_HEADER: Final = 100
_LONGEST: Final = 60_000_000  # bytes of one row: more than the largest file that can be attached
_WHOLE: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number


def told_length(header: bytes) -> int:
    """How many bytes the whole file has, as its first page says."""
    size = _number(header, 16, 2)
    return _number(header, 28, 4) * (65536 if size == 1 else size)


class Pages:
    """The pages of a file, numbered from 1."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        said = int.from_bytes(content[16:18], "big")
        self._size = said if content.startswith(MAGIC) and said >= 512 else _OURS
        self.count = len(content) // self._size

    def leaves(self) -> Iterator[int]:
        """Every page that holds rows, whatever table it belongs to."""
        return (number for number in range(1, self.count + 1) if self._kind(number) == _LEAF)

    def leaves_under(self, root: int) -> Iterator[int]:
        """The pages with rows of the table that begins at page `root`, as far as the ways to them are whole."""
        seen: set[int] = set()
        ahead = [root]
        while ahead:
            number = ahead.pop()
            if number in seen or not 0 < number <= self.count:
                continue
            seen.add(number)
            if self._kind(number) == _LEAF:
                yield number
            elif self._kind(number) == _BRANCH:
                ahead += self._below(number)

    def cells(self, number: int) -> Iterator[Cell]:
        """The rows on a page; one that makes no sense is left out."""
        page = self._page(number)
        start = self._start(number)
        for index in range(_number(page, start + 3, 2)):
            at = _number(page, start + 8 + 2 * index, 2)
            try:
                length, at = _varint(page, at)
                row, at = _varint(page, at)
                yield _signed(row), _record(self._payload(page, at, length))
            except (IndexError, ValueError):
                continue

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

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """A row's bytes; those that found no room on its page are on a chain of others."""
        if not 0 < length <= _LONGEST:
            raise ValueError("no row is as long")
        most = self._size - 35
        if length <= most:
            return page[at : at + length]
        least = (self._size - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._size - 4)
        here = here if here <= most else least
        parts, left = [page[at : at + here]], length - here
        following = _number(page, at + here, 4)
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError("the chain is broken")
            page = self._page(following)
            parts.append(page[4 : 4 + left])
            following, left = _number(page, 0, 4), left - self._size + 4
        return b"".join(parts)


def _record(payload: bytes) -> Values:
    """The values of a row. ValueError where their lengths do not add up to its own."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("the lengths do not add up")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[object, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(payload):
            raise ValueError("a value is longer than its row")
        content = payload[at:end]
        # One letter that cannot be read is no reason to lose all the others.
        return (content.decode(errors="replace") if kind % 2 else content), end
    if kind in _WHOLE:
        end = at + _WHOLE[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
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
