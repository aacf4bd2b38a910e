"""Everything held about one person as a file: JSON, Word or PDF, by the ending of its name."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.documents.papers import OwnPaper
from outreach_desktop.domain.holding.held import HeldOn, to_look_through
from outreach_desktop.domain.labour import Steps, apart
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.holding import collecting, telling
from outreach_desktop.services.making import paper_pages
from outreach_desktop.words import say

KINDS: Final = {".json": "JSON", ".pdf": "PDF", ".docx": "Word"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A file that was written. `entries` is how many rows are told in it, `look_through` what is to be read first."""

    path: Path
    kind: str
    name: str
    entries: int
    look_through: tuple[str, ...]


def kind_of(path: Path) -> str:
    """What the ending of a name asks for. OutreachError where nothing goes by it."""
    if kind := KINDS.get(path.suffix.casefold()):
        return kind
    raise OutreachError(
        say("\u201c{name}\u201d does not say what kind of file it is to be.", name=path.name),
        hint=say("Let its name end in .json, .pdf or .docx."),
    )


def write(db: Data, path: Path, contact_id: str, *, today: dt.date) -> Steps[HandedOut]:
    """Write all that is held about a person to a new file, in steps; OutreachError where it cannot be, never over another."""
    kind = kind_of(path)
    held = yield from collecting.collected(db, contact_id, today=today)
    content = yield from apart(partial(content_of, held, kind))
    writing.write_new(path, content)
    return HandedOut(
        path=path,
        kind=kind,
        name=held.name,
        entries=held.count,
        look_through=tuple(to_look_through(held)),
    )


def content_of(held: HeldOn, kind: str) -> bytes:
    """The bytes of the file."""
    if kind == "JSON":
        text = json.dumps(telling.as_json(held), ensure_ascii=False, indent=2)
        return f"{text}\n".encode()
    paper: OwnPaper = telling.paper(held)
    return paper_pages.as_word(paper) if kind == "Word" else paper_pages.as_pdf(paper)
