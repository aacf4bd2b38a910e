"""The Word files of one's own that letters are made of, remembered for each data file on this computer.

They stay where they are, so that a change in Word is in the next letter; those in the folder Templates
beside the data file are listed anyway and need no remembering.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSettings

from outreach_desktop.words import say

_WITHOUT_HIDDEN = say("without hidden text")


def remembered(data_file: Path | None) -> list[Path]:
    """The files added while this data file was open, in that order; some may be gone by now."""
    return _paths(_key(data_file))


def remember(data_file: Path | None, template: Path) -> None:
    """Offer this one from now on."""
    others = [one for one in remembered(data_file) if one != template]
    _keep(_key(data_file), [*others, template])


def forget(data_file: Path | None, template: Path) -> None:
    """Offer it no longer; the file itself stays."""
    _keep(_key(data_file), [one for one in remembered(data_file) if one != template])


def without_hidden(data_file: Path | None) -> list[Path]:
    """The files whose hidden text is left out of the documents made while this data file is open."""
    return _paths(_key(data_file, _WITHOUT_HIDDEN))


def leave_out_hidden(data_file: Path | None, template: Path, *, on: bool) -> None:
    """Leave the hidden text of this file out from now on, or not."""
    others = [one for one in without_hidden(data_file) if one != template]
    _keep(_key(data_file, _WITHOUT_HIDDEN), [*others, template] if on else others)


def _paths(key: str) -> list[Path]:
    kept = QSettings().value(key, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(name)) for name in names]


def _keep(key: str, templates: list[Path]) -> None:
    QSettings().setValue(key, [str(one) for one in templates])


def _key(data_file: Path | None, what: str = "own") -> str:
    return f"letters/{what}/{hashlib.sha256(str(data_file).encode()).hexdigest()[:24]}"
