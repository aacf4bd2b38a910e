"""How often each word of a list is used is counted once, and again only where it may be otherwise."""

from dataclasses import replace

from outreach_desktop.db.subjects import list_items
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from tests import builders


def professions(db: Data) -> dict[str, int]:
    return list_items.used(db, LISTS["profession"])


def test_what_is_counted_follows_every_change_and_what_is_taken_back(db: Data) -> None:
    ann = builders.person(db, "Ames", profession="nurse")
    assert professions(db) == {"nurse": 1}
    builders.person(db, "Byrne", profession="nurse")
    assert professions(db) == {"nurse": 2}
    contacts.change(db, replace(ann, profession="GP"))
    assert professions(db) == {"nurse": 1, "GP": 1}
    contacts.remove(db, [ann.id])
    assert professions(db) == {"nurse": 1}
    undo.undo(db)
    undo.undo(db)
    assert professions(db) == {"nurse": 2}
    professions(db).clear()
    assert professions(db) == {"nurse": 2}


def test_nothing_is_counted_again_for_a_change_of_something_else(db: Data) -> None:
    ann = builders.person(db, "Ames", profession="nurse")
    place = builders.organisation(db)
    asked: list[str] = []
    professions(db)
    db.conn.set_trace_callback(asked.append)
    contacts.change(db, replace(ann, phone="01632 960001"))
    organisations.change(db, replace(place, phone="01632 960002"))
    assert professions(db) == {"nurse": 1}
    db.conn.set_trace_callback(None)

    assert not [one for one in asked if "GROUP BY profession" in one]
