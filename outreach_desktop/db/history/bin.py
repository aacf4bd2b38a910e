"""What lies in the bin: people and organisations, when each went there and with what, and how it comes back.

The journal tells what went along with an organisation: roles, rules, what stood below it. Where it no longer keeps that,
the organisation comes back alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import row_names
from outreach_desktop.domain.contacts import Contact

TABLES: Final = ("contacts", "organisations")
_WENT: Final = """
    SELECT action FROM journal WHERE row = ? AND tbl = ? AND change = 'update' AND NOT undone
    AND before ->> '$.deleted_at' IS NULL AND after ->> '$.deleted_at' IS NOT NULL ORDER BY number DESC LIMIT 1
"""
_AT_ONCE: Final = "abs(julianday(pair.deleted_at) - julianday(away.deleted_at)) * 86400 < 1"
"""A merge leaves a pair in the bin that went there with the entry, even where nothing else moved."""


class BinnedRow(NamedTuple):
    """One entry in the bin; `table` says what it is."""

    table: str
    id: str
    name: str
    about: str
    """Its profession, or what kind of organisation it is."""
    went_at: str
    """As the data file has it."""
    kept_id: str
    """The entry that it was merged into; "" where it was removed."""


def find(db: Data) -> list[tuple[str, str, str]]:
    """Table, id and name of everything in the bin, what went there last first."""
    found = db.execute(
        "SELECT * FROM (SELECT 'contacts' AS tbl, id, trim(title || ' ' || first_name || ' ' || last_name) AS name,"
        " deleted_at FROM contacts UNION ALL SELECT 'organisations', id, name, deleted_at FROM organisations)"
        " WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, name"
    )
    return [(table, row_id, " ".join(name.split())) for table, row_id, name, _ in found.fetchall()]


def some(db: Data, ids: Sequence[str]) -> list[BinnedRow]:
    """Those of these ids that lie in the bin, in their order."""
    found: dict[str, BinnedRow] = {}
    for table, about in zip(TABLES, ("profession", "kind"), strict=True):
        asked = f"SELECT * FROM {table} WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        for row in db.query(asked, [json.dumps(list(ids))]):
            found[row["id"]] = BinnedRow(
                table,
                row["id"],
                row_names.name_in(table, row),
                row[about],
                row["deleted_at"],
                kept_of(db, table, row["id"]),
            )
    return [found[one] for one in ids if one in found]


def person(db: Data, contact_id: str) -> Contact | None:
    """Who lies in the bin under this id, by name alone; None where no one does."""
    asked = (
        "SELECT title, first_name, last_name FROM contacts WHERE id = ? AND deleted_at IS NOT NULL"
    )
    row = db.execute(asked, [contact_id]).fetchone()
    if row is None:
        return None
    title, first, last = row
    return Contact(id=contact_id, title=title, first_name=first, last_name=last)


def kept_of(db: Data, table: str, row_id: str) -> str:
    """What an entry was merged into; "" where it was not, or, of an older version's merge, the journal no longer tells."""
    pair = db.execute(
        f"SELECT iif(one_id = away.id, other_id, one_id) FROM {table} away"
        f" JOIN not_duplicates pair ON (one_id = away.id OR other_id = away.id) AND {_AT_ONCE}"
        " WHERE away.id = ? ORDER BY pair.deleted_at DESC LIMIT 1",
        [row_id],
    ).fetchone()
    if pair is not None:
        return str(pair[0])
    action = db.execute(_WENT, [row_id, table]).fetchone()
    if action is None:
        return ""
    column = "contact_id" if table == "contacts" else "organisation_id"
    moved = db.execute(
        f"SELECT after ->> '$.{column}' FROM journal WHERE action = ? AND NOT undone AND change = 'update'"
        f" AND before ->> '$.{column}' = ? AND after ->> '$.{column}' IS NOT NULL LIMIT 1",
        [action[0], row_id],
    ).fetchone()
    if moved is None and table == "contacts":
        moved = db.execute(
            "SELECT row FROM journal WHERE action = :action AND tbl = 'contacts' AND change = 'update' AND NOT undone"
            " AND after ->> '$.deleted_at' IS NULL AND 1 = (SELECT count(DISTINCT row) FROM journal"
            " WHERE action = :action AND tbl = 'contacts' AND after ->> '$.deleted_at' IS NOT NULL) LIMIT 1",
            {"action": action[0]},
        ).fetchone()
    return moved[0] if moved else ""


