"""Our own group: what every document says of us."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.emails import email_problems

# What a point is about; the documents that print it stand beside it.
POINT_KINDS = {
    "help": "need, and what people get (packet)",
    "we do": "what we do beside clinical care (packet)",
    "we do not": "what we leave to clinicians (packet)",
    "refer step": "one of the three steps of a referral (packet, proposal)",
    "offer": "what we propose (proposal)",
    "benefit": "benefit to them / to their patients / shared (proposal)",
    "measure": "measure / how it is measured / target (proposal)",
    "next step": "what happens after the proposal",
}
# What the two or three columns of a point hold: heading, text, more.
POINT_COLUMNS = {
    "help": ("What somebody needs", "What they get from us"),
    "we do": ("In a word", "What we do"),
    "we do not": ("In a word", "What we leave to clinicians"),
    "refer step": ("What to do", "How"),
    "offer": ("What we propose", "What it means in practice"),
    "benefit": ("To them", "To their patients", "Shared"),
    "measure": ("What is measured", "How", "Target"),
    "next step": ("What happens", "By whom and when"),
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
    if any(point.kind not in POINT_KINDS for point in profile.points):
        found.append("Choose what each point of the text bank is about.")
    return found


def gaps(profile: GroupProfile, senders: Sequence[SenderDraft]) -> list[str]:
    """What documents would have to leave out, in words: "a logo", "points for \u201cbenefit\u201d"."""
    kinds = {point.kind for point in profile.points}
    wanted = {
        "the name": profile.name,
        "what you are for, in one sentence": profile.purpose,
        "the address": profile.address,
        "a telephone number": profile.phone,
        "an e-mail address": profile.email,
        "how to refer by telephone or e-mail": profile.referral_phone or profile.referral_email,
        "the line about privacy": profile.privacy_line,
        "a logo": profile.logo_id,
        "somebody who signs": senders,
        **{f"points for \u201c{kind}\u201d": kind in kinds for kind in POINT_KINDS},
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
