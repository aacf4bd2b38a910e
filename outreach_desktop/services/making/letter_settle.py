"""After a crash: what was begun is made or lost, so that files and timelines agree again."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from outreach_desktop import given, writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import begun_by, carrying_on
from outreach_desktop.db.making import paragraphs
from outreach_desktop.db.subjects import batches, documents, interactions
from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.domain.documents.documents import LARGEST_DOCUMENT, Document
from outreach_desktop.domain.interactions import DOCUMENT, InteractionDraft
from outreach_desktop.errors import OutreachError


def settle(db: Data) -> None:
    """A document whose file is there and whole was made, any other was lost; a batch with all of them is over.

    Where the folder is not to be seen, as on a stick that is not plugged in, the next start asks again.
    """
    for document in documents.writing(db):
        whole = _is_whole(document)
        if whole is None:
            continue
        with carrying_on(db, f"Make {document.template}", begun_by(db, document.id)):
            if whole:
                documents.made(db, [document.id])
                others = batches.also_for(db, document.batch_id).get(document.reader_id, ())
                interactions.add_all(db, entries(document, others))
                paragraphs.went_out(db, [(document, None)])
            else:
                documents.lost(db, [document.id])
    for batch in batches.unfinished(db):
        if _is_over(batch):
            with db.atomic():
                batches.end(db, batch.id)


def printable_paths(kinds: Sequence[str], together: Path | None) -> list[Path]:
    """The file that holds everybody's document of each kind; none where they are not printed together."""
    if together is None:
        return []
    whole = together.absolute()
    if len(kinds) == 1:
        return [whole]
    ending = whole.suffix or ".docx"
    return [whole.with_name(writing.safe_name(f"{whole.stem} - {kind}", ending)) for kind in kinds]


def entries(document: Document, others: Iterable[str] = ()) -> list[InteractionDraft]:
    """What timelines say of a document: of whom it was for, and of the `others` they live with; of nobody, nothing."""
    if document.organisation_id:
        return [replace(_entry(document), organisation_id=document.organisation_id)]
    people = (document.contact_id, *others) if document.contact_id else ()
    return [replace(_entry(document), contact_id=one) for one in people]


def _entry(document: Document) -> InteractionDraft:
    return InteractionDraft(
        kind=DOCUMENT,
        date=document.made_at.date(),
        summary=document.template,
        detail=f"Our reference {document.reference}" if document.reference else "",
        event_id=document.event_id,
        document_id=document.id,
    )


def hash_of(content: bytes) -> str:
    """What a finished file is known by."""
    return hashlib.sha256(content).hexdigest()


def _is_whole(document: Document) -> bool | None:
    """Whether its file is as announced; a half-written one is cleared away. None: it cannot be seen."""
    path = Path(document.path)
    try:
        if not path.parent.is_dir():
            return None
        writing.clear_up(path)
        return path.is_file() and _hash_at(path) == document.sha256
    except OSError:  # a network folder that does not answer
        return None


def _hash_at(path: Path) -> str:
    """What the file is known by; "" for what no letter of ours can be, whatever a row of the data file says."""
    try:
        return hash_of(given.read(path, at_most=LARGEST_DOCUMENT))
    except (OutreachError, given.TooLargeError):
        return ""


def _is_over(batch: Batch) -> bool:
    """Whether it was stopped after its last file; a printable file that was half written is cleared away."""
    try:
        paths = printable_paths(batch.kinds, batch.together)
        for path in paths:
            writing.clear_up(path)
        return batch.left == 0 and all(path.is_file() for path in paths)
    except OSError:
        return False
