"""Files kept inside the data file."""

import pytest

from outreach_desktop.domain.documents.documents import (
    LARGEST_FILE,
    LARGEST_PICTURE,
    file_problems,
    opens_safely,
    picture_problems,
    picture_type,
)
from tests.templates.word import png as whole_png


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert file_problems("scan.pdf", LARGEST_FILE) == []
    assert file_problems("scan.pdf", LARGEST_FILE + 1) == [
        "Choose a file of at most 25 MB; this one has 26 MB."
    ]


def test_an_empty_or_nameless_file_is_refused() -> None:
    assert file_problems(" ", 0) == ["Give the file a name.", "Choose a file that is not empty."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"<svg/>", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(content: bytes, expected: str) -> None:
    assert picture_type(content) == expected


def test_only_a_picture_word_prints_may_stand_in_a_letter() -> None:
    png = b"\x89PNG\r\n\x1a\n"

    assert picture_problems("logo.png", whole_png()) == []
    assert picture_problems("logo.png", png) == [
        "Choose another picture: \u201clogo.png\u201d is incomplete or damaged.",
        "Copy it again from where it came from, or save it again in another program.",
    ]
    damaged = bytearray(whole_png())
    damaged[damaged.index(b"IDAT") + 6] ^= 0xFF
    assert "or damaged" in picture_problems("logo.png", bytes(damaged))[0]
    assert picture_problems("logo.svg", b"<svg/>") == [
        "Choose a PNG or JPEG picture: Word cannot print \u201clogo.svg\u201d."
    ]
    assert picture_problems("logo.png", png + bytes(LARGEST_PICTURE)) == [
        "Choose a picture of at most 5 MB; this one has 6 MB."
    ]


def test_only_what_is_read_opens_safely() -> None:
    assert all(opens_safely(name) for name in ("scan.PDF", "talk.v2.pptx", "photo.jpeg"))
    programs = ("setup.exe", "scan.pdf.exe", "run.sh", "link.desktop", "macro.docm", "pdf", "")
    assert not any(opens_safely(name) for name in programs)
