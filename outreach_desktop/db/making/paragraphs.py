"""The words of one's own for each reader, as they are stored."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.documents.documents import Document
from outreach_desktop.domain.documents.paragraphs import OwnWords, OwnWordsDraft
from outreach_desktop.domain.documents.shipped import on_either_paper

TABLE: Final = "paragraphs"
Words = dict[tuple[str, str], str]
"""By the id of the person or organisation and the document's title."""
_READER: Final = "coalesce(contact_id, organisation_id)"

_WAITING: Final = (
    "SELECT * FROM paragraphs WHERE deleted_at IS NULL AND document_id IS NULL"
    " AND document IN (SELECT value FROM json_each(?))"
)


def waiting(db: Data, documents: Iterable[str]) -> Words:
    """The words that wait for these documents; of two for one person, as after a merge, the newer.

    Words for the same document on other paper count where there are none for it.
    """
    titles = list(documents)
    meant = {alike: title for title in titles for alike in on_either_paper([title])}
    meant |= {title: title for title in titles}
    found = list(db.query(f"{_WAITING} ORDER BY updated_at, id", [json.dumps(list(meant))]))
    found.sort(key=lambda row: meant[row["document"]] == row["document"])
    return {
        (row["contact_id"] or row["organisation_id"], meant[row["document"]]): row["text"]
        for row in found
    }


def waiting_for(db: Data, reader_id: str, document: str) -> OwnWords | None:
    """Those for one person or organisation."""
    return _newest(db, reader_id, [document])


def waiting_on_other_paper(db: Data, reader_id: str, document: str) -> OwnWords | None:
    """Those for the same document on other paper."""
    others = [title for title in on_either_paper([document]) if title != document]
    return _newest(db, reader_id, others) if others else None


def _newest(db: Data, reader_id: str, documents: Sequence[str]) -> OwnWords | None:
    query = f"{_WAITING} AND {_READER} = ? ORDER BY updated_at DESC, id DESC LIMIT 1"
    row = next(iter(db.query(query, [json.dumps(documents), reader_id])), None)
    return from_row(OwnWords, row) if row else None


def add(db: Data, draft: OwnWordsDraft) -> str:
    """Keep new words, and give their id."""
    return rows.keep(db, TABLE, to_row(draft))


def change(db: Data, paragraph_id: str, text: str) -> None:
    """Keep what they have become."""
    rows.change(db, TABLE, paragraph_id, {"text": text})


def remove(db: Data, paragraph_id: str) -> None:
    """Put them into the bin."""
    rows.put_in_bin(db, TABLE, [paragraph_id])


def went_out(db: Data, made: Iterable[tuple[Document, str | None]]) -> None:
    """Note of documents made that words went out in them: these words or, where they are not known, those that wait.

    Words that have become others since wait on.
    """
    for document, text in made:
        about = document.reader_id, document.template
        found = waiting_for(db, *about) or waiting_on_other_paper(db, *about)
        if found is not None and text in (None, found.text):
            rows.change(db, TABLE, found.id, {"document_id": document.id})


def of_batch(db: Data, batch_id: str) -> Words:
    """Those that went out in documents of a batch."""
    found = db.query(
        "SELECT p.* FROM paragraphs p JOIN documents d ON d.id = p.document_id"
        " WHERE d.batch_id = ? AND p.deleted_at IS NULL",
        [batch_id],
    )
    return {
        (row["contact_id"] or row["organisation_id"], row["document"]): row["text"] for row in found
    }


def before(db: Data, reader_id: str) -> list[str]:
    """What was written to a person or an organisation before, whatever it was for, newest first."""
    found = db.query(
        f"SELECT text FROM paragraphs WHERE {_READER} = ? AND document_id IS NOT NULL"
        " AND deleted_at IS NULL ORDER BY updated_at DESC, id",
        [reader_id],
    )
    return [row["text"] for row in found]
