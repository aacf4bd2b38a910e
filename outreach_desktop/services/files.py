"""Files that hang on a person, an organisation or an event, kept inside the data file."""

from outreach_desktop.db import files
from outreach_desktop.db.connection import Data
from outreach_desktop.db.journal import changing
from outreach_desktop.domain.documents import AttachedFile, file_problems
from outreach_desktop.errors import stop_for


def attach(db: Data, owner_id: str, name: str, content: bytes) -> AttachedFile:
    """Keep a copy of a file; the original may go. OutreachError where it is empty or too large."""
    stop_for(file_problems(name, len(content)))
    with changing(db, f"Attach {name}"):
        return files.add(db, owner_id, name, content)


def attached(db: Data, owner_id: str) -> list[AttachedFile]:
    """The files that hang on a row, by name."""
    return files.of(db, owner_id)


def content(db: Data, file_id: str) -> bytes:
    """The file's bytes."""
    return files.content(db, file_id)


def remove(db: Data, file_id: str) -> None:
    """Put a file into the bin."""
    with changing(db, f"Remove file {files.get(db, file_id).name}"):
        files.remove(db, [file_id])
