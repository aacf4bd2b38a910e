"""Undo, redo, and the history of what was done."""

from dataclasses import dataclass

from outreach_desktop.db import undo as actions
from outreach_desktop.db.connection import Data
from outreach_desktop.db.undo import ActionRow
from outreach_desktop.errors import OutreachError

__all__ = ["ActionRow", "Undone", "history", "next_redo", "next_undo", "redo", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back or brought again; `kept` are sentences about what was left as it is."""

    name: str
    kept: tuple[str, ...]


def next_undo(db: Data) -> str | None:
    """What Undo would take back: "Add contact Dr Ann O'Neil"."""
    action = actions.next_undo(db)
    return action["name"] if action else None


def next_redo(db: Data) -> str | None:
    """What Redo would bring again."""
    action = actions.next_redo(db)
    return action["name"] if action else None


def undo(db: Data, action_id: str | None = None) -> Undone:
    """Take back the newest action, or an older one by its id: that leaves what was changed since."""
    action = actions.standing(db, action_id) if action_id else actions.next_undo(db)
    if not action:
        raise OutreachError("There is nothing to undo.")
    return Undone(name=action["name"], kept=actions.undo(db, action))


def redo(db: Data) -> Undone:
    """Bring again what was undone last."""
    action = actions.next_redo(db)
    if not action:
        raise OutreachError(
            "There is nothing to redo.", hint="Redo works until something else is changed."
        )
    return Undone(name=action["name"], kept=actions.redo(db, action))


def history(db: Data, limit: int = 100) -> list[ActionRow]:
    """What was done, newest first."""
    return actions.history(db, limit)
