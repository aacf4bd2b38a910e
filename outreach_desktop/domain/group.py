"""Our own group: what every document says of us."""

from collections.abc import Iterable
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


def sender_problems(draft: SenderDraft) -> list[str]:
    """What stops this sender from being saved, in reading order."""
    found = [] if draft.name.strip() else ["Type the name of the person who signs."]
    return found + email_problems(draft.email)


def default_sender(senders: Iterable[Sender]) -> Sender | None:
    """Who signs where nobody was chosen: the one marked, else the first by name."""
    return min(
        senders, key=lambda sender: (not sender.is_default, sender.name.casefold()), default=None
    )
