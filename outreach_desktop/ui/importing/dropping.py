"""How lists are asked for, and what was dropped."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDropEvent

from outreach_desktop.services.import_kinds import ENDINGS

PATTERN = f"Lists of people ({' '.join(f'*{ending}' for ending in ENDINGS)});;All files (*)"


def dropped(event: QDropEvent) -> list[Path]:
    """The files that are dropped, those that look like lists first; reading says what is none."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return sorted(files, key=lambda file: file.suffix.casefold() not in ENDINGS)


def only_one(files: Sequence[Path]) -> str:
    """Which of several files is looked at; "" where there is one."""
    if len(files) < 2:
        return ""
    return f"Only \u201c{files[0].name}\u201d was taken: drop one list at a time."
