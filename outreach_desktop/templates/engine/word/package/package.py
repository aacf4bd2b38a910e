"""The zip around a Word file, written by hand so that what did not change is copied as it is."""

import struct
import zlib
from collections.abc import Iterable, Mapping

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800
_DATE = 0x21  # 1 January 1980, midnight: the same input gives the same bytes
STORED, DEFLATED = 0, 8
LEVEL = 1  # 3 and above cost more time than the template's rendering and save some per cent


class Member:
    """A file in the zip: as it was packed, or to be packed when that is first asked for.

    Parts with tags are changed while a template is opened, and stand in no document as they are then.
    """

    __slots__ = ("_content", "_packed", "crc", "method", "name", "size")

    def __init__(
        self,
        name: str,
        method: int,
        crc: int,
        size: int,
        packed: bytes | None,
        content: bytes = b"",
    ) -> None:
        self.name = name
        self.method = method
        self.crc = crc
        self.size = size
        self._packed = packed
        self._content = content

    @property
    def packed(self) -> bytes:
        """What stands in the zip."""
        if self._packed is None:
            self._packed = zlib.compress(self._content, LEVEL, wbits=-15)
        return self._packed

    def data(self) -> bytes:
        """The content, unpacked."""
        if self._packed is None:
            return self._content
        return self._packed if self.method == STORED else zlib.decompress(self._packed, -15)

    def named(self, name: str) -> "Member":
        """The same under another name."""
        return Member(name, self.method, self.crc, self.size, self._packed, self._content)


def packed(name: str, data: bytes, method: int = DEFLATED) -> Member:
    """`data` as a member of a zip."""
    crc = zlib.crc32(data)
    if method == STORED:
        return Member(name, STORED, crc, len(data), data)
    return Member(name, DEFLATED, crc, len(data), zlib.compress(data, LEVEL, wbits=-15))


def to_pack(name: str, data: bytes) -> Member:
    """The same, packed when that is asked for."""
    return Member(name, DEFLATED, zlib.crc32(data), len(data), None, data)


class Packing:
    """Packs the parts of one document after the other; a part that is as it was in the last is not packed again.

    A letterhead is the same for everyone, and so are its links. Several threads may ask.
    """

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: dict[str, tuple[bytes, Member]] = {}

    def packed(self, name: str, data: bytes) -> Member:
        """`data` as a member of a zip."""
        last = self._last.get(name)
        if last is not None and last[0] == data:
            return last[1]
        member = packed(name, data)
        self._last[name] = data, member
        return member


class Package:
    """The members that stay as they are, laid out once; `zipped` adds those that changed."""

    __slots__ = ("_blob", "_central", "_count")

    def __init__(self, members: Iterable[Member]) -> None:
        blob, central = _laid_out(members, 0)
        self._blob = b"".join(blob)
        self._central = b"".join(central)
        self._count = len(central)

    def zipped(self, changed: Iterable[Member]) -> bytes:
        """The bytes of the whole zip."""
        blob, central = _laid_out(changed, len(self._blob))
        body = [self._blob, *blob]
        directory = [self._central, *central]
        count = self._count + len(central)
        start, length = sum(map(len, body)), sum(map(len, directory))
        end = _END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0)
        return b"".join((*body, *directory, end))


def _laid_out(members: Iterable[Member], offset: int) -> tuple[list[bytes], list[bytes]]:
    """Local headers with contents, and the entries of the central directory."""
    blob: list[bytes] = []
    central: list[bytes] = []
    for member in members:
        name = member.name.encode()
        flags = 0 if member.name.isascii() else _UTF8
        content = member.packed
        facts = (flags, member.method, 0, _DATE, member.crc, len(content), member.size)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *facts, len(name), 0)
        entry = _CENTRAL.pack(
            b"PK\1\2", _VERSION, _VERSION, *facts, len(name), 0, 0, 0, 0, 0, offset
        )
        blob += (local, name, content)
        central.append(entry + name)
        offset += len(local) + len(name) + len(content)
    return blob, central


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relationship(link: str, kind: str, part: str) -> str:
    """The relationship of the document to one of its parts."""
    target = part.removeprefix("word/") if part.startswith("word/") else f"/{part}"
    return f'<Relationship Id="{link}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def override(part: str, kind: str) -> str:
    """The entry for a part of Word's own in the list of types."""
    return f'<Override PartName="/{part}" ContentType="{_WORD}.{kind}+xml"/>'


def contents(members: Mapping[str, Member], name: str) -> bytes:
    """The content of the part `name`; empty where there is no such part."""
    member = members.get(name)
    return member.data() if member else b""
