"""Interactions: what passed between us and a person, or an organisation as such."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.interactions import NOTE, Interaction, InteractionDraft

_LIVE = "SELECT * FROM interactions WHERE deleted_at IS NULL"
_NEWEST_FIRST = " ORDER BY date DESC, created_at DESC, id"


def add(db: Data, draft: InteractionDraft) -> Interaction:
    """Keep one thing that passed."""
    return get(db, add_all(db, [draft])[0])


def add_all(db: Data, drafts: Iterable[InteractionDraft]) -> list[str]:
    """Keep many things that passed and return their ids."""
    return rows.keep_all(db, "interactions", map(to_row, drafts))


def change(db: Data, interaction: Interaction) -> Interaction:
    """Keep what was corrected."""
    rows.change(db, "interactions", interaction.id, to_row(interaction))
    return get(db, interaction.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put interactions into the bin."""
    rows.put_in_bin(db, "interactions", list(ids))


def get(db: Data, interaction_id: str) -> Interaction:
    """The interaction with this id."""
    return from_row(Interaction, rows.one(db, "interactions", interaction_id))


def noted(db: Data, interaction_id: str) -> Interaction | None:
    """The same, or None where it was removed since."""
    row = next(iter(db.query(_LIVE + " AND id = ?", [interaction_id])), None)
    return from_row(Interaction, row) if row else None


def of(db: Data, contact_id: str) -> list[Interaction]:
    """A person's timeline, newest first."""
    found = db.query(_LIVE + " AND contact_id = ?" + _NEWEST_FIRST, [contact_id])
    return [from_row(Interaction, row) for row in found]


def latest(db: Data, *, most: int) -> dict[str, list[Interaction]]:
    """The last so many times we were in touch with each person, newest first: neither notes nor documents made."""
    number = "ROW_NUMBER() OVER (PARTITION BY contact_id ORDER BY date DESC, created_at DESC, id)"
    counted = _LIVE.replace("*", f"*, {number} AS place", 1)
    found = db.query(
        f"SELECT * FROM ({counted} AND contact_id IS NOT NULL AND document_id IS NULL AND back_on IS NULL AND kind <> ?)"
        f" WHERE place <= ?{_NEWEST_FIRST}",
        [NOTE, most],
    )
    last: dict[str, list[Interaction]] = {}
    for row in found:
        last.setdefault(row["contact_id"], []).append(from_row(Interaction, row))
    return last


def of_organisation(db: Data, organisation_id: str) -> list[Interaction]:
    """The timeline of an organisation as such, newest first."""
    found = db.query(_LIVE + " AND organisation_id = ?" + _NEWEST_FIRST, [organisation_id])
    return [from_row(Interaction, row) for row in found]


def thanks_owed(
    db: Data, contact_ids: Iterable[str], *, event_id: str | None = None
) -> dict[str, Interaction]:
    """The newest thing each of these people did, at the event if one is given, that is owed thanks."""
    found = db.query(
        _LIVE + " AND thanks_for <> '' AND thanked_on IS NULL"
        " AND (:event IS NULL OR event_id = :event)"
        " AND contact_id IN (SELECT value FROM json_each(:ids))" + _NEWEST_FIRST,
        {"event": event_id, "ids": json.dumps(list(contact_ids))},
    )
    owed: dict[str, Interaction] = {}
    for row in found:
        owed.setdefault(row["contact_id"], from_row(Interaction, row))
    return owed


def thank(db: Data, ids: Iterable[str], on: date | None) -> None:
    """Note that the thanks owed for these have been said; None where they have not."""
    day = on.isoformat() if on else None
    for interaction_id in ids:
        rows.change(db, "interactions", interaction_id, {"thanked_on": day})


def people_of(db: Data, document_ids: Iterable[str]) -> dict[str, list[str]]:
    """Whose timelines speak of each of these documents, by its id."""
    found: dict[str, list[str]] = {}
    asked = (
        "SELECT document_id, contact_id FROM interactions WHERE deleted_at IS NULL AND contact_id IS NOT NULL"
        " AND document_id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
    )
    for document_id, contact_id in db.execute(asked, [json.dumps(list(document_ids))]):
        found.setdefault(document_id, []).append(contact_id)
    return found


def gone_out(
    db: Data, document_ids: Iterable[str], kind: str, on: date, *, before: Iterable[str]
) -> int:
    """The entries of these documents that are of a kind `before` are of this one now, on this day; how many were not."""
    changed = db.execute(
        f"UPDATE interactions SET kind = :kind, date = :day, back_on = NULL, updated_at = {rows.CLOCK}, device = {rows.DEVICE}"
        " WHERE document_id IN (SELECT value FROM json_each(:ids)) AND deleted_at IS NULL"
        " AND kind IN (SELECT value FROM json_each(:before))"
        " AND (kind IS NOT :kind OR date IS NOT :day OR back_on IS NOT NULL)",
        {
            "kind": kind,
            "day": on.isoformat(),
            "ids": json.dumps(list(document_ids)),
            "before": json.dumps(list(before)),
        },
    )
    return int(changed.rowcount)


def sent_out(db: Data, contact_id: str, kinds: Iterable[str], until: date) -> list[Interaction]:
    """What went out to a person in one of these ways until that day and has not come back, the newest first."""
    found = db.query(
        _LIVE
        + " AND contact_id = :one AND direction = 'out' AND date <= :until AND back_on IS NULL"
        " AND kind IN (SELECT value FROM json_each(:kinds))" + _NEWEST_FIRST,
        {"one": contact_id, "until": until.isoformat(), "kinds": json.dumps(list(kinds))},
    )
    return [from_row(Interaction, row) for row in found]


def came_back(db: Data, ids: Sequence[str], on: date) -> int:
    """Keep that these came back, which makes them no contact; how many did not say so."""
    return rows.change_all(db, "interactions", ids, "back_on", on.isoformat())


def of_document(db: Data, document_id: str) -> list[Interaction]:
    """The entries of a document, of everyone whom it was for."""
    found = db.query(_LIVE + " AND document_id = ? ORDER BY rowid", [document_id])
    return [from_row(Interaction, row) for row in found]
