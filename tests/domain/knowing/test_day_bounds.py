"""Days of what has happened lie between 1900 and today; what may come within fifty years."""

from datetime import date

import pytest

from outreach_desktop.domain import contacts, events, interactions, memberships, roles
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import Fields
from outreach_desktop.domain.knowing.day_bounds import beyond, out_of_bounds
from outreach_desktop.domain.knowing.part_dates import PartDate

TODAY = date(2026, 11, 30)
_EARLY = "Choose a day in 1900 or later."
_LATE = "Choose today or a day before."


@pytest.mark.parametrize(
    ("fields", "name", "day", "sentence"),
    [
        (contacts.FIELDS, "champion_since", PartDate(1), _EARLY),
        (contacts.FIELDS, "champion_since", date(1900, 1, 1), ""),
        (contacts.FIELDS, "champion_since", PartDate(2026), ""),
        (contacts.FIELDS, "champion_since", PartDate(2026, 12), _LATE),
        (contacts.FIELDS, "champion_since", PartDate(2099), _LATE),
        (contacts.FIELDS, "deceased_on", date(2026, 12, 1), _LATE),
        (contacts.FIELDS, "deceased_on", TODAY, ""),
        (contacts.FIELDS, "keep_until_on", date(2030, 1, 1), ""),
        (
            contacts.FIELDS,
            "keep_until_on",
            date(2099, 1, 1),
            "Choose a day within the next 50 years.",
        ),
        (contacts.FIELDS, "notes", date(1, 1, 1), ""),
        (memberships.FIELDS, "since", date(2099, 1, 1), _LATE),
        (roles.FIELDS, "starts_on", PartDate(2027, 1), ""),
        (roles.FIELDS, "starts_on", PartDate(2099), "Choose a day within the next 50 years."),
        (roles.FIELDS, "ends_on", PartDate(2076), ""),
        (roles.FIELDS, "ends_on", date(1, 1, 1), _EARLY),
        (events.FIELDS, "date", date(2027, 4, 1), ""),
        (interactions.FIELDS, "date", date(1026, 4, 1), _EARLY),
    ],
)
def test_which_days_a_field_can_hold(fields: Fields, name: str, day: date, sentence: str) -> None:
    assert beyond(fields[name], day, TODAY) == sentence


def test_a_draft_says_which_of_its_days_cannot_be() -> None:
    draft = ContactDraft(last_name="Lee", champion_since=PartDate(1), checked_on=date(2099, 1, 1))
    assert [one.field for one in out_of_bounds(contacts.FIELDS, draft)] == ["champion_since"]
    assert [one.field for one in out_of_bounds(contacts.FIELDS, draft, TODAY)] == [
        "champion_since",
        "checked_on",
    ]
    assert [one.field for one in contacts.problems(draft)] == ["champion_since"]
