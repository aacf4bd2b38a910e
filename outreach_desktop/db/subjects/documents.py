"""Documents made. A file and a row cannot be written together, so a row is announced, then settled."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.documents.documents import Document, DocumentState


def announce(db: Data, documents: Sequence[Document]) -> None:
    """Keep documents whose files are about to be written, with the names and hashes they will have.

    Their ids are given by the caller (`rows.new_id`): a file may carry its own reference.
    """
    rows.keep_all(
        db,
        "documents",
        (
            {"id": document.id, **to_row(document), "state": DocumentState.WRITING}
            for document in documents
        ),
    )


def made(db: Data, ids: Iterable[str]) -> None:
    """The files of these documents stand where they were announced."""
    _settle(db, ids, DocumentState.MADE)


def lost(db: Data, ids: Iterable[str]) -> None:
    """The files of these documents were never finished."""
    _settle(db, ids, DocumentState.LOST)


def writing(db: Data) -> list[Document]:
    """The documents that were announced and not settled: something stopped in between."""
    found = db.query("SELECT * FROM documents WHERE state = 'writing' AND deleted_at IS NULL")
    return [from_row(Document, row) for row in found]


def is_anything_begun(db: Data) -> bool:
    """Whether a document, or a batch of them, was begun and has not come to its end."""
    asked = (
        "SELECT EXISTS (SELECT 1 FROM documents WHERE state = 'writing')"
        " OR EXISTS (SELECT 1 FROM batches WHERE ended_at IS NULL)"
    )
    return bool(db.execute(asked).fetchone()[0])


def of(db: Data, contact_id: str) -> list[Document]:
    """The documents made for a person, newest first; those for a whole household are for each who lives there."""
    found = db.query(
        "SELECT * FROM documents WHERE (contact_id = :one OR id IN (SELECT document_id FROM interactions"
        " WHERE contact_id = :one AND document_id IS NOT NULL AND deleted_at IS NULL))"
        " AND state = 'made' AND deleted_at IS NULL ORDER BY made_at DESC, path",
        {"one": contact_id},
    )
    return [from_row(Document, row) for row in found]


def of_batch(db: Data, batch_id: str) -> list[Document]:
    """The documents of one press of Make that are on timelines, in the order they were made in."""
    found = db.query(
        "SELECT * FROM documents WHERE batch_id = ? AND state = 'made' AND deleted_at IS NULL"
        " ORDER BY made_at, rowid",
        [batch_id],
    )
    return [from_row(Document, row) for row in found]


def of_files(db: Data, paths: Iterable[str]) -> list[Document]:
    """The documents that stand in these files, in the order they were made in; a printable file holds several."""
    return _those(db, "path", paths)


def of_ids(db: Data, ids: Iterable[str]) -> list[Document]:
    """These documents, in the order they were made in, without those that are gone."""
    return _those(db, "id", ids)


def _those(db: Data, column: str, values: Iterable[str]) -> list[Document]:
    found = db.query(
        f"SELECT * FROM documents WHERE {column} IN (SELECT value FROM json_each(?))"
        " AND state = 'made' AND deleted_at IS NULL ORDER BY made_at, rowid",
        [json.dumps(list(values))],
    )
    return [from_row(Document, row) for row in found]


def thanking(db: Data, interaction_ids: Iterable[str]) -> dict[str, datetime]:
    """When a document was made that gives thanks for one of these and has not gone out, by what it thanks for."""
    found = db.execute(
        "SELECT thanks_id, max(made_at) FROM documents WHERE state = 'made' AND deleted_at IS NULL"
        " AND sent_on IS NULL AND thanks_id IN (SELECT value FROM json_each(?)) GROUP BY thanks_id",
        [json.dumps(list(interaction_ids))],
    )
    return {thanks_id: datetime.fromisoformat(made_at) for thanks_id, made_at in found}


def unread(db: Data, *, at_most: int) -> list[Document]:
    """Documents of which nobody has read yet what they say, the oldest first."""
    found = db.query(
        "SELECT * FROM documents WHERE words IS NULL AND state = 'made' AND deleted_at IS NULL"
        " ORDER BY made_at LIMIT ?",
        [at_most],
    )
    return [from_row(Document, row) for row in found]


def keep_words(db: Data, words: Mapping[str, str]) -> None:
    """Keep what these documents say, by their ids."""
    for document_id, text in words.items():
        db.execute("UPDATE documents SET words = ? WHERE id = ?", [text, document_id])


def printed(db: Data, ids: Sequence[str], on: date) -> int:
    """Keep the day on which these were printed last, and tell how many did not have it."""
    return rows.change_all(db, "documents", ids, "printed_on", on.isoformat())


def sent(db: Data, ids: Sequence[str], on: date | None) -> int:
    """Keep the day on which these went out, None where they did not; tell how many did not have it."""
    day = on.isoformat() if on else None
    return rows.change_all(db, "documents", ids, "sent_on", day)


def sent_by_batch(db: Data) -> dict[str, tuple[int, int]]:
    """How many documents of each press of Make are on timelines, and how many of them went out."""
    found = db.execute(
        "SELECT batch_id, count(*), count(sent_on) FROM documents WHERE batch_id IS NOT NULL"
        " AND state = 'made' AND deleted_at IS NULL GROUP BY batch_id"
    )
    return {batch_id: (made, sent) for batch_id, made, sent in found}


def readers(db: Data, path: str) -> int:
    """For how many people and organisations the file at this path was made; documents for nobody count as one."""
    count: int = db.execute(
        "SELECT count(DISTINCT coalesce(contact_id, organisation_id, '')) FROM documents"
        " WHERE path = ? AND state = 'made' AND deleted_at IS NULL",
        [path],
    ).fetchone()[0]
    return count


def sharing(db: Data, path: str) -> int:
    """How many documents stand in the file at this path: a printable file holds several people."""
    count: int = db.execute(
        "SELECT count(*) FROM documents WHERE path = ? AND state = 'made' AND deleted_at IS NULL",
        [path],
    ).fetchone()[0]
    return count


def files(db: Data) -> list[tuple[str, str]]:
    """Path and hash of every file that timelines speak of, folder by folder; a printable file is one."""
    return db.execute(
        "SELECT path, max(sha256) FROM documents WHERE state = 'made' AND deleted_at IS NULL"
        " GROUP BY path ORDER BY path"
    ).fetchall()


def last_number(db: Data, year: int) -> int:
    """The highest number that a reference of this year has, those in the bin and those never finished too.

    It is at least the number of documents begun: the oldest do not know their reference.
    """
    number: int = db.execute(
        "SELECT max(count(*), coalesce(max(CAST(substr(reference, instr(reference, :year) + length(:year))"
        " AS INTEGER)), 0)) FROM documents WHERE made_at >= :from AND made_at < :until",
        {"year": f"-{year}-", "from": f"{year:04}", "until": f"{year + 1:04}"},
    ).fetchone()[0]
    return number


def get(db: Data, document_id: str) -> Document:
    """The document with this id."""
    return from_row(Document, rows.one(db, "documents", document_id))


def _settle(db: Data, ids: Iterable[str], state: DocumentState) -> None:
    db.execute(
        f"UPDATE documents SET state = ?, updated_at = {rows.CLOCK}"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [state, json.dumps(list(ids))],
    )
