"""What was dropped on the window, and how lists are asked for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDropEvent

from outreach_desktop.services.data_file import SUFFIX
from outreach_desktop.services.importing.import_kinds import ENDINGS
from outreach_desktop.words import say

WORD_ENDINGS = (".docx", ".dotx")
PATTERN = say(
    "Lists of people ({endings});;All files (*)",
    endings=" ".join(f"*{ending}" for ending in ENDINGS),
)


def dropped(event: QDropEvent) -> list[Path]:
    """The files that are dropped, those that look like lists first; reading says what is none.

    What is dragged within the window is no list that comes in.
    """
    if event.source() is not None:
        return []
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return sorted(files, key=lambda file: file.suffix.casefold() not in ENDINGS)


def is_data_file(file: Path) -> bool:
    """Whether this is opened, and no list."""
    return file.suffix.casefold() == SUFFIX


def word_files(files: Sequence[Path]) -> list[Path]:
    """Those that are taken as documents to make."""
    return [file for file in files if file.suffix.casefold() in WORD_ENDINGS]


def only_one(files: Sequence[Path]) -> str:
    """Which of several files is looked at; "" where there is one."""
    if len(files) < 2:
        return ""
    return say("Only \u201c{name}\u201d was taken: drop one list at a time.", name=files[0].name)
