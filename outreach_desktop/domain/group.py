"""Our own group: what every document says of us."""

from dataclasses import dataclass, field

from outreach_desktop.domain.addresses import Address

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


def sender_problems(draft: SenderDraft) -> list[str]:
    """What stops this sender from being saved."""
    return [] if draft.name.strip() else ["Type the name of the person who signs."]
