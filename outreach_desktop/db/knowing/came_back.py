"""From whose address mail came back, and still would."""

import json
from collections.abc import Iterable
from datetime import date

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, organisations, roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing import came_back
from outreach_desktop.domain.organisations import above, postal_address
from outreach_desktop.domain.roles import main_role


def addresses(db: Data, people: Iterable[Contact], today: date) -> dict[str, Address]:
    """Where letters to these go: where they work, else where they live."""
    people = list(people)
    held = roles.of_all(db, [one.id for one in people])
    places = {one.id: one for one in organisations.every(db)} if any(held.values()) else {}
    found = {}
    for one in people:
        role = main_role(held[one.id], today)
        work = (
            postal_address(places[role.organisation_id], above(role.organisation_id, places))
            if role and role.organisation_id in places
            else None
        )
        found[one.id] = work or one.address
    return found


def still(db: Data, today: date) -> list[str]:
    """The ids of those whose letters go where mail came back from."""
    marked = "SELECT id FROM contacts WHERE post_back_on IS NOT NULL AND deleted_at IS NULL"
    people = contacts.get_all(db, [one for (one,) in db.execute(marked)])
    where = addresses(db, people, today) if people else {}
    return [one.id for one in people if came_back.came_back(one, where[one.id])]


def mark(db: Data, ids: Iterable[str], on: date | None, why: str, address: str) -> None:
    """Keep from where mail for these came back; None where it did not after all."""
    db.execute(
        "UPDATE contacts SET post_back_on = :day, post_back_why = :why, post_back_from = :address,"
        f" updated_at = {rows.CLOCK},"
        f" device = {rows.DEVICE}"
        " WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(:ids))",
        {
            "day": on.isoformat() if on else None,
            "why": why,
            "address": address,
            "ids": json.dumps(list(ids)),
        },
    )
