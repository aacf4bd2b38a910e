"""Lists with columns for the fields that a group made for itself: mapped, made, read, and back without a change."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.own_fields.own_fields import PEOPLE, OwnField, OwnKind
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.importing import imports
from outreach_desktop.services.own_fields import own_fields
from tests import builders
from tests.conftest import TODAY


def fields_of_every_kind(db: Data) -> dict[str, OwnField]:
    return {
        "permit": builders.own_field(db, "Parking permit", kind=OwnKind.TICK),
        "until": builders.own_field(db, "Until", kind=OwnKind.DATE),
        "meal": builders.own_field(db, "Meal", kind=OwnKind.LIST, words="fish\nsoup"),
        "note": builders.own_field(db, 'Email; an "odd" one'.replace('"', "'")),
    }


def table(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def taken(db: Data, path: Path, chosen: Mapping[str, str] | None = None) -> imports.ImportPlan:
    plan = imports.plan(db, path, today=TODAY, chosen=chosen)
    list(imports.apply(db, plan))
    return plan


def by_name(db: Data) -> dict[str, dict[str, str]]:
    names = {one.id: one.name for one in own_fields.every(db, PEOPLE)}
    ids = contacts.find(db, "", today=TODAY)
    return {
        one.last_name: {names[key]: value for key, value in one.own}
        for one in contacts.get_all(db, ids)
    }


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_an_export_comes_back_into_a_new_file_without_a_change(
    db: Data, tmp_path: Path, ending: str
) -> None:
    fields = fields_of_every_kind(db)
    note = "=1+1; \u201cgate\u201d, \u00e4\u00f6\\"
    own = (
        (fields["permit"].id, "yes"),
        (fields["until"].id, "2027-01-31"),
        (fields["meal"].id, "fish"),
        (fields["note"].id, note),
    )
    builders.person(db, "Ash", own=own)
    builders.person(db, "Birch", own=((fields["permit"].id, "no"),))
    builders.person(db, "Cole")
    before = by_name(db)
    path = tmp_path / f"all{ending}"
    outcome(exports.write(db, path, contacts.find(db, "", today=TODAY), today=TODAY))

    again = imports.plan(db, path, today=TODAY)
    assert {row.verdict for row in again.rows} == {"unchanged"}
    other = data_file.open_data(tmp_path / "new.outreach", remember=False)
    plan = taken(other, path)
    assert by_name(other) == before
    kinds = {one.name: one.kind for one in own_fields.every(other, PEOPLE)}
    assert (kinds["Parking permit"], kinds["Until"]) == (OwnKind.TICK, OwnKind.DATE)
    assert any("New fields of your own" in note for note in plan.notes)
    undo.undo(other)
    assert own_fields.every(other, PEOPLE) == []
    data_file.close(other)


def test_a_column_with_the_name_of_a_field_goes_there_by_itself(db: Data, tmp_path: Path) -> None:
    fields_of_every_kind(db)
    path = table(
        tmp_path / "list.csv",
        ["First name", "Surname", "PARKING PERMIT", "until", "meal"],
        ["Ann", "Ash", "x", "31.1.2027", "FISH"],
        ["Ben", "Birch", "nein", "1/2/2027", "bread"],
        ["Cy", "Cole", "perhaps", "soon", ""],
    )
    plan = taken(db, path)

    assert [one.field for one in plan.columns][2:] == [
        "own.parking_permit",
        "own.until",
        "own.meal",
    ]
    assert by_name(db) == {
        "Ash": {"Parking permit": "yes", "Until": "2027-01-31", "Meal": "fish"},
        "Birch": {"Parking permit": "no", "Until": "2027-02-01", "Meal": "bread"},
        "Cole": {},
    }
    cole = plan.rows[2]
    assert "\u201cperhaps\u201d is neither yes nor no for \u201cParking permit\u201d" in cole.reason
    assert "\u201csoon\u201d is no date for \u201cUntil\u201d" in cole.reason
    (kept,) = contacts.get_all(db, contacts.find(db, "Cole", today=TODAY))
    assert kept.notes == "Parking permit: perhaps\nUntil: soon"


def test_months_stand_first_where_a_cell_can_only_be_read_so(db: Data, tmp_path: Path) -> None:
    builders.own_field(db, "Until", kind=OwnKind.DATE)
    rows = [["Ash", "2/1/2027"], ["Birch", "1/31/2027"]]
    taken(db, table(tmp_path / "list.csv", ["Surname", "Until"], *rows))

    assert by_name(db) == {"Ash": {"Until": "2027-02-01"}, "Birch": {"Until": "2027-01-31"}}


def test_an_unknown_column_becomes_a_field_of_the_kind_that_its_cells_are(
    db: Data, tmp_path: Path
) -> None:
    names = ["Ash", "Birch", "Cole", "Dell", "Elm", "Fern"]
    path = table(
        tmp_path / "list.csv",
        ["Surname", "T-shirt / Gr\u00f6\u00dfe?", "Flu jab", "Locker #"],
        *([one, ("M", "L")[place % 2], "ja", f"L{place}"] for place, one in enumerate(names)),
    )
    chosen = {"T-shirt / Gr\u00f6\u00dfe?": "own", "Flu jab": "own", "Locker #": "own"}
    plan = taken(db, path, chosen)

    fields = own_fields.every(db, PEOPLE)
    assert [(one.name, one.kind) for one in fields] == [
        ("T-shirt / Gr\u00f6\u00dfe?", OwnKind.LIST),
        ("Flu jab", OwnKind.TICK),
        ("Locker #", OwnKind.TEXT),
    ]
    assert fields[0].offered == ("L", "M")
    assert by_name(db)["Ash"] == {
        "T-shirt / Gr\u00f6\u00dfe?": "M",
        "Flu jab": "yes",
        "Locker #": "L0",
    }
    assert plan.notes[-1].startswith("New fields of your own: ")
    undo.undo(db)
    assert own_fields.every(db, PEOPLE) == []


def test_what_a_list_says_anew_is_told_and_takes_the_place_of_what_stood_there(
    db: Data, tmp_path: Path
) -> None:
    meal = builders.own_field(db, "Meal")
    builders.person(db, "Ash", first_name="Ann", email="ann@example.org", own=((meal.id, "fish"),))
    path = table(
        tmp_path / "list.csv",
        ["First name", "Surname", "Email", "Meal"],
        ["Ann", "Ash", "ann@example.org", "soup"],
    )
    plan = taken(db, path)

    assert plan.rows[0].changes == ("Meal: fish \u2192 soup",)
    assert by_name(db) == {"Ash": {"Meal": "soup"}}


def test_a_field_that_is_not_there_and_the_twenty_first_stay_in_the_notes(
    db: Data, tmp_path: Path
) -> None:
    for number in range(20):
        builders.own_field(db, f"Field {number}")
    path = table(tmp_path / "list.csv", ["Surname", "Locker", "Gate"], ["Ash", "L1", "north"])
    plan = taken(db, path, {"Locker": "own", "Gate": "own.gate"})

    assert plan.notes[-1] == "No field of your own, so kept in the notes: Locker and gate."
    (kept,) = contacts.get_all(db, contacts.find(db, "Ash", today=TODAY))
    assert kept.notes == "Locker: L1\ngate: north"


def test_the_command_line_names_a_field_by_its_key(db: Data, tmp_path: Path) -> None:
    found = imports.read(table(tmp_path / "list.csv", ["Surname", "Gate"], ["Ash", "north"]))

    assert imports.choices_of(found, ["Gate=own.Parking permit"]) == {"Gate": "own.parking_permit"}
    assert imports.choices_of(found, ["Gate=own"]) == {"Gate": "own"}
