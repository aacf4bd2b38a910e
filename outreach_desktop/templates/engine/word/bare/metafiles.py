"""Metafiles of Windows: records that draw, and comments between them that do not."""

import struct
import zlib

_EMF_MARK = b" EMF"
_COMMENT, _LAST = 70, 14
_PLUS = b"EMF+"  # records of GDI+, which are drawn
_PLUS_COMMENT = 0x4003
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_ESCAPE, _REMARK = 0x0626, 15
_LARGEST = 32 << 20
_SHORTEST_HEAD, _WITH_PIXELS, _LONGEST_HEAD = 88, 100, 108


def bare_emf(data: bytes) -> bytes:
    """The metafile without the description in its head, and with blank comments."""
    if data[40:44] != _EMF_MARK or len(data) < 88:
        return data
    new = bytearray(data)
    (head,) = struct.unpack_from("<I", data, 4)
    _blank_description(new, head)
    at = head
    while at + 8 <= len(new):
        kind, size = struct.unpack_from("<II", new, at)
        if size < 8:  # no record, and so nothing that anybody draws behind it
            del new[at:]
            break
        if kind == _COMMENT:
            _blank(new, at, size)
        at += size
        if kind == _LAST:
            del new[at:]
    return bytes(new)


def _blank_description(new: bytearray, head: int) -> None:
    """Empty what is said of the picture, wherever it lies, and all in its head that is not reckoned with."""
    letters, start = struct.unpack_from("<II", new, 60)
    end = min(start + letters * 2, len(new))
    if _SHORTEST_HEAD <= start < end:
        new[start:end] = bytes(end - start)
    struct.pack_into("<II", new, 60, 0, 0)
    if head >= _WITH_PIXELS and len(new) >= _WITH_PIXELS:
        struct.pack_into("<II", new, 88, 0, 0)  # how the dots of a screen were laid out
    known = min(_LONGEST_HEAD, start) if start >= _SHORTEST_HEAD else _LONGEST_HEAD
    last = min(head, len(new))
    if known < last:
        new[known:last] = bytes(last - known)


def _blank(new: bytearray, at: int, size: int) -> None:
    """Empty a comment; one that holds records of GDI+ keeps those, and loses their comments."""
    start, end = at + 12, min(at + size, len(new))
    if new[start : start + 4] != _PLUS:
        new[start:end] = bytes(max(end - start, 0))
        return
    inner = start + 4
    while inner + 12 <= end:
        kind, _, length = struct.unpack_from("<HHI", new, inner)
        if length < 12:
            return
        if kind == _PLUS_COMMENT:
            stop = min(inner + length, end)
            new[inner + 12 : stop] = bytes(stop - inner - 12)
        inner += length


def bare_wmf(data: bytes) -> bytes:
    """The metafile of old Windows with blank comments."""
    new = bytearray(data)
    at = (22 if data.startswith(_PLACEABLE) else 0) + 18
    while at + 6 <= len(new):
        words, kind = struct.unpack_from("<IH", new, at)
        end = min(at + words * 2, len(new))
        if words < 3:
            del new[at:]
            break
        if kind == _ESCAPE and at + 10 <= end and new[at + 6] == _REMARK:
            new[at + 10 : end] = bytes(end - at - 10)
        at = end
        if kind == 0:
            del new[at:]
    return bytes(new)


def bare_zipped(data: bytes) -> bytes:
    """A metafile that was packed with gzip (.emz, .wmz), whose head may name the file it was."""
    press = zlib.decompressobj(31)
    try:
        inner = press.decompress(data, _LARGEST)
    except zlib.error:
        return data
    if not press.eof:
        return data
    made = inner
    if inner[40:44] == _EMF_MARK:
        made = bare_emf(inner)
    elif inner.startswith(_PLACEABLE):
        made = bare_wmf(inner)
    plain_head = data[:4] == b"\x1f\x8b\x08\0" and not press.unused_data
    if made == inner and plain_head:
        return data
    new = zlib.compressobj(wbits=31)
    return new.compress(made) + new.flush()
