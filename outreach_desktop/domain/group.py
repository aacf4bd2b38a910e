"""Our own group: what every document says of us."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from outreach_desktop.domain import addresses
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import (
    Field,
    FieldKind,
    ReachedBy,
    Searched,
    described,
    published,
)
from outreach_desktop.domain.post.letter_look import LOOK_FIELDS, LetterLook, look_problems
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.reach import unkept
from outreach_desktop.words import say

PAPERS = ("A4", "Letter")
MOST_CORE = 999
MOST_YEARS = 99
FIELDS = described(
    Field(
        "name",
        say("Name"),
        published="group.name",
        meaning=say("its name"),
        example="Wend Valley Prostate Support",
    ),
    Field(
        "strapline",
        say("Under the name"),
        help=say("A few words, if you have a motto."),
        published="group.strapline",
        meaning=say("a line under the name"),
        example="Facing prostate cancer together",
    ),
    Field(
        "purpose",
        say("What you are for"),
        help=say("One sentence."),
        published="group.purpose",
        meaning=say("why it exists, in a sentence"),
    ),
    Field(
        "about",
        say("About you"),
        help=say("For the information packet: who you are."),
        published="group.about",
        meaning=say("who you are, in a paragraph or two"),
    ),
    # Our own address is looked up by nobody, and no list brings it.
    *(replace(one, searched=Searched.NOT, imported_as="") for one in addresses.FIELDS.values()),
    Field(
        "phone",
        say("Phone"),
        reached_by=ReachedBy.PHONE,
        published="group.phone",
        meaning=say("office phone"),
        example="01632 960100",
    ),
    Field(
        "email",
        say("Email"),
        reached_by=ReachedBy.EMAIL,
        published="group.email",
        meaning=say("office email"),
        example="hello@wendvalley.example",
    ),
    Field(
        "website",
        say("Website"),
        published="group.website",
        meaning=say("web address"),
        example="www.wendvalley.example",
    ),
    Field(
        "charity_number",
        say("Charity number"),
        published="group.charity_number",
        meaning=say("registered charity number"),
        example="EX-00123",
    ),
    Field(
        "referral_phone",
        say("Phone for referrals"),
        reached_by=ReachedBy.PHONE,
        published="group.referral_phone",
        meaning=say("phone for referrals"),
        example="0808 157 0142",
    ),
    Field(
        "referral_email",
        say("Email for referrals"),
        reached_by=ReachedBy.EMAIL,
        published="group.referral_email",
        meaning=say("email for referrals"),
        example="referrals@wendvalley.example",
    ),
    Field(
        "privacy_line",
        say("About privacy"),
        help=say("At the foot of every letter: why you write, and how to ask you to stop."),
        published="group.privacy_line",
        meaning=say("how to be taken off your list"),
    ),
    Field(
        "logo_id",
        say("Logo"),
        FieldKind.PICTURE,
        published="group.logo",
        meaning=say("the logo, for a picture\u2019s alt text"),
        example="logo.png",
    ),
    Field("letterhead_id", say("Letterhead of your own"), FieldKind.REFERENCE),
    Field("language", say("Language"), help=say("Dates and lists in letters follow it.")),
    Field(
        "paper",
        say("Paper"),
        help=say("Of lists, reports and labels, and of the documents that come with the program."),
    ),
    Field(
        "small_sheets",
        say("A5 for documents that come on A5 too"),
        FieldKind.YES_NO,
        short=say("A5 where there is one"),
        help=say(
            "Thank-you notes, posters and other documents that also come on A5 are made on it; with Letter, on half a "
            "sheet of that. All others, and lists, reports and labels, stay on the paper above."
        ),
    ),
    *LOOK_FIELDS.values(),
    Field(
        "core_most",
        say("Most people in your core network"),
        FieldKind.NUMBER,
        help=say("A small circle is one that you can keep in touch with."),
    ),
    Field(
        "quiet_years",
        say("Years without contact after which you check whether to keep people"),
        FieldKind.NUMBER,
        short=say("Years without contact"),
    ),
)
POINT_FIELDS = described(
    Field("kind", say("Kind")),
    Field("heading", say("Heading")),
    Field("text", say("Text")),
    Field("more", say("More")),
)
SENDER_FIELDS = described(
    Field(
        "name",
        say("Name"),
        help=say("As it is printed under the signature."),
        published="sender.name",
        meaning=say("who signs"),
        example="Margaret Ellery",
    ),
    Field(
        "role",
        say("What they are"),
        published="sender.role",
        meaning=say("what they are in the group"),
        example="Outreach coordinator",
    ),
    Field(
        "phone",
        say("Phone"),
        reached_by=ReachedBy.PHONE,
        help=say("A number that reaches this person."),
        published="sender.phone",
        meaning=say("their direct line"),
        example="01632 960101",
    ),
    Field(
        "email",
        say("Email"),
        reached_by=ReachedBy.EMAIL,
        published="sender.email",
        meaning=say("their own address"),
        example="margaret.ellery@wendvalley.example",
    ),
    Field(
        "signature_id",
        say("Signature"),
        FieldKind.PICTURE,
        published="sender.signature",
        meaning=say("the signature, for a picture\u2019s alt text"),
        example="signature-margaret.png",
    ),
    Field(
        "is_default",
        say("Signs where no one else is chosen"),
        FieldKind.YES_NO,
        short=say("Signs by default"),
    ),
)
UNNAMED = "My group"
"""What the first data file is called, and so its group, until somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the group's text bank; `more` is the third column where a table has one."""

    kind: str
    heading: str = ""
    text: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupProfile(LetterLook):
    """Who we are. `language` is like "en_GB"; `paper` is "A4" or "Letter"; `logo_id` and `letterhead_id` are ids of files."""

    name: str = ""
    strapline: str = ""
    purpose: str = ""
    about: str = ""
    address: Address = field(default=Address())
    phone: str = ""
    email: str = ""
    website: str = ""
    charity_number: str = ""
    referral_phone: str = ""
    referral_email: str = ""
    privacy_line: str = ""
    language: str = "en_GB"
    paper: str = "A4"
    small_sheets: bool = False
    """Whether what comes on A5 too is made on it, or on half a Letter sheet; all else is on the whole `paper`."""
    core_most: int = 12
    """How many people the core network may have before the program warns."""
    quiet_years: int = 3
    """After how many years without contact people are listed, so that the group decides whether to keep them."""
    logo_id: str | None = None
    letterhead_id: str | None = None
    """A Word file of the group's own, whose header and footer letters have instead of ours."""
    is_sample: bool = False
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderDraft:
    """Who signs. `signature_id` is the file id of a picture of the signature."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    signature_id: str | None = None
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender(SenderDraft):
    """A saved sender. `id` is UUID text."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something documents do without until somebody fills it in under Our group.

    `field` is what templates ask for, `words` name it in a sentence: "a phone number".
    """

    field: str
    words: str


def problems(profile: GroupProfile) -> tuple[Problem, ...]:
    """What stops this profile from being saved, in reading order."""
    found = [] if profile.name.strip() else [Problem("name", say("Type the group's name."))]
    found += unkept(FIELDS, profile)
    if profile.paper not in PAPERS:
        found.append(Problem("paper", say("Choose the paper: A4 or Letter.")))
    found += look_problems(profile, profile.paper)
    if not 1 <= profile.core_most <= MOST_CORE:
        found.append(Problem("core_most", say("Type a number from 1 to {most}.", most=MOST_CORE)))
    if not 1 <= profile.quiet_years <= MOST_YEARS:
        found.append(
            Problem("quiet_years", say("Type a number from 1 to {most}.", most=MOST_YEARS))
        )
    if any(point.kind not in POINT_KINDS for point in profile.points):
        found.append(Problem("points", say("Choose what each point of the text bank is about.")))
    return tuple(found)


def gaps(profile: GroupProfile, senders: Sequence[SenderDraft]) -> list[Gap]:
    """What documents have to do without for now, in the order of the screen."""
    kinds = {point.kind for point in profile.points}
    wanted = [
        ("group.name", say("your name"), profile.name not in ("", UNNAMED)),
        ("group.purpose", say("what you are for"), profile.purpose),
        ("group.about", say("a few words about you"), profile.about),
        ("group.address_lines", say("your address"), profile.address),
        ("group.phone", say("a phone number"), profile.phone),
        ("group.email", say("an email address"), profile.email),
        (
            "group.referral_phone",
            say("a phone number for referrals"),
            profile.referral_phone or profile.phone,
        ),
        ("group.privacy_line", say("the line about privacy"), profile.privacy_line),
        ("group.logo", say("a logo"), profile.logo_id),
        ("sender.name", say("someone who signs"), senders),
        *(
            (f"group.{about.field}", f"\u201c{about.title}\u201d", kind in kinds)
            for kind, about in POINT_KINDS.items()
        ),
    ]
    return [Gap(field=field, words=words) for field, words, there in wanted if not there]


def on_screen(field: str) -> str:
    """What the screen calls a field of the group: “Phone” for `group.phone`."""
    labels = {one.published: one.label for one in published(FIELDS)}
    titles = {f"group.{about.field}": about.title for about in POINT_KINDS.values()}
    return {"group.address_lines": say("Address"), **labels, **titles}.get(
        field, field.removeprefix("group.")
    )


def sender_problems(draft: SenderDraft) -> tuple[Problem, ...]:
    """What stops this sender from being saved, in reading order."""
    nameless = Problem("name", say("Type the name of the person who signs."))
    return (*(() if draft.name.strip() else (nameless,)), *unkept(SENDER_FIELDS, draft))


def default_sender(senders: Iterable[Sender]) -> Sender | None:
    """Who signs where nobody was chosen: the one marked, else the first by name."""
    return min(
        senders, key=lambda sender: (not sender.is_default, sender.name.casefold()), default=None
    )
