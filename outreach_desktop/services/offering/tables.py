"""Services and texts of the content bank as tables: written for spreadsheets, and taken in again row by row.

A row means what has its ID, else what is called so. What stands in a cell is kept, an empty cell changes nothing, and a row
that cannot be kept is named with the reason; all of it is one action.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.offering import content as kept_content
from outreach_desktop.db.offering import our_services as kept_services
from outreach_desktop.domain.fields import Field, FieldKind, Fields, folded, in_short
from outreach_desktop.domain.knowing import written_days
from outreach_desktop.domain.offering import content as of_content
from outreach_desktop.domain.offering import our_services as of_services
from outreach_desktop.domain.safety.patients import sighting
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.own.guarding import unguarded
from outreach_desktop.exchange.readers import reading
from outreach_desktop.exchange.writers.plain import as_csv
from outreach_desktop.services.offering import content, our_services
from outreach_desktop.words import say
from outreach_desktop.words.saying import elsewhere

_ID: Final = say("ID in Outreach Desktop")
_YES: Final = say("yes")
_NO: Final = say("no")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingTable:
    """One of the two: its fields, and what is done with it."""

    fields: Fields
    draft: type
    called: Callable[[Any], str]
    every: Callable[[Data], Sequence[Any]]
    add: Callable[..., Any]
    change: Callable[..., Any]
    taken_in: str
    """The name of the action."""


SERVICES: Final = OfferingTable(
    fields=of_services.FIELDS,
    draft=of_services.OurServiceDraft,
    called=lambda one: one.name,
    every=kept_services.every,
    add=our_services.add,
    change=our_services.change,
    taken_in=say("Take in services"),
)
CONTENT: Final = OfferingTable(
    fields=of_content.FIELDS,
    draft=of_content.ContentDraft,
    called=of_content.named,
    every=kept_content.every,
    add=content.add,
    change=content.change,
    taken_in=say("Take in texts"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenRow:
    """What became of a row: `verdict` is "new", "updated", "unchanged" or "rejected", this with the reason."""

    line: int
    name: str
    verdict: str
    reason: str = ""


def write_csv(db: Data, kind: OfferingTable, path: Path, ids: Sequence[str]) -> int:
    """Write these as a new file, in the order of the ids; how many they are."""
    there = {one.id: one for one in kind.every(db)}
    rows = [there[one] for one in ids if one in there]
    headings = [*(in_short(field) for field in kind.fields.values()), _ID]
    writing.write_new(
        path,
        as_csv(
            headings,
            ([*(_cell(field, one) for field in kind.fields.values()), one.id] for one in rows),
        ),
    )
    return len(rows)


def _cell(field: Field, one: object) -> str | int | dt.date | None:
    value = getattr(one, field.name)
    if field.kind is FieldKind.YES_NO:
        return _YES if value else _NO
    words = dict(field.values)
    found: str | int | dt.date | None = words.get(value, value)
    return found


def take_in(
    db: Data,
    kind: OfferingTable,
    path: Path,
    *,
    today: dt.date,
    with_patient_texts: bool = False,
) -> list[TakenRow]:
    """Take in a table of any kind we read, as one action. OutreachError where it has none of our columns.

    A row that looks as if it told who a patient is comes in only `with_patient_texts`.
    """
    header, records = _records(path)
    keys = _keys(kind, header)
    if not set(keys) & {"name", "heading", "text"}:
        raise OutreachError(
            say("\u201c{name}\u201d has no column that says what each is called.", name=path.name),
            hint=say(
                "Name the columns as an export does: {columns}.",
                columns=", ".join(in_short(field) for field in kind.fields.values()),
            ),
        )
    with changing(db, kind.taken_in):
        return [
            _taken(
                db,
                kind,
                line,
                dict(zip(keys, cells, strict=False)),
                today,
                with_patient_texts=with_patient_texts,
            )
            for line, cells in records
            if any(cell.strip() for cell in cells)
        ]


def change(
    db: Data,
    kind: OfferingTable,
    name: str,
    values: Mapping[str, str],
    *,
    new: bool,
    today: dt.date,
) -> str:
    """Add one of this name, or change the one that is called so, with the fields given; its id."""
    cells = dict(values)
    found = _meant(db, kind, {"name": name, "heading": name})
    if new:
        cells["name" if "name" in kind.fields else "heading"] = name
        draft, wrong = _filled(kind, kind.draft(), cells)
        _refuse(wrong)
        added: str = kind.add(db, draft, today=today).id
        return added
    if found is None:
        raise OutreachError(
            say("Nothing is called \u201c{name}\u201d.", name=name),
            hint=say("List them with the same command without --change."),
        )
    draft, wrong = _filled(kind, found, cells)
    _refuse(wrong)
    kind.change(db, draft, today=today)
    changed: str = found.id
    return changed


def _refuse(wrong: Sequence[str]) -> None:
    if wrong:
        raise OutreachError(" ".join(wrong))


def _records(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    sheets = [one for one in reading.read(path).sheets if one.records]
    if not sheets:
        raise OutreachError(
            say("\u201c{name}\u201d is empty.", name=path.name), hint=say("Export the list again.")
        )
    (_, header), *records = sheets[0].records
    rows = [(line, [unguarded(cell) for cell in cells]) for line, cells in records]
    return [" ".join(cell.split()) for cell in header], rows


def _keys(kind: OfferingTable, header: Sequence[str]) -> list[str]:
    """The field of each column, by any word for it in any language; "" for one that is not ours."""
    known = {folded(one): "id" for one in (_ID, *elsewhere(_ID), "id")}
    for name, field in kind.fields.items():
        for words in (name, in_short(field), field.label):
            for one in (words, *elsewhere(words)):
                known.setdefault(folded(one), name)
    return [known.get(folded(cell), "") for cell in header]


def _taken(
    db: Data,
    kind: OfferingTable,
    line: int,
    cells: dict[str, str],
    today: dt.date,
    *,
    with_patient_texts: bool,
) -> TakenRow:
    found = _meant(db, kind, cells)
    draft, wrong = _filled(kind, found or kind.draft(), cells)
    name = kind.called(draft)
    seen = None if with_patient_texts else sighting(_texts(draft), _texts(found))
    if seen is not None:
        told = say("\u201c{words}\u201d looks like {what}.", words=seen.words, what=seen.looks_like)
        wrong = [*wrong, told]
    if wrong:
        return TakenRow(line=line, name=name, verdict="rejected", reason=" ".join(wrong))
    if draft == found:
        return TakenRow(line=line, name=name, verdict="unchanged")
    try:
        if found is None:
            kind.add(db, draft, today=today)
        else:
            kind.change(db, draft, today=today)
    except OutreachError as error:
        return TakenRow(line=line, name=name, verdict="rejected", reason=str(error))
    return TakenRow(line=line, name=name, verdict="updated" if found else "new")


def _texts(one: Any) -> str:
    """All that is written in a row; "" for none."""
    values = (getattr(one, field.name) for field in fields(one)) if one is not None else ()
    return "\n".join(value for value in values if isinstance(value, str))


def _meant(db: Data, kind: OfferingTable, cells: Mapping[str, str]) -> Any:
    """What a row means: what has its ID, else what is called so; of a text also what says the same."""
    every = kind.every(db)
    if same := [one for one in every if one.id == cells.get("id", "").strip()]:
        return same[0]
    wanted: set[tuple[str, str]] = {
        (name, folded(cell))
        for name in ("name", "heading")
        if name in kind.fields and (cell := cells.get(name, "")).strip()
    }
    if not wanted and cells.get("text", "").strip():
        wanted = {("text", folded(cells["text"]))}
    return next(
        (one for one in every if any(folded(getattr(one, name)) == cell for name, cell in wanted)),
        None,
    )


def _filled(kind: OfferingTable, draft: Any, cells: Mapping[str, str]) -> tuple[Any, list[str]]:
    """The draft with what stands in the cells, and a sentence for each that its field cannot hold."""
    values, wrong = {}, []
    for name, cell in cells.items():
        if name not in kind.fields or not cell.strip():
            continue
        value = _value(kind.fields[name], cell.strip())
        if value is None:
            wrong.append(_not_read(kind.fields[name], cell.strip()))
        else:
            values[name] = value
    return replace(draft, **values), wrong


def _value(field: Field, cell: str) -> Any:
    """What a cell says; None where its field cannot hold it."""
    said = folded(cell)
    match field.kind:
        case FieldKind.YES_NO:
            if said in contents.YES or said in map(folded, (_YES, *elsewhere(_YES))):
                return True
            is_no = said in contents.NO or said in map(folded, (_NO, *elsewhere(_NO)))
            return False if is_no else None
        case FieldKind.DATE:
            return written_days.read(cell)
        case FieldKind.NUMBER:
            return int(cell) if cell.isdecimal() else None
    if not field.values:
        return cell
    words = dict(_words(field))
    return words.get(said)


def _words(field: Field) -> Iterator[tuple[str, str]]:
    for value, words in field.values:
        for one in (value, words, *elsewhere(words)):
            yield folded(one), value


def _not_read(field: Field, cell: str) -> str:
    name = in_short(field)
    match field.kind:
        case FieldKind.DATE:
            return say(
                "\u201c{cell}\u201d is no clear date for \u201c{name}\u201d. Write days as 2019-03-15.",
                cell=cell,
                name=name,
            )
        case FieldKind.NUMBER:
            return say(
                "\u201c{cell}\u201d is no whole number for \u201c{name}\u201d.",
                cell=cell,
                name=name,
            )
        case FieldKind.YES_NO:
            return say(
                "\u201c{cell}\u201d is neither yes nor no for \u201c{name}\u201d.",
                cell=cell,
                name=name,
            )
    return say(
        "\u201c{cell}\u201d is none of the choices for \u201c{name}\u201d. There are: {choices}.",
        cell=cell,
        name=name,
        choices=", ".join(words for _, words in field.values),
    )
