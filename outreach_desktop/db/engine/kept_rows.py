"""What is done alike with every table whose columns are the fields of one class of `domain`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row

DraftT = TypeVar("DraftT")
ThingT = TypeVar("ThingT", bound=Any)  # with an `id`


@dataclass(frozen=True)
class KeptRows(Generic[DraftT, ThingT]):
    """The rows of `table`, each a `kind` that was a draft before it had an id."""

    table: str
    kind: type[ThingT]

    def add(self, db: Data, draft: DraftT) -> ThingT:
        """Keep a new one."""
        return self.get(db, rows.keep(db, self.table, to_row(draft)))

    def change(self, db: Data, thing: ThingT) -> ThingT:
        """Keep what one has become."""
        rows.change(db, self.table, thing.id, to_row(thing))
        return self.get(db, thing.id)

    def remove(self, db: Data, ids: Iterable[str]) -> None:
        """Put these into the bin."""
        rows.put_in_bin(db, self.table, list(ids))

    def get(self, db: Data, row_id: str) -> ThingT:
        """The one with this id. OutreachError where it is gone."""
        return from_row(self.kind, rows.one(db, self.table, row_id))

    def get_all(self, db: Data, ids: Iterable[str]) -> list[ThingT]:
        """Those of these ids that are there, in the order of the ids."""
        return [from_row(self.kind, row) for row in rows.some(db, self.table, ids)]
