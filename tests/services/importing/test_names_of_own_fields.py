"""Whatever a group calls a field of its own: the list goes out and comes back with it, unchanged."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.own_fields.own_fields import LONGEST, ORGANISATIONS, PEOPLE, identifier
from outreach_desktop.exchange.own import columns as of_people
from outreach_desktop.exchange.own.own_fields import HEADING
from outreach_desktop.exchange.own.places import columns as of_places
from outreach_desktop.services import contacts, data_file, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports, places
from outreach_desktop.services.importing import imports
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.words.saying import elsewhere
from tests import builders
from tests.conftest import TODAY

ODD = (
    *(
        "own.x",
        "own:x",
        "own.own.y",
        "own",
        "own.",
        "own: z",
        "a.b.c",
        "x.",
        ".lead",
        "v1.2",
        "e.g.",
    ),
    *(
        "Permit:",
        "Own field: car",
        "Own field:",
        "Eigenes Feld: Auto",
        "{name}",
        "{0} of {1}",
        "100 %",
    ),
    *(
        "snake_case",
        "_a_",
        "a;b",
        "a,b",
        "a\\b",
        "a\\;b",
        "a\\n",
        "'quoted'",
        "`tick`",
        "=1+1x",
        "+44x",
    ),
    *(
        "-x",
        "@home",
        "#7",
        "x|y",
        "a/b",
        "<b>",
        "&amp;",
        "ünïcode",
        "ß",
        "Größe",
        "日本",
        "שלום",
        "مرحبا",
        "🚗 car",
    ),
    *(
        "TRUE",
        "0123",
        "1e5",
        "2026-03-02",
        "N/A",
        "none",
        "class",
        "contact.own.q",
        "notes",
        "work_town",
    ),
    *(
        "X-OUTREACH-OWN",
        "BEGIN:VCARD",
        "END:VCARD",
        "item1.TEL",
        "FN",
        "UID:1",
        "a  b",
        " c ",
    ),
    *("Outreach Desktop", "ID in Outreach Desktop 2", "M" * LONGEST),
)
HEADINGS = tuple(
    dict.fromkeys(
        heading
        for column in (*of_people.COLUMNS, *of_places.COLUMNS)
        for heading in (column.heading, *elsewhere(column.heading), column.key)
        if len(heading) <= LONGEST
    )
)
AT_ONCE = 20


def names(*more: str) -> list[str]:
    """Those that a group may give, none of which templates could not tell from another."""
    found = dict[str, str]()
    folds = set[str]()
    for name in (*ODD, *more):
        if identifier(name).strip("_") and folded(name) not in folds:
            found.setdefault(identifier(name), name)
            folds.add(folded(name))
    return list(found.values())


def in_portions(file: str) -> Iterator[list[str]]:
    """As many as one group may have; a list that has headings is tried with all of ours."""
    every = iter(names(*HEADINGS) if file == "list.csv" else names())
    while some := list(islice(every, AT_ONCE)):
        yield some


def filled(db: Data, some: list[str], about: str) -> None:
    fields = [builders.own_field(db, name, about=about) for name in some]
    own = tuple((one.id, f"value {at}; of {at}") for at, one in enumerate(fields))
    if about == PEOPLE:
        builders.person(db, "Ash", own=own)
        builders.person(db, "Birch", own=own[:1])
    else:
        builders.organisation(db, "Mill", own=own)
        builders.organisation(db, "Lodge", own=own[:1])


def kept(db: Data, about: str) -> dict[str, tuple[str, dict[str, str]]]:
    called = {one.id: one.name for one in own_fields.every(db, about)}
    every = (
        contacts.get_all(db, contacts.find(db, today=TODAY))
        if about == PEOPLE
        else [organisations.get(db, one) for one in organisations.find(db, today=TODAY)]
    )
    return {one.name: (one.notes, {called[key]: text for key, text in one.own}) for one in every}


def written(db: Data, path: Path, about: str) -> Path:
    version = "3.0" if path.name.startswith("old") else "4.0"
    if about == PEOPLE:
        ids = contacts.find(db, today=TODAY)
        outcome(exports.write(db, path, ids, today=TODAY, vcard=version))
    else:
        outcome(places.write(db, path, organisations.find(db, today=TODAY)))
    return path


def test_there_are_many_names_and_all_headings_among_them() -> None:
    assert len(names(*HEADINGS)) > 150
    assert "own.x" in names()


@pytest.mark.parametrize(
    ("about", "file"),
    [
        *((PEOPLE, file) for file in ("list.csv", "list.xlsx", "list.vcf", "old.vcf")),
        *((ORGANISATIONS, file) for file in ("list.csv", "list.xlsx")),
    ],
)
def test_fields_of_any_name_go_out_and_come_back(tmp_path: Path, about: str, file: str) -> None:
    for number, some in enumerate(in_portions(file)):
        db, other = data_file.open_in_memory(), data_file.open_in_memory()
        filled(db, some, about)
        folder = tmp_path / str(number)
        folder.mkdir()
        path = written(db, folder / file, about)
        again = imports.plan(db, path, today=TODAY)
        assert {row.verdict for row in again.rows} == {"unchanged"}, [
            row.changes for row in again.rows
        ]
        plan = imports.plan(other, path, today=TODAY)
        list(imports.apply(other, plan))
        assert kept(other, about) == kept(db, about)
        for one in (db, other):
            data_file.close(one)


def test_a_strangers_column_of_any_name_becomes_a_field_of_that_name(tmp_path: Path) -> None:
    for number, name in enumerate(("own.x", "own:x", "snake_case", "Permit:", "{name}")):
        db = data_file.open_in_memory()
        path = tmp_path / f"{number}.csv"
        path.write_text(f"Name,Email,{name}\nAnn Lee,a@example.org,blue car\n", "utf-8")
        plan = imports.plan(db, path, today=TODAY, chosen={name: "own"})
        list(imports.apply(db, plan))
        assert [one.name for one in own_fields.every(db, PEOPLE)] == [name]
        assert kept(db, PEOPLE)["Ann Lee"][1] == {name: "blue car"}
        assert imports.plan(db, path, today=TODAY, chosen={name: "own"}).unchanged == 1


def test_the_heading_says_which_field_it_is() -> None:
    assert HEADING.format(name="own.x") == "Own field: own.x"
