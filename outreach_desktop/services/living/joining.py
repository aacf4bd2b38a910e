"""Somebody new who comes to live with a person who is kept, in one act."""

from collections.abc import Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import contacts
from outreach_desktop.services.knowing import households
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered
from outreach_desktop.words import say


def begun(person: Contact, typed: str = "") -> ContactDraft:
    """What is known of someone who lives with `person`: the surname and the home; `typed` is what somebody called them."""
    first, last = _names(typed.split(), person.last_name)
    return ContactDraft(first_name=first, last_name=last, address=person.address)


def _names(words: Sequence[str], surname: str) -> tuple[str, str]:
    if not words:
        return "", surname
    behind = len(surname.split()) if folded(" ".join(words)).endswith(f" {folded(surname)}") else 1
    if len(words) == 1:
        return words[0], surname
    return " ".join(words[:-behind]), " ".join(words[-behind:])


def add_living_with(
    db: Data,
    contact_id: str,
    draft: ContactDraft,
    household: HouseholdDraft | None = None,
    *,
    first_id: str = "",
    role: RoleDraft | None = None,
    place: str = "",
    answered: Answered = NOT_ASKED,
) -> Contact:
    """Keep a new person who lives with this one; `household` is how both are written to, None as it is.

    All else is as in `contacts.add` and `households.put_together`.
    """
    with_whom = contacts.get(db, contact_id)
    what = say("Add {name}, who lives with {other}", name=draft.name, other=with_whom.name)
    with changing(db, what):
        made = contacts.add(db, draft, role=role, place=place, answered=answered)
        home = households.of(db, with_whom)
        as_it_is = home.household if home else HouseholdDraft()
        households.put_together(
            db, contact_id, made.id, household or as_it_is, first_id=first_id or contact_id
        )
    return contacts.get(db, made.id)
