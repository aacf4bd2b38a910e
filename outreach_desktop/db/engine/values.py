"""How a value becomes a row and a row a value: a field is stored in the column of the same name.

Dates and times are ISO text, of a day known in part as much as is known, truth values 0 or 1, an Address its five columns. Fields that are tuples
have tables of their own.
"""

import datetime as dt
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.documents.documents import DocumentState
from outreach_desktop.domain.knowing.part_dates import day
from outreach_desktop.domain.own_fields.own_fields import OwnKind

Row = Mapping[str, Any]
Value = TypeVar("Value")

_ADDRESS = ("street", "town", "region", "postcode", "country")
_FROM_COLUMN: dict[type, Callable[[Any], Any]] = {
    bool: bool,
    dt.date: day,
    dt.time: dt.time.fromisoformat,
    dt.datetime: dt.datetime.fromisoformat,
    DocumentState: DocumentState,
    OwnKind: OwnKind,
}


class _Reading(NamedTuple):
    """How the fields of a value come out of a row: settled once, because lists are read by the hundred thousand."""

    as_they_are: tuple[str, ...]
    read: tuple[tuple[str, Callable[[Any], Any]], ...]
    addresses: tuple[str, ...]


_known: dict[type, tuple[tuple[str, type], ...]] = {}
_readings: dict[type, _Reading] = {}


def to_row(value: object) -> dict[str, Any]:
    """The columns of `value`, without its id."""
    row: dict[str, Any] = {}
    for name, kind in _kinds(type(value)):
        content = getattr(value, name)
        if kind is Address:
            row |= {part: getattr(content, part).strip() for part in _ADDRESS}
        elif type(content) is str:  # most are
            if name != "id":
                row[name] = content.strip()
        elif name != "id":
            row[name] = None if content is None else _column(content)
    return row


def from_row(kind: type[Value], row: Row, **beside: Any) -> Value:
    """The value of type `kind` in `row`; `beside` are its fields from other tables."""
    reading = _reading(kind)
    for name in reading.as_they_are:
        beside[name] = row[name]
    for name, read in reading.read:
        content = row[name]
        beside[name] = None if content is None else read(content)
    for name in reading.addresses:
        beside[name] = Address(**{part: row[part] for part in _ADDRESS})
    return kind(**beside)


class RowReader(Generic[Value]):
    """Reads very many rows of one table: as `from_row`, of what stands in `columns` in their order.

    Each content goes straight into its slot, as the value's own `__init__` puts it: to hand over fifty arguments by
    name takes twice as long.
    """

    def __init__(self, kind: type[Value]) -> None:
        self._kind = kind
        plain, read, addresses = _reading(kind)
        parts = _ADDRESS * len(addresses)
        self.columns = (*plain, *(name for name, _ in read), *parts)
        self._plain = [_slot(kind, name) for name in plain]
        self._read = [(_slot(kind, name), as_kept) for name, as_kept in read]
        self._addresses = [_slot(kind, name) for name in addresses]
        columns = {*self.columns, *addresses}
        names = (field.name for field in fields(kind))  # type: ignore[arg-type]
        self._beside = [(name, _slot(kind, name)) for name in names if name not in columns]

    def selected(self, table: str) -> str:
        """The columns as a statement asks for them."""
        return ", ".join(f'{table}."{name}"' for name in self.columns)

    def value(self, row: Sequence[Any], **beside: Any) -> Value:
        """The value in a row; `beside` are all its fields from other tables."""
        value = object.__new__(self._kind)
        for put, content in zip(self._plain, row, strict=False):
            put(value, content)
        at = len(self._plain)
        for (put, read), content in zip(self._read, row[at:], strict=False):
            put(value, None if content is None else read(content))
        for put in self._addresses:
            put(value, Address(**dict(zip(_ADDRESS, row[-len(_ADDRESS) :], strict=True))))
        for name, put in self._beside:
            put(value, beside[name])
        return value


def _slot(kind: type, name: str) -> Callable[[Any, Any], None]:
    put: Callable[[Any, Any], None] = getattr(kind, name).__set__
    return put


@cache
def reader(kind: type[Value]) -> RowReader[Value]:
    """What reads rows of this kind."""
    return RowReader(kind)


def _column(content: Any) -> Any:
    match content:
        case bool():
            return int(content)
        case dt.time():
            return content.strftime("%H:%M")
        case dt.date():  # a moment is a date too
            return content.isoformat()
        case str():
            return content.strip()
    return content


def _kinds(kind: type) -> tuple[tuple[str, type], ...]:
    """Name and type of the fields that are columns; an open end is of the type it is when closed."""
    if kind not in _known:
        hints = get_type_hints(kind)
        plain = ((field.name, _when_given(hints[field.name])) for field in fields(kind))
        _known[kind] = tuple(
            (name, type_) for name, type_ in plain if get_origin(type_) is not tuple
        )
    return _known[kind]


def _reading(kind: type) -> _Reading:
    if kind not in _readings:
        every = _kinds(kind)
        _readings[kind] = _Reading(
            tuple(name for name, of in every if of is not Address and of not in _FROM_COLUMN),
            tuple((name, _FROM_COLUMN[of]) for name, of in every if of in _FROM_COLUMN),
            tuple(name for name, of in every if of is Address),
        )
    return _readings[kind]


def _when_given(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(part for part in get_args(hint) if part is not types.NoneType)
    return hint
