"""A data file as a group has it, to be spoilt, carried about and put back; and a walk through all that is in it."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach_desktop.db.beside import seal
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    files,
    finding,
    group,
    organisations,
    undo,
)
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.opening import open_data

TODAY = date(2026, 3, 2)
PEOPLE = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of a data file at rest and of the seal beside it."""

    data: bytes
    seal: bytes

    def put(self, path: Path, *, sealed: bool = True) -> None:
        """Lay them at `path`, as they were closed."""
        path.write_bytes(self.data)
        if sealed:
            seal.place(path).write_bytes(self.seal)


def kept(path: Path) -> Kept:
    """What lies at `path`, closed."""
    return Kept(data=path.read_bytes(), seal=seal.place(path).read_bytes())


def make(path: Path) -> Kept:
    """A data file of twelve people with places, calls, an event, an attached file and something undone."""
    db = open_data(path, remember=False)
    place = builders.organisation(db)
    evening = builders.open_evening(db, TODAY)
    for number in range(PEOPLE):
        person = builders.person(db, f"O'Neil {number}", notes="met in Hereford", tags=("core",))
        builders.role(db, person, place, title="Nurse")
        builders.call(db, person, TODAY, f"Rang {number}")
    ids = contacts.find(db, today=TODAY)
    events.add_participants(db, evening.id, ids[:5])
    files.attach(db, ids[0], "leaflet.txt", b"Come to our open evening. " * 40)
    contacts.remove(db, ids[:1])
    undo.undo(db)
    data_file.close(db)
    return kept(path)


def walk(db: Data) -> int:
    """Read everything a person could look at, as the screens do; gives the number of people."""
    ids = contacts.find(db, today=TODAY)
    contacts.rows(db, ids, today=TODAY)
    for each in ids:
        contacts.card(db, each, today=TODAY)
        for file in files.attached(db, each):
            files.content(db, file.id)
    for row in organisations.tree(db, today=TODAY):
        organisations.card(db, row.organisation.id, today=TODAY)
    for event in (*events.upcoming(db, today=TODAY), *events.past(db, today=TODAY)):
        events.participants(db, event.event.id, today=TODAY)
    group.profile(db)
    group.senders(db)
    finding.found(db, "neil", today=TODAY)
    undo.history(db)
    return len(ids)


def lies_in(folder: Path) -> dict[str, bytes]:
    """Everything in `folder`, save for locks, as it is on the disk."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


def emptied(folder: Path) -> Path:
    """`folder`, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
