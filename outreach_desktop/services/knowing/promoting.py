"""Who has just become one of the core people, however it came about: by a form, a change of many, an import, a merge, a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import newest_action
from outreach_desktop.db.knowing import priorities
from outreach_desktop.db.subjects import contacts, group, list_items
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing import core
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.lists.meanings import CORE


@dataclass(frozen=True, slots=True)
class CoreMark:
    """A moment: what was done last by then, and which priorities counted as core."""

    action: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promoted:
    """Those who have just become core people, by name; `count` people are, with them."""

    people: tuple[Contact, ...]
    count: int
    most: int

    @property
    def unasked(self) -> tuple[Contact, ...]:
        """Of whom it is not yet said whether they fit."""
        return tuple(one for one in self.people if not core.is_asked(one.fit, one.fit_note))


def mark(db: Data) -> CoreMark:
    """How it stands now."""
    return CoreMark(newest_action(db), core_words(db))


def core_words(db: Data) -> frozenset[str]:
    """The priorities that count as core, folded."""
    return list_items.meaning(db, "tier", CORE)


def how_many_core(db: Data, words: frozenset[str]) -> int:
    """How many people have a priority that is one of these."""
    return sum(count for tier, count in priorities.counts(db).items() if core.is_core(tier, words))


def core_ids(db: Data, words: frozenset[str]) -> list[str]:
    """Everyone whose priority is one of these."""
    spelt = [tier for tier in priorities.counts(db) if core.is_core(tier, words)]
    return priorities.who_has(db, spelt)


def since(db: Data, before: CoreMark) -> Steps[tuple[CoreMark, Promoted | None]]:
    """How it stands now, and who became a core person since; None where nobody did, or where there is nothing to say.

    There is nothing to say of those whom the group knows already that they fit, while there is room for them.
    """
    now = mark(db)
    if now.action <= before.action:
        return now, None
    given = yield from priorities.changed_since(db, before.action)
    new = {
        contact_id
        for contact_id, (was, tier) in given.items()
        if core.is_core(tier, now.words) and not core.is_core(was, before.words)
    }
    if added := now.words - before.words:  # a word counts as core from now on
        new |= {one for one in core_ids(db, added) if one not in given}
    return now, _promoted(db, new, now.words) if new else None


def _promoted(db: Data, ids: Iterable[str], words: frozenset[str]) -> Promoted | None:
    people = sorted(contacts.get_all(db, list(ids)), key=lambda one: (one.sort_name, one.id))
    found = Promoted(
        people=tuple(people),
        count=how_many_core(db, words),
        most=group.profile(db).core_most,
    )
    return found if found.unasked or found.count > found.most else None
