"""A list that goes out holds everything of its people, and comes back without a change."""

import csv
import dataclasses
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.names import couples
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.exchange.own.columns import headings
from outreach_desktop.services import contacts, data_file, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.importing import imports
from outreach_desktop.services.knowing import households
from tests import builders

FILES = ("list.csv", "list.xlsx", "list.vcf", "old.vcf")
EVERYTHING = ContactDraft(
    title="Dr",
    first_name="Ann-Marie",
    last_name="O'Neil",
    post_nominals="FRCS (Urol), MD",
    salutation="Ann",
    profession="urologist",
    specialty="uro-oncology",
    email="ann.oneil@lakeside.example",
    phone="+44 1632 960202",
    mobile="07700 900321",
    address=Address(
        street="Flat 2\n14 Mill Lane",
        town="Marrowby",
        region="Wendshire",
        postcode="01067",
        country="Germany",
    ),
    tier="core",
    champion="champion",
    preferred_channel="in person",
    large_print=True,
    do_not_contact=True,
    do_not_contact_reason="asked on the phone; \u201cnever again\u201d",
    deceased=True,
    deceased_on=date(2025, 12, 24),
    source="Spring meeting, 2024",
    notes="Line one\nLine two: 50 %",
    code="G9012345",
    conditions="prostate cancer\nbladder; kidney",
    stage="introduced",
    target="A",
    target_why="decides for the whole county",
    champion_since=date(2023, 5, 1),
    fit="shared values\ngoes both ways",
    fit_note="met twice",
    aim="one joint evening",
    challenges="no time\nno room",
    needs="a page to hand over",
    best_times="Tuesdays, 2 to 4",
    route_through="Mrs Dale",
    secure_email="ann@secure.lakeside.example",
    checked_on=date(2026, 2, 28),
    keep_until_on=date(2031, 12, 31),
    keep_why="agreed on the phone",
    post_back_on=date(2026, 2, 14),
    post_back_why="moved away",
    post_back_from="14 Mill Lane, Marrowby, 01067",
    couple=couples.kept([couples.Half("Dr", "Ann", "O'Neil"), couples.Half("Mr", "Bob", "O'Neil")]),
    tags=("newsletter", "knows; the board", "50 %, or more"),
    wishes=(
        WishDraft(
            channel="post",
            asked_on=date(2024, 3, 2),
            reason='said "no; never"\nand meant it',
            basis="they objected",
            source="letter",
            until=date(2030, 1, 31),
            lifted_on=date(2025, 1, 31),
        ),
        WishDraft(channel="email", state="yes", asked_on=date(2025, 1, 31), source="form"),
        WishDraft(channel="phone"),
    ),
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "'=1+1",
    "''quoted",
    "'single",
    "\uff1d1+1",
    '="0123"',
    "#N/A",
    "#REF!",
    "TRUE",
    "0123",
    "1e5",
    "2026-03-02",
    'a "quoted" word',
    "a;b,c\td",
    "\\n is no line",
    "ends with \\",
    "semi\\;colon",
    "line\nline\n\nline",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "_x0041_ and _x000D_",
    "bell \x07 and escape \x1b",
    "fold" + "\u00e9\u4e2d\U0001f600" * 60,
    "BEGIN:VCARD",
    "a:b=c",
    "&amp; <b>",
    "Total: 12",
    "n/a",
    "\u00a0x\u2028y\u0085z",
)


def written(db: Data, path: Path, today: date, ids: Sequence[str] | None = None) -> Path:
    every = contacts.find(db, today=today) if ids is None else ids
    version = "3.0" if path.name.startswith("old") else "4.0"
    done = outcome(exports.write(db, path, every, today=today, vcard=version))
    assert done.count == len(every)
    return path


def taken_in(db: Data, path: Path, today: date) -> list[str]:
    plan = imports.plan(db, path, today=today)
    assert plan.layout == "Outreach Desktop"
    for _ in imports.apply(db, plan):
        pass
    return [row.verdict for row in plan.rows]


