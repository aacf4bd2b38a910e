"""Who was written to lately: by letter, by email, or with a document made."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.services import timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.written_to import WrittenTo, written_to
from outreach_desktop.services.making import letters
from tests import builders

TODAY = dt.date(2026, 11, 30)


def entry(db: Data, person: Contact, on: dt.date, kind: str = "letter", **fields: Any) -> None:
    draft = InteractionDraft(contact_id=person.id, kind=kind, date=on, summary="A line", **fields)
    timeline.log(db, draft)


def found(db: Data, *people: Contact, months: int = 6) -> tuple[WrittenTo, ...]:
    return written_to(db, [one.id for one in people], months=months, today=TODAY)


def test_the_newest_is_told_in_the_order_of_the_people(db: Data) -> None:
    ann, cy, di = (builders.person(db, name) for name in ("O'Neil", "Adeyemi", "Marsh"))
    for day in (dt.date(2026, 9, 1), dt.date(2026, 10, 1)):
        entry(db, cy, day)
    entry(db, ann, dt.date(2026, 7, 1), kind="email")

    assert [(one.name, one.on) for one in found(db, di, cy, ann)] == [
        (cy.name, dt.date(2026, 10, 1)),
        (ann.name, dt.date(2026, 7, 1)),
    ]
    assert [one.name for one in found(db, di, cy, ann, months=3)] == [cy.name]


@pytest.mark.parametrize(
    ("on", "fields"),
    [
        (dt.date(2026, 11, 1), {"direction": "in"}),
        (dt.date(2026, 11, 1), {"kind": "phone"}),
        (dt.date(2026, 5, 29), {}),
        (dt.date(2026, 12, 24), {}),
    ],
    ids=["theirs", "a call", "longer ago", "still to come"],
)
def test_what_was_no_letter_of_ours_or_not_lately_does_not_count(
    db: Data, on: dt.date, fields: dict[str, Any]
) -> None:
    ann = builders.person(db)
    entry(db, ann, on, **fields)
    assert found(db, ann) == ()


def test_a_document_that_was_made_counts_by_its_title(db: Data, tmp_path: Path) -> None:
    ann = builders.person(db)
    choice = letters.choice(str(builders.template(tmp_path / "note.docx", "Dear")))
    plan = letters.plan(db, [ann.id], [choice], today=TODAY)
    list(letters.make(db, plan, tmp_path, now=dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)))

    assert [(one.what, one.on) for one in found(db, ann)] == [("Note", TODAY)]
