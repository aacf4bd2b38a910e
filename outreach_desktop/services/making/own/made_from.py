"""What copies of the program\u2019s documents were made from, noted beside them: by it is known which of them are old.

The notes lie in a folder of their own in Templates, so that they go where the copies go, by the names of the files. One
that was given another name, or was saved under a second one, is known by the mark in it. A copy without a note and without
a mark is a document of the group's own like any other.
"""

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from outreach_desktop import given, writing
from outreach_desktop.domain.documents.documents import LARGEST_FILE
from outreach_desktop.domain.documents.shipped import BY_NAME
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import trust
from outreach_desktop.templates.renewing.mark import StarterMark, mark_of

NOTES: Final = ".Made from"
"""The folder of the notes."""
_LIST: Final = "copies.json"
_LARGEST_LIST: Final = 1 << 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """A copy: the name of the document, the hash of it as it came with the program, and the hash of the copy as it was written."""

    document: str
    shipped: str
    copy: str


def shipped(name: str) -> bytes:
    """The document of this name as it comes with the program."""
    return given.read(trust.STARTERS / f"{name}.docx", at_most=LARGEST_FILE)


def version(name: str) -> str:
    """The hash by which another version of it is known."""
    return hash_of(shipped(name))


def hash_of(content: bytes) -> str:
    """The hash of a file's content."""
    return hashlib.sha256(content).hexdigest()


def noted(folder: Path) -> dict[str, MadeFrom]:
    """By the names of the files in this folder, what they were made from; none where nothing can be read of it."""
    path = folder / NOTES / _LIST
    try:
        kept = json.loads(given.read(path, at_most=_LARGEST_LIST, is_note=True))
        return {
            str(name): MadeFrom(**one) for name, one in kept.items() if one["document"] in BY_NAME
        }
    except FileNotFoundError:
        return {}
    except (
        OSError,
        OutreachError,
        given.TooLargeError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ) as error:
        _log.info("The notes of copies could not be read: %s", type(error).__name__)
        return {}


def known(folder: Path) -> dict[str, MadeFrom]:
    """The same, and among them those that have another name now."""
    notes = noted(folder)
    found = dict(notes)
    for path in sorted(folder.glob("*.docx")):
        if path.name in notes or path.name.startswith("~$"):
            continue
        try:
            mark = mark_of(given.read(path, at_most=LARGEST_FILE))
        except (OSError, OutreachError, given.TooLargeError):
            continue  # Word holds it: the next time
        if mark is not None and mark.starter in BY_NAME:
            found[path.name] = _of_mark(folder, notes, mark)
    return found


def _of_mark(folder: Path, notes: Mapping[str, MadeFrom], mark: StarterMark) -> MadeFrom:
    """The note of the copy that this is: of one whose file is gone, else of one that was made from the same version."""
    of_it = [(name, one) for name, one in notes.items() if one.document == mark.starter]
    gone = [one for name, one in of_it if not (folder / name).exists()]
    same = [one for _, one in of_it if _version_of(folder, one) == mark.version]
    both = [one for one in gone if one in same]
    for candidates in (both, gone, same):
        if candidates:
            return candidates[-1]
    return MadeFrom(document=mark.starter, shipped=mark.version, copy="")


def _version_of(folder: Path, one: MadeFrom) -> str:
    """Of the document that a copy was made from, as the mark in it says."""
    copied = as_copied(folder, one)
    mark = None if copied is None else mark_of(copied)
    return one.shipped if mark is None else mark.version


def as_copied(folder: Path, one: MadeFrom) -> bytes | None:
    """The copy as it was written; None where that was not kept, or is another file by now."""
    try:
        content = given.read(folder / NOTES / f"{one.copy}.docx", at_most=LARGEST_FILE)
    except (OSError, OutreachError, given.TooLargeError):
        return None
    return content if hash_of(content) == one.copy else None


def note(path: Path, document: str, content: bytes) -> None:
    """This file was made from the document as it comes with the program now; `content` is what a copy is."""
    one = MadeFrom(document=document, shipped=version(document), copy=hash_of(content))
    folder = path.parent / NOTES
    writing.make_folder(folder)
    kept = folder / f"{one.copy}.docx"
    if not kept.exists():
        writing.write_new(kept, content)
    keep(path.parent, {**noted(path.parent), path.name: one})


def keep(folder: Path, notes: Mapping[str, MadeFrom]) -> None:
    """Keep the notes of these files, and no others."""
    said = json.dumps({name: asdict(one) for name, one in notes.items()}, ensure_ascii=False)
    writing.write_over(folder / NOTES / _LIST, f"{said}\n".encode())
