"""How organisations refer and what they need, each in a row of its own, and entries of organisations."""

import uuid
from collections.abc import Iterator
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data

_STAMPS: Final = """
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
"""
_TABLES: Final = (
    # Without an organisation a route is the group's own.
    f"""
    CREATE TABLE referral_routes (
        id TEXT NOT NULL PRIMARY KEY,
        organisation_id TEXT REFERENCES organisations (id),
        direction TEXT NOT NULL DEFAULT 'in' CHECK (direction IN ('out', 'in')),
        referral_kind TEXT NOT NULL DEFAULT '',
        method TEXT NOT NULL DEFAULT '',
        how TEXT NOT NULL DEFAULT '',
        address TEXT NOT NULL DEFAULT '',
        liaison_id TEXT REFERENCES contacts (id),
        requires TEXT NOT NULL DEFAULT '',
        criteria TEXT NOT NULL DEFAULT '',
        limits TEXT NOT NULL DEFAULT '',
        turnaround_days INTEGER CHECK (turnaround_days >= 0),
        checked_on TEXT CHECK (checked_on IS date(checked_on)),
        review_on TEXT CHECK (review_on IS date(review_on)),
        {_STAMPS}
    ) STRICT
    """,
    "CREATE INDEX referral_routes_by_organisation ON referral_routes (organisation_id)",
    "CREATE INDEX referral_routes_by_liaison ON referral_routes (liaison_id) WHERE liaison_id IS NOT NULL",
    f"""
    CREATE TABLE needs (
        id TEXT NOT NULL PRIMARY KEY,
        organisation_id TEXT REFERENCES organisations (id),
        contact_id TEXT REFERENCES contacts (id),
        kind TEXT NOT NULL DEFAULT 'need',
        text TEXT NOT NULL CHECK (trim(text) <> ''),
        evidence TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '',
        checked_on TEXT CHECK (checked_on IS date(checked_on)),
        answer TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0,
        {_STAMPS},
        CHECK (organisation_id IS NOT NULL OR contact_id IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX needs_by_organisation ON needs (organisation_id) WHERE organisation_id IS NOT NULL",
    "CREATE INDEX needs_by_contact ON needs (contact_id) WHERE contact_id IS NOT NULL",
)
# SQLite lets no column become empty: the table is made again, with the rows where they were.
_ENTRIES: Final = (
    f"""
    CREATE TABLE interactions_of_both (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT REFERENCES contacts (id),
        kind TEXT NOT NULL DEFAULT 'note',
        direction TEXT NOT NULL DEFAULT 'out' CHECK (direction IN ('out', 'in')),
        date TEXT NOT NULL CHECK (date IS date(date)),
        summary TEXT NOT NULL CHECK (trim(summary) <> ''),
        detail TEXT NOT NULL DEFAULT '',
        thanks_for TEXT NOT NULL DEFAULT '',
        thanked_on TEXT CHECK (thanked_on IS date(thanked_on)),
        event_id TEXT REFERENCES events (id),
        document_id TEXT REFERENCES documents (id),
        organisation_id TEXT REFERENCES organisations (id),
        {_STAMPS},
        CHECK (contact_id IS NOT NULL OR organisation_id IS NOT NULL)
    ) STRICT
    """,
    """
    INSERT INTO interactions_of_both (
        rowid, id, contact_id, kind, direction, date, summary, detail, thanks_for, thanked_on,
        event_id, document_id, created_at, updated_at, device, deleted_at
    ) SELECT
        rowid, id, contact_id, kind, direction, date, summary, detail, thanks_for, thanked_on,
        event_id, document_id, created_at, updated_at, device, deleted_at
    FROM interactions
    """,
    "DROP TABLE interactions",
    "ALTER TABLE interactions_of_both RENAME TO interactions",
    "CREATE INDEX interactions_by_contact ON interactions (contact_id, date, kind, document_id, deleted_at)",
    "CREATE INDEX interactions_by_event ON interactions (event_id)",
    "CREATE INDEX interactions_by_document ON interactions (document_id)",
    """
    CREATE INDEX interactions_by_organisation
        ON interactions (organisation_id, date, kind, document_id, deleted_at) WHERE organisation_id IS NOT NULL
    """,
)
_GAP: Final = 1 << 20
_MARKS: Final = "-*\u2022\u00b7\u2013 \t"


def m016_places_whole(db: Data) -> None:
    """Make the tables, and fill them with what organisations say in one text; that text stays where it is."""
    for statement in (*_TABLES, *_ENTRIES):
        db.execute(statement)
    kept = list(
        db.query(
            "SELECT id, referral_route, needs, created_at, updated_at, device FROM organisations"
            " WHERE referral_route <> '' OR needs <> '' ORDER BY rowid"
        )
    )
    for place in kept:
        stamps = {name: place[name] for name in ("created_at", "updated_at", "device")}
        if place["referral_route"].strip():
            _keep(db, "referral_routes", place["id"], 0, stamps | {"how": place["referral_route"]})
        for number, text in enumerate(_lines(place["needs"]), 1):
            _keep(db, "needs", place["id"], number, stamps | {"text": text, "position": number * _GAP})  # fmt: skip


def _keep(db: Data, table: str, organisation_id: str, number: int, columns: dict[str, Any]) -> None:
    """The id is the same on every laptop, as all that a step makes."""
    made_of = "\0".join((table, organisation_id, str(number)))
    row = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_OID, made_of)),
        "organisation_id": organisation_id,
        **columns,
    }
    given = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({given})", row)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if words := line.strip().lstrip(_MARKS).strip():
            yield words
