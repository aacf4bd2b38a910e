"""Labels for organisations themselves, whoever works there."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import list_items, organisations
from outreach_desktop.domain.documents.leaving_out import LeftOutPerson
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.lists.meanings import PART
from outreach_desktop.domain.organisations import above, institution, postal_address
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.services.making.facts.wishes_of_places import unwanted_post
from outreach_desktop.services.posting.addressees import NO_ADDRESS, Addressees, in_one

_AT_ONCE: Final = 500


def collected(db: Data, ids: Sequence[str], *, today: dt.date) -> Steps[Addressees]:
    """Each of these organisations that has an address, or belongs to one that has; a department with its house.

    One that has closed, or wants no letters, is left out.
    """
    ids = tuple(dict.fromkeys(ids))
    parts = list_items.meaning(db, "organisation_kind", PART)
    entries, left_out = list[Addressed](), list[LeftOutPerson]()
    gone = 0
    for first in range(0, len(ids), _AT_ONCE):
        asked = ids[first : first + _AT_ONCE]
        there = organisations.some(db, asked)
        every = organisations.with_those_above(db, there)
        gone += len(asked) - len(there)
        for one in (there[each] for each in asked if each in there):
            line = above(one.id, every)
            house, address = institution(one, line, parts), postal_address(one, line)
            if why := unwanted_post(one, every, today):
                left_out.append((one.name, why))
            elif address:
                entries.append(Addressed(name=one.name, organisation=house.name, address=address))
            else:
                left_out.append((one.name, NO_ADDRESS))
        yield first + len(asked)
    return in_one(db, entries, left_out, gone)
