"""A list of organisations that goes out holds all of them, and comes back without a change."""

import csv
import dataclasses
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts as kept_people
from outreach_desktop.db.subjects import group as kept_group
from outreach_desktop.db.subjects import house_rules, organisations
from outreach_desktop.db.subjects.places import needs as kept_needs
from outreach_desktop.db.subjects.places import referral_routes
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.knowing.house_rules import HouseRuleDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.organisations import FIELDS, Organisation, OrganisationDraft
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnFieldDraft, OwnKind
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, group, undo
from outreach_desktop.services import organisations as places_there
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import places
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from outreach_desktop.services.knowing import house_rules as rules_there
from outreach_desktop.services.knowing import needs as needs_there
from outreach_desktop.services.knowing import referral_routes as routes_there
from outreach_desktop.services.own_fields import own_fields
from tests import builders
from tests.services.exporting.test_exports import HOSTILE

FILES = ("list.csv", "list.xlsx")
TODAY = date(2026, 3, 2)
EVERYTHING = OrganisationDraft(
    name="St. Mary's > Day unit; \u201cEast\u201d",
    kind="hospice",
    address=Address(
        street="Flat 2\n14 Mill Lane",
        town="Marrowby",
        region="Wendshire",
        postcode="01067",
        country="Germany",
    ),
    phone="01632 960202",
    email="desk@marys.example",
    website="https://www.marys.example/east",
    area="Marrowby; and the Wend valley",
    shared_goals="no one waits\n\nfewer calls at night",
    policy="No visits before ten.\n\nAsk the sister.",
    notes="Line one\nLine two: 50 %\n",
    code="0RX01",
    conditions="prostate cancer\nbladder; kidney",
    stage="introduced",
    target="A",
    target_why="sees everyone in the county",
    source="Spring meeting, 2024",
    checked_on=date(2026, 2, 28),
    audience="men over 50",
    audience_size=2400,
    list_size=0,
    understands_us="partly",
    preferred_channel="email",
    best_times="before clinics, 8 to 9",
    route_through="the ward clerk",
    secure_email="east@secure.marys.example",
    e_referral_system="eReferral+",
    e_referral_address="=support group",
    referral_limits="20 miles",
    refers_now_to="the regional centre",
    would_refer="men just diagnosed",
    refer_criteria="diagnosis confirmed",
    procedure_asked_on=date(2026, 1, 5),
    procedure_came_on=date(2026, 1, 20),
    procedure_note="a form, two pages",
    no_letters=True,
    no_emails=True,
    closed_on=date(2026, 2, 1),
)
ROUTE = ReferralRouteDraft(
    organisation_id="",
    direction="out",
    referral_kind="at discharge",
    method="form",
    how='hand it in; "mornings"\nnot on Fridays',
    address="Form UR-12",
    requires="consent; in writing",
    criteria="from six weeks on",
    limits="county only",
    turnaround_days=5,
    checked_on=date(2026, 1, 2),
    review_on=date(2027, 1, 2),
)
NEED = NeedDraft(
    organisation_id="",
    kind="gap",
    text="no one rings back;\nnot at night",
    evidence="40 calls a month",
    source="Sister Nolan",
    checked_on=date(2026, 1, 3),
    answer="a helpline = open until ten",
)
RULE = HouseRuleDraft(
    organisation_id="",
    topic="gifts",
    rule="none; not even =flowers",
    source="Sister Nolan",
    checked_on=date(2026, 1, 4),
    review_on=date(2027, 1, 4),
)


def written(db: Data, path: Path, ids: Sequence[str] | None = None) -> Path:
    every = places_there.find(db, today=TODAY) if ids is None else ids
    assert outcome(places.write(db, path, every)).count == len(every)
    return path


def looked_through(db: Data, path: Path) -> ImportPlan:
    plan = imports.plan(db, path, today=TODAY)
    assert plan.layout == "Outreach Desktop"
    assert all(row.is_organisation for row in plan.rows)
    return plan


def taken_in(db: Data, path: Path) -> list[str]:
    plan = looked_through(db, path)
    for _ in imports.apply(db, plan):
        pass
    return [row.verdict for row in plan.rows]


