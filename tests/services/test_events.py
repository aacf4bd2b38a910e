"""Events: what is coming, what has been, and who takes part."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from outreach_desktop.domain.events import EventDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, organisations
from outreach_desktop.services.data_file import Data
from tests.builders import open_evening, organisation, person

DAY = timedelta(days=1)


def test_everything_typed_is_kept(db: Data, today: date) -> None:
    draft = EventDraft(
        title="Open evening",
        kind="open evening",
        date=today,
        starts_at=time(18, 30),
        ends_at=time(20),
        place="Hall 2",
        address="2 Quay Street\nLakeside",
        access="Ramp on the left; hearing loop",
        description="Meet the nurses",
        audience="GPs and nurses",
        organisation_id=organisation(db).id,
        in_packets=False,
    )

    kept = events.add(db, draft)

    assert events.get(db, kept.id) == kept
    assert draft == EventDraft(
        **{name: getattr(kept, name) for name in EventDraft.__dataclass_fields__}
    )


def test_an_event_without_a_title_or_date_is_refused_with_both_sentences(db: Data) -> None:
    with pytest.raises(OutreachError, match=r"Type a title\. Choose a date\."):
        events.add(db, EventDraft())


def test_today_is_still_upcoming_and_the_soonest_stands_first(db: Data, today: date) -> None:
    later = open_evening(db, today + DAY, "Later")
    evening = open_evening(db, today, "Evening", starts_at=time(18))
    morning = open_evening(db, today, "Morning", starts_at=time(9))
    open_evening(db, today - DAY, "Yesterday")

    assert [row.event for row in events.upcoming(db, today=today)] == [morning, evening, later]


def test_events_are_found_as_everything_else_is(db: Data, today: date) -> None:
    cafe = open_evening(db, today, "Cancer Caf\u00e9", place="St Anne\u2019s Hall")
    talk = open_evening(db, today - DAY, "Talk", description="With the caf\u00e9 team")
    open_evening(db, today, "Sponsored walk")

    assert events.find(db, "cafe", today=today) == ([cafe.id], [talk.id])
    assert events.find(db, "annes caf", today=today) == ([cafe.id], [])
    assert events.find(db, "cafe & talk", today=today) == ([], [talk.id])
    assert len(events.find(db, " & ", today=today)[0]) == 2
    assert [row.event for row in events.rows(db, [talk.id, cafe.id])] == [talk, cafe]


def test_the_past_begins_with_the_latest(db: Data, today: date) -> None:
    older, newer = open_evening(db, today - 2 * DAY), open_evening(db, today - DAY)

    assert [row.event for row in events.past(db, today=today)] == [newer, older]


def test_a_row_says_how_many_were_invited_have_accepted_and_came(db: Data, today: date) -> None:
    evening = open_evening(db, today)
    ids = [person(db, name).id for name in ("Marsh", "Adeyemi", "O'Neil", "Khan")]
    events.add_participants(db, evening.id, ids[:3])
    events.add_participants(db, evening.id, ids[3:], rsvp="not invited")
    marsh, adeyemi = sorted(
        (row.participant for row in events.participants(db, evening.id, today=today)),
        key=lambda participant: ids.index(participant.contact_id),
    )[:2]
    events.change_participant(db, replace(marsh, rsvp="accepted", attendance="attended"))
    events.change_participant(db, replace(adeyemi, rsvp="declined"))

    (row,) = events.upcoming(db, today=today)

    assert (row.invited, row.accepted, row.attended) == (3, 1, 1)


def test_nobody_stands_on_a_list_twice(db: Data, today: date) -> None:
    evening, ann, beth = open_evening(db, today), person(db), person(db, "Marsh")

    assert events.add_participants(db, evening.id, [ann.id, ann.id]) == 1
    assert events.add_participants(db, evening.id, [ann.id, beth.id]) == 1
    listed = [row.contact.name for row in events.participants(db, evening.id, today=today)]
    assert listed == ["Dr Ann Marsh", "Dr Ann O'Neil"]


def test_somebody_taken_off_a_list_may_be_put_on_it_again(db: Data, today: date) -> None:
    evening, ann = open_evening(db, today), person(db)
    events.add_participants(db, evening.id, [ann.id])
    (row,) = events.participants(db, evening.id, today=today)

    events.remove_participants(db, [row.participant.id])

    assert events.participants(db, evening.id, today=today) == []
    assert events.add_participants(db, evening.id, [ann.id]) == 1


def test_a_removed_person_is_neither_listed_nor_counted(db: Data, today: date) -> None:
    evening, ann = open_evening(db, today), person(db)
    events.add_participants(db, evening.id, [ann.id])

    contacts.remove(db, [ann.id])

    assert events.participants(db, evening.id, today=today) == []
    assert events.upcoming(db, today=today)[0].invited == 0


def test_a_removed_event_leaves_every_list(db: Data, today: date) -> None:
    evening, ann = open_evening(db, today), person(db)
    events.add_participants(db, evening.id, [ann.id])

    events.remove(db, [evening.id])

    assert events.count(db) == 0
    assert events.upcoming(db, today=today) == []
    assert contacts.card(db, ann.id, today=today).events == ()


def test_a_reply_nobody_knows_is_refused(db: Data, today: date) -> None:
    evening, ann = open_evening(db, today), person(db)

    with pytest.raises(OutreachError, match="Choose an RSVP"):
        events.add_participants(db, evening.id, [ann.id], rsvp="perhaps")


def test_an_event_is_found_by_its_title_whatever_the_capitals(db: Data, today: date) -> None:
    evening = open_evening(db, today, "Open evening")

    assert events.titled(db, " open  EVENING ") == evening


def test_a_misspelt_title_names_the_likest(db: Data, today: date) -> None:
    open_evening(db, today, "Open evening")
    open_evening(db, today, "Walking group")

    with pytest.raises(OutreachError, match="Did you mean \u201cOpen evening\u201d") as caught:
        events.titled(db, "Open evning")
    assert "Walking" not in str(caught.value)


def test_a_title_like_no_other_points_to_the_list(db: Data) -> None:
    with pytest.raises(OutreachError, match="See the list of events"):
        events.titled(db, "Ball")


def test_a_day_chooses_among_events_of_one_title(db: Data, today: date) -> None:
    first, second = open_evening(db, today), open_evening(db, today + 7 * DAY)

    with pytest.raises(
        OutreachError, match=f"Open evening {first.date}.*Open evening {second.date}"
    ):
        events.titled(db, "Open evening")
    assert events.titled(db, f"open evening {second.date}") == second


def test_a_list_is_in_the_order_of_names_whatever_their_accents(db: Data, today: date) -> None:
    evening = open_evening(db, today)
    people = [person(db, name) for name in ("Zola", "\u00c1bel", "\u0141ukasik", "Marsh")]
    gone = person(db, "Gone")
    contacts.remove(db, [gone.id])

    assert events.add_participants(db, evening.id, [one.id for one in [*people, gone]]) == 4
    listed = [row.contact.name for row in events.participants(db, evening.id, today=today)]
    assert listed == ["Dr Ann \u00c1bel", "Dr Ann \u0141ukasik", "Dr Ann Marsh", "Dr Ann Zola"]


def test_an_organisation_that_was_removed_holds_no_event(db: Data, today: date) -> None:
    host = organisation(db)
    organisations.remove(db, [host.id])

    with pytest.raises(OutreachError, match="organisation is no longer there"):
        open_evening(db, today, organisation_id=host.id)
