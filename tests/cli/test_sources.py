"""`sources` counts new people by how they were met."""

import json
from datetime import date
from pathlib import Path

from tests.cli.conftest import Run

PEOPLE = "First name,Surname,How we met\nAnn,Orpen,Website\nBen,Marsh,\nCy,Lee,Website\n"


def _group(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv", "--map", "How we met=source").code == 0


def test_the_way_of_most_stands_first(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)

    ran = run("sources")
    assert ran.code == 0
    assert [line.split() for line in ran.out.splitlines()[1:]] == [
        ["Website", "2", "67%"],
        ["people.csv,", date.today().isoformat(), "1", "33%"],
    ]
    assert ran.err == "3 people were added.\n"


def test_in_json_each_way_has_what_finds_these_people(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)

    found = json.loads(run("sources", "--since", "2020-01-01", "--json").out)
    assert (found["people"], found["since"], found["until"]) == (3, "2020-01-01", None)
    first = found["items"][0]
    assert (first["source"], first["people"]) == ("Website", 2)
    people = json.loads(run("contacts", first["segment"], "--json").out)
    assert {one["name"] for one in people} == {"Ann Orpen", "Cy Lee"}


def test_where_no_one_was_added_it_says_so(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)

    ran = run("sources", "--until", "2020-01-01")
    assert (ran.code, ran.out, ran.err) == (0, "", "0 people were added up to 1 Jan 2020.\n")
    wrong = run("sources", "--since", "2026-02-01", "--until", "2026-01-01")
    assert (wrong.code, wrong.err.splitlines()[0][:32]) == (1, wrong.err[:32])
    assert "The last day is before the first." in wrong.err
    assert run("sources", "--since", "yesterday").code == 2
