"""What the doctor sees of templates, and of the documents made from them."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from outreach_desktop import given
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.documents.documents import LARGEST_DOCUMENT
from outreach_desktop.domain.remarks import Remark, fine, wrong
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import letters, trust
from outreach_desktop.services.making import templates as any_template
from outreach_desktop.services.making.letter_settle import hash_of, settle
from outreach_desktop.words import local, say


def templates(db: Data) -> Iterator[Remark]:
    """Whether a document can be made from each template that can be chosen."""
    found = letters.choices(db)
    sound = 0
    for choice in found:
        remark = _of_template(choice)
        if remark is None:
            sound += 1
        else:
            yield remark
    if sound == len(found):
        yield fine(
            "templates", say("All {sound} documents that can be chosen can be made.", sound=sound)
        )
    damaged = len(trust.damaged_copies())
    if damaged:
        yield Remark(
            about="templates",
            message=f"{local.plural(damaged, 'kept copy', 'kept copies')} of tried templates cannot be read.",
            hint=say("They can be cleared away here: each is made again when it is wanted."),
            mend="templates",
        )


def _of_template(choice: letters.TemplateChoice) -> Remark | None:
    called = f"\u201c{choice.title}\u201d"
    try:
        problems = [one for one in any_template.check(choice.path) if one.stops]
    except OutreachError as error:
        return wrong("templates", f"{called} cannot be used. {error.message}", error.hint)
    if not problems:
        return None
    mistakes = local.plural(len(problems), "mistake", "mistakes")
    first = ", the first" if len(problems) > 1 else ""
    return wrong(
        "templates",
        f"The template {called} has {mistakes}{first}: {problems[0]}",
        say("Choose it under Letters, and have the mistakes shown in Word."),
    )


def mend_templates() -> Iterator[str]:
    """Clear damaged copies of tried templates away."""
    cleared = 0
    for path in trust.damaged_copies():
        path.unlink(missing_ok=True)
        cleared += 1
    if cleared:
        yield f"{local.plural(cleared, 'damaged copy', 'damaged copies')} of tried templates cleared away."


def documents_made(db: Data) -> Iterator[Remark]:
    """Whether the files that timelines speak of are where they were made; who moves them on purpose may."""
    there = 0
    for folder, found in groupby(documents.files(db), lambda row: Path(row[0]).parent):
        files = dict(found)
        states = _states(folder, files)
        there += states["whole"] + states["changed"]
        yield from _of_folder(folder, len(files), states)
    if there:
        yield fine(
            "documents",
            f"{local.plural(there, 'document is', 'documents are')} where they were made.",
        )
    else:
        yield fine("documents", say("There are no documents to look for."))
    half = len(documents.writing(db))
    if half:
        yield Remark(
            about="documents",
            message=f"{local.plural(half, 'document was', 'documents were')} being written when something stopped it.",
            hint=say(
                "What is whole can be put on the timelines here, what is not is cleared away."
            ),
            mend="documents",
        )
    for batch in letters.unfinished(db):
        hint = say("Finish these, or discard them, on the page Letters.")
        yield Remark(about="documents", message=letters.told(batch), hint=hint)


def _states(folder: Path, files: dict[str, str]) -> Counter[str]:
    if not folder.is_dir():
        return Counter(unseen=len(files))
    return Counter(_state(Path(path), sha256) for path, sha256 in files.items())


def _state(path: Path, sha256: str) -> str:
    try:
        found = given.read(path, at_most=LARGEST_DOCUMENT)
        return "whole" if hash_of(found) == sha256 else "changed"
    except FileNotFoundError:
        return "gone"
    except given.TooLargeError:
        return "changed"
    except (OSError, OutreachError):
        return "unread"


def _of_folder(folder: Path, files: int, states: Counter[str]) -> Iterator[Remark]:
    """What is not as it was made, in one folder."""
    where = f"in \u201c{folder}\u201d"
    sentences = {
        "unseen": (
            say(
                "The folder \u201c{folder}\u201d with {documents} is not there.",
                folder=folder,
                documents=_documents(files),
            ),
            say("Connect its disk to see them. If you moved or removed it, all is well."),
        ),
        "gone": (
            say(
                "No longer {where}: {documents} of {files}.",
                where=where,
                documents=_documents(states["gone"]),
                files=files,
            ),
            say("If you moved or removed them, all is well; the timelines still speak of them."),
        ),
        "changed": (
            say(
                "Changed after they were made, {where}: {documents} of {files}.",
                where=where,
                documents=_documents(states["changed"]),
                files=files,
            ),
            say("That is as it should be if you worked on them in Word."),
        ),
        "unread": (
            say(
                "Cannot be read, {where}: {documents} of {files}.",
                where=where,
                documents=_documents(states["unread"]),
                files=files,
            ),
            say("Close the program that has them open, or ask who looks after the folder."),
        ),
    }
    for state, (message, hint) in sentences.items():
        if states[state]:
            yield Remark(about="documents", message=message, hint=hint)


def _documents(count: int) -> str:
    return local.plural(count, "document", "documents")


def mend_documents(db: Data) -> Iterator[str]:
    """Settle what was being written when something stopped it."""
    before = len(documents.writing(db))
    settle(db)
    settled = before - len(documents.writing(db))
    if settled:
        yield f"{local.plural(settled, 'half-written document', 'half-written documents')} settled."
