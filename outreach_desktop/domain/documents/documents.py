"""Documents made: which file was made for whom, from which template."""

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from outreach_desktop.domain.documents import pictures
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.domain.fields import Field, FieldKind, described, in_words
from outreach_desktop.words import say

# A data file is copied whole for every backup, so one scan must not make it ten times as large.
LARGEST_FILE = 25 * 1024 * 1024
LARGEST_DOCUMENT = 500 * 1024 * 1024
"""Bytes of one that is read again: a printable file for hundreds of people has fewer."""
NOBODY = "nobody"
"""What stands for an id where a document is for no one: a sheet, a poster, a script."""
COPY_MARK = " (copy)"
"""What stands behind our reference where a document is a copy of a letter to someone else, in every language."""
# A logo goes into every letter, so a thousand letters hold it a thousand times.
LARGEST_PICTURE = 5 * 1024 * 1024

# What is read, not run. Anything else attached to a file that came by e-mail may be a program.
_READ = frozenset(
    [
        "pdf",
        "doc",
        "docx",
        "dotx",
        "odt",
        "rtf",
        "txt",
        "md",
        "csv",
        "tsv",
        "xls",
        "xlsx",
        "ods",
        "ppt",
        "pptx",
        "odp",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "webp",
        "heic",
        "eml",
        "msg",
        "ics",
        "vcf",
        "mp3",
        "m4a",
        "wav",
        "mp4",
        "mov",
    ]
)


FIELDS = described(
    Field(
        "template",
        say("Template"),
        values=tuple((one.kept, one.title) for one in SHIPPED),
    ),
    Field("reference", say("Reference")),
    Field("organisation_id", say("Organisation"), FieldKind.REFERENCE),
    Field("event_id", say("Event"), FieldKind.REFERENCE),
    Field("thanks_id", say("Thanks for"), FieldKind.REFERENCE),
    Field(
        "state",
        say("State"),
        values=(
            ("writing", say("being written")),
            ("made", say("written")),
            ("lost", say("could not be written")),
        ),
    ),
    Field("made_at", say("Made at"), FieldKind.MOMENT),
    Field("path", say("File")),
    Field("printed_on", say("Printed on"), FieldKind.DATE),
    Field("sent_on", say("Sent on"), FieldKind.DATE),
    Field("words", say("What it says")),
)
FILE_FIELDS = described(Field("name", say("Name")), Field("size", say("Size"), FieldKind.NUMBER))


def title_in_words(title: str) -> str:
    """What people read for the title of a template: our own in their language, the group's as it is called."""
    return in_words(FIELDS["template"], title)


class DocumentState(StrEnum):
    """A document is announced before its file is written, and settled afterwards."""

    WRITING = "writing"
    MADE = "made"
    LOST = "lost"


class DocumentStage(StrEnum):
    """How far a document that is there has come on its way to the reader.

    This is never stored, because it follows from two days: so it cannot say anything else than they do. `DocumentState`
    is about the file on this computer and stays as it is when the paper is in the post.
    """

    DRAFTED = "drafted"
    PRINTED = "printed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file made for a person, an organisation or nobody. `path` is absolute; `sha256` is of the finished file."""

    id: str
    contact_id: str | None = None
    """Whom it is for; None where it is for an organisation, or for nobody."""
    organisation_id: str | None = None
    event_id: str | None
    template: str
    template_sha256: str
    path: str
    sha256: str
    state: DocumentState
    made_at: datetime
    thanks_id: str | None = None
    """The interaction it gives thanks for."""
    reference: str = ""
    """Ours, as printed on it: “TY-2026-0147”."""
    batch_id: str | None = None
    """The press of Make that it belongs to."""
    printed_on: date | None = None
    """The last day on which the program printed it."""
    sent_on: date | None = None
    """The day on which it went out, which is the one that counts as a contact."""

    @property
    def reader_id(self) -> str:
        """The id of whom it is for, which `NOBODY` has too."""
        return self.contact_id or self.organisation_id or NOBODY

    @property
    def stage(self) -> DocumentStage:
        """Drafted, printed or sent. What went out without being printed here was printed elsewhere, and is sent."""
        if self.sent_on is not None:
            return DocumentStage.SENT
        return DocumentStage.DRAFTED if self.printed_on is None else DocumentStage.PRINTED


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file kept inside the data file; `owner_id` is the row it hangs on."""

    id: str
    owner_id: str
    name: str
    media_type: str
    size: int
    sha256: str


def file_problems(name: str, size: int) -> list[str]:
    """What stops a file from being kept inside the data file, in reading order."""
    found = [] if name.strip() else [say("Give the file a name.")]
    if size == 0:
        found.append(say("Choose a file that is not empty."))
    if size > LARGEST_FILE:
        found.append(
            say(
                "Choose a file of at most {limit} MB; this one has {size} MB.",
                limit=_mb(LARGEST_FILE),
                size=_mb(size),
            )
        )
    return found


def opens_safely(name: str) -> bool:
    """Whether a file of this name is read by its program rather than run."""
    stem, _, ending = name.rpartition(".")
    return bool(stem) and ending.strip().casefold() in _READ


def picture_problems(name: str, content: bytes) -> list[str]:
    """What stops a picture from being printed in letters, in reading order."""
    if not picture_type(content):
        return [
            say("Choose a PNG or JPEG picture: Word cannot print \u201c{name}\u201d.", name=name)
        ]
    return (
        picture_size_problems(len(content))
        or pictures.size_problems(content)
        or whole_picture_problems(name, content)
    )


def whole_picture_problems(name: str, content: bytes) -> list[str]:
    """What stops a picture that begins as one and is not whole."""
    if pictures.is_whole(content) and pictures.is_as_written(content):
        return []
    wrong = say("Choose another picture: \u201c{name}\u201d is incomplete or damaged.", name=name)
    return [
        wrong,
        say("Copy it again from where it came from, or save it again in another program."),
    ]


def picture_size_problems(size: int) -> list[str]:
    """What stops a picture of so many bytes, known before it is read."""
    if size <= LARGEST_PICTURE:
        return []
    limit, found = _mb(LARGEST_PICTURE), _mb(size)
    return [
        say(
            "Choose a picture of at most {limit} MB; this one has {size} MB.",
            limit=limit,
            size=found,
        )
    ]


def picture_type(content: bytes) -> str:
    """The media type of a picture Word can print, "" for anything else; the name is not trusted."""
    kind = pictures.kind_of(content)
    return f"image/{kind}" if kind in pictures.PRINTED_BY_WORD else ""


def _mb(size: int) -> int:
    return math.ceil(size / 2**20)
