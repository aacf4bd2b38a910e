"""The copies that were made of the data file, and what was in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.safety.backups import LOCKED

_REMEMBERED: Final = 200


class State(NamedTuple):
    """Two of these are alike only where the same was done: undo is not in the journal, so it is kept besides."""

    journal_number: int
    undone: str


class Proven(NamedTuple):
    """A copy that was read whole, with the state of the file that is in it and its number of people."""

    path: Path
    state: State
    contacts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that was made and proven; `is_of_now` where nothing was changed since."""

    made_at: datetime
    path: Path
    is_of_now: bool


def note(db: Data, copy: Proven, *, now: datetime, elsewhere: bool = False) -> None:
    """Remember a copy of the data file, as it was then."""
    with db.atomic():
        db.table("copies").insert(
            {
                "made_at": now.isoformat(),
                "path": str(copy.path),
                "elsewhere": int(elsewhere),
                "locked": int(copy.path.suffix == LOCKED),
                "journal_number": copy.state.journal_number,
                "undone": copy.state.undone,
                "contacts": copy.contacts,
            }
        )
        db.execute(
            "DELETE FROM copies WHERE number <="
            " (SELECT max(number) FROM copies WHERE elsewhere = :elsewhere) - :remembered"
            " AND elsewhere = :elsewhere",
            {"elsewhere": int(elsewhere), "remembered": _REMEMBERED},
        )


def made(db: Data, *, elsewhere: bool) -> Iterator[Copy]:
    """Copies of one kind, the one made last first, whatever the clock said then."""
    now = state_of(db)
    for row in db.query(
        "SELECT * FROM copies WHERE elsewhere = ? ORDER BY number DESC", [int(elsewhere)]
    ):
        yield Copy(
            made_at=datetime.fromisoformat(row["made_at"]),
            path=Path(row["path"]),
            is_of_now=State(row["journal_number"], row["undone"]) == now,
        )


def state_of(db: Data) -> State:
    """How far the file has come."""
    number: int = db.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0]
    undone = db.execute("SELECT number FROM actions WHERE state = 'undone' ORDER BY number")
    return State(number, ",".join(str(action) for (action,) in undone))
