"""The documents that come with the program: what each is called, what it is for, and what it cannot do without."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    SMALL = "small"
    PACKETS = "packets"
    DATA = "data"
    DESK = "desk"


FAMILIES: Final = {
    Family.LETTERS: say("Letters"),
    Family.EVENTS: say("Around an event"),
    Family.PACKETS: say("Packets and proposals"),
    Family.SHEETS: say("To hand out or pin up"),
    Family.SMALL: say("Cards and A5 sheets"),
    Family.DATA: say("About their data"),
    Family.DESK: say("For ourselves"),
}
"""Their titles, in the order in which they are listed."""


class EventTime(StrEnum):
    """When an event must be, for what a document says of it to be true."""

    ANY = "any"
    COMING = "coming"
    PAST = "past"

    def fits(self, day: dt.date, today: dt.date) -> bool:
        """Whether it is true of an event on this day; on the day itself either is."""
        return {
            EventTime.ANY: True,
            EventTime.COMING: day >= today,
            EventTime.PAST: day <= today,
        }[self]


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
    """Fields without which it would have a hole, so that it is not made; one of several is enough where they stand as “a|b”."""
    better_with: tuple[str, ...] = ()
    """Fields without which a part of it is left out; written in the same way."""
    event_is: EventTime = EventTime.ANY
    confirms_attendance: bool = False
    """Whether it says that its reader was at the event."""
    pages: int = 1
    """How many it has for somebody of the sample group."""

    @property
    def is_small(self) -> bool:
        """Whether it is on half a sheet, folded once into an envelope without a window."""
        return self.family is Family.SMALL

    @property
    def on_whole_sheet(self) -> str:
        """The name of the same on a whole sheet; its own where it is on one."""
        return self.name.removesuffix(SMALL_SUFFIX)

    @property
    def is_about_event(self) -> bool:
        """Whether it makes no sense without one."""
        return any(field.startswith("event.") for field in self.needs)


_REACH: Final = "group.referral_phone|group.referral_email"
_EVENT: Final = ("event.title",)

_DRAWN: Final = (
    Shipped(
        name="introduction", kept="Introduction letter", title=say("Introduction letter"), many=say("introduction letters"), folder="Introduction letters",
        note=say("One page for someone who does not know you: why them, what people get, one ask."),
        family=Family.LETTERS, better_with=("group.purpose|group.helps",),
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
        family=Family.EVENTS, needs=_EVENT, event_is=EventTime.COMING, pages=2,
    ),
    Shipped(
        name="speaker-invitation", kept="Invitation to speak", title=say("Invitation to speak"), many=say("invitations to speak"), folder="Invitations to speak",
        note=say("Asks for a talk at an event. Fee and travel are spoken of before they accept."),
        family=Family.EVENTS, needs=_EVENT, event_is=EventTime.COMING, pages=2,
    ),
    Shipped(
        name="after-event", kept="Letter after an event", title=say("Letter after an event"), many=say("letters after an event"), folder="Letters after an event",
        note=say("Thanks who came, and gives who could not come the next dates."),
        family=Family.EVENTS, needs=_EVENT, event_is=EventTime.PAST,
    ),
    Shipped(
        name="talk-handout", kept="Handout after a talk", title=say("Handout after a talk"), many=say("handouts after a talk"), folder="Handouts after a talk",
        note=say("Two sides to leave behind: what to take home, whom to think of, how to refer."),
        family=Family.EVENTS, for_whom=ForWhom.EVENT, needs=_EVENT, pages=2,
    ),
    Shipped(
        name="sign-in-sheet", kept="Sign-in sheet", title=say("Sign-in sheet"), many=say("sign-in sheets"), folder="Sign-in sheets",
        note=say("Who is expected, with room to sign, and rows for who comes besides."),
        family=Family.EVENTS, for_whom=ForWhom.EVENT, needs=("event.title", "event.listed"), pages=2,
    ),
    Shipped(
        name="sign-up-sheet", kept="Sign-up sheet", title=say("Sign-up sheet"), many=say("sign-up sheets"), folder="Sign-up sheets",
        note=say("To lay out on a table: who would like to hear from you, how, and about what."),
        family=Family.EVENTS, for_whom=ForWhom.NOBODY,
    ),
    Shipped(
        name="attendance-certificate", kept="Certificate of attendance", title=say("Certificate of attendance"), many=say("certificates of attendance"), folder="Certificates of attendance",
        note=say("For who came to an event, with room for the hours. It claims no credits."),
        family=Family.EVENTS, needs=_EVENT, event_is=EventTime.PAST, confirms_attendance=True,
    ),
    Shipped(
        name="feedback-form", kept="Feedback form", title=say("Feedback form"), many=say("feedback forms"), folder="Feedback forms",
        note=say("Five figures to ring and two questions, about an event or about you."),
        family=Family.EVENTS, for_whom=ForWhom.NOBODY,
    ),
    Shipped(
        name="information-packet", kept="Information packet", title=say("Information packet"), many=say("information packets"), folder="Information packets",
        note=say("Who we are, who we help, coming sessions, how to refer, and a reply slip."),
        family=Family.PACKETS, better_with=("group.purpose|group.about",), pages=6,
    ),
    Shipped(
        name="proposal", kept="Proposal", title=say("Proposal"), many=say("proposals"), folder="Proposals",
        note=say("What we offer an organisation, drawn from its own needs, with measures and a next step."),
        family=Family.PACKETS, for_whom=ForWhom.ORGANISATION, better_with=("group.offers|group.benefits|group.next_steps",), pages=4,
    ),
    Shipped(
        name="how-to-refer", kept="How to refer", title=say("How to refer (one sheet)"), many=say("sheets on how to refer"), folder="How to refer",
        note=say("To pin up: the number, the steps, who it is for."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.refer_steps", _REACH),
    ),
    Shipped(
        name="referrer-questions", kept="Questions that referrers ask", title=say("Questions that referrers ask"), many=say("sheets of questions"), folder="Questions that referrers ask",
        note=say("Short answers to what people ask who might refer: the back of the sheet on how to refer."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.helps|group.refer_steps",),
    ),
    Shipped(
        name="who-we-are", kept="Who we are and are not", title=say("Who we are and are not"), many=say("sheets on who we are"), folder="Who we are and are not",
        note=say("What we do, what we leave to clinicians, and how to introduce us."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.we_do|group.we_do_not",),
    ),
    Shipped(
        name="what-to-expect", kept="What to expect", title=say("What to expect"), many=say("sheets on what to expect"), folder="What to expect",
        note=say("For the person who was told of you: large type, and no name on it."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.phone|group.email",),
    ),
    Shipped(
        name="services", kept="Our services", title=say("Our services"), many=say("sheets of our services"), folder="Our services",
        note=say("What you offer, for whom, when, where, how to join and what it costs: the services that go on."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("services",),
    ),
    Shipped(
        name="find-help", kept="Where else to find help", title=say("Where else to find help"), many=say("sheets on where else to find help"), folder="Where else to find help",
        note=say("For members: who else helps with what, how to reach them, and when you last checked."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("content.signposts",),
    ),
    Shipped(
        name="newsletter", kept="Newsletter", title=say("Newsletter"), many=say("newsletters"), folder="Newsletters",
        note=say("Two pages from the content bank: a headline, what is new, a story, the dates, how to refer."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("content.news",), pages=2,
    ),
    Shipped(
        name="coming-dates", kept="Dates for the diary", title=say("Dates for the diary"), many=say("sheets of dates"), folder="Dates for the diary",
        note=say("The next five events that are marked for packets, to hand out or pin up."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("events",),
    ),
    Shipped(
        name="poster", kept="Poster", title=say("Poster"), many=say("posters"), folder="Posters",
        note=say("For a waiting room: what people say, the next date, one number."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.phone|group.email",),
    ),
    Shipped(
        name="tear-off-poster", kept="Poster with strips to tear off", title=say("Poster with strips to tear off"), many=say("posters with strips to tear off"), folder="Posters with strips",
        note=say("The poster with your name and number on eight strips at its foot: cut between them, and people take one along."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.phone|group.email",),
    ),
    Shipped(
        name="flyer", kept="Flyer, two on a sheet", title=say("Flyer (two on a sheet)"), many=say("sheets of flyers"), folder="Flyers",
        note=say("Two of half a sheet side by side, to cut apart: what people say, the next date, one number."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.phone|group.email",),
    ),
    Shipped(
        name="contact-cards", kept="Contact cards, ten on a sheet", title=say("Contact cards (ten on a sheet)"), many=say("sheets of contact cards"), folder="Contact cards",
        note=say("For the purse: your name, the number, the website. On punched sheets, C32011 on A4 and 5371 on Letter, or to cut."),
        family=Family.SHEETS, for_whom=ForWhom.NOBODY, needs=("group.phone|group.email",),
    ),
    Shipped(
        name="privacy-notice", kept="Privacy notice", title=say("Privacy notice"), many=say("privacy notices"), folder="Privacy notices",
        note=say("What you keep about someone, why, and what they can ask. Read it before you send it."),
        family=Family.DATA,
    ),
    Shipped(
        name="data-request-reply", kept="Answer to a data request", title=say("Answer to a data request"), many=say("answers to data requests"), folder="Answers to data requests",
        note=say("Goes in front of the pages that “Everything held on this person” makes."),
        family=Family.DATA,
    ),
    Shipped(
        name="removal-confirmed", kept="Removal confirmed", title=say("Removal confirmed"), many=say("confirmations of removal"), folder="Confirmations of removal",
        note=say("The last letter. Make it before you mark or erase someone: afterwards no letter goes to them."),
        family=Family.DATA,
    ),
    Shipped(
        name="pre-visit-brief", kept="Before a visit", title=say("Before a visit"), many=say("briefs before a visit"), folder="Briefs before a visit",
        note=say("Who they are, what they need, what passed last, and room for what was agreed."),
        family=Family.DESK, pages=2,
    ),
    Shipped(
        name="phone-script", kept="Key words for a call", title=say("Key words for a call"), many=say("key words for calls"), folder="Key words for calls",
        note=say("How to begin, what to ask, and what to write down. Not to be read out."),
        family=Family.DESK,
    ),
    Shipped(
        name="meeting-notes", kept="Notes of a meeting", title=say("Notes of a meeting"), many=say("notes of meetings"), folder="Notes of meetings",
        note=say("To write on: what they told you, what was agreed, by when."),
        family=Family.DESK,
    ),
    Shipped(
        name="relationship-plan", kept="Plan on a page", title=say("Plan on a page"), many=say("plans on a page"), folder="Plans on a page",
        note=say("What they need, what you have for it, and the next three steps."),
        family=Family.DESK,
    ),
    Shipped(
        name="volunteer-brief", kept="Brief for volunteers", title=say("Brief for volunteers"), many=say("briefs for volunteers"), folder="Briefs for volunteers",
        note=say("What you are for, what you leave to clinicians, privacy in three lines, whom to ring."),
        family=Family.DESK, for_whom=ForWhom.NOBODY, better_with=("group.we_do|group.we_do_not",),
    ),
)  # fmt: skip
SMALL_TOO: Final = (
    "thank-you",
    "referral-thanks",
    "covering-letter",
    "new-details",
    "feedback-form",
    "how-to-refer",
    "who-we-are",
    "what-to-expect",
    "services",
    "find-help",
    "coming-dates",
    "poster",
)
"""Those that make sense on A5 too. The others have forms, tables or pages to send back that need the width of A4."""
SMALL_SUFFIX: Final = "-a5"
_ON_ONE_SIDE: Final = frozenset(
    ("thank-you", "referral-thanks", "services", "coming-dates", "find-help", "poster")
)


def _small(one: Shipped) -> Shipped:
    """The same on A5."""
    return replace(
        one,
        name=f"{one.name}{SMALL_SUFFIX}",
        kept=f"{one.kept}, on A5",
        title=say("{title}, on A5", title=one.title),
        many=say("{documents} on A5", documents=one.many),
        folder=f"{one.folder}, on A5",
        note=say(
            "On A5, or on half a Letter sheet where that is your paper. {note}", note=one.note
        ),
        family=Family.SMALL,
        pages=1 if one.name in _ON_ONE_SIDE else 2,
    )


_ORDER: Final = list(FAMILIES)
SHIPPED: Final = tuple(
    sorted(
        (*_DRAWN, *(_small(one) for one in _DRAWN if one.name in SMALL_TOO)),
        key=lambda one: _ORDER.index(one.family),
    )
)
"""In the order in which they are offered."""
FOLDERS: Final = {one.name: one.folder for one in SHIPPED}
"""By the names of the documents."""
BY_NAME: Final = {one.name: one for one in SHIPPED}


def on_either_paper(titles: Iterable[str]) -> tuple[str, ...]:
    """These titles as the data file has them, and those of the same documents on whole sheets or on A5."""
    wanted = frozenset(titles)
    alike = {one.on_whole_sheet for one in SHIPPED if one.kept in wanted}
    also = {one.kept for one in SHIPPED if one.on_whole_sheet in alike}
    return tuple(sorted(wanted | also))


def stays_whole(name: str) -> bool:
    """Whether a document that comes with the program comes on whole sheets alone."""
    one = BY_NAME[name]
    return not one.is_small and f"{name}{SMALL_SUFFIX}" not in BY_NAME


def goes_in_front(name: str) -> bool:
    """Whether a document lies on top of others that go with it: it says what they are."""
    return name.removesuffix(SMALL_SUFFIX) == "covering-letter"
