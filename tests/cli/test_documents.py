"""check, fields, render, demo: what templates ask for, and files made without a group."""

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from outreach_desktop.services import data_file
from tests.builders import template
from tests.cli.conftest import Run, refused, said
from tests.templates.engine.filling.test_pictures import letterhead
from tests.templates.word import part, png

ROOT = Path(__file__).resolve().parents[2]


def as_data(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "data.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


# check


def test_a_template_in_order_is_said_to_be(run: Run, letter: Path) -> None:
    ran = run("check", letter)

    assert (ran.code, ran.out) == (0, "\u201cletter.docx\u201d is in order.\n")


def test_everything_wrong_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    bad = template(tmp_path / "bad.docx", "Dear {{ contact.first_nmae }},", "{{ grop.name }}")

    ran = run("check", bad)
    told = json.loads(run("check", bad, "--json").out)

    assert ran.code == 1
    assert "contact.first_name?" in ran.out
    assert told["problems"] == len(told["items"]) == 2
    assert {"place", "message", "tag", "stops"} <= told["items"][0].keys()


@pytest.mark.parametrize("name", ["gone.docx", "data.json"])
def test_what_is_no_template_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    as_data(tmp_path, {})

    refused(run("check", name), "")


def test_an_annotated_copy_has_a_comment_for_each_problem(run: Run, tmp_path: Path) -> None:
    bad = template(tmp_path / "bad.docx", "Dear {{ contact.first_nmae }},", "{{ today }")

    ran = run("check", bad, "--annotate", "copy.docx")

    assert ran.code == 1
    comments = [comment.text for comment in Document(str(tmp_path / "copy.docx")).comments]
    assert len(comments) == len(ran.out.splitlines()) == 2
    assert "already in" in run("check", bad, "--annotate", "copy.docx").err


# fields


def test_fields_says_what_a_template_asks_for(run: Run, tmp_path: Path) -> None:
    asks = template(
        tmp_path / "asks.docx",
        "{{ contact.name }} {{ own }} {% for e in events %}{{ e.date|date }}{% endfor %}",
    )

    ran = run("fields", asks)
    told = json.loads(run("fields", asks, "--json").out)

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Field          Kind          What it is",
        "contact.name   text          title, first name and surname",
        "own            text",
        "events         list of rows  coming events listed in packets, soonest first",
        "events[].date  date          the day, or the first of several",
    ]
    assert told["fields"] == len(told["items"]) == 4
    assert told["shape"] == {
        "contact": {"name": "text"},
        "own": "text",
        "events": [{"date": "date"}],
    }


# render


def test_one_object_makes_one_file(run: Run, letter: Path, tmp_path: Path) -> None:
    data = as_data(tmp_path, {"contact": {"salutation": "Dr O'Neil & Co"}, "today": "2026"})

    ran = run("render", letter, data, "out.docx", data=None)

    assert (ran.code, ran.out, ran.err) == (0, "out.docx\n", "")
    assert said("out.docx") == ["Dear Dr O'Neil & Co,", "2026"]


def one(name: str, **more: Any) -> dict[str, Any]:
    return {"contact": {"salutation": name}, "today": "2026", **more}


def test_a_list_makes_a_folder_of_files_with_names_that_can_be_foretold(
    run: Run, letter: Path, tmp_path: Path
) -> None:
    data = as_data(tmp_path, [one("Ann"), one("Bo"), one("Cy", file_name="To: Cy/Orr")])

    ran = run("render", letter, data, "out", data=None)

    assert [Path(line).name for line in ran.out.splitlines()] == [
        "letter 001.docx",
        "letter 002.docx",
        "To- Cy-Orr.docx",
    ]
    assert said("out/letter 002.docx")[0] == "Dear Bo,"


def test_a_list_done_again_after_it_was_stopped_makes_what_is_missing(
    run: Run, letter: Path, tmp_path: Path
) -> None:
    twice = [one("Ann", file_name="a"), one("Ann", file_name="a"), one("Bo", file_name="b")]
    data = as_data(tmp_path, twice)
    first = run("render", letter, data, "out", data=None)
    (tmp_path / "out" / "a (2).docx").unlink()
    (tmp_path / "out" / "b.docx").write_bytes(b"edited since")

    again = run("render", letter, data, "out", data=None)

    assert [Path(line).name for line in first.out.splitlines()] == [
        "a.docx",
        "a (2).docx",
        "b.docx",
    ]
    assert [Path(line).name for line in again.out.splitlines()] == [
        "a.docx",
        "a (2).docx",
        "b (2).docx",
    ]
    assert (tmp_path / "out" / "b.docx").read_bytes() == b"edited since"
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_list_together_makes_one_file(run: Run, letter: Path, tmp_path: Path) -> None:
    data = as_data(tmp_path, [one("Ann"), one("Bo")])

    ran = run("render", letter, data, "all.docx", "--together", data=None)

    assert ran.out == "all.docx\n"
    assert [line for line in said("all.docx") if "Dear" in line] == ["Dear Ann,", "Dear Bo,"]


