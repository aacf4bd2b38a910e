"""Contact lists from other programs: looked through first, then taken in as one action."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from outreach_desktop.db.connection import Data
from outreach_desktop.db.journal import changing
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import csv, layouts
from outreach_desktop.services.backup import before
from outreach_desktop.services.import_walk import ImportRow, Walk

__all__ = ["ImportPlan", "ImportRow", "apply", "plan"]

_AT_ONCE = 200
"""Rows that go in together: enough to be quick, few enough for the window to answer in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A file looked through: every row that holds anything is in `rows`, in the file's order."""

    path: Path
    layout: str
    encoding: str
    delimiter: str
    rows: tuple[ImportRow, ...]
    notes: tuple[str, ...] = ()
    today: date
    people: layouts.People = field(repr=False)

    @property
    def new(self) -> int:
        """Rows that bring somebody new."""
        return self._count("new")

    @property
    def updated(self) -> int:
        """Rows that change somebody."""
        return self._count("updated")

    @property
    def unchanged(self) -> int:
        """Rows that bring nothing new."""
        return self._count("unchanged")

    @property
    def rejected(self) -> int:
        """Rows that cannot be taken; their reason says why."""
        return self._count("rejected")

    def _count(self, verdict: str) -> int:
        return sum(row.verdict == verdict for row in self.rows)


def plan(db: Data, path: Path, *, today: date) -> ImportPlan:
    """What importing `path` would do; nothing is written. OutreachError for what is no list of people."""
    table = csv.read(path)
    people = layouts.people(table, name=path.name)
    return ImportPlan(
        path=path,
        layout=people.layout,
        encoding=table.encoding,
        delimiter=table.delimiter,
        rows=tuple(step.row for step in Walk(db, people, path.name, today).steps()),
        notes=people.notes,
        today=today,
        people=people,
    )


def apply(db: Data, plan: ImportPlan) -> Iterator[int]:
    """Take the file in, all or nothing, as one action that can be undone; yields the rows done by then."""
    walk = Walk(db, plan.people, plan.path.name, plan.today)
    steps = walk.steps()
    if tuple(step.row for step in steps) != plan.rows:
        raise OutreachError(
            "The contacts were changed since this file was looked through.",
            hint="Look through it again, then import it.",
        )
    if plan.new or plan.updated:
        before(db, "an import")
    with changing(db, _name(plan)):
        for begin in range(0, len(steps), _AT_ONCE):
            some = steps[begin : begin + _AT_ONCE]
            walk.write(some)
            yield begin + len(some)


def _name(plan: ImportPlan) -> str:
    people = plan.new + plan.updated
    return f"Import {people} {'contact' if people == 1 else 'contacts'} from {plan.path.name}"
