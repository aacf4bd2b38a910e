"""A list of organisations in the dialog: shown as organisations, counted as such, and imported."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from outreach_desktop.db.subjects import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.ui.importing.fields import grouped
from outreach_desktop.ui.importing.people_list import COLUMNS, summary
from outreach_desktop.ui.importing.people_step import counted, details
from outreach_desktop.ui.importing.result_step import came_in
from tests import builders

LIST = (
    "Name,Type,Part of,Website,Postcode\n"
    "Lakeside General,Hospital,Riverside NHS Trust,www.lakeside.example,WE1 1AA\n"
    "Tarn Hospice,Hospice,,,WE2 2BB\n"
)


def plan_of(db: Data, folder: Path, text: str, today: date) -> imports.ImportPlan:
    path = folder / "list.csv"
    path.write_text(text)
    return imports.plan(db, path, today=today)


def test_rows_are_shown_as_organisations(
    db: Data, qtbot: QtBot, tmp_path: Path, today: date
) -> None:
    builders.organisation(db, "Tarn Hospice", phone="01632 960001")
    plan = plan_of(db, tmp_path, LIST, today)

    hospital, hospice = plan.rows
    by_heading = {column.heading: column for column in COLUMNS}
    assert by_heading["Organisation"].text(hospital) == "Hospital, part of Riverside NHS Trust"
    assert by_heading["Organisation"].text(hospice) == "Hospice"
    assert by_heading["Letters begin"].text(hospital) == ""
    icon = by_heading["Name"].icon
    assert icon is not None
    assert icon(hospital) == "building-2"
    assert summary(hospital) == ("Lakeside General, New, Hospital, part of Riverside NHS Trust")
    assert "Belongs to: Riverside NHS Trust" in details(hospital, "")
    assert counted(plan) == "Organisations: 1 new, 1 changes."


def test_organisations_beside_people_are_counted(db: Data, tmp_path: Path, today: date) -> None:
    plan = plan_of(
        db, tmp_path, "Organisation,Contact\nMere Surgery,Ann Orpen\nTarn Hospice,\n", today
    )

    assert counted(plan) == "2 new. 1 of them is an organisation."


def test_what_came_in_is_told_of_organisations(db: Data, tmp_path: Path, today: date) -> None:
    plan = plan_of(db, tmp_path, LIST, today)
    for _ in imports.apply(db, plan):
        pass

    assert came_in(plan) == "2 organisations imported: 2 new, 0 changed."
    assert len(organisations.every(db)) == 3


def test_their_fields_have_a_heading_of_their_own_to_choose_from() -> None:
    fields = dict(next(of for heading, of in grouped() if heading == "Organisations"))

    assert fields["organisation_name"] == "Organisation, one in each row"
    assert fields["belongs_to"] == "What the organisation belongs to"
