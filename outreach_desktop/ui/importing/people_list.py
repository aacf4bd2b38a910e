"""The rows of a list as people will be: searched, filtered, and each with a tick to leave it out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from outreach_desktop.domain.fields import alone
from outreach_desktop.domain.organisations import FIELDS
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportRow
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.lists.ticking import TickedModel
from outreach_desktop.words import say

VERDICTS = {
    "new": say("New"),
    "updated": say("Changes"),
    "unchanged": say("Nothing new"),
    "rejected": say("Cannot be imported"),
    "omitted": say("Left out"),
}
DOUBTFUL = "doubtful"
_NAMELESS = say("(no name)")
_COMES_IN = ("new", "updated", "omitted")


def is_doubtful(row: ImportRow) -> bool:
    """Whether somebody should look at it: what comes in with a remark, and what cannot come in."""
    return row.to_look_at and row.verdict in ("new", "updated", "rejected")


class PeopleModel(TickedModel[ImportRow]):
    """All rows of a plan are held here; ids are their lines. Ticked are those that come in."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(runner, COLUMNS, self._held, parent, summary=summary)
        self.rows: dict[str, ImportRow] = {}
        self._cells: Mapping[int, Sequence[str]] = {}
        self._letters: dict[str, str] = {}

    def take(self, rows: Iterable[ImportRow], cells: Mapping[int, Sequence[str]]) -> None:
        """Hold these instead, with what stands in the file by line. What shows of them, `show_ids` says."""
        self.rows = {str(row.line): row for row in rows}
        self._cells = cells
        self._letters = {}
        self.chosen = {
            line: None for line, row in self.rows.items() if row.verdict in ("new", "updated")
        }

    def fits(self, words: str, kind: str) -> list[str]:
        """Lines of the rows that have all of `words`, and are of this kind ("" for all), in the file's order."""
        wanted = imports.letters_of(words).split()
        return [
            line
            for line, row in self.rows.items()
            if _is_of(row, kind) and all(word in self._letters_of(line) for word in wanted)
        ]

    def _letters_of(self, line: str) -> str:
        if line not in self._letters:
            row = self.rows[line]
            seen = (
                row.name,
                row.dear,
                row.organisation,
                at(row),
                row.address,
                row.email,
                row.reason,
            )
            text = "\n".join((*seen, self.in_file(line)))
            self._letters[line] = imports.letters_of(text)
        return self._letters[line]

    def in_file(self, line: str) -> str:
        """What stands in the file in this row."""
        return ", ".join(" ".join(cell.split()) for cell in self._cells.get(int(line), ()) if cell)

    def row(self, number: int) -> ImportRow | None:
        """The row in this place."""
        return self.rows.get(self._ids[number])

    def may_tick(self, row_id: str) -> bool:
        """What brings nothing, or cannot come in, needs no decision."""
        row = self.rows.get(row_id)
        return row is not None and row.verdict in _COMES_IN

    def _held(self, _: Data, ids: Sequence[str]) -> Sequence[ImportRow]:
        return [self.rows[row_id] for row_id in ids]


def _is_of(row: ImportRow, kind: str) -> bool:
    return is_doubtful(row) if kind == DOUBTFUL else kind in ("", row.verdict)


def remark(row: ImportRow) -> str:
    """What to look at, else what changes."""
    return row.reason or ("; ".join(row.changes) if row.verdict == "updated" else "")


def summary(row: ImportRow) -> str:
    """A whole row in words."""
    parts = (row.name, VERDICTS[row.verdict], *row.wishes, at(row), remark(row))
    return ", ".join(part for part in parts if part)


def _dear(row: ImportRow) -> str:
    return say("Dear {dear}", dear=row.dear) if row.dear else ""


def _sign(row: ImportRow) -> str:
    if row.wishes:
        return "ban"
    return "triangle-alert" if is_doubtful(row) else "building-2" if row.is_organisation else ""


def at(row: ImportRow) -> str:
    """Where somebody works; of an organisation, what it is and what it belongs to."""
    if not row.is_organisation:
        return row.organisation
    kind = alone(FIELDS["kind"], row.kind)
    above = say("part of {name}", name=row.belongs_to) if row.belongs_to else ""
    return ", ".join(filter(None, (kind, above)))


# Names, wishes and how letters begin are what somebody looks through here: at large text the others go first.
COLUMNS: tuple[ListColumn[ImportRow], ...] = (
    ListColumn(
        heading=say("Name"),
        text=lambda row: row.name or _NAMELESS,
        tip=summary,
        icon=_sign,
        width=195,
        order="name",
    ),
    ListColumn(heading=say("Letters begin"), text=_dear, width=155, gives_way=6),
    ListColumn(
        heading=say("Organisation"),
        text=at,
        width=140,
        order="organisation",
        gives_way=3,
    ),
    ListColumn(heading=say("Address"), text=lambda row: row.address, width=150, gives_way=1),
    ListColumn(heading=say("Email"), text=lambda row: row.email, width=150, gives_way=2),
    ListColumn(heading=say("Wishes"), text=lambda row: ", ".join(row.wishes), width=124),
    ListColumn(
        heading=say("What happens"),
        text=lambda row: VERDICTS[row.verdict],
        width=124,
        order="verdict",
        gives_way=5,
    ),
    ListColumn(
        heading=say("Remarks"), text=remark, stretches=True, least=140, order="remark", gives_way=4
    ),
)
_ON_BOTH = {column.heading: column for column in COLUMNS}
COLUMNS_OF_PLACES: tuple[ListColumn[ImportRow], ...] = (
    replace(_ON_BOTH[say("Name")], width=280),
    ListColumn(
        heading=FIELDS["kind"].label,
        text=lambda row: alone(FIELDS["kind"], row.kind),
        width=124,
        order="organisation",
        gives_way=5,
    ),
    ListColumn(heading=say("Belongs to"), text=lambda row: row.belongs_to, width=150, gives_way=4),
    replace(_ON_BOTH[say("Address")], width=180, gives_way=7),
    ListColumn(heading=FIELDS["phone"].label, text=lambda row: row.phone, width=124, gives_way=3),
    _ON_BOTH[say("Email")],
    ListColumn(
        heading=FIELDS["website"].label, text=lambda row: row.website, width=124, gives_way=1
    ),
    replace(_ON_BOTH[say("What happens")], gives_way=8),
    replace(_ON_BOTH[say("Remarks")], gives_way=6),
)
"""Of a list without people: no letters begin with them, and they have no wishes."""
ORDERS: dict[str, Callable[[ImportRow], object]] = {
    "name": lambda row: imports.letters_of(row.name),
    "organisation": lambda row: imports.letters_of(at(row)),
    "verdict": lambda row: [*VERDICTS].index(row.verdict),
    "remark": lambda row: (not is_doubtful(row), not remark(row), remark(row)),
}
