"""EXIF: of all that a camera notes, which way is up.

Word shows a picture as its dots lie and turns it by the frame (`a:xfrm rot`), other programs turn it by this
number. With the number kept, and nothing else, each shows what it showed before.
"""

import struct

_ORIENTATION, _SHORT = 0x0112, 3
_TURNED = range(2, 9)
_ENTRY = 12


def only_the_way_up(tiff: bytes) -> bytes:
    """An EXIF block that says how the picture is turned and no more; b"" for one that is upright."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return b""
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    if first + 2 > len(tiff):
        return b""
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for at in range(first + 2, min(first + 2 + count * _ENTRY, len(tiff) - _ENTRY + 1), _ENTRY):
        tag, kind, _, turned = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _ORIENTATION and kind == _SHORT and turned in _TURNED:
            return struct.pack(
                "<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0
            )
    return b""
