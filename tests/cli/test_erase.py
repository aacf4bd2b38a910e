"""`erase` says what would go and changes nothing; with --yes it erases for good."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PEOPLE = (
    "Title,First name,Surname,Phone,Notes\n"
    "Dr,Ann,Orpen,01632 960202,Knows the board\n"
    "Mr,Ben,Marsh,,Came with Ann Orpen\n"
)


@pytest.fixture
def person(run: Run, tmp_path: Path) -> str:
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv").code == 0
    found: str = json.loads(run("contacts", "01632", "--json").out)[0]["id"]
    return found


def test_without_yes_it_says_what_would_go_and_changes_nothing(run: Run, person: str) -> None:
    before = run("contacts", "--json").out

    ran = run("erase", person)

    assert ran.code == 1
    assert "The entry of Dr Ann Orpen" in ran.out
    assert "Came with Ann Orpen" in ran.out
    assert f"erase {person} --yes" in ran.out
    assert run("contacts", "--json").out == before


def test_with_yes_they_are_gone_and_known_when_they_come_back(run: Run, person: str) -> None:
    ran = run("erase", person, "--yes", "--json")

    said = json.loads(ran.out)
    assert (ran.code, said["erased"], said["person"]) == (0, True, "Dr Ann Orpen")
    assert [one["name"] for one in json.loads(run("contacts", "--json").out)] == ["Mr Ben Marsh"]
    again = run("import", "people.csv")
    assert "asked to be erased in" in again.out + again.err
    assert len(json.loads(run("contacts", "--json").out)) == 1


def test_nobody_is_erased_for_an_id_that_is_none(run: Run, person: str) -> None:
    ran = run("erase", "nobody", "--yes")

    assert (ran.code, bool(ran.err)) == (2, True) or ran.code == 1
    assert person in run("contacts", "--json").out
