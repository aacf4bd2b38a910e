"""The Word files of one's own that letters are made of, remembered for each data file on this computer.

They stay where they are, so that a change in Word is in the next letter; those in the folder Templates
beside the data file are listed anyway and need no remembering.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSettings


def remembered(data_file: Path | None) -> list[Path]:
    """The files added while this data file was open, in that order; some may be gone by now."""
    kept = QSettings().value(_key(data_file), [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(name)) for name in names]


def remember(data_file: Path | None, template: Path) -> None:
    """Offer this one from now on."""
    others = [one for one in remembered(data_file) if one != template]
    _keep(data_file, [*others, template])


def forget(data_file: Path | None, template: Path) -> None:
    """Offer it no longer; the file itself stays."""
    _keep(data_file, [one for one in remembered(data_file) if one != template])


def _keep(data_file: Path | None, templates: list[Path]) -> None:
    QSettings().setValue(_key(data_file), [str(one) for one in templates])


def _key(data_file: Path | None) -> str:
    return f"letters/own/{hashlib.sha256(str(data_file).encode()).hexdigest()[:24]}"
