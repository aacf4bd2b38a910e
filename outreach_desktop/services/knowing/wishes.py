"""Wishes: what people say of one way of hearing from us, kept, changed and lifted one by one."""

from dataclasses import replace
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts, wishes
from outreach_desktop.domain.wishes import wishes as rules
from outreach_desktop.domain.wishes.wishes import Wish, WishDraft
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say


def get(db: Data, wish_id: str) -> Wish:
    """The wish with this id."""
    return wishes.get(db, wish_id)


def add(db: Data, contact_id: str, draft: WishDraft, *, today: date) -> Wish:
    """Keep what somebody says of one channel. What they said of it before is lifted, and stays on record."""
    person = contacts.get(db, contact_id)
    stop_for(rules.problems(draft, person.wishes))
    with changing(db, say("Add wish of {name}", name=person.name)):
        _lift(db, contact_id, draft, today)
        return wishes.add(db, contact_id, draft)


def change(db: Data, wish: Wish, *, today: date) -> Wish:
    """Keep what a wish has become."""
    person = contacts.get(db, wish.contact_id)
    stop_for(rules.problems(wish, person.wishes))
    with changing(db, say("Change wish of {name}", name=person.name)):
        _lift(db, wish.contact_id, wish, today)
        wishes.keep(db, {wish.contact_id: [wish]})
    return wishes.get(db, wish.id)


def lift(db: Data, wish_id: str, *, today: date) -> None:
    """Say that a wish holds no more: nothing is known of it any longer, and it stays on record."""
    wish = wishes.get(db, wish_id)
    person = contacts.get(db, wish.contact_id)
    with changing(db, say("Lift wish of {name}", name=person.name)):
        wishes.keep(db, {wish.contact_id: [replace(wish, lifted_on=today)]})


def _lift(db: Data, contact_id: str, new: WishDraft, today: date) -> None:
    """What was said of the same channel before, if it says something else or less."""
    before = contacts.get(db, contact_id).wishes
    lifted = [replace(one, lifted_on=today) for one in rules.superseded(new, before)]
    wishes.keep(db, {contact_id: lifted})
