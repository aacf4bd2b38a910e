"""Whom documents are for: people, organisations, or nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, organisations
from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person or an organisation: one of the ids is None."""

    name: str
    contact_id: str | None = None
    organisation_id: str | None = None


def reader(db: Data, reader_id: str) -> Reader:
    """The person or the organisation with this id."""
    if place := organisations.some(db, [reader_id]).get(reader_id):
        return Reader(name=place.name, organisation_id=place.id)
    person = contacts.get(db, reader_id)
    return Reader(name=person.name, contact_id=person.id)


def names(db: Data, ids: Iterable[str]) -> dict[str, str]:
    """What each of these readers is called, in the order of the ids; those in the bin have no name any more."""
    wanted = list(dict.fromkeys(ids))
    found = {one.id: one.name for one in contacts.get_all(db, wanted)}
    if left := [one for one in wanted if one not in found]:
        found |= {one.id: one.name for one in organisations.some(db, left).values()}
        found |= {NOBODY: say("no one in particular")} if NOBODY in left else {}
    return {one: found[one] for one in wanted if one in found}
