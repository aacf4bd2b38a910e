"""Contact lists from other programs: looked through first, then taken in as one action."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing, count_in_steps
from outreach_desktop.db.own_fields import described
from outreach_desktop.db.search import plain
from outreach_desktop.domain.history import IMPORT
from outreach_desktop.domain.labour import Steps, made_of
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, PEOPLE, OwnField
from outreach_desktop.domain.safety.backups import BEFORE_AN_IMPORT
from outreach_desktop.domain.subjects import counted
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import columns as recognising
from outreach_desktop.exchange import fields, layouts, tables
from outreach_desktop.exchange.answers import answered
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.own.places import sheets as own_places
from outreach_desktop.exchange.readers import encodings, reading
from outreach_desktop.exchange.sheets import Book, Table
from outreach_desktop.services.importing import import_memory, import_patients, import_sheets
from outreach_desktop.services.importing.import_patients import PatientText
from outreach_desktop.services.importing.import_rows import ImportRow
from outreach_desktop.services.importing.import_walk import (
    RowStep,
    Walk,
    in_order,
    omitted,
)
from outreach_desktop.services.safety.backup import making_before
from outreach_desktop.words import local, say

__all__ = [
    "CameIn",
    "Column",
    "ImportPlan",
    "ImportRow",
    "List",
    "PatientText",
    "Understood",
    "apply",
    "choices_of",
    "columns_of",
    "encoding_called",
    "field_choices",
    "letters_of",
    "looked_at",
    "looked_through",
    "plan",
    "problem",
    "read",
    "remember",
    "understood",
]

_AT_ONCE = 200
"""Rows that are looked at in one step: enough to be quick, few enough for the window to answer in between."""
_WRITTEN_AT_ONCE = 100
"""Rows that go in together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A file that was read, and what of it is looked at; nothing is decided yet.

    `sheets` are the names of those that hold something, `sheet` the one taken. `encodings` may be
    chosen from where the file does not say its own, each with two of its words as it reads them.
    """

    path: Path
    kind: str
    sheet: str
    sheets: tuple[str, ...]
    encoding: str
    encodings: tuple[tuple[str, str], ...]
    delimiter: str
    notes: tuple[str, ...]
    table: Table = field(repr=False)
    book: Book = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A list whose columns are settled and whose rows are read; who of them is known is not asked yet."""

    found: List
    columns: tuple[Column, ...]
    chosen: Mapping[str, str]
    people: layouts.People = field(repr=False)
    patients: Mapping[int, tuple[PatientText, ...]] = field(repr=False)
    """By line, what looks like a patient's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """How many come in; the others than `new` ones are changed."""

    people: int
    places: int
    new: int

    @property
    def changed(self) -> int:
        """Those that were there."""
        return self.people + self.places - self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A file looked through: every row that holds anything is in `rows`, in the file's order."""

    path: Path
    layout: str
    encoding: str
    delimiter: str
    columns: tuple[Column, ...]
    rows: tuple[ImportRow, ...]
    notes: tuple[str, ...] = ()
    core: str = ""
    """Who will be new in the core network; "" where nobody is."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    today: date
    chosen: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[int] = frozenset()
    """Lines that somebody chose to leave out."""
    people: layouts.People = field(repr=False)
    """Those that come in, as they come in."""
    patients: Mapping[int, tuple[PatientText, ...]] = field(default_factory=dict)
    """By line, what looks like a patient's in rows that bring something."""
    without_texts: frozenset[int] = frozenset()
    """Lines of those of which this is left out."""

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

    @property
    def came_in(self) -> CameIn:
        """Who and what the list brings: somebody in two rows is one, two in one row are two."""
        taken = [row for row in self.rows if row.verdict in ("new", "updated")]
        first = {row.first_line or row.line: row for row in reversed(taken)}.values()
        return CameIn(
            people=sum(row.people for row in first if not row.is_organisation),
            places=sum(row.is_organisation for row in first),
            new=sum(
                1 if row.is_organisation else row.people for row in first if row.verdict == "new"
            ),
        )

    def _count(self, verdict: str) -> int:
        return sum(row.verdict == verdict for row in self.rows)


