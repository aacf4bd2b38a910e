"""What the doctor sees of templates, and of the documents made from them."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from outreach_desktop import given
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.documents.documents import LARGEST_DOCUMENT
from outreach_desktop.domain.labour import apart
from outreach_desktop.domain.remarks import Remark, fine, wrong
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import letters, trust
from outreach_desktop.services.making import templates as any_template
from outreach_desktop.services.making.letter_settle import hash_of, settle
from outreach_desktop.words import say, say_many


def templates(db: Data) -> Iterator[Any]:
    """Whether a document can be made from each template that can be chosen."""
    found = letters.choices(db)
    sound = 0
    for choice in found:
        remark = yield from apart(partial(_of_template, choice))
        if remark is None:
            sound += 1
        else:
            yield remark
    if sound == len(found):
        yield fine(
            "templates", say("All {count} documents that can be chosen can be made.", count=sound)
        )
    damaged = len(trust.damaged_copies())
    if damaged:
        yield Remark(
            about="templates",
            message=say_many(
                "{count} kept copy of a tested template cannot be read.",
                "{count} kept copies of tested templates cannot be read.",
                damaged,
            ),
            hint=say("They can be removed here: each is made again when it is needed."),
            mend="templates",
        )


def _of_template(choice: letters.TemplateChoice) -> Remark | None:
    try:
        problems = [one for one in any_template.check(choice.path) if one.stops]
    except OutreachError as error:
        return wrong(
            "templates",
            say(
                "\u201c{title}\u201d cannot be used. {reason}",
                title=choice.title,
                reason=error.message,
            ),
            error.hint,
        )
    if not problems:
        return None
    return wrong(
        "templates",
        say_many(
            "The template \u201c{title}\u201d has {count} mistake: {first}",
            "The template \u201c{title}\u201d has {count} mistakes, the first: {first}",
            len(problems),
            title=choice.title,
            first=problems[0],
        ),
        say("Choose it under Letters, then Show the mistakes in a copy."),
    )


def mend_templates() -> Iterator[str]:
    """Clear damaged copies of tried templates away."""
    cleared = 0
    for path in trust.damaged_copies():
        path.unlink(missing_ok=True)
        cleared += 1
    if cleared:
        yield say_many(
            "{count} damaged copy of a tested template removed.",
            "{count} damaged copies of tested templates removed.",
            cleared,
        )


def documents_made(db: Data) -> Iterator[Any]:
    """Whether the files that timelines speak of are where they were made; who moves them on purpose may."""
    there = 0
    for folder, found in groupby(documents.files(db), lambda row: Path(row[0]).parent):
        files = dict(found)
        states = yield from apart(partial(_states, folder, files))
        there += states["whole"] + states["changed"]
        yield from _of_folder(folder, len(files), states)
    if there:
        yield fine(
            "documents",
            say_many(
                "{count} document is where they were made.",
                "{count} documents are where they were made.",
                there,
            ),
        )
    else:
        yield fine("documents", say("There are no documents to look for."))
    half = len(documents.writing(db))
    if half:
        yield Remark(
            about="documents",
            message=say_many(
                "{count} document was being written when something stopped it.",
                "{count} documents were being written when something stopped it.",
                half,
            ),
            hint=say(
                "Finished documents can be put on the timelines here; unfinished ones are removed."
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
                "No longer in \u201c{folder}\u201d: {documents} of {files}.",
                folder=folder,
                documents=_documents(states["gone"]),
                files=files,
            ),
            say("If you moved or removed them, all is well; the timelines still speak of them."),
        ),
        "changed": (
            say(
                "Changed after they were made, in \u201c{folder}\u201d: {documents} of {files}.",
                folder=folder,
                documents=_documents(states["changed"]),
                files=files,
            ),
            say("That is as it should be if you worked on them in Word."),
        ),
        "unread": (
            say(
                "Cannot be read, in \u201c{folder}\u201d: {documents} of {files}.",
                folder=folder,
                documents=_documents(states["unread"]),
                files=files,
            ),
            say(
                "Close the program that has them open, or ask the person who looks after the folder."
            ),
        ),
    }
    for state, (message, hint) in sentences.items():
        if states[state]:
            yield Remark(about="documents", message=message, hint=hint)


def _documents(count: int) -> str:
    return say_many("{count} document", "{count} documents", count)


def mend_documents(db: Data) -> Iterator[str]:
    """Settle what was being written when something stopped it."""
    before = len(documents.writing(db))
    settle(db)
    settled = before - len(documents.writing(db))
    if settled:
        yield say_many(
            "{count} unfinished document cleared up.",
            "{count} unfinished documents cleared up.",
            settled,
        )
