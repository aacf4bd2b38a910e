"""People: what is kept of a contact, and what is wrong with a draft of one."""

from dataclasses import dataclass, field

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.emails import email_problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.wishes.wishes import WishDraft, stops

CHANNELS = ("", "letter", "email", "phone", "in person")
TIERS = ("", "core", "active", "wider", "dormant")
CHAMPION_STATES = ("", "prospect", "champion", "lapsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """A person as typed, before or after it has been saved."""

    title: str = ""
    first_name: str = ""
    last_name: str = ""
    post_nominals: str = ""
    salutation: str = ""
    """What stands after "Dear" when the rule would be wrong; empty means: use the rule."""
    profession: str = ""
    specialty: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    address: Address = field(default=Address())
    """The person's own address, used where no current role gives one."""
    tier: str = ""
    champion: str = ""
    preferred_channel: str = ""
    large_print: bool = False
    do_not_contact: bool = False
    do_not_contact_reason: str = ""
    deceased: bool = False
    source: str = ""
    notes: str = ""
    couple: str = ""
    """Where the entry is of two people: each on a line of their own, as `domain.couples` writes them."""
    tags: tuple[str, ...] = ()
    wishes: tuple[WishDraft, ...] = ()
    """What they said of single channels, those lifted since too, the oldest first."""

    @property
    def name(self) -> str:
        """“Dr Ann O'Neil”: what a list shows and an envelope carries."""
        parts = (self.title, self.first_name, self.last_name)
        return " ".join(part.strip() for part in parts if part.strip())

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody knows their name: an email address stands where the surname would."""
        return "@" in self.last_name and not self.first_name.strip()

    @property
    def mark(self) -> str:
        """Why letters leave this person out, in short: “has died”, “do not contact”, “no post”; else ""."""
        if self.deceased:
            return "has died"
        if self.do_not_contact:
            return "do not contact"
        return "no post" if stops(self.wishes, "post") else ""

    @property
    def sort_name(self) -> str:
        """“O'Neil, Ann”: how a file name or an index orders people."""
        return ", ".join(part.strip() for part in (self.last_name, self.first_name) if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(ContactDraft):
    """A saved person. `id` is UUID text."""

    id: str


def problems(draft: ContactDraft) -> tuple[Problem, ...]:
    """What stops this person from being saved, in reading order."""
    has_name = draft.first_name.strip() or draft.last_name.strip()
    nameless = () if has_name else (Problem("first_name", "Type a first name or a surname."),)
    return (*nameless, *email_problems(draft.email))
