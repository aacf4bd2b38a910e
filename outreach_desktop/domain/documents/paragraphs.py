"""The words of one's own that a letter has for one reader, between what everyone reads."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.words import say

PLACE: Final = "letter.personal"
"""What a template calls it."""
MOST: Final = 50_000
"""Letters of one: as many as can be pasted into the field for them, so that nothing typed is ever left out."""

FIELDS = described(
    Field("organisation_id", say("Organisation"), FieldKind.REFERENCE),
    Field("document", say("Document"), values=tuple((one.kept, one.title) for one in SHIPPED)),
    Field("text", say("Own words")),
    Field("document_id", say("Document it went out in"), FieldKind.REFERENCE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsDraft:
    """Words for one person or organisation in one document, which is named by its title, as documents made are.

    `document_id` is the document made with them; None while they wait for it.
    """

    contact_id: str | None = None
    organisation_id: str | None = None
    document: str
    text: str = ""
    document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords(OwnWordsDraft):
    """Saved words. `id` is UUID text."""

    id: str


def tidy(text: str) -> str:
    """As a letter prints it: no blanks around it, and one empty line at most between its paragraphs."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for place, line in enumerate(lines) if line or lines[place - 1]]
    return "\n".join(kept)[:MOST]


def nothing_of_ones_own(contact: Contact, template: str) -> Finding:
    """What is to be known of a letter with a place for words of one\u2019s own and none for this reader."""
    return Finding(
        contact_id=contact.id,
        name=contact.name,
        message=say("Your own words are still empty."),
        template=template,
        field=PLACE,
    )
