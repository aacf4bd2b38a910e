"""BMP and WebP: what stands beside the dots is blanked in one and left out of the other."""

import struct

from outreach_desktop.templates.engine.word.bare.profiles import bare_profile

_FILE_HEAD = 14
_NEWEST_HEAD = 124  # the only one that can hold a profile, or the path of one
_SRGB, _OWN = 0x73524742, (0x4C494E4B, 0x4D424544)  # "sRGB"; "LINK", "MBED"
_PLAIN = (0, 3)  # dots one by one, also with masks for their colours
_SHOWN = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_NOT_EXIF_NOR_XMP = 0xFF ^ 0x0C
_HAS_PROFILE = 0x20


def bare_bmp(data: bytes) -> bytes:
    """The heads, the palette and the dots; no profile, and nothing between or behind them."""
    if len(data) < _FILE_HEAD + 40:
        return data
    (dots,) = struct.unpack_from("<I", data, 10)
    head, width, height, _, bits, pressed, size = struct.unpack_from("<IiiHHII", data, _FILE_HEAD)
    if head < 40 or _FILE_HEAD + head > dots or dots > len(data):
        return data
    new = bytearray(data)
    if head >= _NEWEST_HEAD and len(data) >= _FILE_HEAD + _NEWEST_HEAD:
        (space,) = struct.unpack_from("<I", data, _FILE_HEAD + 56)
        if space in _OWN:
            struct.pack_into("<I", new, _FILE_HEAD + 56, _SRGB)
        struct.pack_into("<II", new, _FILE_HEAD + 112, 0, 0)
    (colours,) = struct.unpack_from("<I", data, _FILE_HEAD + 32)
    colours = colours or (1 << bits if bits <= 8 else 0)
    used = min(dots, _FILE_HEAD + head + colours * 4 + (16 if head == 40 and pressed else 0))
    new[used:dots] = bytes(dots - used)
    if pressed in _PLAIN:
        size = (abs(width) * bits + 31) // 32 * 4 * abs(height)
    if size:
        del new[dots + size :]
    struct.pack_into("<I", new, 2, len(new))
    return bytes(new)


def bare_webp(data: bytes) -> bytes:
    """The chunks that are drawn, and a profile without its name."""
    if data[8:12] != b"WEBP":
        return data
    kept: list[bytes] = []
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        kind, size = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
        if kind == b"ICCP":
            body = bare_profile(body)
        elif kind == b"VP8X" and body:
            body = bytes((body[0] & _NOT_EXIF_NOR_XMP,)) + body[1:]
        elif kind not in _SHOWN:
            continue
        if body:
            kept.append(struct.pack("<4sI", kind, len(body)) + body + bytes(len(body) % 2))
    whole = b"".join(_truthful(kept))
    return b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WEBP" + whole


def _truthful(chunks: list[bytes]) -> list[bytes]:
    """The chunks, of which the first says nothing of a profile that is not there any more."""
    if any(chunk.startswith(b"ICCP") for chunk in chunks):
        return chunks
    return [
        chunk[:8] + bytes((chunk[8] & ~_HAS_PROFILE,)) + chunk[9:] if chunk.startswith(b"VP8X") else chunk
        for chunk in chunks
    ]  # fmt: skip