def test_each_of_a_list_can_begin_on_a_new_sheet(run: Run, letter: Path, tmp_path: Path) -> None:
    data = as_data(tmp_path, [one("Ann"), one("Bo")])

    run("render", letter, data, "all.docx", "--together", "--new-sheet", data=None)

    assert part(Path("all.docx").read_bytes()).count('<w:type w:val="oddPage"/>') == 2
    alone = run("render", letter, data, "out", "--new-sheet", data=None)
    assert (alone.code, "--new-sheet can only be used with --together." in alone.err) == (2, True)


def test_pictures_are_written_in_the_data_or_stand_beside_it(run: Run, tmp_path: Path) -> None:
    framed = tmp_path / "framed.docx"
    framed.write_bytes(letterhead("{{ logo }}"))
    (tmp_path / "logo.png").write_bytes(png(8, 8))
    written = f"data:image/png;base64,{base64.b64encode(png(8, 8)).decode()}"

    for logo in (written, {"picture": "logo.png"}):
        ran = run("render", framed, as_data(tmp_path, [{"logo": logo}]), "out", data=None)
        (path,) = ran.out.splitlines()
        with zipfile.ZipFile(path) as made:
            pictures = [made.read(name) for name in made.namelist() if "media/" in name]
        assert png(8, 8) in pictures

    broken = as_data(tmp_path, [{"logo": "data:image/png;base64,iVBORw0KGgo="}])
    refused(
        run("render", framed, broken, "out", data=None), "item 1, logo: the picture is incomplete"
    )


def test_nothing_is_written_where_one_item_is_wrong(run: Run, letter: Path, tmp_path: Path) -> None:
    data = as_data(tmp_path, [one("Ann"), {"contact": {}}])

    refused(run("render", letter, data, "out", data=None), "Item 2: ")

    assert not (tmp_path / "out").exists()


def test_a_file_that_is_there_is_left_as_it_is(run: Run, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "out.docx").write_bytes(b"mine")
    data = as_data(tmp_path, one("Ann"))

    refused(run("render", letter, data, "out.docx", data=None), "is left as it is")

    assert (tmp_path / "out.docx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"a": 1,\n"b" 2}', "is not JSON: line 2, character 5"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"[" * 100_000, "more than 100 deep"),
        (b"3", "neither an object nor a list"),
        (b"[]", "The list of data is empty"),
        (b'[{"a": 1}, 3]', "Item 2 of the data is not an object"),
    ],
)
def test_data_that_is_none_is_refused_in_a_sentence(
    run: Run, letter: Path, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "data.json").write_bytes(content)

    refused(run("render", letter, "data.json", "out", data=None), message)


def test_a_choice_there_is_not_ends_with_two(run: Run, letter: Path) -> None:
    assert run("render", letter, "data.json", "out", "--missing", "maybe").code == 2


# demo


def test_the_demo_makes_documents_and_touches_no_data_file(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--out", "shown", data=None)

    files = list(tmp_path.glob("shown/**/*.docx"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{len(files)} documents for 24 people in \u201cshown\u201d.\n"
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"start.py demo       makes {len(files)} finished Word documents " in told
    assert not data_file.default_file().exists()


def test_the_group_is_printed_as_it_can_be_given_back(run: Run, tmp_path: Path) -> None:
    first = run("group", as_data(tmp_path, {"name": "Wend Valley", "senders": [{"name": "Bo"}]}))
    again = run("group", as_data(tmp_path, json.loads(first.out)))

    assert again.out == first.out == run("group").out
    refused(run("group", as_data(tmp_path, {"nam": "x"})), "Did you mean name?")


def test_a_mark_says_in_words_what_is_missing(run: Run, tmp_path: Path) -> None:
    asks = template(tmp_path / "asks.docx", "Ring {{ contact.mobile_phone }}.")

    run("render", asks, as_data(tmp_path, {"contact": {}}), "out.docx", "--missing", "mark")

    assert said(tmp_path / "out.docx") == ["Ring [mobile phone?]."]


def test_hidden_text_is_told_and_left_out_where_that_is_said(run: Run, tmp_path: Path) -> None:
    note = template(tmp_path / "note.docx", "Dear {{ name }}", "Mind her cousin")
    hiding = Document(str(note))
    hiding.paragraphs[-1].runs[0].font.hidden = True
    hiding.save(str(note))
    data = as_data(tmp_path, {"name": "Ek"})

    assert "It holds hidden text, such as “Mind her cousin”" in run("render", note, data, "with.docx").err  # fmt: skip
    assert "It holds hidden text" in run("check", note).out
    ran = run("render", note, data, "without.docx", "--leave-out-hidden")

    assert "hidden" not in ran.err
    assert said(tmp_path / "with.docx")[-1] == "Mind her cousin"
    assert "Mind her cousin" not in said(tmp_path / "without.docx")
