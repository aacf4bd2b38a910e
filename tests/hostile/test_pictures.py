"""Pictures from strangers: known by their bytes, measured before they are opened, and never guessed at."""

import ast
import json
import os
import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from outreach_desktop.db.connection import Data
from outreach_desktop.domain import pictures
from outreach_desktop.domain.documents import picture_problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group, group_file
from outreach_desktop.services.given_pictures import with_pictures
from outreach_desktop.ui.decoding import decoded
from outreach_desktop.ui.group.pictures import fit_for_print
from outreach_desktop.ui.paper.ink import Photo, _shrunk
from tests.hostile.templates import leavings
from tests.templates.word import png

PACKAGE = Path(__file__).resolve().parents[2] / "outreach_desktop"
SOON = 1.0

LAUGHS = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><defs><g id="a0"><path d="M0 0h1v1z"/></g>'
    + "".join(f'<g id="a{n}">' + f'<use x:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    + '</defs><use x:href="#a11"/></svg>'
).encode()


def drawing_of(path: Path) -> bytes:
    """A drawing that shows another file of this computer."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9"><image width="9" height="9" x:href="{path}"/></svg>'.encode()


def promised(width: int, height: int) -> bytes:
    """A PNG that says that it has so many dots, and has none."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + leavings.chunk(b"IHDR", head) + leavings.chunk(b"IDAT", zlib.compress(bytes(99))) + leavings.chunk(b"IEND", b"")  # fmt: skip


def packed_with(kind: int, inner: bytes) -> bytes:
    """An icon that holds another picture, or a TIFF that does."""
    if kind == 1:
        return struct.pack("<HHHBBBBHHII", 0, 1, 1, 9, 9, 0, 0, 1, 32, len(inner), 22) + inner
    return b"II*\0\x08\0\0\0\0\0" + bytes(4) + inner


SCAN = leavings.jpeg()[leavings.jpeg().index(b"\xff\xda") : -2]
NOT_OPENED: dict[str, bytes] = {
    "a drawing that never ends": LAUGHS,
    "a drawing behind a mark of order": b"\xef\xbb\xbf" + LAUGHS,
    "a drawing behind blank lines": b"\n \t" + LAUGHS,
    "a drawing with a head of XML": b'<?xml version="1.0"?><!DOCTYPE svg>' + LAUGHS,
    "a packed drawing": zlib.compress(LAUGHS, wbits=31),
    "an icon": packed_with(1, png()),
    "a TIFF": packed_with(2, png()),
    "a picture in letters (XPM)": b'/* XPM */ static char *a[] = {"99999 99999 1 1", "a c #fff"};',
    "a picture in numbers (PPM)": b"P3 60000 60000 255 0 0 0",
    "a Targa": bytes((0, 0, 2)) + bytes(9) + struct.pack("<HHBB", 60000, 60000, 32, 0),
    "nothing": b"",
    "the beginning of a PNG": png()[:20],
    "a PNG of a billion dots": promised(50_000, 50_000),
    "a PNG as wide as it can be": promised(2**31 - 1, 1),
    "a PNG of no height": promised(9, 0),
    "a JPEG of four billion dots": leavings.jpeg().replace(struct.pack(">HH", 8, 8), b"\xff\xff\xff\xff", 1),
    "a JPEG in ten thousand passes": leavings.jpeg()[:-2] + SCAN * 10_000 + b"\xff\xd9",
    "a GIF of four billion dots": leavings.gif().replace(struct.pack("<HH", 1, 1), b"\xff\xff\xff\xff", 1),
    "a BMP of a billion dots": leavings.bmp().replace(struct.pack("<ii", 1, 1), struct.pack("<ii", 40_000, -40_000), 1),
    "a WebP of a billion dots": leavings.webp().replace(b"VP8X\x0a\0\0\0\x0c\0\0\0" + bytes(6), b"VP8X\x0a\0\0\0\x0c\0\0\0\xff\xff\x3f\xff\xff\x3f", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_OPENED)
def test_what_is_no_picture_or_too_large_is_not_opened(name: str, qtbot: QtBot) -> None:
    began = time.process_time()
    data = NOT_OPENED[name]

    assert decoded(data).isNull()
    assert decoded(data, upright=True).isNull()
    assert _shrunk(data, 100).isNull(), "the preview shows a frame"
    with pytest.raises(OutreachError) as refused:
        fit_for_print("logo.png", data)
    assert len(str(refused.value)) > 20
    assert time.process_time() - began < SOON


def test_a_drawing_shows_no_other_file(tmp_path: Path, qtbot: QtBot) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(9, 9, 200))

    assert decoded(drawing_of(secret)).isNull()
    with pytest.raises(OutreachError, match="Save the drawing as PNG"):
        fit_for_print("logo.png", drawing_of(secret))


