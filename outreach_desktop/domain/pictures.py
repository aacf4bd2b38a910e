"""Pictures: what a file is by its first bytes, how large it is by its head, and what is too large to be opened.

Whatever opens a picture asks here first, so that a few bytes which promise a billion dots are refused before
anything is made of them, and no decoder is left to guess what a file may be.
"""

import re
import struct
from collections.abc import Callable

PNG, JPEG, GIF, BMP, WEBP = "png", "jpeg", "gif", "bmp", "webp"
_STARTS = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"GIF87a", GIF), (b"GIF89a", GIF), (b"BM", BMP))  # fmt: skip
PRINTED_BY_WORD = (PNG, JPEG)

# What decodes within a quarter of a second: 5,000 by 5,000, more where a smaller picture can be made at once.
MOST_DOTS = 25_000_000
_MOST_DOTS_OF_JPEG = 64_000_000
_LONGEST = 30_000
# A progressive JPEG is drawn in some ten passes; thousands of empty ones keep a computer busy for minutes.
_MOST_PASSES = 64
_MOST_WORK = 640_000_000
_PASS = b"\xff\xda"
_MARKER = re.compile(rb"\xff+([^\x00\xff])")


def kind_of(data: bytes) -> str:
    """What a picture is, by its first bytes: one of the kinds above, "" for anything else."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    return next((kind for start, kind in _STARTS if data.startswith(start)), "")


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in dots as the head of the file says; (0, 0) where it says nothing."""
    read = _SIZES.get(kind_of(data))
    try:
        return read(data) if read else (0, 0)
    except struct.error:
        return (0, 0)


def size_problems(data: bytes) -> list[str]:
    """What stops a picture of a known kind from being opened: that it is too large when it is unpacked."""
    kind, (width, height) = kind_of(data), size_of(data)
    passes = data.count(_PASS) if kind == JPEG else 1
    most = _MOST_DOTS_OF_JPEG if kind == JPEG else MOST_DOTS
    if width * height > most or max(width, height) > _LONGEST:
        return [
            f"Choose a smaller picture, such as one of 2,000 by 2,000 dots: this one has {width:,} by {height:,}."
        ]
    if passes > _MOST_PASSES or passes * width * height > _MOST_WORK:
        return ["Open this picture in another program and save it again: it is put together oddly."]
    return []


def _of_png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _of_gif(data: bytes) -> tuple[int, int]:
    """The size of the whole, which its first picture may exceed."""
    whole: tuple[int, int] = struct.unpack_from("<HH", data, 6)
    return whole


def _of_bmp(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<ii", data, 18)
    return abs(width), abs(height)


def _of_webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return (
            1 + int.from_bytes(data[24:27], "little"),
            1 + int.from_bytes(data[27:30], "little"),
        )
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _of_jpeg(data: bytes) -> tuple[int, int]:
    """Width and height from the first frame header (ITU T.81, B.2.2)."""
    at = 2
    while found := _MARKER.search(data, at):
        marker, at = found[1][0], found.end()
        if 0xD0 <= marker <= 0xD8 or marker == 0x01:
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 3)
            return width, height
        at += max(2, int.from_bytes(data[at : at + 2], "big"))
    return (0, 0)


_SIZES: dict[str, Callable[[bytes], tuple[int, int]]] = {
    PNG: _of_png, JPEG: _of_jpeg, GIF: _of_gif, BMP: _of_bmp, WEBP: _of_webp,
}  # fmt: skip
