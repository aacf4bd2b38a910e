"""Rows that hang on two entries and are one once these are: the same role, the same place on an event's list."""

from collections.abc import Mapping
from typing import Any, Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.incoming.phones import number_key

Columns = Mapping[str, Any]

STAMPS: Final = frozenset(("id", "created_at", "updated_at", "device", "deleted_at"))
_SAME: Final[dict[str, tuple[str, ...]]] = {
    "roles": ("contact_id", "organisation_id", "ends_on"),
    "memberships": ("contact_id", "body"),
    "participants": ("event_id", "contact_id"),
    "house_rules": ("organisation_id", "topic", "rule"),
    "referral_routes": ("organisation_id", "direction", "method", "how", "address"),
    "needs": ("organisation_id", "contact_id", "kind", "text"),
    "our_listings": ("organisation_id", "name", "kind", "address"),
    "own_values": ("owner_id", "field_id"),
}
"""Columns in which two rows of a table have to be equal to be one, where not all of them have to be."""
_FITTING: Final[dict[str, tuple[str, ...]]] = {
    "roles": ("title", "department", "phone", "email", "decision", "starts_on"),
    "memberships": ("since",),
    "house_rules": ("source", "checked_on", "review_on"),
    "referral_routes": (
        *("referral_kind", "liaison_id", "requires", "criteria", "limits"),
        *("turnaround_days", "checked_on", "review_on"),
    ),
    "needs": ("evidence", "source", "checked_on", "answer"),
    "our_listings": (
        *("shows", "lead_id", "looked_at_on", "every_months", "to_change", "notes"),
        "details_then",
    ),
}
"""Columns that may be empty in one of the two, and else are equal: nothing is lost where two become one."""
_GIVES_WAY: Final[dict[str, dict[str, dict[str, tuple[str, ...]]]]] = {
    "participants": {
        "rsvp": {"invited": ("accepted", "declined")},
        "attendance": {"no-show": ("attended",)},
    },
}
"""What stands in a column until more is known: an answer says more than that somebody was asked."""
_BOTH: Final[dict[str, tuple[str, ...]]] = {"participants": ("note",)}
"""Columns of which both stay, one behind the other."""


def are_one(table: str, row: Columns, other: Columns) -> bool:
    """Whether two rows of a table say the same of the same entry; such as nobody would write down twice."""
    if table in _SAME:
        alike = all(_key(row[name]) == _key(other[name]) for name in _SAME[table])
        return alike and all(_fit(name, row[name], other[name]) for name in _FITTING.get(table, ()))
    return all(
        _key(value) == _key(other[name]) for name, value in row.items() if name not in STAMPS
    )


def filled(table: str, row: Columns, other: Columns, usual: Columns) -> dict[str, Any]:
    """What the row gets from the other that is one with it: where it has nothing, what a new row has, or says less."""
    gives_way = _GIVES_WAY.get(table, {})
    more = {
        name: other[name]
        for name, known in gives_way.items()
        if other[name] in known.get(row[name], ())
    }
    more |= {
        name: f"{row[name]}; {other[name]}"
        for name in _BOTH.get(table, ())
        if row[name] and other[name] and _key(other[name]) not in _key(row[name]).split("; ")
    }
    return more | {
        name: other[name]
        for name, value in row.items()
        if name not in STAMPS
        and not name.endswith("_id")
        and (value in (None, "") or value == usual.get(name))
        and other[name] not in (None, "", value)
    }


def _fit(name: str, one: Any, other: Any) -> bool:
    if one in (None, "") or other in (None, ""):
        return True
    return number_key(one) == number_key(other) if name == "phone" else _key(one) == _key(other)


def _key(value: Any) -> Any:
    return folded(value) if isinstance(value, str) else value
