"""`held-on` writes everything held about one person by the ending of the name, never over a file, and says what to read first."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run

PEOPLE = (
    "Title,First name,Surname,Profession,Phone,Notes,Tags\n"
    "Dr,Ann,Orpen,urologist,01632 960202,Knows the board,core\n"
    "Mr,Ben,Marsh,nurse,,Came with Ann Orpen,\n"
)


@pytest.fixture
def person(run: Run, tmp_path: Path) -> str:
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv").code == 0
    found: str = json.loads(run("contacts", "profession:urologist", "--json").out)[0]["id"]
    return found


def test_json_has_each_field_as_it_is_kept(run: Run, person: str) -> None:
    ran = run("held-on", person, "--out", "ann.json", "--json")

    said, told = json.loads(ran.out), json.loads(Path("ann.json").read_text())
    assert (ran.code, said["file"], said["kind"], said["person"]) == (
        0,
        "ann.json",
        "JSON",
        "Dr Ann Orpen",
    )
    assert told["held"]["contacts"][0]["phone"] == "01632 960202"
    assert told["named_elsewhere"][0]["text"] == "Came with Ann Orpen"
    assert any("about someone else names them" in sentence for sentence in said["look_through"])


def test_word_has_headings_tables_and_page_numbers(run: Run, person: str) -> None:
    ran = run("held-on", person, "--out", "ann.docx")

    assert (ran.code, "Before you hand it out:" in ran.out) == (0, True)
    document = Document("ann.docx")
    headings = [
        one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"
    ]
    assert headings[:2] == ["About this copy", "The person"]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "01632 960202" in cells
    with zipfile.ZipFile(io.BytesIO(Path("ann.docx").read_bytes())) as parts:
        feet = "".join(parts.read(n).decode() for n in parts.namelist() if "footer" in n)
    assert "NUMPAGES" in feet


def test_a_pdf_is_painted_without_a_screen(
    run: Run, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)

    assert run("held-on", person, "--out", "ann.pdf").code == 0
    assert Path("ann.pdf").read_bytes().startswith(b"%PDF-")


def test_nothing_is_written_over_or_guessed(run: Run, person: str) -> None:
    Path("ann.json").write_text("mine")

    taken = run("held-on", person, "--out", "ann.json")
    unknown = run("held-on", person, "--out", "ann.txt")
    stranger = run("held-on", "nobody", "--out", "new.json")
    nowhere = run("held-on", person)

    assert (taken.code, Path("ann.json").read_text()) == (1, "mine")
    assert unknown.code == 1
    assert "Let its name end in .json, .pdf or .docx." in unknown.err
    assert (stranger.code, Path("new.json").exists()) == (1, False)
    assert nowhere.code == 2
