"""Letters that are for an organisation as such, or for nobody: whom they are for, and what is said of it before."""

from collections.abc import Iterable
from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import list_items, organisations
from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.domain.documents.readers.recipients import (
    Recipient,
    Thanks,
    of_nobody,
    of_place,
)
from outreach_desktop.domain.lists.meanings import PART
from outreach_desktop.domain.organisations import above, institution


def others(db: Data, ids: Iterable[str], thanks: Thanks | None) -> dict[str, Recipient]:
    """The organisations among these ids as they are today, and nobody, each by the id."""
    wanted = list(ids)
    places = organisations.some(db, wanted)
    found = {NOBODY: of_nobody()} if NOBODY in wanted else {}
    if places:
        every = organisations.with_those_above(db, places)
        parts = list_items.meaning(db, "organisation_kind", PART)
        for one in places.values():
            house = institution(one, above(one.id, every), parts)
            found[one.id] = of_place(one, house.name if house.id != one.id else "")
    return {one: replace(each, thanks=thanks) for one, each in found.items()}