def read(path: Path, *, sheet: str = "", encoding: str = "", told: Told = nobody) -> List:
    """The list in the file at `path`, of any kind we know. OutreachError for what is none.

    `sheet` and `encoding` choose; without them the sheet that looks most like a list of people is
    taken, and the encoding in which the words look most like words.
    """
    return looked_at(path, reading.read(path, encoding=encoding, told=told), sheet=sheet)


def looked_at(path: Path, book: Book, *, sheet: str = "") -> List:
    """Another sheet of a file that was read already."""
    held = [one for one in book.sheets if one.records]
    if not held:
        raise OutreachError(
            say("\u201c{name}\u201d is empty.", name=path.name), hint=say("Export the list again.")
        )
    taken = import_sheets.taken(path, held, sheet)
    return List(
        path=path,
        kind=book.kind,
        sheet=taken.name,
        sheets=tuple(one.name for one in held),
        encoding=book.encoding,
        encodings=book.encodings,
        delimiter=book.delimiter,
        notes=(*book.notes, *import_sheets.told(held, taken, chosen=bool(sheet))),
        table=own_places.with_sheets(tables.table(taken), held),
        book=book,
    )


def field_choices() -> list[tuple[str, str]]:
    """The fields that a column can go to, each with what people call it; "" leaves it out."""
    return fields.choices()


def choices_of(found: List, words: Sequence[str]) -> dict[str, str]:
    """“Column=field” as the command line has it, as columns of the list with their fields."""
    return recognising.choices(found.table, words)


def columns_of(
    found: List, chosen: Mapping[str, str] | None = None, own: Sequence[OwnField] = ()
) -> tuple[Column, ...]:
    """Where each column of the list goes, and why: chosen now, else last time, else recognised.

    `own` are the fields that the group made for itself, of people and of organisations.
    """
    recalled = import_memory.recalled(found.table.header)
    return recognising.recognised(found.table, chosen, recalled, own)


def problem(found: List, columns: Sequence[Column]) -> str:
    """Why nobody would come of these columns, as a sentence; "" where somebody would."""
    return layouts.problem(found.table, columns)


def encoding_called(encoding: str) -> str:
    """What people call an encoding: “Macintosh”; of a file in two, both."""
    return local.list_of([encodings.LABELS.get(one, one) for one in encoding.split(" and ")])


def letters_of(text: str) -> str:
    """Text as it is searched: without accents, capitals and doubled spaces."""
    return plain(text)


def remember(found: List, chosen: Mapping[str, str]) -> None:
    """Keep what was chosen for columns, for the next list that has the same ones."""
    import_memory.remember(found.table.header, chosen)


def kind_called(kind: str) -> str:
    """\u201cExcel workbook\u201d: a kind of file, or a layout of a list, as people read it."""
    return layouts.in_words(kind)


def understood(
    found: List,
    chosen: Mapping[str, str] | None = None,
    *,
    own: Sequence[OwnField] = (),
    told: Told = nobody,
) -> Understood:
    """Every row of the list read, which needs no data file. OutreachError for what is no list of people.

    `chosen` names a field for some columns; the others go where they are recognised to go.
    """
    columns = columns_of(found, chosen, own)
    layout = "" if found.kind == "CSV" else found.kind
    people = layouts.people(found.table, columns, name=found.path.name, layout=layout, told=told)
    return Understood(
        found=found,
        columns=columns,
        chosen=dict(chosen or {}),
        people=people,
        patients=import_patients.seen_in(people.entries),
    )


