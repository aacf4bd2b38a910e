"""The priorities that people have, and what became of them since a moment of the history."""

import json
from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.labour import Steps

_AT_ONCE: Final = 5000
"""Entries of the journal that are looked at in one step."""
_ALIVE: Final = "deleted_at IS NULL AND NOT deceased"
_AWAY: Final = "(j.before ->> '$.deleted_at' IS NOT NULL OR j.before ->> '$.deceased' = 1)"


def counts(db: Data) -> dict[str, int]:
    """Each priority as it is spelt, with how many people who are alive have it."""
    found = db.execute(
        f"SELECT tier, count(*) FROM contacts WHERE {_ALIVE} AND tier <> '' GROUP BY tier"
    )
    return dict(found.fetchall())


def who_has(db: Data, tiers: Iterable[str]) -> list[str]:
    """The ids of people who are alive and have one of these, as they are spelt."""
    found = db.execute(
        f"SELECT id FROM contacts WHERE {_ALIVE} AND tier IN (SELECT value FROM json_each(?))",
        [json.dumps(list(tiers))],
    )
    return [one for (one,) in found.fetchall()]


def changed_since(db: Data, action: int) -> Steps[dict[str, tuple[str, str]]]:
    """Who was given a priority by what was done after this action: the one before, "" for someone new, and the one now.

    Who was in the bin, or counted as dead, is new here too. Only who has one now and is alive. What is taken back, or
    done again, is nothing that was done.
    """
    told: dict[str, tuple[str, str]] = {}
    first, last = db.execute(
        "SELECT min(number), max(number) FROM journal WHERE action > ?", [action]
    ).fetchone()
    for begin in range(first or 0, (last or -1) + 1, _AT_ONCE):
        found = db.execute(
            f"SELECT c.id, iif({_AWAY}, '', j.before ->> '$.tier'), c.tier"
            " FROM journal j JOIN contacts c ON c.id = j.row WHERE j.number >= :begin AND j.number < :end AND j.action > :action AND j.tbl = 'contacts'"
            f" AND (j.change = 'insert' OR j.before -> '$.tier' IS NOT NULL OR {_AWAY})"
            " AND c.tier <> '' AND c.deleted_at IS NULL AND NOT c.deceased ORDER BY j.number",
            {"begin": begin, "end": begin + _AT_ONCE, "action": action},
        )
        for contact_id, before, now in found.fetchall():
            told.setdefault(contact_id, (before or "", now))
        yield begin
    return told
