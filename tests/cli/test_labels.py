"""labels and envelopes: files for the post, and what is said of those who get none."""

import json
from pathlib import Path

import pytest
from docx import Document

from outreach_desktop.services.posting import office
from tests.cli.conftest import Run, refused


@pytest.fixture
def people(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "Title,First name,Last name,Street,Town,Postcode,Tags,Do not mail\n"
        "Dr,Ann,O'Neil,Priory Road,Marrowby,QX1 2AB,a,\n"
        "Ms,Bo,Ek,5 Mill Lane,Little Mere,QX9 8ZZ,a,\n"
        "Mr,Hal,Moss,6 Mill Lane,Little Mere,QX9 8ZZ,b,1\n"
        "Mr,Pip,Nowhere,,,,b,\n"
    )
    assert run("import", path).code == 0


def in_cells(path: str) -> list[str]:
    (table,) = Document(path).tables
    return [cell.text for row in table.rows for cell in row.cells if cell.text]


@pytest.mark.usefixtures("people")
def test_everyone_who_wants_post_gets_a_label(run: Run) -> None:
    ran = run("labels", "--sheet", "L7160", "--to", "tag:a", "--out", "labels.docx")

    assert (ran.code, ran.out) == (0, "labels.docx\n")
    assert ran.err == "2 labels on 1 sheet of L7160\n"
    assert in_cells("labels.docx") == [
        "Ms Bo Ek\n5 Mill Lane\nLITTLE MERE\nQX9 8ZZ",
        "Dr Ann O'Neil\nPriory Road\nMARROWBY\nQX1 2AB",
    ]


@pytest.mark.usefixtures("people")
def test_who_is_left_out_is_named_and_one_is_the_exit_code(run: Run) -> None:
    ran = run(
        "labels", "--sheet", "l7160", "--to", "", "--out", "labels.docx", "--start", "21", "--json"
    )

    told = json.loads(ran.out)
    assert ran.code == 1
    assert (told["made"], told["sheets"], told["sheet"]) == (2, 2, "L7160")
    assert sorted(one["name"] for one in told["left_out"]) == ["Mr Hal Moss", "Mr Pip Nowhere"]
    assert "Left out: Mr Pip Nowhere (no address is known)." in ran.err
    assert "Mr Hal Moss (they do not want post" in ran.err


@pytest.mark.usefixtures("people")
def test_a_name_that_comes_twice_at_one_address_is_told(run: Run, tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    again.write_text(
        "Title,First name,Last name,Email,Street,Postcode,Town\nDr,Ann,O'Neil,a@b.example,Priory Road,QX12AB,Marrowby\n"
    )
    run("import", again)
    ran = run("labels", "--to", "o'neil", "--out", "labels.docx")

    assert ran.code == 0
    twice = len(json.loads(run("contacts", "o'neil", "--json").out)) == 2
    assert ("come twice at the same address: Dr Ann O'Neil." in ran.err) is twice


def test_organisations_get_one_each(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "Organisation,Kind,Street,Town,Postcode\nMill Surgery,GP practice,3 High St,Marrowby,QX1 2AB\nFar Hospice,hospice,,,\n"
    )
    assert run("import", path).code == 0

    ran = run("labels", "--organisations", "--to", "", "--out", "labels.docx")

    assert ran.code == 1
    assert "Left out: Far Hospice (no address is known)." in ran.err
    assert in_cells("labels.docx") == ["Mill Surgery\n3 High St\nMARROWBY\nQX1 2AB"]
    refused(
        run("labels", "--organisations", "--to", "kind:charity", "--out", "b.docx"),
        "No organisation fits",
    )


@pytest.mark.usefixtures("people")
def test_without_a_name_the_usual_sheet_for_the_paper_is_taken(run: Run) -> None:
    assert run("labels", "--to", "tag:a", "--out", "a4.docx").code == 0
    assert "L7160" in run("labels", "--to", "tag:a", "--out", "again.docx").err


@pytest.mark.usefixtures("people")
def test_envelopes_are_as_large_as_they_are_and_have_the_sender_in_the_corner(
    run: Run, tmp_path: Path
) -> None:
    facts = tmp_path / "group.json"
    facts.write_text('{"name": "Wend Valley Group"}')
    assert run("group", facts).code == 0
    ran = run("envelopes", "--size", "C5", "--to", "tag:a", "--out", "e.docx", "--sender")

    page = Document("e.docx").sections[0]
    assert (ran.code, ran.err) == (0, "2 envelopes\n")
    assert page.page_width
    assert page.page_height
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (229, 162)
    assert in_cells("e.docx")[0].startswith("Wend Valley Group")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["labels", "--sheet", "L7610"], "Did you mean L7160?"),
        (["labels", "--sheet", "L7160", "--start", "22"], "it has 21 labels"),
        (
            ["labels", "--measures", "columns=4 rows=1 width=60 height=30 left=1 top=1"],
            "210 mm wide",
        ),
        (["labels", "--sheet", "own"], "measures"),
        (["labels", "--shift", "0,50"], "10 mm"),
        (["labels", "--printer", "Offize"], "Offize"),
        (["envelopes", "--size", "DLE"], "Did you mean DL?"),
        (["envelopes", "--size", "10x10"], "10 x 10 mm"),
    ],
)
def test_what_cannot_be_is_told_with_what_to_do_and_no_file_is_there(
    run: Run, words: list[str], said: str
) -> None:
    refused(run(*words, "--to", "tag:a", "--out", "out.docx"), said)
    assert not Path("out.docx").exists()