def whole(db: Data) -> list[Any]:
    """All organisations with everything that hangs on them, with names in the place of ids."""
    every = {one.id: one for one in organisations.every(db)}
    called = {one.id: one.name for one in group.senders(db)}
    people = {
        row.id: row.name for row in contacts.rows(db, contacts.find(db, today=TODAY), today=TODAY)
    }
    own = {one.id: one.name for one in own_fields.every(db, ORGANISATIONS)}
    points = kept_group.points_by_id(db)

    def path(one: Organisation) -> list[str]:
        found = [one.name]
        while one.parent_id:
            one = every[one.parent_id]
            found.append(one.name)
        return found

    def row(held: Any) -> dict[str, Any]:
        kept = {part.name: getattr(held, part.name) for part in dataclasses.fields(held)}
        for name in ("id", "organisation_id", "position"):
            kept.pop(name, None)
        if "liaison_id" in kept:
            kept["liaison_id"] = people.get(kept["liaison_id"] or "", "")
        if kept.get("point_id"):
            kept["point_id"] = points[kept["point_id"]].text
        return kept

    found = []
    for one in every.values():
        kept = {
            part.name: getattr(one, part.name) for part in dataclasses.fields(OrganisationDraft)
        }
        kept["parent_id"] = path(one)
        kept["lead_id"] = called.get(one.lead_id or "", "")
        kept["successor_id"] = every[one.successor_id].name if one.successor_id else ""
        kept["own"] = sorted((own[key], value) for key, value in one.own)
        hung = [
            [row(held) for held in subject.of(db, [one.id]).get(one.id, [])]
            for subject in (referral_routes, kept_needs, house_rules)
        ]
        found.append((kept, hung))
    return sorted(found, key=repr)


def test_every_field_is_tried_here() -> None:
    for draft in (EVERYTHING, ROUTE, NEED, RULE):
        for part in dataclasses.fields(draft):
            if part.name in ("own", "position", "contact_id") or part.name.endswith("_id"):
                continue  # other rows, in tests of their own
            assert getattr(draft, part.name) not in ("", None, Address()), part.name
    assert {name for name in FIELDS if FIELDS[name].kind is FieldKind.REFERENCE} == {
        "parent_id",
        "lead_id",
        "successor_id",
    }


def filled(db: Data) -> Organisation:
    """Everything at once, below a trust, led by somebody."""
    lead = group.add_sender(db, SenderDraft(name="Margaret Ellery"))
    trust = builders.organisation(db, "Riverside NHS Trust")
    field = own_fields.add(
        db, OwnFieldDraft(about=ORGANISATIONS, name="Parking", kind=OwnKind.DATE)
    )
    draft = dataclasses.replace(
        EVERYTHING,
        parent_id=trust.id,
        lead_id=lead.id,
        successor_id=trust.id,
        own=((field.id, "2026-02-01"),),
    )
    place = places_there.add(db, draft)
    nolan = builders.person(db, "Nolan", first_name="Kay", title="Sister")
    for direction in ("in", "out"):
        routes_there.add(
            db,
            dataclasses.replace(
                ROUTE, organisation_id=place.id, direction=direction, liaison_id=nolan.id
            ),
        )
    for kind in ("gap", "need", ""):
        needs_there.add(db, dataclasses.replace(NEED, organisation_id=place.id, kind=kind))
    rules_there.add(db, dataclasses.replace(RULE, organisation_id=place.id))
    rules_there.add(db, HouseRuleDraft(organisation_id=trust.id, rule="Ask first."))
    return place


@pytest.mark.parametrize("name", FILES)
def test_everything_comes_back_into_a_new_file(db: Data, tmp_path: Path, name: str) -> None:
    filled(db)
    path = written(db, tmp_path / name)

    other = data_file.open_in_memory()
    group.add_sender(other, SenderDraft(name="Margaret Ellery"))
    builders.person(other, "Nolan", first_name="Kay", title="Sister")
    assert taken_in(other, path) == ["new", "new"]

    assert whole(other) == whole(db)
    assert taken_in(other, path) == ["unchanged", "unchanged"]
    undo.undo(other)
    assert organisations.every(other) == []
    assert kept_needs.every(other) == {}


