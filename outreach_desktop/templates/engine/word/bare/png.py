"""PNG (ISO 15948): chunks, each with its kind and a checksum."""

import struct
import zlib

from outreach_desktop.domain.documents.pictures import chunks
from outreach_desktop.templates.engine.word.bare.exif import only_the_way_up
from outreach_desktop.templates.engine.word.bare.profiles import bare_profile

_START = 8
# The dots, their colours, what is seen through, the size on paper, and moving pictures.
_DRAWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT".split()
)
_LARGEST_PROFILE = 4 << 20
_LONGEST_NAME = 80


def bare_png(data: bytes) -> bytes:
    """The chunks that are drawn, a profile without its name, and which way is up."""
    kept = [data[:_START]]
    for kind, start, end in chunks(data):
        if kind in _DRAWN:
            kept.append(data[start - 8 : end + 4])
        elif kind == b"iCCP" and (profile := _profile(data[start:end])):
            kept.append(_chunk(kind, profile))
        elif kind == b"eXIf" and (turned := only_the_way_up(data[start:end])):
            kept.append(_chunk(kind, turned))
    return b"".join(kept)


def _profile(body: bytes) -> bytes:
    name, _, rest = body[:_LONGEST_NAME].partition(b"\0")
    press = zlib.decompressobj()
    try:
        profile = press.decompress(body[len(name) + 2 :], _LARGEST_PROFILE) if rest else b""
    except zlib.error:
        return b""
    made = bare_profile(profile)
    return b"ICC\0\0" + zlib.compress(made) if made else b""


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + checksum