@pytest.mark.usefixtures("people")
def test_a_file_that_is_there_or_open_in_word_and_another_ending_are_refused(run: Run) -> None:
    Path("there.docx").write_text("mine")
    Path("~$mine.docx").touch()

    refused(run("labels", "--to", "", "--out", "there.docx"), "already")
    refused(run("labels", "--to", "", "--out", "mine.docx"), "open in Word")
    refused(run("labels", "--to", "", "--out", "a.odt"), ".docx or .pdf")
    refused(run("labels", "--to", "", "--out", "none/a.docx"), "no folder")
    assert Path("there.docx").read_text() == "mine"


@pytest.mark.usefixtures("people")
def test_with_nobody_left_there_is_no_file(run: Run) -> None:
    ran = run("labels", "--to", "tag:b", "--out", "out.docx")

    assert ran.code == 1
    assert "There is no one to write to" in ran.err
    assert "Mr Hal Moss" in ran.err
    assert not Path("out.docx").exists()
    refused(run("labels", "--to", "tag:none", "--out", "out.docx"), "No one fits")


def test_words_that_are_missing_or_wrong_end_with_two(run: Run) -> None:
    assert run("labels", "--out", "a.docx").code == 2
    assert run("labels", "--to", "").code == 2
    assert run("labels", "--to", "", "--out", "a.docx", "--shift", "1").code == 2
    assert run("labels", "--to", "", "--out", "a.docx", "--per", "street").code == 2


def test_a_test_sheet_needs_nobody(run: Run) -> None:
    ran = run("labels", "--sheet", "L7160", "--test", "--shift", "0.5,-1", "--out", "test.docx")

    assert (ran.code, ran.out) == (0, "test.docx\n")
    first, across, down = Document("test.docx").tables
    assert [cell.text for row in first.rows for cell in row.cells if cell.text][-1] == "21"
    assert (across.rows[0].cells[9].text, down.rows[9].cells[0].text) == ("100", "100")
    assert run("envelopes", "--test", "--out", "envelope.docx").code == 0


def test_the_sheets_are_listed(run: Run) -> None:
    ran, told = run("labels", "--list"), json.loads(run("labels", "--list", "--json").out)

    assert "L7160   A4      21      63.5 x 38.1     J8160\n" in ran.out
    assert {one["name"] for one in told} >= {"L7160", "5160", "C32011"}


@pytest.mark.usefixtures("people")
def test_without_libreoffice_the_pdf_is_painted_and_that_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "place", lambda: None)

    ran = run("labels", "--to", "tag:a", "--out", "labels.pdf")

    assert ran.code == 0
    assert "LibreOffice is not installed" in ran.err
    assert Path("labels.pdf").read_bytes().startswith(b"%PDF")
