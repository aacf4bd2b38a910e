"""The journal within its bounds: the details of the oldest actions go, their names stay."""

import datetime as dt
import json
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.history import NEWEST, USUAL, YEAR, Span, beyond
from outreach_desktop.domain.safety.moments import moment

_EPOCH: Final = dt.datetime.fromtimestamp(0, dt.UTC)

# A document that was announced and not settled yet is put right under the action that announced it.
_FOR_SETTLING: Final = (
    "(change = 'insert' AND row IN (SELECT id FROM documents WHERE state = 'writing'))"
)


def is_due(db: Data) -> bool:
    """Whether there may be something to let go; asked at every closing, so nothing long is read."""
    # Each on its own is found at once; both together would be looked for through the whole journal.
    ends = "SELECT (SELECT min(number) FROM journal), (SELECT max(number) FROM journal)"
    first, last = db.execute(ends).fetchone()
    if first is None:
        return False
    return last - first >= USUAL.entries or _has_old(db, first) or _is_large(db)


def tidy(db: Data, *, newest: int = NEWEST) -> int:
    """Let the details go that `domain.history.beyond` names, all or none; how many actions had them."""
    actions = beyond(_spans(db), newest=newest)
    if actions:
        with db.atomic():
            _let_go(db, json.dumps(actions))
    return len(actions)


def _let_go(db: Data, actions: str) -> None:
    these = "IN (SELECT value FROM json_each(?))"
    db.execute(
        "UPDATE actions SET undoable = 0, touched = coalesce(touched,"
        " (SELECT count(DISTINCT row) FROM journal WHERE action = actions.number))"
        f" WHERE number {these}",
        [actions],
    )
    db.execute(f"DELETE FROM journal WHERE action {these} AND NOT {_FOR_SETTLING}", [actions])


def _has_old(db: Data, first: int) -> bool:
    """Whether the oldest details are of an action that is too old, and not among the newest."""
    newest = "SELECT number, made_at FROM actions ORDER BY number DESC LIMIT 1"
    oldest = "SELECT number, made_at FROM actions JOIN (SELECT action FROM journal WHERE number = ?) ON number = action"
    last_number, last_made = db.execute(newest).fetchone()
    number, made = db.execute(oldest, [first]).fetchone()
    newest_at, oldest_at = moment(last_made), moment(made)
    if newest_at is None or oldest_at is None:  # then nobody can say how old they are
        return False
    return bool(last_number - number >= NEWEST and newest_at - oldest_at > YEAR)


def _is_large(db: Data) -> bool:
    """Whether the file is so large that its journal may take more than the usual room."""
    pages = "SELECT (page_count - freelist_count) * page_size"
    size = db.execute(
        f"{pages} FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
    ).fetchone()[0]
    return bool(size > USUAL.letters)


def _spans(db: Data) -> list[Span]:
    found = db.query(
        "SELECT a.number AS action, a.made_at, min(j.number) AS first, max(j.number) AS last,"
        " count(*) AS entries,"
        " coalesce(sum(length(j.before)), 0) + coalesce(sum(length(j.after)), 0) AS letters,"
        " a.state = 'done' AND a.undoable AS can_undo, a.state = 'undone' AS waits_for_redo"
        " FROM journal j JOIN actions a ON a.number = j.action"
        f" WHERE a.undoable OR NOT {_FOR_SETTLING} GROUP BY a.number"
    )
    spans: list[Span] = []
    for row in found:
        before = spans[-1].made_at if spans else _EPOCH
        spans.append(
            Span(
                **{name: row[name] for name in ("action", "first", "last", "entries", "letters")},
                made_at=moment(row["made_at"]) or before,
                can_undo=bool(row["can_undo"]),
                waits_for_redo=bool(row["waits_for_redo"]),
            )
        )
    return spans