def looked_through(
    db: Data,
    listed: Understood,
    *,
    today: date,
    without: Set[int] = frozenset(),
    answers: Mapping[int, Set[str]] | None = None,
    without_texts: Set[int] = frozenset(),
) -> Iterator[int | ImportPlan]:
    """What importing the list would do, nothing written: how many rows were looked at so far, at last the plan.

    Rows whose line is in `without` are left out; `answers` has, by line, the channels that a row's
    doubtful wishes are about, none where they are no wish. Of the rows in `without_texts` all that looks like a
    patient's is left out.
    """
    found = listed.found
    entries = listed.people.entries
    said = answers or {}
    coming = (
        answered(entry, said[entry.line]) if entry.line in said else entry
        for entry in entries
        if entry.line not in without
    )
    seen = listed.patients

    def told_of(entry: Entry) -> Entry:
        texts = seen.get(entry.line, ())
        return import_patients.told_of(entry, texts, is_out=entry.line in without_texts)

    told = yield from made_of(told_of, coming)
    people = replace(listed.people, entries=tuple(told))
    rows = [omitted(entry) for entry in entries if entry.line in without]
    walk = Walk(db, people, found.path.name, today)
    yield from walk.look()
    for step in walk.each():
        rows.append(step.row)
        if len(rows) % _AT_ONCE == 0:
            yield len(rows)
    rows = walk.at_last(rows)
    yield ImportPlan(
        path=found.path,
        layout=people.layout,
        encoding=found.encoding,
        delimiter=found.delimiter,
        columns=listed.columns,
        rows=tuple(sorted(rows, key=lambda row: row.line)),
        notes=(*found.notes, *people.notes, *walk.notes()),
        core=walk.told_of_core(),
        sheet=found.sheet,
        sheets=found.sheets,
        today=today,
        chosen=listed.chosen,
        without=frozenset(without),
        people=people,
        patients={
            row.line: seen[row.line]
            for row in rows
            if row.line in seen and row.verdict in ("new", "updated")
        },
        without_texts=frozenset(without_texts),
    )


def plan(
    db: Data,
    source: Path | List,
    *,
    today: date,
    chosen: Mapping[str, str] | None = None,
    with_patient_texts: bool = False,
) -> ImportPlan:
    """What importing all of the list would do; nothing is written. OutreachError for what is no list of people.

    `chosen` names a field for some columns; the others go where they are recognised to go. What looks like a patient's
    is left out, unless it is to come in too.
    """
    found = source if isinstance(source, List) else read(source)
    own = [*described.every(db, PEOPLE), *described.every(db, ORGANISATIONS)]
    listed = understood(found, chosen, own=own)
    out = frozenset() if with_patient_texts else frozenset(listed.patients)
    *_, last = looked_through(db, listed, today=today, without_texts=out)
    assert isinstance(last, ImportPlan)  # noqa: S101 - what it ends with
    return last


def apply(db: Data, plan: ImportPlan) -> Iterator[Any]:
    """Take the file in, all or nothing, as one action that can be undone; yields the rows done by then.

    It makes a backup in steps and looks through the file again before it writes, and yields 0 meanwhile. What was chosen for its
    columns is remembered for the next file with the same ones.
    """
    if plan.new or plan.updated:
        yield from making_before(db, BEFORE_AN_IMPORT)
    walk = Walk(db, plan.people, plan.path.name, plan.today)
    yield from walk.look()
    steps: list[RowStep] = []
    for step in walk.each():
        steps.append(step)
        if len(steps) % _AT_ONCE == 0:
            yield 0
    steps = in_order(steps)
    yield from _see_that_it_is_as_planned(walk.at_last([step.row for step in steps]), plan)
    with changing(db, _name(plan)):
        for begin in range(0, len(steps), _WRITTEN_AT_ONCE):
            some = steps[begin : begin + _WRITTEN_AT_ONCE]
            walk.write(some)
            yield begin + len(some)
        for _ in chain(walk.link(), count_in_steps(db)):
            yield len(steps)
    import_memory.remember([column.name for column in plan.columns], plan.chosen)


def _see_that_it_is_as_planned(rows: Sequence[ImportRow], plan: ImportPlan) -> Steps[None]:
    """Raise OutreachError where a row would do something else by now."""
    planned = [row for row in plan.rows if row.line not in plan.without]
    same = yield from made_of(lambda both: both[0] == both[1], zip(rows, planned, strict=False))
    if len(rows) != len(planned) or not all(same):
        raise OutreachError(
            say("The people have changed since this file was checked."),
            hint=say("Check it again, then import it."),
        )


def _name(plan: ImportPlan) -> str:
    came = plan.came_in
    count = (
        counted("contacts", came.people) if came.people else counted("organisations", came.places)
    )
    return f"{IMPORT}{say('{count} from {file}', count=count, file=plan.path.name)}"
