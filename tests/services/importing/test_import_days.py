"""Days that cannot be go to the notes of who came with them, and are told; nothing else is lost."""

from pathlib import Path

from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, data_file, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports, places
from outreach_desktop.services.importing import imports
from tests import builders
from tests.conftest import TODAY


def test_a_champion_of_the_future_and_one_of_the_year_1_are_told(db: Data, tmp_path: Path) -> None:
    builders.person(
        db, "Lee", champion="champion", champion_since=PartDate(2019, 3), deceased=True,
        deceased_on=PartDate(2020),
    )  # fmt: skip
    path = tmp_path / "out.csv"
    outcome(exports.write(db, path, contacts.find(db, "", today=TODAY), today=TODAY))
    text = path.read_text("utf-8-sig").replace("2019-03", "2099-03").replace("2020", "0001")
    path.write_text(text, "utf-8")
    db = data_file.open_data(tmp_path / "new.outreach")

    plan = imports.plan(db, path, today=TODAY)
    list(imports.apply(db, plan))

    (one,) = contacts.find(db, "lee", today=TODAY)
    person = contacts.get(db, one)
    assert (person.champion, person.champion_since) == ("champion", None)
    assert (person.deceased, person.deceased_on) == (True, None)
    assert "Champion since: 2099-03" in person.notes
    assert "Died on: 0001" in person.notes
    assert "\u201c2099-03\u201d cannot be for \u201cChampion since\u201d" in plan.rows[0].reason
    assert "Choose today or a day before." in plan.rows[0].reason
    data_file.close(db)


def test_an_organisation_was_not_checked_on_a_day_to_come(db: Data, tmp_path: Path) -> None:
    builders.organisation(db, "Quay Surgery", checked_on=TODAY)
    path = tmp_path / "places.csv"
    outcome(places.write(db, path, organisations.find(db, today=TODAY)))
    text = path.read_text("utf-8-sig").replace(TODAY.isoformat(), "2099-01-01")
    path.write_text(text, "utf-8")
    db = data_file.open_data(tmp_path / "new.outreach")

    list(imports.apply(db, imports.plan(db, path, today=TODAY)))

    place = organisations.named(db, "Quay Surgery")
    assert place is not None
    assert (place.checked_on, place.notes) == (None, "Checked: 2099-01-01")
    data_file.close(db)
