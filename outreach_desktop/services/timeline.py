"""The timeline: every contact made with a person, or with an organisation as such, by whatever way."""

from collections.abc import Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import interactions, organisations
from outreach_desktop.domain.interactions import (
    Interaction,
    InteractionDraft,
    kind_in_words,
    problems,
)
from outreach_desktop.errors import stop_for
from outreach_desktop.services import contacts
from outreach_desktop.services.after import going_out
from outreach_desktop.words import say, say_many


def log(db: Data, draft: InteractionDraft) -> Interaction:
    """Keep one contact made."""
    stop_for(problems(draft))
    who = _whose(db, draft)
    with changing(db, say("Log {kind} with {name}", kind=kind_in_words(draft.kind), name=who)):
        return interactions.add(db, draft)


def change(db: Data, interaction: Interaction) -> Interaction:
    """Keep what was corrected."""
    stop_for(problems(interaction))
    who = _whose(db, interaction)
    with changing(
        db, say("Change {kind} with {name}", kind=kind_in_words(interaction.kind), name=who)
    ):
        changed = interactions.change(db, interaction)
        going_out.entry_changed(db, changed)
        return changed


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put entries into the bin."""
    name = say_many("Remove {count} entry", "Remove {count} entries", len(ids))
    if len(ids) == 1:
        entry = interactions.get(db, ids[0])
        who = _whose(db, entry)
        name = say("Remove {kind} with {name}", kind=kind_in_words(entry.kind), name=who)
    with changing(db, name):
        interactions.remove(db, ids)


def get(db: Data, interaction_id: str) -> Interaction:
    """The entry with this id."""
    return interactions.get(db, interaction_id)


def of(db: Data, contact_id: str) -> list[Interaction]:
    """What passed between us and a person, newest first."""
    return interactions.of(db, contact_id)


def of_organisation(db: Data, organisation_id: str) -> list[Interaction]:
    """What passed between us and an organisation as such, newest first."""
    return interactions.of_organisation(db, organisation_id)


def _whose(db: Data, entry: InteractionDraft) -> str:
    if entry.contact_id is not None:
        return contacts.get(db, entry.contact_id).name
    return organisations.get(db, entry.organisation_id or "").name