@pytest.mark.parametrize("name", FILES)
def test_an_export_changes_nothing_where_it_came_from(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    builders.sample_group(db, today)
    filled(db)
    before = whole(db), undo.history(db)

    assert set(taken_in(db, written(db, tmp_path / name))) == {"unchanged"}

    assert (whole(db), undo.history(db)) == before


@pytest.mark.parametrize("name", FILES)
def test_the_sample_group_comes_back_whole_in_whatever_order_its_rows_stand(
    db: Data, tmp_path: Path, today: date, name: str
) -> None:
    builders.sample_group(db, today)
    ids = places_there.find(db, today=TODAY)
    path = written(db, tmp_path / name, ids[::-1])

    other = data_file.open_in_memory()
    for sender in group.senders(db):
        group.add_sender(other, SenderDraft(name=sender.name))
    ours = group.profile(db)
    group.save_profile(other, dataclasses.replace(ours, logo_id=None, letterhead_id=None))
    for person in kept_people.every(db):
        builders.person(other, person.last_name, first_name=person.first_name, title=person.title)
    assert set(taken_in(other, path)) == {"new"}

    assert whole(other) == whole(db)
    assert set(taken_in(other, path)) == {"unchanged"}


@pytest.mark.parametrize("name", FILES)
def test_whatever_was_typed_comes_back(db: Data, tmp_path: Path, name: str) -> None:
    texts = [*HOSTILE] if name.endswith("csv") else [one for one in HOSTILE if one[:1] != "\u00a0"]
    parent = None
    for number, text in enumerate(texts):
        place = places_there.add(
            db,
            OrganisationDraft(
                name=f"{number} {text.splitlines()[0]}".strip(),
                notes=text,
                phone=text,
                parent_id=parent,
                website=text,
                address=Address(street=text),
            ),
        )
        parent = place.id if number % 3 else None
        needs_there.add(db, NeedDraft(organisation_id=place.id, text=text, source=text))
        routes_there.add(db, ReferralRouteDraft(organisation_id=place.id, how=text, requires=text))
    path = written(db, tmp_path / name)

    other = data_file.open_in_memory()
    assert set(taken_in(other, path)) == {"new"}

    assert whole(other) == whole(db)


def test_no_cell_begins_as_a_formula_does(db: Data, tmp_path: Path) -> None:
    for text in HOSTILE:
        place = builders.organisation(db, f"{text} x", notes=text, website=text)
        needs_there.add(db, NeedDraft(organisation_id=place.id, text=text))

    rows = list(csv.reader(io.StringIO(written(db, tmp_path / "a.csv").read_text("utf-8-sig"))))

    begun = {cell.lstrip()[:1] for row in rows for cell in row if cell.strip()}
    assert begun.isdisjoint("=+-@\uff1d\uff0b\uff0d\uff20")


def test_a_workbook_has_a_sheet_for_each_kind_with_real_days(db: Data, tmp_path: Path) -> None:
    filled(db)
    path = written(db, tmp_path / "list.xlsx")
    import openpyxl

    book = openpyxl.load_workbook(path)

    assert book.sheetnames == ["Organisations", "Ways to refer", "Needs", "House rules by topic"]
    sheet = book["Ways to refer"]
    told = {cell.value: below.value for cell, below in zip(sheet[1], sheet[2], strict=True)}
    assert told["Organisation"] == EVERYTHING.name
    assert told["Liaison"] == "Sister Kay Nolan"
    assert told["Turnaround"] == 5
    assert told["Checked"].date() == date(2026, 1, 2)
    assert [cell.value for cell in book["House rules by topic"]["A"]][1:] == [
        "Riverside NHS Trust",
        EVERYTHING.name,
    ]


def test_two_of_one_name_below_two_of_one_name_stay_apart(db: Data, tmp_path: Path) -> None:
    for number in range(2):
        trust = builders.organisation(db, "Trust", notes=str(number))
        builders.organisation(db, "Ward 1", parent_id=trust.id, notes=f"of {number}")
    path = written(db, tmp_path / "list.csv")

    other = data_file.open_in_memory()
    assert taken_in(other, path) == ["new"] * 4
    every = {one.id: one for one in organisations.every(other)}
    assert sorted(
        (every[one.parent_id].notes, one.notes) for one in every.values() if one.parent_id
    ) == [("0", "of 0"), ("1", "of 1")]
    assert taken_in(db, path) == ["unchanged"] * 4


def test_what_was_changed_in_the_list_is_changed_and_nothing_is_emptied(
    db: Data, tmp_path: Path
) -> None:
    place = filled(db)
    path = written(db, tmp_path / "list.csv")
    text = path.read_text("utf-8-sig")
    changed = text.replace("Day unit", "Night unit").replace('"01632 960202"', '"01632 960299"')
    path.write_text(changed.replace('"desk@marys.example"', '""'), "utf-8")

    plan = looked_through(db, path)
    for _ in imports.apply(db, plan):
        pass

    after = organisations.get(db, place.id)
    assert "Night unit" in after.name
    assert (after.phone, after.email) == ("01632 960299", "desk@marys.example")
    told = next(row.changes for row in plan.rows if row.verdict == "updated")
    assert any(one.startswith("Name: ") for one in told)
    assert "Phone: 01632 960202 \u2192 01632 960299" in told


def test_only_a_part_of_the_tree_brings_what_it_belongs_to_along(db: Data, tmp_path: Path) -> None:
    trust = builders.organisation(db, "Riverside NHS Trust")
    hospital = builders.organisation(db, "Lakeside General", parent_id=trust.id)
    ward = builders.organisation(db, "Urology", parent_id=hospital.id)
    path = written(db, tmp_path / "list.csv", [ward.id])

    assert taken_in(db, path) == ["unchanged"]
    other = data_file.open_in_memory()
    plan = looked_through(other, path)
    assert plan.rows[0].belongs_to == "Lakeside General"
    taken_in(other, path)

    assert whole(other) == whole(db)


CIRCLE = (
    "Name,Kind,Belongs to,ID of the organisation in Outreach Desktop\n"
    "One,,Two,1\nTwo,,Three,2\nThree,,One,3\nWard,,Two,4\nAlone,,,5\n"
)


def test_a_circle_in_the_list_is_refused_by_its_rows(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(CIRCLE)

    plan = looked_through(db, path)

    assert [row.verdict for row in plan.rows] == ["rejected"] * 4 + ["new"]
    assert plan.rows[0].reason == (
        "Rows 2, 3 and 4 belong to each other in a circle. Correct what they belong to."
    )
    assert plan.rows[3].reason == "It belongs to row 3, which cannot be imported."
    taken_in(db, path)
    assert [one.name for one in organisations.every(db)] == ["Alone"]


def test_what_would_belong_to_a_part_of_itself_is_refused(db: Data, tmp_path: Path) -> None:
    trust = builders.organisation(db, "Trust")
    builders.organisation(db, "Ward", parent_id=trust.id)
    path = tmp_path / "list.csv"
    path.write_text(
        f"Name,Kind,Belongs to,ID of the organisation in Outreach Desktop\nTrust,,Ward,{trust.id}\n"
    )

    [row] = looked_through(db, path).rows

    assert row.verdict == "rejected"
    assert row.reason == (
        "\u201cTrust\u201d cannot belong to \u201cWard\u201d, which is itself part of it."
    )


def test_a_circle_that_is_there_already_is_left_as_it_is(db: Data, tmp_path: Path) -> None:
    one = builders.organisation(db, "One")
    two = builders.organisation(db, "Two", parent_id=one.id)
    with changing(db, "Move"):
        organisations.change(db, dataclasses.replace(one, parent_id=two.id))

    assert taken_in(db, written(db, tmp_path / "list.csv")) == ["unchanged", "unchanged"]


def test_whom_to_ask_for_is_told_where_nobody_has_the_name(db: Data, tmp_path: Path) -> None:
    filled(db)
    path = written(db, tmp_path / "list.csv")
    other = data_file.open_in_memory()

    plan = looked_through(other, path)
    for _ in imports.apply(other, plan):
        pass

    assert any("Sister Kay Nolan" in note for note in plan.notes)
    builders.person(other, "Nolan", first_name="Kay", title="Sister")
    assert "updated" in taken_in(other, path)
    assert all(
        route.liaison_id for routes in referral_routes.every(other).values() for route in routes
    )
    assert set(taken_in(other, path)) == {"unchanged"}


def test_a_row_that_was_reworded_comes_beside_the_old_one_and_is_told(
    db: Data, tmp_path: Path
) -> None:
    """It may as well be another one, and what is kept may have been added since: nothing is taken away."""
    place = builders.organisation(db, "Lakeside General")
    rules_there.add(db, HouseRuleDraft(organisation_id=place.id, rule="No drugs reps on wards."))
    rules_there.add(db, HouseRuleDraft(organisation_id=place.id, rule="Ask first."))
    path = written(db, tmp_path / "list.csv")
    path.write_text(
        path.read_text("utf-8-sig").replace("No drugs reps", "No company reps"), "utf-8-sig"
    )

    [row] = looked_through(db, path).rows

    assert row.changes == (
        "House rules by topic: 1 added beside 1 that is kept and not in the list",
    )
    assert row.to_look_at
    assert (
        "\u201cNo company reps on wards.\u201d comes beside \u201cNo drugs reps on wards.\u201d"
        in row.reason
    )
    assert taken_in(db, path) == ["updated"]
    assert len(house_rules.of(db, [place.id])[place.id]) == 3
    assert taken_in(db, path) == ["unchanged"]


def test_a_row_beside_of_no_organisation_in_the_list_is_told(db: Data, tmp_path: Path) -> None:
    filled(db)
    path = written(db, tmp_path / "list.xlsx")
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["Needs"].append(["Elsewhere", "need", "a lift"])
    book.save(path)

    assert any(
        "1 row of \u201cNeeds\u201d is of an organisation that is not in the list" in note
        for note in looked_through(db, path).notes
    )


def test_organisations_are_no_cards(db: Data, tmp_path: Path) -> None:
    with pytest.raises(OutreachError, match=r"cards\.vcf"):
        outcome(places.write(db, tmp_path / "cards.vcf", []))
    (tmp_path / "mine.csv").write_text("mine")
    with pytest.raises(OutreachError):
        outcome(places.write(db, tmp_path / "mine.csv", []))
    assert (tmp_path / "mine.csv").read_text() == "mine"


def test_a_cancelled_export_leaves_nothing(db: Data, tmp_path: Path) -> None:
    filled(db)
    steps = places.write(db, tmp_path / "list.xlsx", places_there.find(db, today=TODAY))
    next(steps)
    steps.close()

    assert list(tmp_path.iterdir()) == []


def test_a_row_that_cannot_be_kept_is_told_and_the_others_come_in(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Kind,Needs,Ways to refer,ID of the organisation in Outreach Desktop\n"
        'Mere Surgery,,"kind=gap\nkind=need; text=a lift","direction=sideways; method=form; turnaround_days=9999\nmethod=letter",1\n'
    )

    plan = looked_through(db, path)
    taken_in(db, path)

    [row] = plan.rows
    assert row.to_look_at
    assert "\u201cgap\u201d is left out of \u201cNeeds\u201d: Type what it is." in row.reason
    assert "Type days between 0 and 3,650." in row.reason
    [(_, [routes, told, _])] = whole(db)
    assert [one["text"] for one in told] == ["a lift"]
    assert [(one["direction"], one["method"]) for one in routes] == [("in", "letter")]


@pytest.mark.parametrize("name", FILES)
def test_one_undo_takes_back_what_a_list_changed_and_added(
    db: Data, tmp_path: Path, name: str
) -> None:
    filled(db)
    path = written(db, tmp_path / name)
    for some in kept_needs.every(db).values():
        for need in some:
            needs_there.remove(db, need.id)
    for place in organisations.every(db):
        places_there.change(db, dataclasses.replace(place, notes="", phone="", conditions=""))
    before = whole(db)

    assert "updated" in taken_in(db, path)
    assert whole(db) != before
    undo.undo(db)

    assert whole(db) == before


def test_a_day_and_a_choice_that_nobody_can_read_are_in_the_notes(db: Data, tmp_path: Path) -> None:
    filled(db)
    path = written(db, tmp_path / "list.csv")
    text = path.read_text("utf-8-sig")
    for was, now in (("partly", "Not yet"), ("2026-01-05", "Jan-26"), ("2026-01-20", "20.01.2026")):
        assert text.count(f'"{was}"') == 1
        text = text.replace(f'"{was}"', f'"{now}"')
    path.write_text(text, "utf-8")

    other = data_file.open_in_memory()
    plan = looked_through(other, path)
    told = " ".join(row.reason for row in plan.rows)
    assert "\u201cNot yet\u201d is none of the choices" in told
    assert "\u201cJan-26\u201d is no clear date" in told
    for _ in imports.apply(other, plan):
        pass

    place = next(one for one in organisations.every(other) if one.understands_us == "" and one.code)
    assert (place.procedure_asked_on, place.procedure_came_on) == (None, date(2026, 1, 20))
    assert "Not yet" in place.notes
    assert "Jan-26" in place.notes
