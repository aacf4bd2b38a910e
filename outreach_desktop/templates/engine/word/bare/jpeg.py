"""JPEG (ITU T.81): segments by their markers, the picture itself in scans between them."""

import re

from outreach_desktop.templates.engine.word.bare.exif import only_the_way_up
from outreach_desktop.templates.engine.word.bare.profiles import bare_profile

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_JFIF, _EXIF_OR_XMP, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_ICC, _EXIF = b"ICC_PROFILE\0", b"Exif\0\0"
_JFIF_SIZE = 14  # without the small copy that may follow
_ADOBE_SIZE = 12
# Tables, frames, restarts, scans, lines: what a decoder asks for. Not 0xC8, which is nobody's yet.
_DRAWN = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xD0), *range(0xDA, 0xE0)))
_BIGGEST = 0xFFFF - 2


def bare_jpeg(data: bytes) -> bytes:
    """Frames, tables and scans; of the rest its size on paper, its colours and which way is up."""
    kept = [data[:2]]
    profile: list[bytes] = []
    at = 2
    while found := _MARKER.search(data, at):
        kind, at = data[found.start() + 1], found.end()
        if kind == _EOI:
            kept.append(b"\xff\xd9")
            break
        if kind in (_SOI, 0x01):
            continue
        end = at + max(2, int.from_bytes(data[at : at + 2], "big"))
        body = data[at + 2 : end]
        if kind == _PROFILE and body.startswith(_ICC):
            profile.append(body)
        elif kind in _DRAWN:
            if profile:
                kept += _whole_profile(profile)
                profile = []
            end = _end_of_scan(data, end) if kind == _SOS else end
            kept += (bytes((0xFF, kind)), data[at:end])
        elif new := _facts(kind, body):
            kept.append(_segment(kind, new))
        at = end
    return b"".join(kept)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the dots of a scan end: at the next marker that is no restart."""
    found = _MARKER.search(data, at)
    return found.start() if found else len(data)


def _facts(kind: int, body: bytes) -> bytes:
    """What is kept of a segment for applications."""
    if kind == _JFIF and body.startswith(b"JFIF\0") and len(body) >= _JFIF_SIZE:
        return body[: _JFIF_SIZE - 2] + b"\0\0"
    if kind == _EXIF_OR_XMP and body.startswith(_EXIF):
        turned = only_the_way_up(body[len(_EXIF) :])
        return _EXIF + turned if turned else b""
    if kind == _ADOBE and body.startswith(b"Adobe"):
        return body[:_ADOBE_SIZE]
    return b""


def _whole_profile(pieces: list[bytes]) -> list[bytes]:
    """The colours in as many segments as it takes; each piece says which of how many it is."""
    head = len(_ICC) + 2
    inside = sorted(pieces, key=lambda piece: piece[len(_ICC) : head])
    profile = bare_profile(b"".join(piece[head:] for piece in inside))
    room = _BIGGEST - head
    cut = [profile[at : at + room] for at in range(0, len(profile), room)]
    return [
        _segment(_PROFILE, _ICC + bytes((number, len(cut))) + piece)
        for number, piece in enumerate(cut, 1)
    ]


def _segment(kind: int, body: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(body) + 2).to_bytes(2, "big") + body
