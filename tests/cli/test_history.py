"""history, undo and redo."""

import json
from pathlib import Path

from outreach_desktop.services import contacts, data_file
from tests.builders import person
from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"


def begin(run: Run) -> None:
    """Import a list, then add somebody with an accent in the name, then remove them."""
    run("import", DATA / "google.csv")
    db = data_file.open_data(Path("group.outreach"), remember=False)
    contacts.remove(db, [person(db, "Garc\u00eda").id])
    data_file.close(db)


def test_what_was_done_is_listed_newest_first(run: Run) -> None:
    begin(run)

    lines = run("history").out.splitlines()

    assert lines[0].split() == ["No.", "When", "Entries", "State", "What"]
    assert [line.split(maxsplit=5)[5] for line in lines[1:]] == [
        "Remove Dr Ann Garc\u00eda",
        "Add person Dr Ann Garc\u00eda",
        "Import 5 people from google.csv",
    ]
    assert len(run("history", "--last", 1).out.splitlines()) == 2


def test_words_choose_what_is_listed_whatever_their_accents(run: Run) -> None:
    begin(run)

    found = json.loads(run("history", "garcia", "ADD", "--json").out)

    assert [row["name"] for row in found] == ["Add person Dr Ann Garc\u00eda"]
    assert (found[0]["undone"], found[0]["can_undo"], found[0]["rows"]) == (False, True, 1)
    nothing = run("history", "nobody")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "There is nothing to list.\n")


def test_an_older_deed_is_undone_by_its_number(run: Run) -> None:
    begin(run)
    [imported] = json.loads(run("history", "import", "--json").out)

    assert run("undo", imported["number"]).out == "Undone: Import 5 people from google.csv\n"
    assert json.loads(run("contacts", "--json").out) == []
    assert run("redo").out == "Redone: Import 5 people from google.csv\n"
    assert len(json.loads(run("contacts", "--json").out)) == 5
    assert run("undo", imported["id"]).code == 0


def test_what_cannot_be_undone_is_said_with_the_reason(run: Run) -> None:
    begin(run)
    [imported] = json.loads(run("history", "import", "--json").out)
    run("undo", imported["number"])

    twice = run("undo", imported["number"])
    unknown = run("undo", "4711")

    assert (twice.code, unknown.code) == (1, 1)
    assert "has been undone already" in twice.err
    assert "has the number \u201c4711\u201d" in unknown.err
    assert run("redo").code == 0
    assert "nothing to redo" in run("redo").err
