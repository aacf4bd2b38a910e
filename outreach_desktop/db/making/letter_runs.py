"""Runs of letters kept under a name, as they are stored: each name there can be once."""

from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.domain.fields import folded

TABLE: Final = "letter_runs"


def every(db: Data) -> list[LetterRun]:
    """All of them, by name."""
    found = db.query(
        "SELECT * FROM letter_runs WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id"
    )
    return [from_row(LetterRun, row) for row in found]


def keep(db: Data, run: LetterRun) -> None:
    """Keep a run, in place of one that had its name; also one that was removed before."""
    known = db.execute("SELECT 1 FROM letter_runs WHERE id = ?", [_row_id(run.name)]).fetchone()
    if known is None:
        rows.keep(db, TABLE, {"id": _row_id(run.name), **to_row(run)})
    else:
        rows.change(db, TABLE, _row_id(run.name), {**to_row(run), "deleted_at": None})


def hand_copies_on(db: Data, away_id: str, kept_id: str | None) -> None:
    """Who gets copies of letters of a run is kept as ids in a text, which no reference leads to: two are one now, or one is gone."""
    for run_id, copies in db.execute(
        f"SELECT id, copies FROM {TABLE} WHERE instr(copies, ?)", [away_id]
    ).fetchall():
        ids = dict.fromkeys(kept_id if one == away_id else one for one in copies.split())
        rows.change(db, TABLE, run_id, {"copies": "\n".join(filter(None, ids))})


def remove(db: Data, name: str) -> None:
    """Put a run into the bin."""
    rows.put_in_bin(db, TABLE, [_row_id(name)])


def _row_id(name: str) -> str:
    """The same on every laptop: a name is given once."""
    return rows.natural_id(TABLE, folded(name))
