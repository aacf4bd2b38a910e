"""The sample group is believable, complete, and cannot be mistaken for anybody real."""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from outreach_desktop import paths
from outreach_desktop.db.subjects import interactions, organisations
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import resource
from outreach_desktop.services import contacts, data_file, events, group, sample
from outreach_desktop.services.data_file import Data

# Ofcom keeps these for drama: Geographic numbers of no area, mobiles, and freephone.
_DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}|0808 157 0\d{3}")
_FILES = ("group.toml", "organisations.toml", "events.toml", "people.csv", "roles.csv")


@pytest.fixture
def filled(db: Data, today: dt.date) -> Data:
    sample.fill(db, today=today)
    return db


def test_there_are_people_of_every_profession_and_a_year_of_contact(
    filled: Data, today: dt.date
) -> None:
    assert contacts.count(filled) >= 80
    assert len(organisations.every(filled)) >= 20
    assert events.count(filled) >= 10
    professions = {name for name, _ in contacts.professions(filled)}
    assert professions >= {
        "urologist", "oncologist", "nurse", "GP", "psychologist", "counsellor", "case manager",
        "discharge planner", "physician liaison", "social worker", "administrator",
        "practice manager", "receptionist", "pharmacist", "physiotherapist",
    }  # fmt: skip
    ids = contacts.find(filled, today=today)
    assert sum(len(interactions.of(filled, contact_id)) for contact_id in ids) >= 150
    assert len(interactions.thanks_owed(filled, ids)) >= 25


def test_events_lie_on_both_sides_of_today_and_on_their_weekday(
    filled: Data, today: dt.date
) -> None:
    assert len(events.past(filled, today=today)) >= 5
    assert len(events.upcoming(filled, today=today)) >= 5
    evening = events.titled(filled, "Monthly support evening")
    assert evening.date is not None
    assert evening.date.strftime("%A") == "Tuesday"


def test_the_group_speaks_of_every_kind_of_point_and_is_labelled_a_sample(filled: Data) -> None:
    profile = group.profile(filled)
    assert profile.is_sample
    assert {point.kind for point in profile.points} == set(POINT_KINDS)
    assert profile.logo_id
    assert all(sender.signature_id for sender in group.senders(filled))


def test_there_is_nothing_to_undo_in_a_fresh_sample(filled: Data) -> None:
    assert filled.execute("SELECT count(*) FROM actions").fetchone() == (0,)


@pytest.mark.parametrize("name", _FILES)
def test_no_telephone_number_address_or_place_can_be_real(name: str) -> None:
    text = resource("sample", name).read_text(encoding="utf-8")
    for number in re.findall(r"\b0\d{3,4} \d{3} \d{3,4}\b|\b0\d{4} \d{6}\b", text):
        assert _DRAMA.fullmatch(number), number
    for address in re.findall(r"[\w.-]+@[\w.-]+", text):
        assert address.rstrip(".").endswith(".example"), address
    for postcode in re.findall(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b", text):
        assert postcode.startswith("QX"), postcode


def test_the_sample_is_a_data_file_of_its_own_and_never_written_over(
    tmp_path: Path, today: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "settings_folder", lambda: tmp_path / "settings")
    path = tmp_path / "Sample group.outreach"
    sample.write_sample(path, today=today)
    before = path.read_bytes()

    with pytest.raises(OutreachError, match="left as it is"):
        sample.write_sample(path, today=today)

    assert path.read_bytes() == before
    db = data_file.open_data(path)
    assert group.profile(db).is_sample
    assert contacts.count(db) >= 80
    data_file.close(db)


def test_a_sample_that_was_thrown_away_can_be_made_again(tmp_path: Path, today: dt.date) -> None:
    path = tmp_path / "Sample group.outreach"
    for _ in range(2):
        sample.write_sample(path, today=today)
        assert path.stat().st_size > 0
        path.unlink()


def test_every_row_has_as_many_cells_as_its_header() -> None:
    for name in ("people", "roles", "participants", "interactions"):
        with resource("sample", f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert {len(row) for row in rows} == {len(header)}, name
