"""Undo, redo, and the history of what was done."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import history as kept
from outreach_desktop.db.history import setting_aside
from outreach_desktop.db.history import undo as actions
from outreach_desktop.db.history.history import ActionRow
from outreach_desktop.db.history.journal import tables_of
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.history import in_words
from outreach_desktop.domain.labour import Steps, outcome
from outreach_desktop.domain.safety.backups import BEFORE_AN_UNDO, MANY, is_bulk
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety.backup import before, making_before
from outreach_desktop.words import say, say_many

__all__ = [
    "EVERYTHING",
    "ActionRow",
    "Details",
    "UndoAhead",
    "Undone",
    "ahead",
    "called",
    "details",
    "find",
    "followed",
    "history",
    "next_redo",
    "next_undo",
    "redo",
    "redo_in_steps",
    "rows",
    "undo",
    "undo_in_steps",
]

T = TypeVar("T")

EVERYTHING: Final = frozenset(SUBJECTS)
"""Every subject, by its table."""

_TOLD = 100
"""Changes of one action that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back or brought again; `kept` are sentences about what was left as it is.

    `nothing`: all of it was left.
    """

    name: str
    kept: tuple[str, ...]
    nothing: bool = False
    wishes: int = 0
    """How many wishes not to be contacted went with a list that had brought them."""

    @property
    def told(self) -> tuple[str, ...]:
        """All that is to be known of it, in sentences."""
        if not self.wishes:
            return self.kept
        went = say_many(
            "{count} wish not to be contacted that came with this list went with it: note it by hand if it is true.",
            "{count} wishes not to be contacted that came with this list went with it: note by hand those that are true.",
            self.wishes,
        )
        return (went, *self.kept)


class UndoAhead(NamedTuple):
    """An action that may be taken back or brought again: what it is called, and of how many changes it is."""

    name: str
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What an action changed, in sentences; `more` is how many changes are not told one by one.

    `beside` is how many it made that are not about the person who was asked about.
    """

    action: ActionRow
    sentences: tuple[str, ...]
    more: int
    beside: int


def followed(db: Data, change: Callable[[Data], T]) -> tuple[T, frozenset[str]]:
    """Do `change`; what comes of it, and the subjects whose rows it changed: all of them where that is not known."""
    written, db.acted = db.conn.total_changes, []
    try:
        answer = change(db)
        changed = tables_of(db, db.acted)
    finally:
        db.acted = None
    if not changed and db.conn.total_changes != written:
        changed = EVERYTHING
    return answer, changed


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
    action = _to_undo(db, action_id)
    if is_bulk(actions.people_of(db, action, MANY)):
        before(db, BEFORE_AN_UNDO)
    return outcome(_undone(db, action))


def undo_in_steps(db: Data, action_id: str | None = None) -> Steps[Undone]:
    """The same, so that others get their turn; each step yields how many of its changes are done by then.

    All of it is taken back or, where this is closed before its end, nothing.
    """
    action = _to_undo(db, action_id)
    if is_bulk(actions.people_of(db, action, MANY)):
        yield from making_before(db, BEFORE_AN_UNDO)
    return (yield from _summed(_undone(db, action)))


def redo(db: Data) -> Undone:
    """Bring again what was undone last."""
    return outcome(_redone(db))


def redo_in_steps(db: Data) -> Steps[Undone]:
    """The same in steps, as `undo_in_steps`."""
    return (yield from _summed(_redone(db)))


def ahead(db: Data, action_id: str | None = None, *, again: bool = False) -> UndoAhead | None:
    """What `undo` would take back, or `redo` bring again; None where there is nothing."""
    if again:
        action = actions.next_redo(db)
    else:
        action = actions.standing(db, action_id) if action_id else actions.next_undo(db)
    return UndoAhead(action["name"], actions.changes_of(db, action)) if action else None


