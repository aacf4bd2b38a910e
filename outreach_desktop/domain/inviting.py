"""Whom to ask about before they are put on an event's list: who asked to be left alone, and who has died."""

from collections.abc import Sequence

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.words import say, say_many

_NAMED = 5


def is_to_ask_about(person: ContactDraft) -> bool:
    """Whether nobody should turn to this person; a wish about post alone leaves other ways to invite them."""
    return person.deceased or person.do_not_contact


def told(people: Sequence[ContactDraft]) -> str:
    """Why, a sentence each: “Dr Hal Moss asked not to be contacted (rang 2/2025).”"""
    sentences = [_why(person) for person in people[:_NAMED]]
    if len(people) > _NAMED:
        sentences.append(
            say_many(
                "The same is true of {count} more.",
                "The same is true of {count} more.",
                len(people) - _NAMED,
            )
        )
    return " ".join(sentences)


def _why(person: ContactDraft) -> str:
    if person.deceased:
        return say("{name} has died.", name=person.name)
    reason = person.do_not_contact_reason.strip().rstrip(".")
    if not reason:
        return say("{name} asked not to be contacted.", name=person.name)
    return say("{name} asked not to be contacted ({reason}).", name=person.name, reason=reason)
