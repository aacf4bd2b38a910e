"""What is being typed survives a crash: it is kept here until it is saved, or thrown away on purpose."""

from collections.abc import Callable
from typing import TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import drafts as kept
from outreach_desktop.domain.drafts import Draft, Typing

__all__ = ["Draft", "Typing", "forget", "keep", "left", "of", "saving"]

T = TypeVar("T")


def keep(db: Data, typing: Typing) -> None:
    """Keep what stands in a form now; the journal does not know of it."""
    kept.keep(db, typing)


def forget(db: Data, draft_id: str) -> None:
    """What was typed is not wanted any more."""
    kept.forget(db, draft_id)


def of(db: Data, form: str, subject_id: str) -> Draft | None:
    """What was typed last into this form about this row, and not saved; None where nothing was."""
    return next((one for one in left(db) if (one.form, one.subject_id) == (form, subject_id)), None)


def left(db: Data) -> list[Draft]:
    """What is kept of every form, newest first: when a file is opened, what a crash has left."""
    return kept.every(db)


def saving(db: Data, draft_id: str, change: Callable[[Data], T]) -> T:
    """What `change` returns; its draft is forgotten in the same breath, so nothing is lost or there twice."""
    with kept.forgetting(db, draft_id):
        return change(db)
