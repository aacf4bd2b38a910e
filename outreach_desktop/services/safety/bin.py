"""The bin: which people and organisations lie in it, bringing them back, and removing an organisation for good.

A person is removed for good by erasing them, and by nothing else (`services.erasing`).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import places
from outreach_desktop.db.history import bin as binned
from outreach_desktop.db.history import row_names
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.search import plain
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.fields import alone
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.subjects import SUBJECTS, counted, in_short
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.words import say, say_many

PEOPLE: Final = "contacts"
ORGANISATIONS: Final = "organisations"


@dataclass(frozen=True, slots=True, kw_only=True)
class InBin:
    """One entry of the bin, as its list shows it."""

    id: str
    table: str
    name: str
    about: str
    """\u201cPerson, urologist\u201d."""
    went_at: dt.datetime
    merged_into: str
    """What the entry is called that it was merged into; "" where it was removed."""

    @property
    def is_person(self) -> bool:
        """Whether it is a person, and no organisation."""
        return self.table == PEOPLE


def find(db: Data, words: str = "") -> list[str]:
    """The ids of what lies in the bin, what went there last first; with `words` in its name."""
    wanted = plain(words).split()
    found = binned.find(db)
    return [one for _, one, name in found if all(word in plain(name) for word in wanted)]


def rows(db: Data, ids: Sequence[str]) -> list[InBin]:
    """What the list says of these, in their order."""
    found = []
    for row in binned.some(db, ids):
        fields = SUBJECTS[row.table].fields
        about = row.about if row.table == PEOPLE else alone(fields["kind"], row.about)
        kind = in_short(row.table)
        found.append(
            InBin(
                id=row.id,
                table=row.table,
                name=row.name,
                about=", ".join(filter(None, (kind[:1].upper() + kind[1:], about))),
                went_at=dt.datetime.fromisoformat(row.went_at),
                merged_into=row_names.name_of(db, row.table, row.kept_id) if row.kept_id else "",
            )
        )
    return found


def bring_back(db: Data, ids: Sequence[str]) -> int:
    """Take these out of the bin, organisations with what went there along with them; how many came back.

    What was merged into another entry stays: undoing the merge brings it back, with what moved. OutreachError where that is all.
    """
    every = [row for row in binned.some(db, ids) if not row.kept_id]
    if not every:
        raise OutreachError(
            say("Nothing of it can be brought back here: it was merged, or is back already."),
            hint=say("Undo the merge in the history: that gives each entry what was its own."),
        )
    before_many(db, len(every), "bringing back")
    name = every[0].name if len(every) == 1 else _how_many(every)
    with changing(db, say("Bring back {name}", name=name)):
        binned.bring_back(db, [(row.table, row.id) for row in every])
    return len(every)


def _how_many(every: Sequence[binned.BinnedRow]) -> str:
    tables = {row.table for row in every}
    if len(tables) > 1:
        return say_many("{count} entry", "{count} entries", len(every))
    return counted(tables.pop(), len(every))


def person(db: Data, contact_id: str) -> Contact | None:
    """Who lies in the bin under this id, by name alone, to be erased; None where no one does."""
    return binned.person(db, contact_id)


def going(db: Data, organisation_id: str) -> tuple[str, ...]:
    """What would go for good with an organisation in the bin, and what stays without it, in sentences."""
    _binned_place(db, organisation_id)
    theirs = places.found(db, organisation_id)
    counts = theirs.counts()
    goes = [
        counted(table, counts[table])
        for table in SUBJECTS
        if table in counts and table != ORGANISATIONS
    ]
    said = []
    if goes:
        said.append(say("With it goes: {things}.", things=", ".join(goes)))
    if loose := len({(table, row) for table, _, row in theirs.loose}):
        said.append(
            say_many(
                "{count} entry that refers to it stays, and names no organisation then.",
                "{count} entries that refer to it stay, and name no organisation then.",
                loose,
            )
        )
    return tuple(said)


def removing_for_good(db: Data, organisation_id: str) -> Steps[str]:
    """Take an organisation that lies in the bin out of the file, in steps; gives its name. It cannot be taken back."""
    name = _binned_place(db, organisation_id)
    for _ in places.take_out(db, organisation_id, say("Remove an organisation for good")):
        yield
    return name


def _binned_place(db: Data, organisation_id: str) -> str:
    found = [row for row in binned.some(db, [organisation_id]) if row.table == ORGANISATIONS]
    if not found:
        raise OutreachError(
            say("This organisation is not in the bin."),
            hint=say("It was brought back, or removed for good. Look at the list again."),
        )
    return found[0].name
