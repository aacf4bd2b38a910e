"""What is attached to drafts of emails: the enclosures of the letter as they are, and the letter itself as a file."""

import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.making import enclosing
from outreach_desktop.db.subjects import files
from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.mail.attachments import PDF, WORD, MailAttachment
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.mailing.drafts import EmailDraft
from outreach_desktop.services.making.letter_plan import Plan
from outreach_desktop.services.posting import office
from outreach_desktop.words import say

AS_WORD, AS_PDF = "word", "pdf"
_AT_ONCE: Final = 20
_UNKNOWN: Final = "application/octet-stream"


def enclosures(db: Data, plan: Plan) -> list[AttachedFile]:
    """The enclosures of a plan that are there, in their order: a PDF or anything else."""
    there = {one.id: one for one in enclosing.some(db, [one.id for one in plan.enclosed])}
    return [there[one.id] for one in plan.enclosed if one.id in there]


def contents(db: Data, kept: Sequence[AttachedFile]) -> tuple[MailAttachment, ...]:
    """These files as they go with an email."""
    return tuple(
        MailAttachment(
            name=one.name,
            media_type=one.media_type or mimetypes.guess_type(one.name)[0] or _UNKNOWN,
            content=files.content(db, one.id),
        )
        for one in kept
    )


def can_make_pdfs() -> bool:
    """Whether LibreOffice is there, which makes them."""
    return office.place() is not None


def attached(
    plan: Plan, drafts: Sequence[EmailDraft], others: Sequence[MailAttachment], letter: str = ""
) -> Iterator[EmailDraft]:
    """Each draft with these files, and with the finished `letter` itself in front of them, as Word or PDF; asks no data file.

    `drafts` are all that were written of the plan, in its order. OutreachError where LibreOffice makes no PDF.
    """
    pairs = list(zip(drafts, plan.letters(), strict=True))
    for first in range(0, len(pairs), _AT_ONCE):
        some = [(one, of) for one, of in pairs[first : first + _AT_ONCE] if one.to]
        made = [of.render() for _, of in some] if letter else []
        if letter == AS_PDF:
            made = _as_pdfs(made)
        own = iter(made)
        for one, _ in some:
            ours = (_as_file(one, next(own), letter),) if letter else ()
            yield replace(one, attached=(*ours, *others))


def _as_file(one: EmailDraft, content: bytes, letter: str) -> MailAttachment:
    ending, media_type = (".pdf", PDF) if letter == AS_PDF else (".docx", WORD)
    return MailAttachment(
        name=writing.safe_name(one.title, ending), media_type=media_type, content=content
    )


def _as_pdfs(documents: Sequence[bytes]) -> list[bytes]:
    there = office.place()
    if there is None:
        raise OutreachError(
            say("LibreOffice is not on this computer any more."),
            hint=say("Attach the letter as a Word file instead."),
        )
    return office.as_pdfs(documents, there) if documents else []
