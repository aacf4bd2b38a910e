"""Pictures that are spoilt at random: opened, refused or made bare, always soon and in bounded memory."""

import struct
import zlib
from collections.abc import Callable
from random import Random

import pytest

from outreach_desktop.domain.documents import pictures
from outreach_desktop.domain.documents.documents import picture_problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.bare import bare
from outreach_desktop.ui.desk.decoding import decoded, is_turned
from outreach_desktop.ui.pages.group.pictures import fit_for_print
from tests.hostile import noted_pictures
from tests.hostile.lists import check_sentence
from tests.hostile.templates import leavings
from tests.hostile.templates.files import DATA
from tests.hostile.templates.harmless import check_harmless
from tests.hostile.test_pictures import webp
from tests.reliability.counts import Counted, proof
from tests.templates.word import png
from tests.timing import soon

_C = leavings.CANARY.encode()
_PROFILE = b"icc\0\0" + zlib.compress(noted_pictures.profile(_C))
_MOVING = noted_pictures.packet(0xFF, b"NETSCAPE2.0", b"\1\0\0") + noted_pictures.packet(
    0xF9, b"", b"\0\0\0\0"
)
MADE: dict[str, Callable[[], bytes]] = {
    "png": lambda: png(9, 5),
    "png with much beside": lambda: (
        png(40, 30)[:33]
        + noted_pictures.chunk(b"iCCP", _PROFILE)
        + noted_pictures.chunk(b"eXIf", noted_pictures.exif(_C, 6))
        + noted_pictures.chunk(b"acTL", struct.pack(">II", 2, 0))
        + png(40, 30)[33:]
    ),
    "jpeg": noted_pictures.jpeg,
    "jpeg with much beside": lambda: noted_pictures.jpeg(
        noted_pictures.segment(0xE1, b"Exif\0\0" + noted_pictures.exif(_C, 3)),
        noted_pictures.segment(0xE2, b"ICC_PROFILE\0\1\1" + noted_pictures.profile(_C)),
        noted_pictures.segment(0xDD, b"\0\1"),
        noted_pictures.segment(0xFE, _C),
    ),
    "gif": noted_pictures.gif,
    "gif that moves": lambda: noted_pictures.gif(_MOVING, noted_pictures.packet(0xFE, b"", _C)),
    "bmp": lambda: noted_pictures.bmp(behind=_C),
    "bmp with a path": lambda: noted_pictures.bmp(path=b"C:\\" + _C),
    "webp": webp,
    "webp with much beside": lambda: noted_pictures.webp(
        (b"ICCP", noted_pictures.profile(_C)),
        (b"EXIF", noted_pictures.exif(_C)),
        (b"ANIM", bytes(6)),
    ),
    "tiff": lambda: noted_pictures.tiff(_C),
    "emf": lambda: noted_pictures.emf(leavings.CANARY),
    "wmf": lambda: noted_pictures.wmf(_C),
    "packed emf": lambda: zlib.compress(noted_pictures.emf(leavings.CANARY), wbits=31),
}
_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def spoilt(data: bytes, chance: Random) -> bytes:
    """The picture with a few things cut, said twice, turned, or numbers of its heads changed."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(made) + 1)
        other = at + chance.choice((1, 2, 4, 12, 60))
        match chance.randrange(6):
            case 0:
                del made[at:other]
            case 1:
                made[at:at] = made[at:other] * chance.choice((1, 2, 500))
            case 2 | 3:
                size = chance.choice("BHI")
                limit = 1 << 8 * struct.calcsize(size)
                number = chance.choice((*_NUMBERS, chance.getrandbits(32))) % limit
                made[at : at + struct.calcsize(size)] = struct.pack(
                    chance.choice("<>") + size, number
                )
            case 4:
                made[at:other] = chance.randbytes(other - at)
            case _ if made:
                made[at % len(made)] ^= 1 << chance.randrange(8)
    return bytes(made)


def _sums_right(data: bytes) -> bytes:
    """A PNG whose checksums are right again, so that what is spoilt comes to those who read it."""
    made, at = bytearray(data), 8
    while at + 12 <= len(made):
        (length,) = struct.unpack_from(">I", made, at)
        end = at + 8 + length
        if end + 4 > len(made):
            break
        struct.pack_into(">I", made, end, zlib.crc32(made[at + 4 : end]))
        at = end + 4
    return bytes(made)


@pytest.mark.no_qt_log  # the decoders complain, each in its own words
@proof("S6", "pictures, spoilt", quick=140, full=50_000)
def test_a_spoilt_picture_is_opened_or_refused(
    count: int, chance: Random, counted: Counted
) -> None:
    """Made bare twice it is what it is made bare once; and every twentieth is printed in a letter."""
    kinds = list(MADE)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        data = spoilt(MADE[kind](), chance)
        if kind.startswith("png") and chance.random() < 0.7:
            data = _sums_right(data)
        try:
            with soon():
                opened = _looked_at(data)
                if not number % 20:
                    _printed(data, kind)
        except Exception as error:
            raise AssertionError(f"{kind}, {data.hex()}: {error!r}") from error
        counted(files=1, opened=opened)


def _looked_at(data: bytes) -> bool:
    stripped = bare(data)
    assert bare(stripped) == stripped
    assert len(stripped) <= len(data) + 5000
    picture_problems("logo.png", data)
    for one in (data, stripped):
        is_turned(one)
        picture = decoded(one)
        assert picture.width() * picture.height() <= 2 * pictures.MOST_DOTS * 4
    try:
        fit_for_print("logo.png", data)
    except OutreachError as error:
        check_sentence(error)
    return not picture.isNull()


def _printed(data: bytes, kind: str) -> None:
    name = f"media/image2.{kind.split()[0].replace('packed', 'emz')}"
    try:
        template = WordTemplate(leavings.with_picture(data, name))
        check_harmless(
            template.render({**DATA, "logo": {"picture": data, "name": "x"}}, missing="mark")
        )
        check_harmless(template.render(DATA, missing="mark"))
    except OutreachError as error:
        check_sentence(error)
