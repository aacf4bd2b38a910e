"""Pictures: what a file is by its first bytes, how large it is by its head, and what is too large to be opened.

Whatever opens a picture asks here first, so that a few bytes which promise a billion dots are refused before
anything is made of them, and no decoder is left to guess what a file may be.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from outreach_desktop.words import say

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
_MARKER = re.compile(rb"\xff([^\x00\xff])")
_OF_PROGRAMS, _SCAN, _END = 0xE1, 0xDA, 0xD9
_EXIF, _END_OF_JPEG = b"Exif\0\0", b"\xff\xd9"
# EXIF (a TIFF): of its facts the one that says which way is up.
_HEAD_OF_TIFF, _FACT = 8, 12
ORIENTATION, SHORT = 0x0112, 3
_UPRIGHT, _TURNED = 1, range(2, 9)
# BMP: the head that all but those of the eighties have, and how its dots may lie plainly (or with masks of colour).
_HEAD_OF_BMP, _UP_TO_PACKED, _NOT_PACKED = 40, 34, (0, 3, 6)


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
            say(
                "Choose a smaller picture, such as one of 2,000 by 2,000 dots: this one has {width} by {height}.",
                width=width,
                height=height,
            )
        ]
    if passes > _MOST_PASSES or passes * width * height > _MOST_WORK:
        return [say("Open this picture in another program and save it again: its file is unusual.")]
    return []


def is_whole(data: bytes) -> bool:
    """Whether a PNG, JPEG or BMP has all that makes it one, to its end; other kinds are left to who draws them."""
    look = _WHOLE.get(kind_of(data))
    return look is None or look(data)


def is_as_written(data: bytes) -> bool:
    """Whether no byte of what makes a PNG was changed since; of the other kinds nobody can tell.

    Goes through all of it, so it is asked once, when a picture is taken in, and not for each letter.
    """
    return kind_of(data) != PNG or all(
        data[end : end + 4] == zlib.crc32(data[at - 4 : end]).to_bytes(4, "big")
        for kind, at, end in chunks(data)
        if kind[:1].isupper()  # what may be left out may be damaged too
    )


def way_up(tiff: bytes) -> int:
    """How a camera was held (1 to 8), by the EXIF of its picture; 1 is upright, and where nothing is said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < _HEAD_OF_TIFF:
        return _UPRIGHT
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    if first + 2 > len(tiff):
        return _UPRIGHT
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for at in range(first + 2, min(first + 2 + count * _FACT, len(tiff) - _FACT + 1), _FACT):
        tag, kind, _, turned = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == ORIENTATION and kind == SHORT and turned in _TURNED:
            return int(turned)
    return _UPRIGHT


def is_turned(data: bytes) -> bool:
    """Whether the camera says of a JPEG or a PNG that it lies on its side or on its head."""
    if kind_of(data) == PNG:
        blocks = (data[at:end] for kind, at, end in chunks(data) if kind == b"eXIf")
    else:
        facts = (data[at:end] for kind, at, end in _segments(data) if kind == _OF_PROGRAMS)
        blocks = (one.removeprefix(_EXIF) for one in facts if one.startswith(_EXIF))
    return any(way_up(one) != _UPRIGHT for one in blocks)


def _is_whole_png(data: bytes) -> bool:
    """Its head, then dots, then its end; each chunk as long as it says."""
    kinds = [kind for kind, _, end in chunks(data) if end + 4 <= len(data)]
    return kinds[:1] == [b"IHDR"] and b"IDAT" in kinds and kinds[-1:] == [b"IEND"]


def chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each chunk of a PNG (ISO 15948), and where its content begins and ends, up to the last.

    Eight bytes stand before the content, and a checksum of four behind it.
    """
    at, kind = 8, b""
    while at + 8 <= len(data) and kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, at + 8, at + 8 + length
        at += 12 + length


def _is_whole_jpeg(data: bytes) -> bool:
    """A frame, then a scan of it that is not empty, then the end."""
    framed = False
    for kind, _, end in _segments(data):
        if kind == _SCAN:
            return framed and data.find(_END_OF_JPEG, end) > end
        framed |= _is_frame(kind)
    return False


def _is_whole_bmp(data: bytes) -> bool:
    """Rows of dots that are not packed, each filled up to four bytes, from where its head says that they begin."""
    if len(data) < _UP_TO_PACKED:
        return False
    begin, head = struct.unpack_from("<II", data, 10)
    width, height, _, depth, packed = struct.unpack_from("<iiHHI", data, 18)
    if head < _HEAD_OF_BMP or packed not in _NOT_PACKED:
        return True  # its length says nothing of its dots
    return bool(begin + (abs(width) * depth + 31) // 32 * 4 * abs(height) <= len(data))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment of a JPEG up to its first scan, and where its content begins and ends."""
    at = 2
    while found := _MARKER.search(data, at):
        kind, at = found[1][0], found.end()
        if 0xD0 <= kind <= 0xD8 or kind == 0x01:
            continue
        end = at + max(2, int.from_bytes(data[at : at + 2], "big"))
        yield kind, at + 2, end
        if kind in (_SCAN, _END):
            return
        at = end


def _is_frame(kind: int) -> bool:
    return 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC)


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
    for kind, at, _ in _segments(data):
        if _is_frame(kind):
            height, width = struct.unpack_from(">HH", data, at + 1)
            return width, height
    return (0, 0)


_SIZES: dict[str, Callable[[bytes], tuple[int, int]]] = {
    PNG: _of_png, JPEG: _of_jpeg, GIF: _of_gif, BMP: _of_bmp, WEBP: _of_webp,
}  # fmt: skip
_WHOLE: dict[str, Callable[[bytes], bool]] = {
    PNG: _is_whole_png,
    JPEG: _is_whole_jpeg,
    BMP: _is_whole_bmp,
}
