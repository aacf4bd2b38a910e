"""EXIF: of all that a camera notes, which way is up.

Word shows a picture as its dots lie and turns it by the frame (`a:xfrm rot`), other programs turn it by this
number. With the number kept, and nothing else, each shows what it showed before.
"""

import struct

from outreach_desktop.domain.documents.pictures import ORIENTATION, SHORT, way_up


def only_the_way_up(tiff: bytes) -> bytes:
    """An EXIF block that says how the picture is turned and no more; b"" for one that is upright."""
    turned = way_up(tiff)
    if turned == 1:
        return b""
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, ORIENTATION, SHORT, 1, turned, 0, 0)
