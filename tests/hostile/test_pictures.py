"""Pictures from strangers: known by their bytes, measured before they are opened, and never guessed at."""

import ast
import json
import os
import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColorSpace, QImage, QPainter
from pytestqt.qtbot import QtBot

from outreach_desktop import worker
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.documents import pictures
from outreach_desktop.domain.documents.documents import picture_problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group, group_file
from outreach_desktop.services.given_pictures import with_pictures
from outreach_desktop.templates.engine.filling.pictures import NotAPictureError, picture_of
from outreach_desktop.templates.engine.word.bare.profiles import bare_profile
from outreach_desktop.ui.desk import decoding
from outreach_desktop.ui.desk.decoding import decoded
from outreach_desktop.ui.pages.group.pictures import fit_for_print
from outreach_desktop.ui.paper.ink import Photo, _shrunk
from tests.hostile import noted_pictures
from tests.sources import tree
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
    return b"\x89PNG\r\n\x1a\n" + noted_pictures.chunk(b"IHDR", head) + noted_pictures.chunk(b"IDAT", zlib.compress(bytes(99))) + noted_pictures.chunk(b"IEND", b"")  # fmt: skip


def packed_with(kind: int, inner: bytes) -> bytes:
    """An icon that holds another picture, or a TIFF that does."""
    if kind == 1:
        return struct.pack("<HHHBBBBHHII", 0, 1, 1, 9, 9, 0, 0, 1, 32, len(inner), 22) + inner
    return b"II*\0\x08\0\0\0\0\0" + bytes(4) + inner


SCAN = noted_pictures.jpeg()[noted_pictures.jpeg().index(b"\xff\xda") : -2]
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
    "a JPEG of four billion dots": noted_pictures.jpeg().replace(struct.pack(">HH", 8, 8), b"\xff\xff\xff\xff", 1),
    "a JPEG in ten thousand passes": noted_pictures.jpeg()[:-2] + SCAN * 10_000 + b"\xff\xd9",
    "a GIF of four billion dots": noted_pictures.gif().replace(struct.pack("<HH", 1, 1), b"\xff\xff\xff\xff", 1),
    "a BMP of a billion dots": noted_pictures.bmp().replace(struct.pack("<ii", 1, 1), struct.pack("<ii", 40_000, -40_000), 1),
    "a WebP of a billion dots": noted_pictures.webp().replace(b"VP8X\x0a\0\0\0\x0c\0\0\0" + bytes(6), b"VP8X\x0a\0\0\0\x0c\0\0\0\xff\xff\x3f\xff\xff\x3f", 1),
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
    made = {"PNG": png(), "JPEG": noted_pictures.jpeg(), "GIF": noted_pictures.gif(), "BMP": noted_pictures.bmp(), "WebP": webp()}[kind]  # fmt: skip

    image = decoded(made)

    assert (image.width(), image.height()) == pictures.size_of(made)
    assert pictures.kind_of(made) == kind.lower()


CUT: dict[str, bytes] = {
    "the first bytes of a PNG": png()[:8],
    "the head of a PNG": png()[:33],
    "a PNG without its dots": png()[:33] + noted_pictures.chunk(b"IEND", b""),
    "a PNG without its end": png()[:-12],
    "a PNG whose end breaks off": png()[:-1],
    "a PNG that begins with its dots": png()[:8] + png()[33:],
    "a PNG whose chunk is longer than the file": png()[:33] + struct.pack(">I4s", 10_000_000, b"IDAT") + bytes(99),
    "the first bytes of a JPEG": noted_pictures.jpeg()[:4],
    "a JPEG without a frame": noted_pictures.jpeg().replace(b"\xff\xc0", b"\xff\xfe", 1),
    "a JPEG without a scan": noted_pictures.jpeg()[:-11] + b"\xff\xd9",
    "a JPEG without its end": noted_pictures.jpeg()[:-2],
    "a JPEG whose small copy alone is whole": noted_pictures.jpeg(noted_pictures.segment(0xE1, b"Exif\0\0" + noted_pictures.jpeg()))[:-2],
}  # fmt: skip


def _asked(name: str) -> tuple[dict[str, object], dict[str, object]]:
    """A group whose logo, or whose sender's signature, is the file of that name."""
    group_of = {"name": "Our group"}
    return {**group_of, "logo": name}, {**group_of, "senders": [{"name": "Ann", "signature": name}]}


@pytest.mark.parametrize("name", CUT)
def test_a_picture_that_breaks_off_is_refused_at_every_door(
    name: str, db: Data, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "logo.png").write_bytes(CUT[name])
    with pytest.raises(OutreachError) as in_window:
        fit_for_print("logo.png", CUT[name])
    for facts in _asked("logo.png"):
        with pytest.raises(OutreachError) as in_file:
            group_file.take_in(db, json.loads(json.dumps(facts)), tmp_path)
        assert str(in_file.value) == str(in_window.value)
    with pytest.raises(OutreachError):
        with_pictures({"face": {"picture": "logo.png"}}, tmp_path)
    with pytest.raises(NotAPictureError):
        picture_of(CUT[name])
    assert group.profile(db).logo_id is None


def test_a_picture_spoilt_in_its_middle_is_called_damaged_with_what_to_do(qtbot: QtBot) -> None:
    """And not a file of another kind, which it is not."""
    png_of_it = bytearray(png())
    png_of_it[png_of_it.index(b"IDAT") + 6] ^= 0xFF
    drawn = QImage(40, 30, QImage.Format.Format_RGB32)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(kept, "BMP")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants text
    bmp_of_it = bytes(kept.data().data())
    assert fit_for_print("logo.bmp", bmp_of_it)
    for content in (bytes(png_of_it), bmp_of_it[:-1], bmp_of_it[:30], b"BM" + bytes(18)):
        with pytest.raises(OutreachError, match=r"damaged\. Copy it again"):
            fit_for_print("logo.png", content)


