"""Colour profiles (ICC.1): what makes the colours right, without the names of monitors and people."""

import struct

_HEAD, _ROW = 128, 12
_LARGEST = 4 << 20
_MOST_TAGS = 100
# Curves, tables, primaries, white and black points: everything that is reckoned with.
_COLOURS = frozenset(
    b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 gamt "
    b"D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 pre0 pre1 pre2 chrm cicp".split()
)
_DAY = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
_TEXTS_OF_FOUR = b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 6, 28) + "ICC".encode("utf-16-be") + bytes(2)  # fmt: skip
_DESCRIPTION = (
    b"desc" + bytes(4) + struct.pack(">I", 4) + b"ICC\0" + bytes(4 + 4 + 2 + 1 + 67) + b"\0"
)
_COPYRIGHT = b"text" + bytes(4) + b"ICC\0"


def bare_profile(data: bytes) -> bytes:
    """The profile with the tags that are reckoned with; b"" where it is none that can be read."""
    if data[36:40] != b"acsp" or len(data) < _HEAD + 4 or len(data) > _LARGEST:
        return b""
    (count,) = struct.unpack_from(">I", data, _HEAD)
    if count > _MOST_TAGS or _HEAD + 4 + count * _ROW > len(data):
        return b""
    tags: dict[bytes, bytes] = {}
    for at in range(_HEAD + 4, _HEAD + 4 + count * _ROW, _ROW):
        name, start, size = struct.unpack_from(">4sII", data, at)
        if name in _COLOURS and start >= _HEAD:
            tags[name] = data[start : start + size]
    if not tags:
        return b""
    newer = data[8] >= 4  # the major version, which writes texts in another way
    tags[b"desc"] = _TEXTS_OF_FOUR if newer else _DESCRIPTION
    tags[b"cprt"] = _TEXTS_OF_FOUR if newer else _COPYRIGHT
    return _written(data, tags)


def _written(old: bytes, tags: dict[bytes, bytes]) -> bytes:
    """The tags behind a head without day, makers and fingerprint; those that are equal are written once."""
    at = _HEAD + 4 + len(tags) * _ROW
    places: dict[bytes, int] = {}
    rows, blocks = [], []
    for name, content in tags.items():
        if content not in places:
            block = content + bytes(-len(content) % 4)
            places[content] = at
            blocks.append(block)
            at += len(block)
        rows.append(struct.pack(">4sII", name, places[content], len(content)))
    head = bytearray(_HEAD)
    for kept in (slice(8, 24), slice(36, 48), slice(56, 80)):
        head[kept] = old[kept]
    head[:4], head[24:36] = struct.pack(">I", at), _DAY
    return bytes(head) + struct.pack(">I", len(tags)) + b"".join((*rows, *blocks))
