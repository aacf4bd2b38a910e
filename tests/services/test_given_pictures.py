"""Pictures in JSON: written as text, or files beside it."""

import base64
import os
from pathlib import Path

import pytest

from outreach_desktop.domain.documents.documents import LARGEST_PICTURE
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.given_pictures import with_pictures
from tests.templates.word import png

WRITTEN = base64.b64encode(png()).decode()
GIVEN = {"picture": png(), "name": "logo"}


@pytest.mark.parametrize(
    "text",
    [
        f"data:image/png;base64,{WRITTEN}",
        f"data:image/png;name=a.png;base64,{WRITTEN.rstrip('=')}",
        f" DATA:IMAGE/PNG;BASE64,\n{WRITTEN[:20]}\r\n{WRITTEN[20:]}\n",
        f"data:image/png;base64,{WRITTEN.translate(str.maketrans('+/', '-_'))}",
    ],
)
def test_a_picture_may_be_written_as_text(text: str, tmp_path: Path) -> None:
    assert with_pictures({"logo": text}, tmp_path) == {
        "logo": {"picture": png(), "name": "logo (png)"}
    }
    assert with_pictures({"logo": {"picture": text, "name": "ours"}}, tmp_path) == {
        "logo": {"picture": png(), "name": "ours"}
    }


def test_base64_alone_is_a_picture_where_a_picture_is_named(tmp_path: Path) -> None:
    assert with_pictures({"logo": {"picture": WRITTEN}}, tmp_path) == {"logo": GIVEN}
    assert with_pictures({"note": WRITTEN}, tmp_path) == {"note": WRITTEN}, "elsewhere it is a text"


def test_a_picture_may_be_a_file_beside_the_data_however_deep_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "faces").mkdir()
    (tmp_path / "faces" / "ann.png").write_bytes(png())
    data = [{"people": [{"name": "Ann", "face": {"picture": "faces/ann.png"}}]}]

    face = {"picture": png(), "name": "ann.png"}
    assert with_pictures(data, tmp_path) == [{"people": [{"name": "Ann", "face": face}]}]


def test_what_is_no_picture_stays_as_it_is(tmp_path: Path) -> None:
    data = {
        "picture": "Best picture",
        "film": {"picture": "yes", "year": 1994},
        "none": {"picture": None},
        "link": "data:text/plain;base64,QQ==",
        "numbers": [1, 2.5, True, None],
    }
    assert with_pictures(dict(data), tmp_path) == data
    assert with_pictures("text", tmp_path) == "text"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("data:image/png;base64,iVBORw0KGgo=", "logo: the picture is incomplete"),
        (f"data:image/png;base64,{WRITTEN[:40]}", "logo: the picture is incomplete"),
        (
            "data:image/png;base64,%%%",
            "logo: the picture is incomplete, or is not written in base64",
        ),
        ("data:image/gif;base64,R0lGODlhAQABAA==", "Word cannot print \u201clogo (gif)\u201d"),
        ("data:image/svg+xml,%3Csvg/%3E", "Word cannot print \u201clogo (svg+xml)\u201d"),
        ({"picture": "gone.png"}, "gone.png\u201d could not be read: No such file"),
        ({"picture": "."}, "is a folder, not a file"),
        ({"picture": "a\0b.png"}, "could not be read: no file has such a name"),
        ({"picture": "words.txt"}, "Word cannot print \u201cwords.txt\u201d"),
    ],
)
def test_what_is_wrong_with_a_picture_is_said_with_its_place(
    value: object, words: str, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text("no picture")
    with pytest.raises(OutreachError) as refused:
        with_pictures({"logo": value}, tmp_path)
    assert words in refused.value.message
    assert refused.value.hint


def test_the_place_in_a_list_is_said(tmp_path: Path) -> None:
    data = [{"logo": "a"}, {"logo": "data:image/png;base64,AAAA"}]
    with pytest.raises(OutreachError, match=r"^item 2, logo: "):
        with_pictures(data, tmp_path)


@pytest.mark.parametrize("written", [True, False])
def test_a_picture_is_as_large_as_elsewhere_at_most(written: bool, tmp_path: Path) -> None:
    large = png() + bytes(LARGEST_PICTURE)
    (tmp_path / "large.png").write_bytes(large)
    text = f"data:image/png;base64,{base64.b64encode(large).decode()}"
    with pytest.raises(OutreachError, match="Choose a picture of at most 5 MB; this one has 6 MB"):
        with_pictures({"logo": text if written else {"picture": "large.png"}}, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only Unix has pipes with names")
def test_a_pipe_in_the_place_of_a_picture_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(OutreachError, match="is a pipe, not a file"):
        with_pictures({"logo": {"picture": "pipe.png"}}, tmp_path)


def test_data_of_any_depth_are_gone_through(tmp_path: Path) -> None:
    deep: object = f"data:image/png;base64,{WRITTEN}"
    for _ in range(5_000):
        deep = [deep]
    found = with_pictures(deep, tmp_path)
    while isinstance(found, list):
        (found,) = found
    assert isinstance(found, dict)
    assert found["picture"] == png()
