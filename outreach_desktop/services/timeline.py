"""The timeline: every contact made with a person, by whatever way."""

from collections.abc import Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import interactions
from outreach_desktop.domain.interactions import (
    Interaction,
    InteractionDraft,
    kind_in_words,
    problems,
)
from outreach_desktop.errors import stop_for
from outreach_desktop.services import contacts
from outreach_desktop.words import say, say_many


def log(db: Data, draft: InteractionDraft) -> Interaction:
    """Keep one contact made."""
    stop_for(problems(draft))
    who = contacts.get(db, draft.contact_id).name
    with changing(db, say("Log {kind} with {name}", kind=kind_in_words(draft.kind), name=who)):
        return interactions.add(db, draft)


def change(db: Data, interaction: Interaction) -> Interaction:
    """Keep what was corrected."""
    stop_for(problems(interaction))
    who = contacts.get(db, interaction.contact_id).name
    with changing(
        db, say("Change {kind} with {name}", kind=kind_in_words(interaction.kind), name=who)
    ):
        return interactions.change(db, interaction)


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put entries into the bin."""
    name = say_many("Remove {count} entry", "Remove {count} entries", len(ids))
    if len(ids) == 1:
        entry = interactions.get(db, ids[0])
        who = contacts.get(db, entry.contact_id).name
        name = say("Remove {kind} with {name}", kind=kind_in_words(entry.kind), name=who)
    with changing(db, name):
        interactions.remove(db, ids)


def get(db: Data, interaction_id: str) -> Interaction:
    """The entry with this id."""
    return interactions.get(db, interaction_id)


def of(db: Data, contact_id: str) -> list[Interaction]:
    """What passed between us and a person, newest first."""
    return interactions.of(db, contact_id)
