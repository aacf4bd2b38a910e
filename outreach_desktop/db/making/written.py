"""When people were last written to: letters and emails of ours, and documents made for them."""

import json
from collections.abc import Iterable
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.documents.documents import COPY_MARK


def since(db: Data, ids: Iterable[str], day: date, today: date) -> dict[str, tuple[date, str]]:
    """The newest of each of these people from `day` until today: when, and what it was; nothing of who got none."""
    found = db.execute(
        "SELECT contact_id, max(date), summary FROM interactions"
        " WHERE contact_id IN (SELECT value FROM json_each(:ids)) AND deleted_at IS NULL"
        " AND kind IN ('letter', 'email', 'document') AND direction = 'out' AND back_on IS NULL"
        " AND date BETWEEN :day AND :today GROUP BY contact_id",
        {"ids": json.dumps(list(ids)), "day": day.isoformat(), "today": today.isoformat()},
    )
    return {one: (date.fromisoformat(when), what) for one, when, what in found.fetchall()}


def got(db: Data, ids: Iterable[str], titles: Iterable[str]) -> set[str]:
    """Those of these people and organisations for whom a document of one of these titles was made, alone or with their household; a copy of one to someone else is none."""
    found = db.execute(
        "SELECT DISTINCT coalesce(i.contact_id, i.organisation_id) FROM interactions i"
        " JOIN documents d ON d.id = i.document_id WHERE coalesce(i.contact_id, i.organisation_id) IN (SELECT value FROM json_each(:ids)) AND i.deleted_at IS NULL"
        " AND d.template IN (SELECT value FROM json_each(:titles))"
        f" AND d.reference NOT LIKE '%{COPY_MARK}'"
        " AND d.state = 'made' AND d.deleted_at IS NULL",
        {"ids": json.dumps(list(ids)), "titles": json.dumps(list(titles))},
    )
    return {reader_id for (reader_id,) in found.fetchall()}
