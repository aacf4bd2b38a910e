"""Ways to refer, needs and house rules of organisations in our exports: in a cell, a line each, or a sheet of their own.

A cell says \u201cdirection=in; method=form; how="at the desk; mornings"\u201d: names are those of the fields, in every language.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from outreach_desktop.domain.fields import FieldKind, Fields, in_short
from outreach_desktop.domain.knowing import house_rules, needs, referral_routes, written_days
from outreach_desktop.exchange.own.tag_cells import quoted, unquoted
from outreach_desktop.exchange.places.told import HungRow
from outreach_desktop.words import say

_OWNER: Final = "organisation_id"
_LINE = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^"\n])+')
_PART = re.compile(r'\s*(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^;]*))\s*(?:;|$)', re.DOTALL)
_PLAIN = re.compile(r'[^;"\r\n]+')


@dataclass(frozen=True, slots=True, eq=False)
class HungKind:
    """A table whose rows hang on an organisation; `heading` is that of the cell and of the sheet."""

    table: str
    heading: str
    fields: Fields
    names: Mapping[str, str]
    """What a row is written by, with the names of the columns: who is meant goes by their name, not by an id."""

    def field_heading(self, name: str) -> str:
        """What a column of a sheet is called."""
        return in_short(self.fields[self.names[name]])

    def kind(self, name: str) -> FieldKind:
        """What a column of a sheet holds."""
        return self.fields[self.names[name]].kind

    def row(self, draft: object, called: Mapping[str, str]) -> HungRow:
        """What is filled in of a row, as text; `called` has the names of those who are meant, by id."""
        found = {}
        for name, column in self.names.items():
            value = getattr(draft, column)
            if column.endswith("_id"):
                value = called.get(value or "", "")
            if value not in ("", None):
                found[name] = value.isoformat() if isinstance(value, date) else str(value)
        return found

    def parts(self, row: HungRow) -> dict[str, Any]:
        """What a row says, as its columns hold it; who is meant is left out. A day or number that is none says nothing."""
        return {
            column: _value(self.fields[column].kind, row.get(name, ""))
            for name, column in self.names.items()
            if not column.endswith("_id")
        }


def _kind(table: str, heading: str, fields: Fields) -> HungKind:
    names = {name.removesuffix("_id"): name for name in fields if name != _OWNER}
    return HungKind(table, heading, fields, names)


KINDS: Final = (
    _kind("referral_routes", say("Ways to refer"), referral_routes.FIELDS),
    _kind("needs", say("Needs"), needs.FIELDS),
    _kind("house_rules", say("House rules by topic"), house_rules.FIELDS),
)


def written(rows: Iterable[HungRow]) -> str:
    """All rows of a kind, a line each."""
    return "\n".join(
        "; ".join(f"{name}={quoted(text, _PLAIN)}" for name, text in row.items()) for row in rows
    )


def read(kind: HungKind, cell: str) -> tuple[tuple[HungRow, ...], str]:
    """The rows that `written` put into a cell, and the lines that somebody wrote otherwise, or with a day or number that is none."""
    found: list[HungRow] = []
    others: list[str] = []
    for line in _LINE.findall(cell):
        row = _read(kind, line)
        if row:
            found.append(row)
        elif line.strip():
            others.append(line.strip())
    return tuple(found), "\n".join(others)


def _read(kind: HungKind, line: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    place, names = 0, kind.names
    while line[place:].strip():
        part = _PART.match(line, place)
        if part is None or part[1] not in names:
            return None
        text = unquoted(part[2]) if part[2] is not None else part[3].strip()
        if text and _value(kind.kind(part[1]), text) is None:
            return None
        found[part[1]] = text
        place = part.end()
    return found


def _value(kind: FieldKind, text: str) -> Any:
    if kind is FieldKind.DATE:
        return written_days.read(text)
    if kind is FieldKind.NUMBER:
        return int(text) if text.strip().isdecimal() else None
    return text