def without_ids(db: Data) -> list[ContactDraft]:
    """Everybody, with names in the place of ids."""
    found = []
    people = kept.every(db)
    called = {one.id: one.name for one in people} | {one.id: one.name for one in group.senders(db)}
    homes: dict[str, list[str]] = {}
    for person in people:
        homes.setdefault(person.household_id or "", []).append(person.name)
    for person in people:
        parts = {one.name: getattr(person, one.name) for one in dataclasses.fields(ContactDraft)}
        names = [one.name for one in dataclasses.fields(WishDraft)]
        parts["wishes"] = tuple(
            WishDraft(**{name: getattr(wish, name) for name in names}) for wish in person.wishes
        )
        parts["tags"] = tuple(sorted(person.tags))
        for name in ("lead_id", "introduced_by_id"):
            parts[name] = parts[name] and called[parts[name]]
        home = person.household_id
        parts["household_id"] = ", ".join(sorted(homes[home])) if home else None
        found.append(ContactDraft(**parts))
    return sorted(found, key=repr)


def envelopes(db: Data, today: date) -> list[tuple[str, str, tuple[str, ...]]]:
    told = contacts.whole(db, contacts.find(db, today=today), today=today)
    return sorted((row.name, opening.dear, opening.address_lines) for row, _, opening in told)


def their_work(db: Data, today: date) -> list[tuple[Any, ...]]:
    rows = contacts.rows(db, contacts.find(db, today=today), today=today)
    held = [contacts.card(db, row.id, today=today).main for row in rows]
    return sorted(
        (row.name, row.role, row.organisation, row.town, at.role.department if at else "")
        for row, at in zip(rows, held, strict=True)
    )


def test_every_field_of_the_draft_is_tried_here() -> None:
    empty = ContactDraft()
    for part in dataclasses.fields(ContactDraft):
        # Other rows are in the test after the next, fields of the group's own in a file of their own.
        if part.name in (
            "own",
            "lead_id",
            "introduced_by_id",
            "household_id",
            "household_place",
        ):  # other rows, in tests of their own
            continue
        assert getattr(EVERYTHING, part.name) != getattr(empty, part.name), part.name
    for part in dataclasses.fields(WishDraft):
        told = {getattr(wish, part.name) for wish in EVERYTHING.wishes}
        assert told - {None, ""}, part.name


