"""The paragraph of one's own for each reader: kept as it is typed, used when the document is made."""

from collections.abc import Mapping

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import undo
from outreach_desktop.db.history.journal import carrying_on, newest_action
from outreach_desktop.db.making import paragraphs, readers
from outreach_desktop.db.subjects import interactions
from outreach_desktop.domain.documents.beginnings import Beginning, KnownOfReader, beginnings
from outreach_desktop.domain.documents.paragraphs import OwnWordsDraft, tidy
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.services.making.letter_plan import Plan
from outreach_desktop.words import local, say


def keep(db: Data, contact_id: str, document: str, text: str, action: int = 0) -> int:
    """Keep what is typed for a person in a document of this title; what is empty goes into the bin.

    What one keeping gives is given to the next of the same typing: undo takes back all of it at once, as long as
    nothing else was done in between.
    """
    words = tidy(text)
    reader = readers.reader(db, contact_id)
    name = say("Write a paragraph for {name}", name=reader.name)
    newest = undo.next_undo(db)
    going_on = newest is not None and newest["number"] == action
    with carrying_on(db, name, action if going_on else None) as number:
        there = paragraphs.waiting_for(db, contact_id, document)
        if there is None and words:
            draft = OwnWordsDraft(
                contact_id=reader.contact_id,
                organisation_id=reader.organisation_id,
                document=document,
                text=words,
            )
            paragraphs.add(db, draft)
        elif there is not None and words:
            paragraphs.change(db, there.id, words)
        if not words:
            _remove(db, contact_id, document)
    return number if newest_action(db) >= number else 0


def _remove(db: Data, contact_id: str, document: str) -> None:
    """Those on other paper too: they were shown, and would be again."""
    about = contact_id, document
    for there in (
        paragraphs.waiting_for(db, *about),
        paragraphs.waiting_on_other_paper(db, *about),
    ):
        if there is not None:
            paragraphs.remove(db, there.id)


def waiting(db: Data, contact_id: str, document: str) -> str:
    """What is kept for a person in a document of this title, and has not gone out."""
    about = contact_id, document
    there = paragraphs.waiting_for(db, *about) or paragraphs.waiting_on_other_paper(db, *about)
    return there.text if there else ""


def begin_with(db: Data, plan: Plan, contact_id: str) -> tuple[Beginning, ...]:
    """Sentences to begin with, from what is known of this person now."""
    reader = next((one for one in plan.recipients if one.contact_id == contact_id), None)
    if reader is None:
        return ()
    return beginnings(_known(db, plan, reader), plan.today, local.long_date)


def _known(db: Data, plan: Plan, reader: Recipient) -> KnownOfReader:
    facts = plan.contexts.of(reader)
    contact, place = facts["contact"], facts["organisation"]
    return KnownOfReader(
        role=contact["role"] or "",
        organisation=contact["organisation"] or "",
        own_needs=contact["needs"],
        needs=place.get("needs", ()),
        answers=_answers(place),
        shared_goals=place.get("shared_goals", ()),
        timeline=interactions.of_organisation(db, reader.contact_id)
        if reader.place
        else interactions.of(db, reader.contact_id),
        before=paragraphs.before(db, reader.contact_id),
    )


def _answers(place: Mapping[str, object]) -> Mapping[str, str]:
    profile = place.get("profile")
    rows = profile if isinstance(profile, list) else []
    return {row["text"]: row["answer"] for row in rows}
