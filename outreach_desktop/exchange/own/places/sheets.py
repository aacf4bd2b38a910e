"""Sheets beside the organisations of a workbook of ours: their rows go into a cell of whose they are, as CSV has them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.domain.fields import folded
from outreach_desktop.exchange.own.columns import keys_of as keys_of_people
from outreach_desktop.exchange.own.places import columns, hung_rows
from outreach_desktop.exchange.own.places.hung_rows import KINDS, HungKind
from outreach_desktop.exchange.places.told import HungRow
from outreach_desktop.exchange.sheets import ListSheet, Table
from outreach_desktop.words import say_many


def is_ours(header: Sequence[str]) -> bool:
    """Whether these name the columns of an export of ours, of people, organisations or what hangs on these."""
    return bool(keys_of_people(header) or columns.keys_of(header) or kind_of(header))


def kind_of(header: Sequence[str]) -> HungKind | None:
    """What hangs on organisations and has these columns in a sheet of its own."""
    return next((kind for kind in KINDS if columns.keys_of_sheet(kind, header)), None)


def is_beside(sheet: ListSheet) -> bool:
    """Whether it is a sheet of what hangs on organisations."""
    return bool(sheet.records) and kind_of(sheet.records[0][1]) is not None


def is_of_organisations(sheet: ListSheet) -> bool:
    """Whether it is the sheet of organisations of an export of ours."""
    return bool(sheet.records) and bool(columns.keys_of(sheet.records[0][1]))


def with_sheets(table: Table, sheets: Sequence[ListSheet]) -> Table:
    """An export of organisations with what stands in the sheets beside it; any other table as it is."""
    keys = columns.keys_of(table.header)
    for sheet in sheets if keys else ():
        kind = kind_of(sheet.records[0][1]) if sheet.records else None
        if kind is not None and kind.table not in keys:
            table = _with_sheet(table, keys, sheet, kind)
    return table


def _with_sheet(table: Table, keys: Sequence[str], sheet: ListSheet, kind: HungKind) -> Table:
    ids, names = keys.index(columns.ID), keys.index("name")
    by_owner: dict[str, list[HungRow]] = defaultdict(list)
    known = {row.cells[ids] or folded(row.cells[names]) for row in table.rows}
    by_name = {folded(row.cells[names]): row.cells[ids] for row in reversed(table.rows)}
    sheet_keys = columns.keys_of_sheet(kind, sheet.records[0][1])
    lost = 0
    for _, cells in sheet.records[1:]:
        told = dict(zip(sheet_keys, cells, strict=False))
        name = folded(told.get(columns.OWNER, ""))
        owner = told.get(columns.ID, "") or by_name.get(name) or name
        row = {key: told[key] for key in kind.names if told.get(key)}
        if owner in known and row:
            by_owner[owner].append(row)
        elif row:
            lost += 1
    rows = tuple(
        replace(
            row,
            cells=[
                *row.cells,
                hung_rows.written(by_owner.get(row.cells[ids] or folded(row.cells[names]), ())),
            ],
        )
        for row in table.rows
    )
    notes = table.notes
    if lost:
        notes = (
            *notes,
            say_many(
                "{count} row of \u201c{sheet}\u201d is of an organisation that is not in the list, so it is left out.",
                "{count} rows of \u201c{sheet}\u201d are of organisations that are not in the list, so they are left out.",
                lost,
                sheet=sheet.name,
            ),
        )
    return replace(table, header=(*table.header, kind.heading), rows=rows, notes=notes)