def webp() -> bytes:
    """One that Qt itself wrote."""
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "WEBP")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants text
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WebP"])
def test_an_ordinary_picture_is_opened_as_before(kind: str, qtbot: QtBot) -> None:
    made = {"PNG": png(), "JPEG": leavings.jpeg(), "GIF": leavings.gif(), "BMP": leavings.bmp(), "WebP": webp()}[kind]  # fmt: skip

    image = decoded(made)

    assert (image.width(), image.height()) == pictures.size_of(made)
    assert pictures.kind_of(made) == kind.lower()


def _given(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    if name == "pipe.png":
        os.mkfifo(path)
    elif name == "folder.png":
        path.mkdir()
    elif name == "endless.png":
        path.symlink_to("/dev/zero")
    elif name == "drawing.png":
        path.write_bytes(LAUGHS)
    elif name == "huge.png":
        path.write_bytes(promised(50_000, 50_000))
    elif name == "passes.jpg":
        path.write_bytes(NOT_OPENED["a JPEG in ten thousand passes"])
    return path


GIVEN = ("pipe.png", "folder.png", "endless.png", "drawing.png", "huge.png", "passes.jpg", "no\0name.png", "gone.png")  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only Unix has pipes with names")
@pytest.mark.parametrize("name", GIVEN)
def test_a_logo_and_a_signature_of_a_file_obey_the_limits_of_the_window(
    name: str, db: Data, tmp_path: Path, qtbot: QtBot
) -> None:
    if "\0" not in name:
        _given(tmp_path, name)
    before = time.process_time()
    for facts in ({"logo": name}, {"senders": [{"name": "Ann", "signature": name}]}):
        with pytest.raises(OutreachError) as refused:
            group_file.take_in(db, json.loads(json.dumps(facts)), tmp_path)
        assert len(str(refused.value)) > 20
    with pytest.raises(OutreachError):
        with_pictures({"face": {"picture": name}}, tmp_path)
    assert group.profile(db).logo_id is None
    assert group.senders(db) == [], "all or nothing"
    assert time.process_time() - before < SOON


def test_the_window_and_the_file_say_the_same_of_a_picture_that_is_too_large(
    db: Data, qtbot: QtBot
) -> None:
    huge = promised(50_000, 50_000)
    with pytest.raises(OutreachError) as in_window:
        fit_for_print("logo.png", huge)
    with pytest.raises(OutreachError) as in_file:
        group.set_logo(db, "logo.png", huge)
    assert str(in_window.value) == str(in_file.value)
    assert picture_problems("logo.png", huge) == pictures.size_problems(huge)
    assert "50,000 by 50,000" in str(in_file.value)


def test_a_page_with_a_picture_that_is_not_opened_is_painted(qtbot: QtBot) -> None:
    page = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(page)
    Photo(2, 2, 30, 30, LAUGHS, "our logo").paint(painter)
    painter.end()
    assert not page.isNull()


_MAKES_PICTURES = {"fromData", "loadFromData", "QImageReader", "QMovie", "QPicture", "QSvgWidget", "QSvgRenderer"}  # fmt: skip
_OF_A_PATH = {"QImage", "QPixmap", "QIcon"}
_DOOR = "ui/decoding.py"
_OWN_ICONS = "ui/theme.py"  # draws the icons that come with the program, and nothing else


def _other_doors(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        first = node.args[0] if node.args else None
        of_text = isinstance(first, ast.Constant | ast.JoinedStr) or (
            isinstance(first, ast.Call) and getattr(first.func, "id", "") in ("str", "resource")
        )
        if called in _MAKES_PICTURES or (called in _OF_A_PATH and of_text):
            yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {called}"
        if called in ("load", "addFile") and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if (
                "image" in owner.casefold()
                or "pixmap" in owner.casefold()
                or "icon" in owner.casefold()
            ):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {owner}.{called}"


def test_there_is_one_door_for_pictures() -> None:
    """Whoever opens a picture asks `ui/decoding.py`, which never lets Qt guess what it is."""
    found = [
        one
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in (_DOOR, _OWN_ICONS)
        for one in _other_doors(path)
    ]
    assert found == []
