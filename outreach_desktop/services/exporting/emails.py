"""Email addresses of people, to be put into a message of one's own; and who is left out of it, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, roles
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.reach import is_email
from outreach_desktop.domain.roles import Role, main_role
from outreach_desktop.domain.wishes.wishes import stops
from outreach_desktop.words import say

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Emails:
    """Addresses, each once; `left_out` are the names of people who get no message, and why; `shared` addresses are those of several."""

    addresses: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    shared: int = 0

    @property
    def text(self) -> str:
        """As the BCC line of every mail program takes them."""
        return "; ".join(self.addresses)


def collected(db: Data, ids: Sequence[str], *, today: date) -> Steps[Emails]:
    """Where these people get email: at their main role if it has an address, else their own."""
    addresses: dict[str, str] = {}
    used = Counter[str]()
    left_out: list[tuple[str, str]] = []
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        held = roles.of_all(db, some)
        for person in contacts.get_all(db, some):
            email, why = email_of(person, main_role(held[person.id], today), today)
            if why:
                left_out.append((person.name, why))
            else:
                addresses.setdefault(email.casefold(), email)
                used[email.casefold()] += 1
        yield first + len(some)
    return Emails(
        addresses=tuple(addresses.values()),
        left_out=tuple(left_out),
        shared=sum(people > 1 for people in used.values()),
    )


def email_of_place(place: Organisation) -> tuple[str, str]:
    """The same of an organisation as such, its wishes aside."""
    email = place.email.strip()
    if email and not is_email(email):
        return "", say("\u201c{email}\u201d is not an email address", email=email)
    return email, "" if email else say("no email address known")


def email_of(person: Contact, role: Role | None, today: date) -> tuple[str, str]:
    """The address, and why there may be no message, "" where there may."""
    typed = [one for one in ((role.email if role else ""), person.email) if one.strip()]
    email = next((one.strip() for one in typed if is_email(one)), "")
    if person.deceased:
        why = say("has died")
    elif person.do_not_contact:
        why = say("do not contact")
    elif stops(person.wishes, "email", today):
        why = say("no email")
    elif not email and typed:
        why = say("\u201c{email}\u201d is not an email address", email=typed[0])
    else:
        why = "" if email else say("no email address known")
    return email, why
