"""Documents: announced, then settled."""

from datetime import UTC, date, datetime

from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.documents.documents import Document, DocumentState
from outreach_desktop.services.data_file import Data
from tests.builders import open_evening, person

NOW = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def announced(db: Data, count: int = 1) -> list[Document]:
    ann = person(db)
    found = [
        Document(
            id=rows.new_id(),
            contact_id=ann.id,
            event_id=None,
            template="thank-you",
            template_sha256="a" * 64,
            path=f"/letters/{number}.docx",
            sha256="b" * 64,
            state=DocumentState.WRITING,
            made_at=NOW,
        )
        for number in range(count)
    ]
    with changing(db, "Make letters"):
        documents.announce(db, found)
    return found


def test_an_announced_document_is_being_written_and_on_no_list(db: Data) -> None:
    (document,) = announced(db)

    assert documents.writing(db) == [document]
    assert documents.of(db, document.reader_id) == []


def test_a_document_is_made_or_lost(db: Data) -> None:
    first, second, third = announced(db, 3)

    with changing(db, "Make letters"):
        documents.made(db, [first.id])
        documents.lost(db, [second.id])

    assert documents.writing(db) == [third]
    assert [document.id for document in documents.of(db, first.reader_id)] == [first.id]
    assert documents.get(db, second.id).state is DocumentState.LOST


def test_a_moment_keeps_its_time_zone(db: Data, today: date) -> None:
    (document,) = announced(db)

    assert documents.get(db, document.id).made_at == NOW
    assert open_evening(db, today).date == today