@pytest.mark.parametrize("name", FILES)
def test_households_come_back_with_how_they_are_named_and_greeted(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    for _ in range(2):  # two couples of one name are two households
        john = builders.person(db, "Smith", first_name="John", title="Mr")
        mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
        builders.household(db, mary, john, name="The Smiths", dear="John and Mary")
    ann = builders.person(db, "Fox", first_name="Ann", title="")
    builders.household(db, ann, builders.person(db, "Ek", title=""), one_letter=False)
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    assert set(taken_in(other, path, today)) == {"new"}

    assert homes(other) == homes(db)
    assert len(homes(db)) == 3
    assert set(taken_in(other, path, today)) == {"unchanged"}


def homes(db: Data) -> list[tuple[object, ...]]:
    found = []
    for _, home in households.called(db).values():
        about = home.household
        names = tuple(one.name for one in home.people)
        found.append((about.one_letter, about.name, about.dear, names))
    return sorted(found)


@pytest.mark.parametrize("name", FILES)
def test_every_field_comes_back_into_a_new_file(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    person = contacts.add(db, EVERYTHING)
    hospital = builders.organisation(db, "St. Mary; & Sons", address=Address(town="Marrowby"))
    builders.role(db, person, hospital, title="Head, of care", department="Ward 5; East")
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    assert taken_in(other, path, today) == ["new"]

    assert without_ids(other) == without_ids(db)
    assert their_work(other, today) == their_work(db, today)
    assert taken_in(other, path, today) == ["unchanged"]


@pytest.mark.parametrize("name", FILES)
def test_the_sample_group_comes_back_into_a_new_file(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    builders.sample_group(db, today)
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    for sender in group.senders(db):
        group.add_sender(other, SenderDraft(name=sender.name))
    assert set(taken_in(other, path, today)) == {"new"}

    assert without_ids(other) == without_ids(db)
    assert sum(one.introduced_by_id is not None for one in kept.every(other)) > 5
    assert their_work(other, today) == their_work(db, today)
    assert envelopes(other, today) == envelopes(db, today)
    assert set(taken_in(other, path, today)) == {"unchanged"}
    undo.undo(other)
    assert contacts.count(other) == 0


@pytest.mark.parametrize("name", FILES)
def test_who_keeps_in_touch_comes_along_into_an_empty_file_and_goes_with_its_undo(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    ours = group.add_sender(db, SenderDraft(name="Margaret Ellery"))
    builders.person(db, lead_id=ours.id)
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    plan = imports.plan(other, path, today=today)
    for _ in imports.apply(other, plan):
        pass

    assert any("were added: Margaret Ellery." in note for note in plan.notes)
    [sender] = group.senders(other)
    assert sender.name == "Margaret Ellery"
    assert kept.every(other)[0].lead_id == sender.id
    assert imports.plan(other, path, today=today).unchanged == 1
    undo.undo(other)
    assert group.senders(other) == []


@pytest.mark.parametrize("name", FILES)
def test_who_keeps_in_touch_is_told_where_another_group_has_nobody_of_the_name(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    ours = group.add_sender(db, SenderDraft(name="Margaret Ellery"))
    builders.person(db, lead_id=ours.id)
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    group.add_sender(other, SenderDraft(name="Jo Marsh"))
    plan = imports.plan(other, path, today=today)

    assert any("left out as who keeps in touch: Margaret Ellery." in one for one in plan.notes)
    for _ in imports.apply(other, plan):
        pass
    assert kept.every(other)[0].lead_id is None
    assert len(group.senders(other)) == 1


@pytest.mark.parametrize("name", FILES)
def test_who_was_introduced_keeps_each_wish_and_tag_once(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    beth = builders.person(db, "Penn", first_name="Beth")
    contacts.add(db, dataclasses.replace(EVERYTHING, introduced_by_id=beth.id))
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    taken_in(other, path, today)

    assert without_ids(other) == without_ids(db)


@pytest.mark.parametrize("name", FILES)
def test_who_introduced_someone_is_known_though_two_have_the_name(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    one = builders.person(db, "Orpen", notes="the one")
    builders.person(db, "Orpen", notes="the other")
    builders.person(db, "Penn", introduced_by_id=one.id)
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    taken_in(other, path, today)

    [penn] = [one for one in kept.every(other) if one.last_name == "Penn"]
    assert kept.get(other, penn.introduced_by_id or "").notes == "the one"
    assert taken_in(other, path, today) == ["unchanged"] * 3


def without_the_ids_of_introducers(db: Data, path: Path, today: date) -> Path:
    """As an earlier version wrote it, or a spreadsheet from which someone took that column."""
    path = written(db, path, today)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    at = rows[0].index("ID of who introduced them")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*row[:at], *row[at + 1 :]] for row in rows)
    return path


def test_a_name_that_two_have_introduced_nobody_and_the_row_says_so(
    db: Data, tmp_path: Path, today: date
) -> None:
    one = builders.person(db, "Orpen")
    builders.person(db, "Orpen", notes="the other")
    builders.person(db, "Penn", introduced_by_id=one.id)
    path = without_the_ids_of_introducers(db, tmp_path / "list.csv", today)

    other = data_file.open_in_memory()
    plan = imports.plan(other, path, today=today)
    for _ in imports.apply(other, plan):
        pass

    assert [one.introduced_by_id for one in kept.every(other)] == [None, None, None]
    [row] = [row for row in plan.rows if row.to_look_at]
    assert row.name == "Dr Ann Penn"
    assert "Several people are called “Dr Ann Orpen”" in row.reason


def test_who_introduced_someone_and_is_neither_in_the_list_nor_known_is_told(
    db: Data, tmp_path: Path, today: date
) -> None:
    one = builders.person(db, "Orpen")
    penn = builders.person(db, "Penn", introduced_by_id=one.id)
    path = written(db, tmp_path / "list.csv", today, [penn.id])

    other = data_file.open_in_memory()
    plan = imports.plan(other, path, today=today)
    assert "No one here is called “Dr Ann Orpen”" in plan.rows[0].reason
    known = builders.person(other, "Orpen")
    assert taken_in(other, path, today) == ["new"]
    assert {one.introduced_by_id for one in kept.every(other)} == {None, known.id}


@pytest.mark.parametrize("name", FILES)
def test_an_export_changes_nothing_where_it_came_from(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    builders.sample_group(db, today)
    before = kept.every(db), undo.history(db), their_work(db, today)

    assert set(taken_in(db, written(db, tmp_path / name, today), today)) == {"unchanged"}

    assert (kept.every(db), undo.history(db), their_work(db, today)) == before


@pytest.mark.parametrize("name", FILES)
def test_whatever_was_typed_comes_back(db: Data, tmp_path: Path, today: date, name: str) -> None:
    texts = [*HOSTILE] if name.endswith("csv") else [one for one in HOSTILE if one[:1] != "\u00a0"]
    for number, text in enumerate(texts):
        contacts.add(
            db,
            ContactDraft(
                last_name=f"{number} {text.splitlines()[0]}",
                profession=text,
                notes=text,
                phone=text,
                source=text,
                do_not_contact_reason=text,
                tags=(" ".join(text.split()),),
                wishes=(WishDraft(channel="post", reason=text),),
                address=Address(street=text, postcode=text),
            ),
        )
    path = written(db, tmp_path / name, today)

    other = data_file.open_in_memory()
    assert set(taken_in(other, path, today)) == {"new"}

    assert without_ids(other) == without_ids(db)


def test_no_cell_begins_as_a_formula_does(db: Data, tmp_path: Path, today: date) -> None:
    for number, text in enumerate(HOSTILE):
        contacts.add(db, ContactDraft(last_name=f"{text} {number}", notes=text, phone=text))
    path = written(db, tmp_path / "list.csv", today)

    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))

    assert rows[0] == headings()
    begun = {cell.lstrip()[:1] for row in rows for cell in row if cell.strip()}
    assert begun.isdisjoint("=+-@\uff1d\uff0b\uff0d\uff20")


def test_a_workbook_has_no_formula_and_real_days(db: Data, tmp_path: Path, today: date) -> None:
    person = contacts.add(db, ContactDraft(last_name="=1+1", phone="0123", notes="#N/A"))
    builders.call(db, person, date(2026, 1, 31))
    path = written(db, tmp_path / "list.xlsx", today)

    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in sheet
    assert "<f " not in sheet
    assert 't="e"' not in sheet
    assert '<pane ySplit="1"' in sheet
    import openpyxl

    first = openpyxl.load_workbook(path).active
    told = {
        first.cell(1, at).value: first.cell(2, at).value for at in range(1, first.max_column + 1)
    }
    assert told["Surname"] == "=1+1"
    assert told["Phone"] == "0123"
    assert told["Last contact"].date() == date(2026, 1, 31)
    assert first.cell(1, 1).font.bold


def test_what_excel_has_no_room_for_is_told(db: Data, tmp_path: Path, today: date) -> None:
    contacts.add(db, ContactDraft(last_name="Long", notes="\U0001f600" * 20_000))
    ids = contacts.find(db, today=today)

    done = outcome(exports.write(db, tmp_path / "list.xlsx", ids, today=today))

    (note,) = done.notes
    assert note.startswith(
        "Long: Excel allows 32,767 characters in a cell, so the end of \u201cNotes\u201d"
    )
    assert taken_in(db, tmp_path / "list.xlsx", today) == ["unchanged"]
    path = written(db, tmp_path / "list.csv", today)
    other = data_file.open_in_memory()
    taken_in(other, path, today)
    assert kept.every(other)[0].notes == "\U0001f600" * 20_000


def test_two_of_one_name_stay_two(db: Data, tmp_path: Path, today: date) -> None:
    for _ in range(2):
        contacts.add(db, ContactDraft(last_name="Smith", email="desk@practice.example"))
    path = written(db, tmp_path / "list.csv", today)

    assert taken_in(db, path, today) == ["unchanged", "unchanged"]
    assert taken_in(data_file.open_in_memory(), path, today) == ["new", "new"]


def test_a_name_changed_in_the_list_is_the_same_person(
    db: Data, tmp_path: Path, today: date
) -> None:
    person = contacts.add(db, ContactDraft(first_name="Ann", last_name="Smith"))
    path = written(db, tmp_path / "list.csv", today)
    path.write_text(path.read_text("utf-8-sig").replace("Smith", "Jones"), "utf-8")

    assert taken_in(db, path, today) == ["updated"]

    assert kept.get(db, person.id).last_name == "Jones"


def test_a_wish_typed_into_the_list_counts(db: Data, tmp_path: Path, today: date) -> None:
    contacts.add(db, ContactDraft(last_name="Smith", wishes=(WishDraft(channel="post"),)))
    path = written(db, tmp_path / "list.csv", today)
    path.write_text(
        path.read_text("utf-8-sig").replace('"post: no"', '"no emails please"'), "utf-8"
    )

    taken_in(db, path, today)

    assert [wish.channel for wish in kept.every(db)[0].wishes] == ["post", "email"]


def test_what_a_spreadsheet_made_of_days_and_choices_is_read_or_told(
    db: Data, tmp_path: Path, today: date
) -> None:
    held = ContactDraft(
        last_name="Smith",
        champion="prospect",
        target="C",
        champion_since=date(2020, 1, 2),
        checked_on=date(2020, 1, 3),
        keep_until_on=date(2030, 1, 4),
        notes="Met twice",
    )
    contacts.add(db, held)
    path = written(db, tmp_path / "list.csv", today)
    text = path.read_text("utf-8-sig")
    for was, now in (
        *(("prospect", "Yes"), ("C", "Z"), ("2020-01-02", "Mar 2019")),
        *(("2020-01-03", "15/03/2019"), ("2030-01-04", "03/04/2031")),
    ):
        assert text.count(f'"{was}"') == 1
        text = text.replace(f'"{was}"', f'"{now}"')
    path.write_text(text, "utf-8")

    other = data_file.open_in_memory()
    (row,) = imports.plan(other, path, today=today).rows
    assert "\u201cZ\u201d is none of the choices for \u201cTarget\u201d" in row.reason
    assert "\u201c03/04/2031\u201d is no clear date for \u201cKeep until\u201d" in row.reason
    assert row.to_look_at
    assert taken_in(other, path, today) == ["new"]

    (person,) = kept.every(other)
    assert (person.champion, person.target) == ("champion", "")
    assert person.champion_since == PartDate(2019, 3)
    assert (person.checked_on, person.keep_until_on) == (date(2019, 3, 15), None)
    assert person.notes == "Met twice\nTarget: Z\nKeep until: 03/04/2031"
    assert taken_in(other, path, today) == ["unchanged"]


@pytest.mark.parametrize(
    ("cell", "died"), [("03/04/2019", True), ("yes", True), ("no", False), ("unknown", False)]
)
def test_a_day_of_death_that_nobody_can_read_is_a_death(
    db: Data, tmp_path: Path, today: date, cell: str, died: bool
) -> None:
    contacts.add(db, ContactDraft(last_name="Smith", deceased=True, deceased_on=date(2020, 1, 2)))
    path = written(db, tmp_path / "list.csv", today)
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, cells = csv.reader(file)
    cells[header.index("Has died")] = ""
    cells[header.index("Died on")] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, cells])

    other = data_file.open_in_memory()
    assert taken_in(other, path, today) == ["new"]

    (person,) = kept.every(other)
    assert (person.deceased, person.deceased_on) == (died, None)
    assert person.notes == f"Died on: {cell}"