@pytest.mark.parametrize("turned", [*range(1, 9)])
def test_a_logo_that_lies_on_its_side_is_turned_in_the_window_and_refused_in_a_file(
    turned: int, db: Data, tmp_path: Path, qtbot: QtBot
) -> None:
    photo = noted_pictures.jpeg(
        noted_pictures.segment(0xE1, b"Exif\0\0" + noted_pictures.exif(b"Ann", turned))
    )
    (tmp_path / "logo.jpg").write_bytes(photo)

    assert pictures.is_turned(photo) == (turned > 1)
    assert not pictures.is_turned(fit_for_print("logo.jpg", photo)), "no door keeps it so"
    if turned == 1:
        group_file.take_in(db, _asked("logo.jpg")[0], tmp_path)
    else:
        with pytest.raises(OutreachError, match="is on its side"):
            group_file.take_in(db, _asked("logo.jpg")[0], tmp_path)
        with pytest.raises(OutreachError, match="is on its side"):
            group_file.take_in(db, _asked("logo.jpg")[1], tmp_path)
    assert (group.profile(db).logo_id is None) == (turned > 1)


def camera_profile() -> bytes:
    """Colours as a camera reckons them: tables instead of curves, and who made it."""
    table = b"mft1" + bytes(4) + bytes((3, 3, 2, 0)) + struct.pack(">9i", *([65536, 0, 0, 0] * 2), 65536)  # fmt: skip
    table += bytes(range(256)) * 3 + bytes(24) + bytes(range(256)) * 3
    tags = {b"desc": b"desc" + bytes(86), b"cprt": b"text" + bytes(4) + b"Ann\0", b"A2B0": table, b"B2A0": table, b"wtpt": b"XYZ " + bytes(16)}  # fmt: skip
    at, rows, blocks = 132 + 12 * len(tags), b"", b""
    for tag, content in tags.items():
        rows += tag + struct.pack(">II", at + len(blocks), len(content))
        blocks += content
    head = struct.pack(">I4sI4s4s4s", at + len(blocks), b"Ann!", 0x02400000, b"scnr", b"RGB ", b"Lab ") + bytes(12) + b"acsp"  # fmt: skip
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + rows + blocks


def tags_of(profile: bytes) -> dict[bytes, bytes]:
    """What stands in a profile under each name."""
    (count,) = struct.unpack_from(">I", profile, 128)
    rows = [struct.unpack_from(">4sII", profile, 132 + 12 * number) for number in range(count)]
    return {tag: profile[start : start + size] for tag, start, size in rows}


_TOLD = {b"desc", b"cprt", b"dmnd", b"dmdd", b"vued", b"tech", b"meas", b"view", b"targ", b"meta"}
PROFILES = {
    "sRGB of version 4": bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data()),
    "Display P3 of version 4": bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data()),
    "of a screen, of version 2": noted_pictures.profile(b"The screen of Ann"),
    "of a camera": camera_profile(),
}  # fmt: skip


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_keeps_its_colours_and_loses_its_words(name: str) -> None:
    data = PROFILES[name]

    made = bare_profile(data)

    assert b"Ann" not in made
    wanted = {tag: content for tag, content in tags_of(data).items() if tag not in _TOLD}
    assert wanted
    assert {tag: one for tag, one in tags_of(made).items() if tag not in _TOLD} == wanted
    assert len(made) == int.from_bytes(made[:4], "big")
    assert bare_profile(made) == made
    if "version 4" in name:
        assert QColorSpace.fromIccProfile(QByteArray(made)) == QColorSpace.fromIccProfile(QByteArray(data))  # fmt: skip


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
    for facts in _asked(name):
        with pytest.raises(OutreachError) as refused:
            group_file.take_in(db, json.loads(json.dumps(facts)), tmp_path)
        assert "group's name" not in str(refused.value)
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
_DOOR = "ui/desk/decoding.py"
_OWN_ICONS = "ui/desk/theme.py"  # draws the icons that come with the program, and nothing else


def _other_doors(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
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
    """Whoever opens a picture asks `ui/desk/decoding.py`, which never lets Qt guess what it is."""
    found = [
        one
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in (_DOOR, _OWN_ICONS)
        for one in _other_doors(path)
    ]
    assert found == []


def test_a_picture_of_filling_bytes_alone_is_measured_at_once() -> None:
    """Any number of them may stand before a marker of a JPEG; a million must not be looked at from each."""
    filled = b"\xff\xd8" + b"\xff" * 1_000_000 + b"\0"
    began = time.process_time()
    assert pictures.size_of(filled) == (0, 0)
    assert not pictures.is_turned(filled)
    assert not pictures.is_whole(filled)
    assert time.process_time() - began < SOON

    whole = noted_pictures.jpeg()
    assert pictures.size_of(whole[:2] + b"\xff" * 9 + whole[2:]) == pictures.size_of(whole)


def test_what_a_template_brought_is_decoded_elsewhere_first_and_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[int] = []
    work = worker.tried

    def counted(job: worker.Work, data: bytes, **limits: Any) -> bytes:
        tried.append(len(data))
        return work(job, data, **limits)

    monkeypatch.setattr(worker, "tried", counted)
    good, photo = png(3, 5), noted_pictures.jpeg()
    for _ in range(2):
        decoding.try_first([good, photo, good, b"no picture"])

    assert tried == [len(good) + len(photo) + 16]
    monkeypatch.setattr(decoding, "_decode_all", os.abort)
    with pytest.raises(OutreachError, match="A picture in it cannot be read"):
        decoding.try_first([png(7, 9)])
