"""Files that hang on a person, an organisation or an event, kept inside the data file."""

from pathlib import Path

from outreach_desktop import given, writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import files
from outreach_desktop.domain.documents.documents import LARGEST_FILE, AttachedFile, file_problems
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.words import say


def attach(db: Data, owner_id: str, name: str, content: bytes) -> AttachedFile:
    """Keep a copy of a file; the original may go. OutreachError where it is empty or too large."""
    stop_for(file_problems(name, len(content)))
    with changing(db, say("Attach {name}", name=name)):
        return files.add(db, owner_id, name, content)


def attach_from(db: Data, owner_id: str, path: Path) -> AttachedFile:
    """Keep a copy of the file at `path`."""
    try:
        found = given.read(path, at_most=LARGEST_FILE)
    except given.TooLargeError as error:
        raise OutreachError(" ".join(file_problems(path.name, error.size))) from error
    except OSError as error:
        raise OutreachError(
            say(
                "\u201c{name}\u201d cannot be read: {reason}.",
                name=path.name,
                reason=error.strerror or error,
            ),
            hint=say("Choose another file, or copy it to this computer first."),
        ) from error
    return attach(db, owner_id, path.name, found)


def attached(db: Data, owner_id: str) -> list[AttachedFile]:
    """The files that hang on a row, by name."""
    return files.of(db, owner_id)


def content(db: Data, file_id: str) -> bytes:
    """The file's bytes."""
    return files.content(db, file_id)


def copy_to(db: Data, file_id: str, path: Path) -> Path:
    """Write a copy to `path`, where nothing may be yet."""
    writing.write_new(path, content(db, file_id))
    return path


def copy_into(db: Data, file_id: str, folder: Path) -> Path:
    """Write a copy into a folder, under its own name as far as every system takes it."""
    name = Path(files.get(db, file_id).name)
    free = writing.free_name(folder, writing.safe_name(name.stem, name.suffix))
    return copy_to(db, file_id, free)


def remove(db: Data, file_id: str) -> None:
    """Put a file into the bin."""
    with changing(db, say("Remove file {name}", name=files.get(db, file_id).name)):
        files.remove(db, [file_id])
