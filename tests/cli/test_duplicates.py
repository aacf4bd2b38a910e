"""`duplicates` lists pairs with why, and changes nothing."""

import json
from pathlib import Path

from tests.cli.conftest import Run

PEOPLE = (
    "First name,Surname,Email,Organisation\nBill,Orpen,bill@x.example,Lakeside\n"
    "William,Orpen,BILL@x.example,Hilltop\nCy,Lee,,Hilltop\n"
)


def _group(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv").code == 0


def test_pairs_are_listed_with_why_and_nothing_is_changed(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)
    before = run("history").out
    told = run("duplicates")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[1].split("  ") == [
        "!",
        "Bill Orpen, Lakeside",
        "William Orpen, Hilltop",
        "short form of the same first name and same email",
    ]
    assert run("history").out == before


def test_json_names_both_with_their_ids_and_why(run: Run, tmp_path: Path) -> None:
    _group(run, tmp_path)
    found = json.loads(run("duplicates", "--json").out)
    assert {pair["table"] for pair in found} == {"contacts"}
    ids = {one["id"]: one["name"] for one in json.loads(run("contacts", "--json").out)}
    for pair in found:
        assert ids[pair["one"]["id"]] in pair["one"]["name"]
        assert pair["why"]
        assert isinstance(pair["likely"], bool)


def test_where_no_one_is_there_twice_it_says_so(run: Run) -> None:
    none = run("duplicates")
    assert (none.code, none.out) == (0, "")
    assert "seems to be there twice" in none.err
    assert json.loads(run("duplicates", "--json").out) == []