def _to_undo(db: Data, action_id: str | None) -> dict[str, Any]:
    action = actions.standing(db, action_id) if action_id else actions.next_undo(db)
    if not action:
        raise _cannot_undo(db, action_id)
    return action


def _undone(db: Data, action: dict[str, Any]) -> Steps[Undone]:
    before_it = setting_aside.count_of_wishes(db)
    kept = yield from actions.undo(db, action)
    nothing = bool(kept) and not actions.taken_back(db, action)
    went = max(before_it - setting_aside.count_of_wishes(db), 0)
    return Undone(name=action["name"], kept=kept, nothing=nothing, wishes=went)


def _redone(db: Data) -> Steps[Undone]:
    action = actions.next_redo(db)
    if not action:
        raise OutreachError(
            say("There is nothing to redo."),
            hint=say("Redo works until something else is changed."),
        )
    before_it = actions.taken_back(db, action)
    kept = yield from actions.redo(db, action)
    nothing = actions.taken_back(db, action) == before_it
    return Undone(name=action["name"], kept=kept, nothing=nothing)


def _summed(steps: Steps[T]) -> Steps[T]:
    """How many are done by then, where each step yields how many it did."""
    done = 0
    with closing(steps):  # its transaction ends with it
        while True:
            try:
                done += next(steps)
            except StopIteration as end:
                found: T = end.value
                return found
            yield done


def find(db: Data, words: str = "", *, contact_id: str | None = None) -> list[str]:
    """The ids of what was done, newest first: with `words` in its name, about this person."""
    return kept.find(db, words, contact_id=contact_id)


def rows(db: Data, ids: Sequence[str]) -> list[ActionRow]:
    """What a list shows of these actions, in the order of `ids`."""
    return kept.rows(db, ids)


def history(db: Data, limit: int = 100, words: str = "") -> list[ActionRow]:
    """What was done, newest first; with `words`, what has all of them in its name."""
    return kept.rows(db, kept.find(db, words)[:limit])


def called(db: Data, id_or_number: str) -> ActionRow:
    """The action with this id, or with the number that lists show."""
    action = kept.known_as(db, id_or_number)
    if action is None:
        raise OutreachError(
            say(
                "No action has the number \u201c{number}\u201d.",
                number=id_or_number,
            ),
            hint=say("See the numbers with the command: history"),
        )
    return action


def details(db: Data, action_id: str, *, contact_id: str | None = None) -> Details:
    """What an action changed, one sentence a change; with `contact_id` of that person alone."""
    # Words bring the languages of the world, so not before they are asked.
    from outreach_desktop.words import local

    language = group.profile(db).language
    action = called(db, action_id)
    told = list(kept.changes(db, action.id, contact_id=contact_id, at_most=_TOLD))
    sentences = [
        sentence
        for change in told
        for sentence in in_words(change, lambda day: local.short_date(day, language))
    ]
    if told and not sentences:
        sentences = [action.name]  # who lives with whom is told by no column: the name says it
    every = kept.count_changes(db, action.id)
    asked = kept.count_changes(db, action.id, contact_id=contact_id) if contact_id else every
    return Details(
        action=action,
        sentences=tuple(sentences),
        more=asked - len(told),
        beside=every - asked,
    )


def _cannot_undo(db: Data, action_id: str | None) -> OutreachError:
    """Why there is nothing to take back: each reason with its own way on."""
    action = kept.known_as(db, action_id) if action_id else None
    if action is None:
        return OutreachError(say("There is nothing to undo."))
    if action.undone:
        return OutreachError(
            say(
                "There is nothing to undo, because this has been undone already: {name}",
                name=action.name,
            ),
            hint=say("Redo brings back what was undone last, until something else is changed."),
        )
    return OutreachError(
        say(
            "There is nothing to undo, because what this changed is no longer known: {name}",
            name=action.name,
        ),
        hint=say(
            "Details are kept for the newest 500 actions, and for at least a month. Change it by "
            "hand."
        ),
    )
