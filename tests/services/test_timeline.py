"""The timeline of a person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import interactions
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import timeline
from outreach_desktop.services.data_file import Data
from tests.builders import call, open_evening, person

DAY = timedelta(days=1)


def test_everything_typed_is_kept(db: Data, today: date) -> None:
    draft = InteractionDraft(
        contact_id=person(db).id,
        kind="event",
        direction="in",
        date=today,
        summary="Spoke at the open evening",
        detail="Forty people came.",
        thanks_for="speaking at our open evening",
        thanked_on=today,
        event_id=open_evening(db, today).id,
    )

    kept = timeline.log(db, draft)

    assert draft == InteractionDraft(
        **{name: getattr(kept, name) for name in InteractionDraft.__dataclass_fields__}
    )


def test_the_newest_stands_first_and_the_later_of_one_day(db: Data, today: date) -> None:
    ann = person(db)
    older, first, second = call(db, ann, today - DAY), call(db, ann, today), call(db, ann, today)

    assert timeline.of(db, ann.id)[-1] == older
    assert {entry.id for entry in timeline.of(db, ann.id)[:2]} == {first.id, second.id}


def test_a_timeline_is_one_persons(db: Data, today: date) -> None:
    ann, beth = person(db), person(db, "Marsh")
    call(db, ann, today)

    assert timeline.of(db, beth.id) == []


def test_an_entry_without_words_is_refused(db: Data, today: date) -> None:
    with pytest.raises(OutreachError, match="Add a short summary"):
        timeline.log(db, InteractionDraft(contact_id=person(db).id, date=today))


def test_an_entry_can_be_corrected_and_removed(db: Data, today: date) -> None:
    ann = person(db)
    entry = call(db, ann, today)

    assert timeline.change(db, replace(entry, summary="Rang twice")).summary == "Rang twice"
    timeline.remove(db, [entry.id])
    assert timeline.of(db, ann.id) == []


def test_thanks_are_owed_for_the_newest_thing_that_had_none(db: Data, today: date) -> None:
    ann, beth = person(db), person(db, "Marsh")
    call(db, ann, today - 3 * DAY, thanks_for="your leaflets")
    newest = call(db, ann, today - 2 * DAY, thanks_for="the talk")
    call(db, ann, today - DAY, thanks_for="the referral", thanked_on=today)
    call(db, beth, today)

    assert interactions.thanks_owed(db, [ann.id, beth.id]) == {ann.id: newest}


def test_thanks_once_said_are_owed_no_longer(db: Data, today: date) -> None:
    ann = person(db)
    entry = call(db, ann, today, thanks_for="the talk")

    with changing(db, "Make thank-you note"):
        interactions.thank(db, [entry.id], today)

    assert interactions.thanks_owed(db, [ann.id]) == {}
    assert timeline.of(db, ann.id)[0].thanked_on == today
