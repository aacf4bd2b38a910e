"""`segment` saves a search, shows it, lists all with counts; every command that takes people takes it."""

import json
from pathlib import Path

from tests.cli.conftest import Run

PEOPLE = "First name,Surname,Profession\nAnn,Orpen,urologist\nBen,Marsh,nurse\nCy,Lee,nurse\n"


def _group(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv").code == 0


def names(run: Run, *segment: str) -> list[str]:
    return [one["name"] for one in json.loads(run("contacts", *segment, "--json").out)]


def test_a_search_is_saved_shown_and_used_by_every_command(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)
    kept = run("segment", "All nurses", "profession:nurse", "-cy")
    assert (kept.code, kept.err) == (0, "")
    assert kept.out.splitlines()[1].split() == [
        "All",
        "nurses",
        "1",
        "person",
        "profession:nurse",
        "-cy",
    ]
    assert run("segment", "all nurses").out == kept.out
    assert names(run, "segment:All nurses") == ["Ben Marsh"]
    assert names(run, '-segment:"All nurses"') == ["Cy Lee", "Ann Orpen"]
    assert "1 person written" in run("export", "out.csv", "segment:All nurses").out


def test_without_a_name_all_are_listed_with_counts(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)
    none = run("segment")
    assert (none.code, none.out, none.err) == (0, "", "There are no saved searches yet.\n")
    run("segment", "Nurses", "profession:nurse")
    run("segment", "Ashby", "place:ashby")
    assert json.loads(run("segment", "--json").out) == [
        {"name": "Ashby", "words": "place:ashby", "people": 0},
        {"name": "Nurses", "words": "profession:nurse", "people": 2},
    ]


def test_one_is_removed_by_name_and_undo_brings_it_back(run: Run) -> None:
    run("segment", "Nurses", "profession:nurse")
    assert run("segment", "Nurses", "--remove").code == 0
    gone = run("segment", "Nurses")
    assert (gone.code, gone.out) == (1, "")
    assert "There is no saved search" in gone.err
    assert run("undo").code == 0
    assert run("segment", "Nurses").code == 0


def test_one_that_others_name_goes_with_yes_alone(run: Run) -> None:
    run("segment", "Nurses", "profession:nurse")
    run("segment", "Ours", "saved:nurses", "champion:yes")
    told = run("segment", "Nurses", "--remove")
    assert (told.code, told.out) == (1, "")
    assert "\u201cOurs\u201d needs the saved search \u201cNurses\u201d." in told.err
    assert "--yes" in told.err
    assert run("segment", "Nurses", "--remove", "--yes").code == 0
    assert run("segment", "Nurses").code == 1


def test_a_slip_in_a_name_or_a_condition_is_told_and_nothing_is_saved(run: Run) -> None:
    run("segment", "Nurses", "profession:nurse")
    for words in (("contacts", "segment:Nurse"), ("segment", "New", "proffession:nurse")):
        told = run(*words)
        assert told.code == 1
        assert "Did you mean" in told.err
    assert run("segment", "New").code == 1
    assert run("segment", "--remove").code == 1
