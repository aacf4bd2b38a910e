"""The files that go with letters: which may be chosen, what is wrong with one, and copies of them to print from."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from outreach_desktop import given, writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.making import enclosing
from outreach_desktop.db.subjects import files
from outreach_desktop.domain.documents.before.goes_with import Enclosed
from outreach_desktop.domain.documents.documents import LARGEST_FILE, AttachedFile
from outreach_desktop.services import lent_copies
from outreach_desktop.services.files import attach_from

_LOOKED_AT = 64


def offered(db: Data) -> list[tuple[str, str]]:
    """Id and name of every file that may be enclosed, by name: what hangs on people is about them, and is not among these."""
    return [(one.id, one.name) for one in enclosing.files(db)]


def of_group(db: Data) -> tuple[str, list[AttachedFile]]:
    """The id of what the files of the group itself hang on, and those of them that letters may enclose, by name."""
    return enclosing.group_id(db), enclosing.of_group(db)


def attach(db: Data, path: Path) -> AttachedFile:
    """Keep a copy of a file with the group, to be enclosed again next time."""
    return attach_from(db, enclosing.group_id(db), path)


def kept(db: Data, path: Path) -> AttachedFile:
    """The file of the group that has this name and says the same; it is attached where there is none."""
    try:
        content = given.read(path, at_most=LARGEST_FILE)
    except (OSError, given.TooLargeError):
        return attach(db, path)  # which says what is the matter
    said = hashlib.sha256(content).hexdigest()
    same = (one for one in enclosing.of_group(db) if (one.name, one.sha256) == (path.name, said))
    return next(same, None) or attach(db, path)


def chosen(db: Data, ids: Iterable[str]) -> tuple[Enclosed, ...]:
    """These files, each with how many pages it has, or why they cannot be printed."""
    wanted = list(dict.fromkeys(ids))
    there = {one.id: one for one in enclosing.some(db, wanted)}
    return tuple(
        _looked_at(db, there[one]) if one in there else Enclosed(id=one, file="", why_not="gone")
        for one in wanted
    )


def lent(db: Data, ids: Sequence[str]) -> list[Path]:
    """Copies to print from of those of these that can be printed, in their order."""
    copies = []
    for one in chosen(db, ids):
        if not one.why_not:
            name = Path(one.file)
            path = lent_copies.place() / writing.safe_name(name.stem, ".pdf")
            writing.write_new(path, files.content(db, one.id))
            copies.append(path)
    return copies


_known: dict[str, tuple[int, str]] = {}


def _looked_at(db: Data, file: AttachedFile) -> Enclosed:
    """A file is opened once, whatever is chosen besides it; what it is says its beginning, not its name."""
    if file.sha256 not in _known:
        if len(_known) > _LOOKED_AT:
            _known.clear()
        _known[file.sha256] = _pages(files.content(db, file.id))
    pages, why_not = _known[file.sha256]
    return Enclosed(id=file.id, file=file.name, pages=pages, why_not=why_not)


def _pages(content: bytes) -> tuple[int, str]:
    from outreach_desktop.templates.finished import pdf  # loads a library of its own

    if b"%PDF-" not in content[:1024]:
        return 0, "other"
    try:
        return pdf.pages(content), ""
    except pdf.PdfError as error:
        return 0, error.why
