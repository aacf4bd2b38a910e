"""Cells of our own exports as their fields hold them, also after people and spreadsheets wrote in them.

A cell that its field cannot hold loses nothing: it goes to the notes under the name of its column, and is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from outreach_desktop.domain.fields import Field, FieldKind, folded, in_short
from outreach_desktop.domain.knowing import written_days
from outreach_desktop.domain.knowing.part_dates import KNOWN_IN_PART
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.cells.choice_cells import FIELDS, choices, not_read
from outreach_desktop.exchange.own.columns import OF_WISHES

_EMPTY: Final = {FieldKind.DATE: None, FieldKind.NUMBER: None, FieldKind.YES_NO: False}


@dataclass(frozen=True, slots=True)
class TypedCells:
    """What the fields hold, what goes to the notes instead, the sentences on that, and whose cells those are."""

    kept: dict[str, Any]
    added: tuple[str, ...]
    told: tuple[str, ...]
    unread: Mapping[str, str]


def read(table: str, names: tuple[str, ...], cells: Mapping[str, str]) -> TypedCells:
    """The cells of these fields of a table."""
    kept = {}
    unread = {}
    for name in names:
        field, cell = FIELDS[table][name], cells.get(name, "")
        value = read_cell(table, field, cell) if cell else None
        if value is None and cell.strip():
            unread[name] = cell.strip()
        kept[name] = _EMPTY.get(field.kind, "") if value is None else value
    if not unread:
        return TypedCells(kept, (), (), unread)
    fields = [(FIELDS[table][name], cell) for name, cell in unread.items()]
    return TypedCells(
        kept,
        tuple(f"{in_short(field)}: {cell}" for field, cell in fields),
        tuple(not_read(field, cell) for field, cell in fields),
        unread,
    )


def read_cell(table: str, field: Field, cell: str) -> Any:
    """What a cell holds, None where its field cannot hold it; of wishes, what is not clearly no is one."""
    if field.kind is FieldKind.YES_NO:
        said = cell.strip().casefold()
        is_no = not said or said in contents.NO
        if said in contents.YES or is_no:
            return not is_no
        return True if field.name in OF_WISHES else None
    if field.kind is FieldKind.DATE:
        return written_days.read(cell, in_part=(table, field.name) in KNOWN_IN_PART)
    if field.kind is FieldKind.NUMBER:
        return int(cell) if cell.strip().isdecimal() else None
    if known := choices(table, field.name):
        return known.get(folded(cell))
    return cell
