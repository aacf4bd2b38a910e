"""Pairs that are not duplicates, as they are stored; and what the search for duplicates reads of everybody."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data

TABLE: Final = "not_duplicates"
_READ: Final = {
    "contacts": "id, title, first_name, last_name, post_nominals, profession, specialty, email, secure_email, phone,"
    " mobile, code, street, town, postcode, couple, household_id",
    "organisations": "id, name, kind, parent_id, street, town, postcode, phone, email, website, code",
}
_LIVE_ROLES: Final = """
    SELECT r.contact_id, r.organisation_id, r.email, r.phone FROM roles r
    JOIN organisations o ON o.id = r.organisation_id AND o.deleted_at IS NULL
    WHERE r.deleted_at IS NULL AND r.contact_id IN (SELECT value FROM json_each(?))
"""

Ids = tuple[str, str]
Roles = dict[str, list[tuple[str, str, str]]]


def ids(db: Data, table: str) -> list[str]:
    """Of everybody, or every organisation, in an order that stays the same: those kept first come first."""
    found = db.execute(
        f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY created_at, rowid"
    )
    return [row_id for (row_id,) in found.fetchall()]


def read(db: Data, table: str, wanted: Sequence[str]) -> list[Mapping[str, Any]]:
    """The columns that are compared, of these rows, in their order."""
    found = db.query(
        f"SELECT {_READ[table]} FROM {table} WHERE deleted_at IS NULL"
        " AND id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(wanted))],
    )
    by_id = {row["id"]: row for row in found}
    return [by_id[row_id] for row_id in wanted if row_id in by_id]


def roles(db: Data, wanted: Sequence[str]) -> Roles:
    """Organisation, email and phone of each role of these people."""
    found: Roles = defaultdict(list)
    for contact_id, *role in db.execute(_LIVE_ROLES, [json.dumps(list(wanted))]).fetchall():
        found[contact_id].append(tuple(role))
    return found


def apart(db: Data, table: str) -> set[Ids]:
    """The pairs of which somebody said that they are two, the smaller id first."""
    found = db.execute(
        f"SELECT one_id, other_id FROM {TABLE} WHERE of_table = ? AND deleted_at IS NULL", [table]
    )
    return set(found.fetchall())


def keep_apart(db: Data, table: str, one_id: str, other_id: str) -> None:
    """Remember that the two are two."""
    one_id, other_id = in_order(one_id, other_id)
    row_id = rows.natural_id(TABLE, one_id, other_id)
    columns = {"of_table": table, "one_id": one_id, "other_id": other_id}
    if db.execute(f"SELECT 1 FROM {TABLE} WHERE id = ?", [row_id]).fetchone():
        rows.change(db, TABLE, row_id, {"deleted_at": None})
    else:
        rows.keep(db, TABLE, {"id": row_id, **columns})


def forget_apart(db: Data, one_id: str, other_id: str) -> None:
    """They are one after all."""
    rows.put_in_bin(db, TABLE, [rows.natural_id(TABLE, *in_order(one_id, other_id))])


def note_merged(db: Data, table: str, kept_id: str, away_id: str) -> None:
    """They are one after all: a pair in the bin that went there with the other tells so, even where nothing else moved."""
    keep_apart(db, table, kept_id, away_id)
    forget_apart(db, kept_id, away_id)


def apart_from(db: Data, table: str, row_id: str) -> set[str]:
    """Those that somebody said are not this one."""
    return {
        one if other == row_id else other
        for one, other in db.execute(
            f"SELECT one_id, other_id FROM {TABLE} WHERE of_table = ?1 AND deleted_at IS NULL"
            " AND (one_id = ?2 OR other_id = ?2)",
            [table, row_id],
        ).fetchall()
    }


def in_order(one_id: str, other_id: str) -> Ids:
    """A pair is kept once, whichever of the two is named first."""
    return (one_id, other_id) if one_id < other_id else (other_id, one_id)


_DIGITS: Final = (
    "replace(replace(replace(replace(replace({0}, ' ', ''), '-', ''), '(', ''), ')', ''), '.', '')"
)


def _number(column: str, key: str) -> str:
    """SQL for a column with a number that ends in these digits: in whatever spelling the last one is the last, which most do without."""
    digits = _DIGITS.format(column)
    return f"({column} LIKE '%' || substr({key}, -1) AND {digits} LIKE '%' || {key})"


_SAME: Final = "lower({0}) = :{1}"
_NAMED_LIKE: Final = (
    "SELECT id FROM contacts WHERE sort_name = :swapped AND deleted_at IS NULL",
    """SELECT * FROM (SELECT id FROM contacts WHERE :surname <> '' AND sort_name >= :surname
        AND sort_name < :surname || '-' AND deleted_at IS NULL LIMIT 200)""",
)
_REACHED_AT: Final = (
    ("id", "contacts NOT INDEXED", ("email", "secure_email"), ("phone", "mobile")),
    ("contact_id", "roles NOT INDEXED", ("email",), ("phone",)),
)
"""Where somebody can be reached: each table is read once from front to back, which an index of the names would only slow down."""


def near_people(
    db: Data, *, emails: Iterable[str], numbers: Iterable[str], surname: str, swapped: str
) -> list[str]:
    """People who share an email, a number or a surname with somebody who is being typed in, of their own or at work.

    `emails` are in small letters, `numbers` the digits at their ends; `swapped` is the name as lists would order it.
    """
    words = {f"e{place}": email for place, email in enumerate(emails)}
    digits = {f"n{place}": number for place, number in enumerate(numbers)}
    parts = [*_NAMED_LIKE]
    for column, table, with_email, with_number in _REACHED_AT:
        same = [_SAME.format(each, key) for each in with_email for key in words]
        same += [_number(each, f":{key}") for each in with_number for key in digits]
        if same:
            parts.append(
                f"SELECT {column} FROM {table} WHERE deleted_at IS NULL AND ({' OR '.join(same)})"
            )
    found = db.execute(
        f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)})",
        {**words, **digits, "surname": surname, "swapped": swapped},
    )
    return [contact_id for (contact_id,) in found.fetchall()]
