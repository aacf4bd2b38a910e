"""The documents that come with the program: what each is called, what it is for, and what it cannot do without."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.words import say


class ForWhom(StrEnum):
    """Whom a document is for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    EVENT = "event"
    NOBODY = "nobody"


class Family(StrEnum):
    """What documents are listed under."""

    LETTERS = "letters"
    EVENTS = "events"
    SHEETS = "sheets"
    PACKETS = "packets"


FAMILIES: Final = {
    Family.LETTERS: say("Letters"),
    Family.EVENTS: say("Around an event"),
    Family.PACKETS: say("Packets and proposals"),
    Family.SHEETS: say("To hand out or pin up"),
}
"""Their titles, in the order in which they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A document. `name` is what a command and its file call it; `kept` its title as the data file has it, `title` as people read it.

    `many` names several of them, `folder` one in which they lie.
    """

    name: str
    kept: str
    title: str
    many: str
    note: str
    folder: str
    """The same in every language: what was made yesterday is found where it lies."""
    family: Family
    for_whom: ForWhom = ForWhom.PERSON
    needs: tuple[str, ...] = ()
    """Fields without which it would say nothing; one of several is enough where they stand as “a|b”."""
    pages: int = 1
    """How many it has for somebody of the sample group."""

    @property
    def is_about_event(self) -> bool:
        """Whether it makes no sense without one."""
        return any(field.startswith("event.") for field in self.needs)


_REACH: Final = "group.referral_phone|group.referral_email"
_EVENT: Final = ("event.title",)

SHIPPED: Final = (
    Shipped(
        name="introduction", kept="Introduction letter", title=say("Introduction letter"), many=say("introduction letters"), folder="Introduction letters",
        note=say("One page for someone who does not know you: why them, what people get, one ask."),
        family=Family.LETTERS, needs=("group.purpose|group.helps",),
    ),
    Shipped(
        name="meeting-request", kept="Request for a visit", title=say("Request for a visit"), many=say("requests for a visit"), folder="Requests for a visit",
        note=say("May you come for ten minutes? What each length brings, and a page to answer on."),
        family=Family.LETTERS, pages=2,
    ),
    Shipped(
        name="covering-letter", kept="Covering letter", title=say("Covering letter"), many=say("covering letters"), folder="Covering letters",
        note=say("Goes in front of leaflets and cards: what to do with them, and what is in the envelope."),
        family=Family.LETTERS,
    ),
    Shipped(
        name="enquiry-reply", kept="Answer to a question about us", title=say("Answer to a question about us"), many=say("answers to questions about us"), folder="Answers to questions about us",
        note=say("For someone who asked about you: what people get, how to refer, whom to ring."),
        family=Family.LETTERS, needs=(_REACH,),
    ),
    Shipped(
        name="thank-you", kept="Thank-you note", title=say("Thank-you note"), many=say("thank-you notes"), folder="Thank-you notes",
        note=say("One page that names the one thing it thanks for, and asks for nothing."),
        family=Family.LETTERS, needs=("thanks.reason",),
    ),
    Shipped(
        name="referral-thanks", kept="Thank-you for a referral", title=say("Thank-you for a referral"), many=say("thank-yous for a referral"), folder="Thank-yous for a referral",
        note=say("For who mentioned you to someone. It does not say to whom, and asks for nothing."),
        family=Family.LETTERS,
    ),
    Shipped(
        name="annual-review", kept="Yearly look back", title=say("Yearly look back"), many=say("letters for a look back"), folder="Yearly look backs",
        note=say("Once a year: what you understood of them, seven questions, and a page to answer on."),
        family=Family.LETTERS, pages=2,
    ),
    Shipped(
        name="new-details", kept="New phone number or address", title=say("New phone number or address"), many=say("letters with new details"), folder="New phone number or address",
        note=say("How you are reached from now on, and what to throw away."),
        family=Family.LETTERS, needs=(_REACH,),
    ),
    Shipped(
        name="procedure-enquiry", kept="Referral procedure enquiry", title=say("Referral procedure enquiry"), many=say("referral procedure enquiries"), folder="Referral procedure enquiries",
        note=say("Asks how referrals work with them, with what you know so far and a page to fill in."),
        family=Family.LETTERS, pages=2,
    ),
    Shipped(
        name="event-invitation", kept="Invitation", title=say("Invitation"), many=say("invitations"), folder="Invitations",
        note=say("To an event: what, when, where, how to get in, and a page to answer on."),
        family=Family.EVENTS, needs=_EVENT, pages=2,
    ),
    Shipped(
        name="speaker-invitation", kept="Invitation to speak", title=say("Invitation to speak"), many=say("invitations to speak"), folder="Invitations to speak",
        note=say("Asks for a talk at an event. Fee and travel are spoken of before they accept."),
        family=Family.EVENTS, needs=_EVENT, pages=2,
    ),
    Shipped(
        name="after-event", kept="Letter after an event", title=say("Letter after an event"), many=say("letters after an event"), folder="Letters after an event",
        note=say("Thanks who came, and gives who could not come the next dates."),
        family=Family.EVENTS, needs=_EVENT,
    ),
    Shipped(
        name="information-packet", kept="Information packet", title=say("Information packet"), many=say("information packets"), folder="Information packets",
        note=say("Who we are, who we help, coming sessions, how to refer, and a reply slip."),
        family=Family.PACKETS, needs=("group.purpose|group.about",), pages=6,
    ),
    Shipped(
        name="proposal", kept="Proposal", title=say("Proposal"), many=say("proposals"), folder="Proposals",
        note=say("What we offer an organisation, drawn from its own needs, with measures and a next step."),
        family=Family.PACKETS, for_whom=ForWhom.ORGANISATION, needs=("group.offers|group.benefits|group.next_steps",), pages=4,
    ),
    Shipped(
        name="how-to-refer", kept="How to refer", title=say("How to refer (one sheet)"), many=say("sheets on how to refer"), folder="How to refer",
        note=say("To pin up: the number, the steps, who it is for."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.refer_steps", _REACH),
    ),
    Shipped(
        name="who-we-are", kept="Who we are and are not", title=say("Who we are and are not"), many=say("sheets on who we are"), folder="Who we are and are not",
        note=say("What we do, what we leave to clinicians, and how to introduce us."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.we_do|group.we_do_not",),
    ),
)  # fmt: skip
"""In the order in which they are offered."""
FOLDERS: Final = {one.name: one.folder for one in SHIPPED}
"""By the names of the documents."""
BY_NAME: Final = {one.name: one for one in SHIPPED}
