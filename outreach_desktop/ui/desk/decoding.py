"""The only place where Qt makes a picture of bytes that came from elsewhere.

Qt guesses what a file is, and one called logo.png may be a drawing (SVG) that names other files of this computer
or never ends. Here the kind is known by the first bytes and its decoder is called by name; what it will unpack to
is known from its head, and limited, before that.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from outreach_desktop import worker
from outreach_desktop.domain.documents import pictures
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_MEGABYTES = 260  # four bytes a dot, for the largest that `pictures` lets through
_MEMORY = 2 << 30  # bytes: Qt itself, what is read, and the largest picture twice
_LENGTH = 8  # bytes
_tried: set[bytes] = set()
"""The SHA-256 of pictures that were decoded elsewhere and did no harm."""
_UPRIGHT = QImageIOHandler.Transformation.TransformationNone
_FILLS = Qt.AspectRatioMode.KeepAspectRatioByExpanding


def decoded(data: bytes, *, fills: QSize | None = None, upright: bool = False) -> QImage:
    """The picture in `data`; a null one where it is none of the known kinds, damaged or too large.

    With `fills` a photograph may come out smaller than it is, if it still fills that size, which is faster.
    `upright` turns it as its camera was held; otherwise its dots stay as they lie, as in Word.
    """
    opened = _opened(data)
    if opened is None:
        return QImage()
    reader, _ = opened
    reader.setAutoTransform(upright)
    size = reader.size()
    wanted = size.scaled(fills, _FILLS) if fills is not None and not size.isEmpty() else size
    if pictures.kind_of(data) == pictures.JPEG and wanted.width() < size.width():
        reader.setScaledSize(wanted)
    return reader.read()


def try_first(
    found: Iterable[bytes],
    *,
    what: str = say("A picture in it"),
    hint: str = say("Take the picture out, or put another in its place."),
    waits: Callable[[], object] = bool,
) -> None:
    """Have pictures that came from anywhere decoded in a process of its own; OutreachError where that is no good.

    Their decoders are not ours: one that a picture leads astray takes down that process and not the window. Each is tried
    once while the program runs, which takes half a second for all of them, so not in the window's own thread, or with
    `waits` to call all the while. `what` and `hint` are as in `worker.tried`.
    """
    new = {hashlib.sha256(data).digest(): data for data in found if pictures.kind_of(data)}
    for known in _tried & new.keys():
        del new[known]
    if new:
        worker.tried(
            _decode_all,
            b"".join(len(data).to_bytes(_LENGTH) + data for data in new.values()),
            memory=_MEMORY,
            what=what,
            hint=hint,
            waits=waits,
        )
        _tried.update(new)


def harmful(found: Collection[bytes]) -> frozenset[bytes]:
    """Those that take down whoever decodes them, by `try_first`: of all together, and one by one where that fails."""

    def fails(some: Iterable[bytes]) -> bool:
        try:
            try_first(some)
        except OutreachError:
            return True
        return False

    return frozenset(one for one in found if fails([one])) if fails(found) else frozenset()


def known(found: Iterable[bytes]) -> bool:
    """Whether all of these were tried since the program was started, or nothing would decode them."""
    return all(hashlib.sha256(data).digest() in _tried for data in found if pictures.kind_of(data))


def _decode_all(packed: bytes) -> bytes:
    """What the process does; a picture that is damaged, but does no harm, is for `decoded` to tell."""
    while packed:
        end = _LENGTH + int.from_bytes(packed[:_LENGTH])
        decoded(packed[_LENGTH:end], upright=True)
        packed = packed[end:]
    return b""


def is_turned(data: bytes) -> bool:
    """Whether the camera says that the picture lies on its side or on its head."""
    opened = _opened(data)
    return opened is not None and opened[0].transformation() != _UPRIGHT


def _opened(data: bytes) -> tuple[QImageReader, QBuffer] | None:
    """A reader that knows what it reads, with what it reads from, which must live as long."""
    kind = pictures.kind_of(data)
    if not kind or 0 in pictures.size_of(data) or pictures.size_problems(data):
        return None
    QImageReader.setAllocationLimit(_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    return reader, buffer
