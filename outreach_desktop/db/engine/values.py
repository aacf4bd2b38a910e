"""How a value becomes a row and a row a value: a field is stored in the column of the same name.

Dates and times are ISO text, truth values 0 or 1, an Address its five columns. Fields that are tuples
have tables of their own.
"""

import datetime as dt
import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.documents.documents import DocumentState
from outreach_desktop.domain.own_fields.own_fields import OwnKind

Row = Mapping[str, Any]
Value = TypeVar("Value")

_ADDRESS = ("street", "town", "region", "postcode", "country")
_FROM_COLUMN: dict[type, Callable[[Any], Any]] = {
    bool: bool,
    dt.date: dt.date.fromisoformat,
    dt.time: dt.time.fromisoformat,
    dt.datetime: dt.datetime.fromisoformat,
    DocumentState: DocumentState,
    OwnKind: OwnKind,
}

_known: dict[type, tuple[tuple[str, type], ...]] = {}


def to_row(value: object) -> dict[str, Any]:
    """The columns of `value`, without its id."""
    row: dict[str, Any] = {}
    for name, kind in _kinds(type(value)):
        content = getattr(value, name)
        if kind is Address:
            row |= {part: getattr(content, part).strip() for part in _ADDRESS}
        elif name != "id":
            row[name] = _column(content)
    return row


def from_row(kind: type[Value], row: Row, **beside: Any) -> Value:
    """The value of type `kind` in `row`; `beside` are its fields from other tables."""
    for name, type_ in _kinds(kind):
        if type_ is Address:
            beside[name] = Address(**{part: row[part] for part in _ADDRESS})
        else:
            read = _FROM_COLUMN.get(type_)
            content = row[name]
            beside[name] = content if read is None or content is None else read(content)
    return kind(**beside)


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


def _when_given(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(part for part in get_args(hint) if part is not types.NoneType)
    return hint
