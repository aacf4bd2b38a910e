"""Our own group: what every document says of us."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.emails import email_problems
from outreach_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PointKind:
    """What points are about, where they are printed, and what their two or three columns hold."""

    title: str
    used_in: str
    columns: tuple[str, ...]
    field: str
    """The list of the group that templates find them in: `helps` for `group.helps`."""


PAPERS = ("A4", "Letter")
# What the screen calls the parts of the profile that documents print.
LABELS = {
    "name": "Name",
    "strapline": "Under the name",
    "purpose": "What you are for",
    "about": "About you",
    "address_lines": "Address",
    "phone": "Phone",
    "email": "Email",
    "website": "Website",
    "charity_number": "Charity number",
    "referral_phone": "Phone for referrals",
    "referral_email": "Email for referrals",
    "privacy_line": "About privacy",
    "logo": "Logo",
}
UNNAMED = "My group"
"""What the first data file is called, and so its group, until somebody says otherwise."""

_PACKET, _PROPOSAL = "the information packet", "the proposal"

POINT_KINDS = {
    "help": PointKind(
        title="Whom we help",
        used_in=_PACKET,
        columns=("What somebody needs", "What they get from us"),
        field="helps",
    ),
    "we do": PointKind(
        title="What we do",
        used_in=_PACKET,
        columns=("In a word", "What we do beside clinical care"),
        field="we_do",
    ),
    "we do not": PointKind(
        title="What we leave to clinicians",
        used_in=_PACKET,
        columns=("In a word", "What we do not do"),
        field="we_do_not",
    ),
    "refer step": PointKind(
        title="How to refer",
        used_in=f"{_PACKET} and {_PROPOSAL}",
        columns=("What to do", "How"),
        field="refer_steps",
    ),
    "offer": PointKind(
        title="What we offer",
        used_in=_PROPOSAL,
        columns=("What we propose", "What it means in practice"),
        field="offers",
    ),
    "benefit": PointKind(
        title="What it brings",
        used_in=_PROPOSAL,
        columns=("To them", "To their patients", "Shared"),
        field="benefits",
    ),
    "measure": PointKind(
        title="How we measure",
        used_in=_PROPOSAL,
        columns=("What is measured", "How", "Target"),
        field="measures",
    ),
    "next step": PointKind(
        title="Next steps",
        used_in=_PROPOSAL,
        columns=("What happens", "By whom and when"),
        field="next_steps",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the group's text bank; `more` is the third column where a table has one."""

    kind: str
    heading: str = ""
    text: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupProfile:
    """Who we are. `language` is like "en_GB"; `paper` is "A4" or "Letter"; `logo_id` is a file's id."""

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
    logo_id: str | None = None
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
    found = [] if profile.name.strip() else [Problem("name", "Type the group's name.")]
    for key in ("email", "referral_email"):
        found += email_problems(getattr(profile, key), key)
    if profile.paper not in PAPERS:
        found.append(Problem("paper", f"Choose the paper: {' or '.join(PAPERS)}."))
    if any(point.kind not in POINT_KINDS for point in profile.points):
        found.append(Problem("points", "Choose what each point of the text bank is about."))
    return tuple(found)


def gaps(profile: GroupProfile, senders: Sequence[SenderDraft]) -> list[Gap]:
    """What documents have to do without for now, in the order of the screen."""
    kinds = {point.kind for point in profile.points}
    wanted = [
        ("group.name", "your name", profile.name not in ("", UNNAMED)),
        ("group.purpose", "what you are for", profile.purpose),
        ("group.about", "a few words about you", profile.about),
        ("group.address_lines", "your address", profile.address),
        ("group.phone", "a phone number", profile.phone),
        ("group.email", "an email address", profile.email),
        (
            "group.referral_phone",
            "a phone number for referrals",
            profile.referral_phone or profile.phone,
        ),
        ("group.privacy_line", "the line about privacy", profile.privacy_line),
        ("group.logo", "a logo", profile.logo_id),
        ("sender.name", "somebody who signs", senders),
        *(
            (f"group.{about.field}", f"\u201c{about.title}\u201d", kind in kinds)
            for kind, about in POINT_KINDS.items()
        ),
    ]
    return [Gap(field=field, words=words) for field, words, there in wanted if not there]


def on_screen(field: str) -> str:
    """What the screen calls a field of the group: “Phone” for `group.phone`."""
    name = field.removeprefix("group.")
    titles = {about.field: about.title for about in POINT_KINDS.values()}
    return LABELS.get(name) or titles.get(name, name)


def sender_problems(draft: SenderDraft) -> tuple[Problem, ...]:
    """What stops this sender from being saved, in reading order."""
    nameless = Problem("name", "Type the name of the person who signs.")
    return (*(() if draft.name.strip() else (nameless,)), *email_problems(draft.email))


def default_sender(senders: Iterable[Sender]) -> Sender | None:
    """Who signs where nobody was chosen: the one marked, else the first by name."""
    return min(
        senders, key=lambda sender: (not sender.is_default, sender.name.casefold()), default=None
    )
