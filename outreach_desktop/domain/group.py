"""Our own group: what every document says of us."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.emails import email_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class PointKind:
    """What points are about, where they are printed, and what their two or three columns hold."""

    title: str
    used_in: str
    columns: tuple[str, ...]


PAPERS = ("A4", "Letter")
UNNAMED = "My group"
"""What the first data file is called, and so its group, until somebody says otherwise."""

_PACKET, _PROPOSAL = "the information packet", "the proposal"

POINT_KINDS = {
    "help": PointKind(
        title="Whom we help",
        used_in=_PACKET,
        columns=("What somebody needs", "What they get from us"),
    ),
    "we do": PointKind(
        title="What we do",
        used_in=_PACKET,
        columns=("In a word", "What we do beside clinical care"),
    ),
    "we do not": PointKind(
        title="What we leave to clinicians",
        used_in=_PACKET,
        columns=("In a word", "What we do not do"),
    ),
    "refer step": PointKind(
        title="How to refer", used_in=f"{_PACKET} and {_PROPOSAL}", columns=("What to do", "How")
    ),
    "offer": PointKind(
        title="What we offer",
        used_in=_PROPOSAL,
        columns=("What we propose", "What it means in practice"),
    ),
    "benefit": PointKind(
        title="What it brings",
        used_in=_PROPOSAL,
        columns=("To them", "To their patients", "Shared"),
    ),
    "measure": PointKind(
        title="How we measure", used_in=_PROPOSAL, columns=("What is measured", "How", "Target")
    ),
    "next step": PointKind(
        title="Next steps", used_in=_PROPOSAL, columns=("What happens", "By whom and when")
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


def problems(profile: GroupProfile) -> list[str]:
    """What stops this profile from being saved, in reading order."""
    found = [] if profile.name.strip() else ["Type the group's name."]
    for email in (profile.email, profile.referral_email):
        found += [problem for problem in email_problems(email) if problem not in found]
    if profile.paper not in PAPERS:
        found.append(f"Choose the paper: {' or '.join(PAPERS)}.")
    if any(point.kind not in POINT_KINDS for point in profile.points):
        found.append("Choose what each point of the text bank is about.")
    return found


def gaps(profile: GroupProfile, senders: Sequence[SenderDraft]) -> list[str]:
    """What documents would have to leave out, in words: "a logo", "\u201cHow to refer\u201d"."""
    kinds = {point.kind for point in profile.points}
    wanted = {
        "your name": profile.name not in ("", UNNAMED),
        "what you are for": profile.purpose,
        "your address": profile.address,
        "a telephone number": profile.phone,
        "an e-mail address": profile.email,
        "how to refer by telephone or e-mail": profile.referral_phone or profile.referral_email,
        "the line about privacy": profile.privacy_line,
        "a logo": profile.logo_id,
        "somebody who signs": senders,
        **{f"\u201c{about.title}\u201d": kind in kinds for kind, about in POINT_KINDS.items()},
    }
    return [words for words, there in wanted.items() if not there]


def sender_problems(draft: SenderDraft) -> list[str]:
    """What stops this sender from being saved, in reading order."""
    found = [] if draft.name.strip() else ["Type the name of the person who signs."]
    return found + email_problems(draft.email)


def default_sender(senders: Iterable[Sender]) -> Sender | None:
    """Who signs where nobody was chosen: the one marked, else the first by name."""
    return min(
        senders, key=lambda sender: (not sender.is_default, sender.name.casefold()), default=None
    )
