"""The columns of our own exports of organisations: one for each field described, and what hangs on an organisation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from outreach_desktop.domain import addresses, organisations
from outreach_desktop.domain.fields import FieldKind, in_short
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.own_fields.targets import BY_NAME
from outreach_desktop.exchange.own import own_fields
from outreach_desktop.exchange.own.columns import LAYOUT
from outreach_desktop.exchange.own.listing import Listing, OwnColumn, Value
from outreach_desktop.exchange.own.places import hung_rows, paths
from outreach_desktop.exchange.own.places.hung_rows import HungKind
from outreach_desktop.exchange.places.told import HungRow
from outreach_desktop.words import say
from outreach_desktop.words.saying import elsewhere

ID: Final = "id"
_PARENT_ID: Final = "parent_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceListed:
    """An organisation as an export has it."""

    place: Organisation
    above: tuple[str, ...] = ()
    """What it belongs to, by name, from the outermost in."""
    lead: str = ""
    successor: str = ""
    """Who took over, by name."""
    hung: Mapping[str, Sequence[HungRow]] = field(default_factory=dict)
    """Ways to refer, needs and house rules, by the names of their tables."""


def _of_fields() -> list[OwnColumn]:
    found = []
    for name, described in organisations.FIELDS.items():
        key = {"parent_id": "belongs_to", "lead_id": "lead", "successor_id": "successor"}.get(
            name, name
        )
        found.append(
            OwnColumn(key=key, heading=in_short(described), path=name, kind=described.kind)
        )
    return found


_FIELDS: Final = _of_fields()
_HUNG: Final = [OwnColumn(key=one.table, heading=one.heading, path="") for one in hung_rows.KINDS]
_IDS: Final = [
    OwnColumn(key=_PARENT_ID, heading=say("ID of what it belongs to"), path=""),
    OwnColumn(key=ID, heading=say("ID of the organisation in Outreach Desktop"), path=""),
]
COLUMNS: Final = (*_FIELDS, *_HUNG, *_IDS)
KEYS: Final = tuple(column.key for column in COLUMNS)
_MARKS = frozenset(("name", "kind", ID))
"""A list that has all of these is an export of ours, whatever became of its other columns."""


def listing(own: Sequence[OwnField], *, with_sheets: bool) -> Listing:
    """All that is kept of organisations; what hangs on them in cells, or in sheets of its own."""
    hung = () if with_sheets else hung_rows.KINDS
    last = [*map(own_fields.column, own), *([] if with_sheets else _HUNG), *_IDS]

    def rows(listed: PlaceListed) -> Sequence[Sequence[Value]]:
        return [
            [
                *(_value(column.path, listed) for column in _FIELDS),
                *own_fields.values(own, listed.place.own),
                *(hung_rows.written(listed.hung.get(kind.table, ())) for kind in hung),
                listed.place.parent_id or "",
                listed.place.id,
            ]
        ]

    return Listing(
        title=say("Organisations"),
        columns=[*_FIELDS, *last],
        rows=rows,
        called=_called,
        beside=tuple(map(_sheet, hung_rows.KINDS)) if with_sheets else (),
    )


def _called(listed: PlaceListed) -> str:
    return listed.place.name


def _value(name: str, listed: PlaceListed) -> Value:
    if name == "parent_id":
        return paths.written(listed.above)
    if name == "lead_id":
        return listed.lead
    if name == "successor_id":
        return listed.successor
    held: Any = listed.place.address if name in addresses.FIELDS else listed.place
    found: Value = getattr(held, name)
    return found


# -- sheets of what hangs on organisations ---------------------------------------------------------

OWNER: Final = "organisation"
_OWNER_HEADING: Final = say("Organisation")


def sheet_columns(kind: HungKind) -> list[OwnColumn]:
    """The columns of the sheet of this kind: whose it is first, what it is, and the ID of whose it is last."""
    return [
        OwnColumn(key=OWNER, heading=_OWNER_HEADING, path=""),
        *(
            OwnColumn(key=name, heading=kind.field_heading(name), path=name, kind=kind.kind(name))
            for name in kind.names
        ),
        _IDS[-1],
    ]


def _sheet(kind: HungKind) -> Listing:
    columns = sheet_columns(kind)

    def rows(listed: PlaceListed) -> Sequence[Sequence[Value]]:
        return [
            [
                listed.place.name,
                *(_typed(column.kind, row.get(column.key, "")) for column in columns[1:-1]),
                listed.place.id,
            ]
            for row in listed.hung.get(kind.table, ())
        ]

    return Listing(title=kind.heading, columns=columns, rows=rows, called=_called)


def _typed(kind: FieldKind, text: str) -> Value:
    if not text:
        return None
    if kind is FieldKind.DATE:
        return date.fromisoformat(text)
    return int(text) if kind is FieldKind.NUMBER else text


# -- known again -----------------------------------------------------------------------------------


def _by_heading(columns: Sequence[OwnColumn]) -> dict[str, str]:
    """The key of each column by its heading, in every language there is."""
    found: dict[str, str] = {}
    for said in (
        lambda one: (one,),
        elsewhere,
    ):  # what it is called here goes before other languages
        for column in columns:
            for heading in said(column.heading):
                found.setdefault(heading, column.key)
    return found


_known: Callable[[], dict[str, str]] = cache(lambda: _by_heading(COLUMNS))


def keys_of(header: Sequence[str]) -> list[str]:
    """The key of each column, "" for one that somebody added; an empty list for a table that is no export of organisations."""
    if not _says_program(header):
        return []
    by_heading = _known()
    keys = [
        by_heading.get(" ".join(name.split()))
        or (BY_NAME + own if (own := own_fields.name_in(name)) else "")
        for name in header
    ]
    told = [key for key in keys if key]
    return keys if len(told) == len(set(told)) and _MARKS.issubset(told) else []


def keys_of_sheet(kind: HungKind, header: Sequence[str]) -> list[str]:
    """The same for the sheet of what hangs on organisations."""
    if not _says_program(header):
        return []
    by_heading = _by_heading(sheet_columns(kind))
    keys = [by_heading.get(" ".join(name.split()), "") for name in header]
    told = [key for key in keys if key]
    own = {column.key for column in sheet_columns(kind)}
    is_whole = len(told) == len(set(told)) and len(own - set(told)) <= len(own) // 3
    return keys if is_whole and {OWNER, ID} <= set(told) else []


def _says_program(header: Sequence[str]) -> bool:
    return any(LAYOUT in name for name in header)
