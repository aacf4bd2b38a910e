"""After a crash, files and timelines agree again."""

import hashlib
from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.db.engine.rows import new_id
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import documents, interactions
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import Document, DocumentState
from outreach_desktop.services import timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests.services.letter_steps import NOW


def announced(
    db: Data, person: Contact, path: Path, content: bytes, thanks_id: str | None = None
) -> Document:
    document = Document(
        id=new_id(),
        contact_id=person.id,
        event_id=None,
        template="Note",
        template_sha256="",
        path=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        state=DocumentState.WRITING,
        made_at=NOW,
        thanks_id=thanks_id,
        reference="NO-2026-0007",
    )
    with changing(db, "Make Note"):
        documents.announce(db, [document])
    return document


def test_after_a_crash_whole_files_are_on_the_timeline_and_halves_are_gone(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    whole, half = tmp_path / "whole.docx", tmp_path / "half.docx"
    whole.write_bytes(b"a letter")
    writing.part_of(half).write_bytes(b"a let")
    owed = interactions.thanks_owed(db, [people[0].id])[people[0].id]
    announced(db, people[0], whole, b"a letter", owed.id)
    announced(db, people[1], half, b"a letter")

    letters.settle(db)

    entry = timeline.of(db, people[0].id)[0]
    assert (entry.summary, entry.detail) == ("Note", "Our reference NO-2026-0007")
    assert documents.of(db, people[0].id)[0].thanks_id == owed.id
    assert interactions.thanks_owed(db, [people[0].id])  # until it is posted
    assert timeline.of(db, people[1].id) == []
    assert [len(documents.of(db, one.id)) for one in people] == [1, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["whole.docx"]
    undo.undo(db)
    undo.undo(db)
    assert len(timeline.of(db, people[0].id)) == 1


def test_a_folder_that_is_not_plugged_in_is_asked_about_again(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    announced(db, people[0], stick / "letter.docx", b"a letter")

    letters.settle(db)
    assert len(documents.writing(db)) == 1

    stick.mkdir()
    (stick / "letter.docx").write_bytes(b"a letter")
    letters.settle(db)
    assert len(documents.of(db, people[0].id)) == 1


def test_somebody_else_s_file_of_that_name_is_not_taken_for_ours(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"theirs")
    announced(db, people[1], path, b"ours")

    letters.settle(db)

    assert documents.of(db, people[1].id) == []
    assert path.read_bytes() == b"theirs"
