"""Wishes of each channel: kept, changed and lifted by name, over on their last day, and never weakened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.rescue import wish_carrying
from outreach_desktop.db.subjects import wishes as rows
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.duplicates import merging
from outreach_desktop.domain.incoming.merging import merged
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.wishes.wishes import Wish, WishDraft, beside, ended, in_words, standing
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting.emails import collected
from outreach_desktop.services.knowing import wishes
from outreach_desktop.services.making.letters import check, choice, plan
from tests import builders

NO_POST = WishDraft(channel="post", reason="rang us", basis="they objected", source="phone")


def stand(db: Data, person: Contact) -> list[str]:
    return [in_words(one) for one in standing(contacts.get(db, person.id).wishes)]


def test_a_newer_word_takes_the_place_of_the_older_one_which_stays_on_record(
    db: Data, today: date
) -> None:
    ann = builders.person(db)
    wishes.add(db, ann.id, NO_POST, today=today)
    assert undo.next_undo(db) == "Add wish of Dr Ann O'Neil"
    wishes.add(db, ann.id, WishDraft(channel="email", state="yes"), today=today)
    wishes.add(
        db, ann.id, WishDraft(channel="post", state="yes", reason="wrote to us"), today=today
    )

    assert stand(db, ann) == ["Agreed to email", "Agreed to post (wrote to us)"]
    every = contacts.get(db, ann.id).wishes
    assert [(one.channel, one.lifted_on) for one in every if one.state == "no"] == [("post", today)]


def test_a_refusal_is_not_lifted_without_a_word(db: Data, today: date) -> None:
    ann = builders.person(db)
    kept = wishes.add(db, ann.id, NO_POST, today=today)

    for state in ("yes", "unknown"):
        with pytest.raises(OutreachError, match="They refused this before"):
            wishes.change(db, replace(kept, state=state), today=today)
    with pytest.raises(OutreachError, match="They refused this before"):
        wishes.add(db, ann.id, WishDraft(channel="post", state="yes"), today=today)
    assert stand(db, ann) == ["No post (rang us)"]


OCTOBER = date(2025, 10, 1)


@pytest.mark.parametrize("state", ["yes", "unknown", "no"])
def test_what_was_said_before_a_refusal_does_not_lift_it(db: Data, today: date, state: str) -> None:
    ann = builders.person(db)
    refusal = wishes.add(db, ann.id, replace(NO_POST, asked_on=OCTOBER), today=today)
    older = WishDraft(
        channel="post",
        state=state,
        reason="signed a form",
        asked_on=date(2020, 5, 1),
        until=date(2020, 6, 1) if state == "no" else None,
    )

    with pytest.raises(OutreachError, match="What was said last holds"):
        wishes.add(db, ann.id, older, today=today)
    changed = {name: getattr(older, name) for name in ("state", "reason", "asked_on", "until")}
    with pytest.raises(OutreachError, match="What was said last holds"):
        wishes.change(db, replace(refusal, **changed), today=today)
    assert contacts.get(db, ann.id).wishes == (refusal,)


@pytest.mark.parametrize("day", [OCTOBER, OCTOBER + timedelta(1), None])
def test_what_was_said_since_a_refusal_lifts_it(db: Data, today: date, day: date | None) -> None:
    ann = builders.person(db)
    wishes.add(db, ann.id, replace(NO_POST, asked_on=OCTOBER), today=today)
    yes = WishDraft(channel="post", state="yes", reason="wrote to us", asked_on=day)
    wishes.add(db, ann.id, yes, today=today)

    assert stand(db, ann) == ["Agreed to post (wrote to us)"]


def test_an_older_refusal_beside_a_newer_one_does_not_make_it_older(db: Data, today: date) -> None:
    ann = builders.person(db)
    wishes.add(db, ann.id, replace(NO_POST, asked_on=OCTOBER), today=today)
    wishes.add(
        db, ann.id, replace(NO_POST, reason="a letter", asked_on=date(2019, 1, 1)), today=today
    )
    yes = WishDraft(channel="post", state="yes", reason="signed", asked_on=date(2020, 5, 1))

    with pytest.raises(OutreachError, match="What was said last holds"):
        wishes.add(db, ann.id, yes, today=today)


@pytest.mark.parametrize("day", [date(2020, 5, 1), None, date(2026, 2, 1)])
def test_a_yes_in_a_list_lifts_no_refusal_whatever_its_day(day: date | None) -> None:
    refusal = replace(NO_POST, asked_on=OCTOBER)
    yes = WishDraft(channel="post", state="yes", reason="signed", asked_on=day)
    before = ContactDraft(last_name="Doe", wishes=(refusal,))

    after = merged(before, ContactDraft(last_name="Doe", wishes=(yes,)))

    assert standing(after.wishes) == (refusal,)


@pytest.mark.parametrize("days", [0, 1])
def test_after_its_last_day_a_refusal_is_unknown_again_and_is_told(
    db: Data, today: date, days: int
) -> None:
    ann = builders.person(db, email="ann@lakeside.example")
    until = today - timedelta(days)
    for channel in ("post", "email"):
        said = replace(NO_POST, channel=channel, until=until, asked_on=until)
        wishes.add(db, ann.id, said, today=today)
    person = contacts.get(db, ann.id)

    found = check(plan(db, [ann.id], [choice("information-packet")], today=today))
    stops = [one.message for one in found if one.stops and one.field == ""]
    asked = [one.message for one in found if "Ask Dr Ann O'Neil again about post" in one.message]
    emails = outcome(collected(db, [ann.id], today=today))
    assert bool(days) == (not any("do not want post" in one for one in stops)) == bool(asked)
    assert bool(emails.addresses) == bool(days)
    assert (ended(person.wishes, "post", today) is not None) == bool(days)
    assert person.mark_on(today) == ("" if days else "no post")
    assert person.mark_on(None) == "no post"  # where no day is known


def test_a_permission_that_has_ended_is_no_permission(db: Data, today: date) -> None:
    ann, ben = builders.person(db), builders.person(db, "Ames")
    for person, until in ((ann, today), (ben, today - timedelta(1))):
        said = WishDraft(channel="post", state="yes", until=until)
        wishes.add(db, person.id, said, today=today)

    assert contacts.find(db, "wants:post", today=today) == [ann.id]
    assert contacts.find(db, "wants:post", today=today + timedelta(1)) == []


def test_the_card_says_basis_source_and_days_in_words(today: date) -> None:
    wish = replace(NO_POST, asked_on=date(2026, 3, 3), until=today - timedelta(1))

    assert beside(wish, today, str).split(" · ") == [
        "they objected",
        "phone",
        "since 2026-03-03",
        f"ended on {wish.until}: not known any more, ask again",
    ]


def test_undo_takes_back_a_permission_and_never_a_refusal(db: Data, today: date) -> None:
    ann = builders.person(db)
    wishes.add(db, ann.id, WishDraft(channel="email", state="yes"), today=today)
    assert not undo.undo(db).kept
    assert stand(db, ann) == []

    kept = wishes.add(db, ann.id, NO_POST, today=today)
    assert "wish" in undo.undo(db).kept[0]
    assert stand(db, ann) == ["No post (rang us)"]

    wishes.lift(db, kept.id, today=today)
    assert stand(db, ann) == []
    undo.undo(db)
    assert stand(db, ann) == ["No post (rang us)"]


def test_undo_does_not_bring_back_an_earlier_end(db: Data, today: date) -> None:
    ann = builders.person(db)
    kept = wishes.add(db, ann.id, replace(NO_POST, until=today), today=today)
    wishes.change(db, replace(kept, until=None), today=today)
    undo.undo(db)

    assert wishes.get(db, kept.id).until is None


def test_a_merge_keeps_the_stricter_of_two(db: Data, today: date) -> None:
    ann, ben = builders.person(db), builders.person(db)
    wishes.add(db, ann.id, replace(NO_POST, until=today), today=today)
    wishes.add(db, ben.id, NO_POST, today=today)
    wishes.add(db, ann.id, WishDraft(channel="email", reason="no"), today=today)
    wishes.add(db, ben.id, WishDraft(channel="email", state="yes"), today=today)
    one, other = contacts.get(db, ann.id), contacts.get(db, ben.id)

    carried = merging.carried(one, other)
    assert [(each.channel, each.state, each.until) for each in carried] == [("post", "no", None)]


def test_an_import_adds_no_permission_over_a_refusal_and_a_lasting_one_to_a_short_one(
    db: Data, today: date
) -> None:
    ann = builders.person(db)
    wishes.add(db, ann.id, replace(NO_POST, until=today), today=today)
    person = contacts.get(db, ann.id)
    told = ContactDraft(
        last_name="O'Neil", wishes=(WishDraft(channel="post", state="yes", reason="list"),)
    )
    assert merged(person, told).wishes == person.wishes
    told = ContactDraft(last_name="O'Neil", wishes=(WishDraft(channel="post", reason="list"),))
    assert [one.until for one in merged(person, told).wishes] == [today, None]


def _with(db: Data, wish: Wish, **columns: object) -> None:
    with changing(db, "Elsewhere"):
        db.execute(
            f"UPDATE wishes SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",
            [*columns.values(), wish.id],
        )


def test_what_a_restore_carries_over_is_as_strict_as_it_was(db: Data, today: date) -> None:
    ann = builders.person(db)
    refused = wishes.add(db, ann.id, replace(NO_POST), today=today)
    agreed = wishes.add(db, ann.id, WishDraft(channel="email", state="yes"), today=today)
    wishes.lift(db, agreed.id, today=today)
    now = wish_carrying.of(db)
    # As an older backup has it: the refusal was to end, and the permission stood.
    _with(db, refused, until=today.isoformat(), state="yes")
    _with(db, agreed, lifted_on=None)

    wish_carrying.carry(db, [now])

    assert (wishes.get(db, refused.id).state, wishes.get(db, refused.id).until) == ("no", None)
    assert wishes.get(db, agreed.id).lifted_on == today
    assert rows.of(db, [ann.id])[ann.id][0].basis == "they objected"


def test_a_refusal_in_a_list_counts_beside_a_permission_of_the_same_words(today: date) -> None:
    agreed = WishDraft(channel="post", state="yes", asked_on=today)
    person = ContactDraft(last_name="Ames", wishes=(agreed,))
    refused = WishDraft(channel="post", state="no")

    after = merged(person, replace(person, wishes=(refused,)))

    assert after.wishes == (agreed, refused)
    assert merged(after, replace(person, wishes=(refused,))).wishes == after.wishes


def test_a_refusal_is_not_made_smaller_without_a_word(db: Data, today: date) -> None:
    ann = builders.person(db)
    kept = wishes.add(db, ann.id, replace(NO_POST, channel="all"), today=today)

    for smaller in (replace(kept, channel="post"), replace(kept, until=today + timedelta(30))):
        with pytest.raises(OutreachError, match="They refused this before"):
            wishes.change(db, smaller, today=today)
    with pytest.raises(OutreachError, match="They refused this before"):
        wishes.add(db, ann.id, WishDraft(channel="all", until=today), today=today)
    assert stand(db, ann) == ["No contact at all (rang us)"]
    wishes.change(db, replace(kept, channel="post", reason="rang again: post only"), today=today)
    assert stand(db, ann) == ["No post (rang again: post only)"]
