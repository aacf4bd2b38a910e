"""Which columns refer to which rows, read from the tables themselves: a table or a column that is added later is in it.

Merging moves all of them. What is held about a person and what goes with them when they are erased differ in one kind:
a column of another's row that can do without them, such as whose liaison a way to refer names. It is told to the person,
because it names them; erasing sets it to nobody, because the way to refer stays the organisation's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import journalled

PEOPLE: Final = "contacts"


@dataclass(frozen=True, slots=True)
class LinkColumn:
    """A column that refers to a row."""

    table: str
    column: str
    target: str
    """The table it refers to; "" where it is an id of nothing in particular, such as whose a file is."""
    is_needed: bool
    """Whether its row cannot be without what it refers to."""

    def may_refer_to(self, table: str) -> bool:
        """Whether a row of this table can be what it refers to."""
        return self.target in (table, "")

    @property
    def goes_with(self) -> bool:
        """Whether its row goes when what it refers to is erased; else the column is set to nobody."""
        own = self.target == PEOPLE and self.column == "contact_id"
        return self.is_needed or own or not self.target


def link_columns(db: Data) -> list[LinkColumn]:
    """Those of all tables whose rows people made."""
    return [link for table, names in journalled(db).items() for link in _of(db, table, names)]


def shared_by_people(links: Sequence[LinkColumn]) -> list[LinkColumn]:
    """The columns of people that refer to what people alone refer to, such as a household: it is about those people."""
    referring: dict[str, set[str]] = {}
    for link in links:
        referring.setdefault(link.target, set()).add(link.table)
    return [
        link
        for link in links
        if link.table == PEOPLE != link.target
        and link.target
        and referring[link.target] == {PEOPLE}
    ]


def _of(db: Data, table: str, columns: list[str]) -> Iterator[LinkColumn]:
    references = {
        name: (target, bool(is_needed))
        for name, target, is_needed in db.execute(
            'SELECT f."from", f."table", c."notnull" FROM pragma_foreign_key_list(:table) f'
            ' JOIN pragma_table_info(:table) c ON c.name = f."from"',
            {"table": table},
        )
    }
    for column in columns:
        if column in references:
            yield LinkColumn(table, column, *references[column])
        elif column.endswith("_id"):
            yield LinkColumn(table, column, "", is_needed=False)
