"""`services` and `content` list, add, change, and go out and come in as tables; `make` offers times and encloses files."""

import json
from datetime import date
from pathlib import Path

import docx
import pytest

from outreach_desktop.services import data_file, undo
from outreach_desktop.services.making.facts import enclosed
from tests import builders
from tests.cli.conftest import Run
from tests.templates.finished.test_pdf import A4, a_pdf


@pytest.fixture
def group(tmp_path: Path) -> Path:
    path = tmp_path / "group.outreach"
    db = data_file.open_data(path, remember=False)
    builders.service(db, "Helpline", held="Every day", today=date.today())
    builders.service(db, "Swim club", today=date.today())
    builders.text(db, "Open evening", text="Come and see us.", today=date.today())
    builders.person(db, "Fox")
    data_file.close(db)
    return path


@pytest.mark.usefixtures("group")
def test_they_are_listed_and_found_by_words(run: Run) -> None:
    listed = run("services")
    assert (listed.code, listed.err) == (0, "")
    assert [line.split("  ")[0] for line in listed.out.splitlines()] == [
        "Service",
        "Helpline",
        "Swim club",
    ]
    (found,) = json.loads(run("services", "--json", "swim").out)
    assert (found["name"], found["places_free"], "position" in found) == ("Swim club", None, False)
    assert run("content", "parrots").err.strip() == "Nothing was found."
    (text,) = json.loads(run("content", "--json").out)
    assert text["text"] == "Come and see us."


def test_one_is_added_and_changed_with_typed_fields_and_undone(run: Run, group: Path) -> None:
    assert run("services", "--add", "Walking group", "--set", "places_free=12").code == 0
    assert run("services", "--change", "helpline", "--set", "name=Phone line").code == 0
    assert run("content", "--add", "We moved", "--set", "may_hand_out=no").code == 0

    names = [one["name"] for one in json.loads(run("services", "--json").out)]
    assert names == ["Phone line", "Swim club", "Walking group"]
    refused = run("services", "--change", "Swim club", "--set", "places_free=some")
    assert (refused.code, "is no whole number for" in refused.err) == (1, True)
    assert "Nothing is called" in run("services", "--change", "Choir").err
    assert "is not FIELD=VALUE" in run("services", "--add", "Choir", "--set", "when").err
    assert run("services", "--add", "A", "--change", "B").code == 2
    assert run("services", "--set", "held=x").code == 2
    assert run("undo").code == 0


def test_tables_go_out_and_come_in_again(run: Run, group: Path, tmp_path: Path) -> None:
    out = tmp_path / "services.csv"
    assert run("services", "--out", str(out)).out.startswith("2 rows written")
    text = out.read_text("utf-8-sig")
    out.write_text(
        text.replace("Every day", "Every night")
        + '"Choir","","","","","","","","ten","","","","","",""\r\n'
        + '"Yoga","","","","Fridays","","","","","","","","","",""\r\n',
        "utf-8",
    )

    taken = run("services", "--in", str(out))
    assert taken.code == 1
    assert taken.out.splitlines() == ["New: 1", "Changed: 1", "As it was: 1", "Not taken: 1"]
    assert (
        "Line 4, Choir: \u201cten\u201d is no whole number for \u201cDays to wait\u201d"
        in taken.err
    )
    held = {one["name"]: one["held"] for one in json.loads(run("services", "--json").out)}
    assert held == {"Helpline": "Every night", "Swim club": "", "Yoga": "Fridays"}
    db = data_file.open_data(group, remember=False)
    undo.undo(db)
    data_file.close(db)
    held = {one["name"]: one["held"] for one in json.loads(run("services", "--json").out)}
    assert held == {"Helpline": "Every day", "Swim club": ""}


@pytest.mark.usefixtures("group")
def test_a_table_of_something_else_is_refused_with_what_is_wanted(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("Colour,Size\nred,2\n", "utf-8")
    refused = run("content", "--in", str(table))
    assert refused.code == 1
    assert "has no column that says what each is called" in refused.err
    assert "Name the columns as an export does: Kind, Topic, Heading" in refused.err
    table.write_text("Art,\u00dcberschrift\nnews,Neu\n", "utf-8")  # a German export
    assert "New: 1" in run("content", "--in", str(table)).out


def test_letters_offer_times_and_enclose_files_once(run: Run, group: Path, tmp_path: Path) -> None:
    words = (
        "Dear {{ contact.salutation }}",
        "{{ letter.times | join('; ') }}",
        "{{ letter.enclosures | join(', ') }}",
    )
    template = builders.template(tmp_path / "note.docx", *words)
    leaflet = tmp_path / "How to refer.pdf"
    leaflet.write_bytes(a_pdf(A4))
    asked = ("make", str(template), "--to", "fox", "--times", "Monday", "--times", "Tuesday")

    for number in (1, 2):
        made = run(*asked, "--enclose", str(leaflet), "--out", str(tmp_path / f"out{number}"))
        assert made.code == 0
    (path,) = (tmp_path / "out2").iterdir()
    said = [one.text for one in docx.Document(str(path)).paragraphs]
    assert said[1:] == ["Monday; Tuesday", "How to refer"]
    db = data_file.open_data(group, remember=False)
    assert [one.name for one in enclosed.of_group(db)[1]] == ["How to refer.pdf"]
    data_file.close(db)
    many = run(*asked, "--times", "c", "--times", "d", "--out", str(tmp_path / "out3"))
    assert (many.code, "Offer at most 3 times" in many.err) == (2, True)
    gone = run(*asked, "--enclose", str(tmp_path / "gone.pdf"), "--out", str(tmp_path / "out4"))
    assert gone.code == 1