def merged_into(db: Data, table: str, kept_id: str) -> list[str]:
    """The entries in the bin that were merged into this one, as far as pairs tell."""
    found = db.execute(
        f"SELECT away.id FROM not_duplicates pair JOIN {table} away"
        f" ON away.id = iif(one_id = ?1, other_id, one_id) AND {_AT_ONCE}"
        " WHERE one_id = ?1 OR other_id = ?1",
        [kept_id],
    )
    return [row_id for (row_id,) in found.fetchall()]


def bring_back(db: Data, every: Sequence[tuple[str, str]]) -> None:
    """Take entries, each by its table and id, out of the bin; organisations with what went along, as far as that is as it was left."""
    went = {
        (table, row_id): db.execute(_WENT, [row_id, table]).fetchone() for table, row_id in every
    }
    for table, row_id in every:  # all of them first: one may belong to another
        rows.change(db, table, row_id, {"deleted_at": None})
    for table, row_id in every:
        if table == "organisations":
            _stand_below_what_is_there(db, row_id)
            action = went[table, row_id]
            along = _went_along(db, action[0]) if action else []
            tables = {entry["id"]: entry["table"] for entry in along}
            for entry in along:
                _bring_along(db, row_id, entry, tables)


def _went_along(db: Data, action: int) -> list[Mapping[str, Any]]:
    asked = (
        "SELECT tbl, row, before, after FROM journal WHERE action = ? AND change = 'update' AND NOT undone"
        " ORDER BY number"
    )
    return [
        {"table": table, "id": row, "before": json.loads(before), "after": json.loads(after)}
        for table, row, before, after in db.execute(asked, [action]).fetchall()
    ]


def _bring_along(
    db: Data, place_id: str, entry: Mapping[str, Any], tables: Mapping[str, str]
) -> None:
    """One change that came with the removal, taken back where the row is as that left it.

    `tables` are those of all that came with it, by the ids of the rows.
    """
    table, before, after = entry["table"], entry["before"], entry["after"]
    row = next(iter(db.query(f"SELECT * FROM {table} WHERE id = ?", [entry["id"]])), None)
    if row is None or any(row[name] != after[name] for name in after if name not in _MARKS):
        return
    if "deleted_at" in after and _is_of(db, row, place_id, tables):
        rows.change(db, table, row["id"], {"deleted_at": None})
        return
    for column in ("organisation_id", "parent_id"):
        if before.get(column) != place_id or row["deleted_at"] is not None:
            continue
        if column == "parent_id" and row["id"] in _line_above(db, place_id):
            continue  # it stands above by now
        rows.change(db, table, row["id"], {column: place_id})


def _is_of(db: Data, row: Mapping[str, Any], place_id: str, tables: Mapping[str, str]) -> bool:
    """Whether a row is of the organisation, or hangs on one that is, as a form hangs on a way to refer."""
    if row.get("organisation_id") == place_id:
        return True
    owner = str(row.get("owner_id") or "")
    if owner not in tables:
        return False
    found = next(iter(db.query(f"SELECT * FROM {tables[owner]} WHERE id = ?", [owner])), {})
    return bool(found.get("organisation_id") == place_id)


_MARKS: Final = frozenset(("updated_at", "device"))


def _stand_below_what_is_there(db: Data, place_id: str) -> None:
    """What it belonged to may be gone meanwhile: then it belongs to what that belonged to."""
    for above in _line_above(db, place_id):
        asked = "SELECT 1 FROM organisations WHERE id = ? AND deleted_at IS NULL"
        if db.execute(asked, [above]).fetchone():
            rows.change(db, "organisations", place_id, {"parent_id": above})
            return
    rows.change(db, "organisations", place_id, {"parent_id": None})


def _line_above(db: Data, place_id: str) -> list[str]:
    """Upwards, those in the bin too."""
    return list(_above(db, place_id))


def _above(db: Data, place_id: str) -> Iterator[str]:
    seen = {place_id}
    while True:
        row = db.execute("SELECT parent_id FROM organisations WHERE id = ?", [place_id]).fetchone()
        if row is None or row[0] is None or row[0] in seen:
            return
        place_id = row[0]
        seen.add(place_id)
        yield place_id
