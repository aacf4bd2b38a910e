"""Whom documents are for: people, organisations, or nobody."""

from collections.abc import Iterable

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, organisations
from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.words import say


def names(db: Data, ids: Iterable[str]) -> dict[str, str]:
    """What each of these readers is called, in the order of the ids; those in the bin have no name any more."""
    wanted = list(dict.fromkeys(ids))
    found = {one.id: one.name for one in contacts.get_all(db, wanted)}
    if left := [one for one in wanted if one not in found]:
        found |= {one.id: one.name for one in organisations.some(db, left).values()}
        found |= {NOBODY: say("no one in particular")} if NOBODY in left else {}
    return {one: found[one] for one in wanted if one in found}
