"""House rules of where people work are told at the check, each place once, with who said so; they stop nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders


@pytest.fixture
def ward(db: Data) -> Data:
    """Two people at a ward of a trust, one elsewhere."""
    trust = builders.organisation(db, "Trust", policy="Sign in\nfirst.")
    place = builders.organisation(db, "Ward 7", parent_id=trust.id)
    mill = builders.organisation(db, "Mill")
    for name, at in (("Adams", place), ("Brown", place), ("Cole", mill)):
        builders.role(db, builders.person(db, name), at)
    builders.house_rule(db, place, "not at mealtimes", topic="visits")
    builders.house_rule(db, place, "no boxes", topic="gifts")
    builders.house_rule(db, place, "none inside", topic="photographs")
    return db


def remarks(db: Data, folder: Path, today: date, text: str = "Hello", **more: str) -> list[str]:
    from outreach_desktop.services import contacts

    template = str(builders.template(folder / f"{len(text)}.docx", text))
    ids = contacts.find(db, today=today)
    plan = letters.plan(db, ids, [letters.choice(template)], today=today, **more)  # type: ignore[arg-type]
    found = letters.check(plan)
    assert not any(one.stops for one in found)
    assert letters.left_out(found, plan) == 0
    return [one.message for one in found if one.message.startswith("House rules of")]


def test_only_what_touches_a_letter_is_told(ward: Data, today: date, tmp_path: Path) -> None:
    assert remarks(ward, tmp_path, today) == [
        "House rules of Trust, to which Ward 7 belongs: Sign in first."
    ]


def test_rules_from_above_say_whose_they_are(ward: Data, today: date, tmp_path: Path) -> None:
    trust = next(one for one in organisations.every(ward) if one.name == "Trust")
    for number, name in enumerate(("Ward 8", "Ward 9", "Clinic")):
        place = builders.organisation(ward, name, parent_id=trust.id)
        builders.role(ward, builders.person(ward, f"Dee {number}"), place)
    (told,) = remarks(ward, tmp_path, today)
    assert told.startswith("House rules of Trust, to which ")
    assert told.endswith(", \u2026 belong: Sign in first.")

    builders.role(ward, builders.person(ward, "Ester"), trust)
    assert remarks(ward, tmp_path, today) == ["House rules of Trust: Sign in first."]


def test_thanks_are_told_of_gifts_and_invitations_of_visits(
    ward: Data, today: date, tmp_path: Path
) -> None:
    evening = builders.open_evening(ward, today)
    assert remarks(ward, tmp_path, today, event_id=evening.id)[1:] == [
        "House rules of Ward 7: Visits: not at mealtimes"
    ]
    text = "Thank you for {{ thanks.reason }}"
    assert remarks(ward, tmp_path, today, text, thanks_for="coming")[1:] == [
        "House rules of Ward 7: Gifts: no boxes"
    ]


def test_who_said_so_and_whether_it_is_due_is_told_with_it(
    db: Data, today: date, tmp_path: Path
) -> None:
    place = builders.organisation(db, "Mill")
    builders.role(db, builders.person(db), place)
    builders.house_rule(
        db,
        place,
        "only at the desk",
        topic="handouts",
        source="Sister Nolan",
        checked_on=today - timedelta(days=30),
        review_on=today,
    )
    (told,) = remarks(db, tmp_path, today)
    assert told.startswith(
        "House rules of Mill: Leaflets and posters: only at the desk (to be asked again) (Sister Nolan, checked "
    )


def test_it_names_those_whom_it_concerns_and_nobody_else(
    ward: Data, today: date, tmp_path: Path
) -> None:
    from outreach_desktop.services import contacts

    template = str(builders.template(tmp_path / "a.docx", "Hello"))
    ids = contacts.find(ward, today=today)
    plan = letters.plan(ward, ids, [letters.choice(template)], today=today)
    (one,) = [each for each in letters.check(plan) if each.message.startswith("House rules")]
    assert [contacts.get(ward, each).last_name for each in one.about] == ["Adams", "Brown"]
