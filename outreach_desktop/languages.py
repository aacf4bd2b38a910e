"""Which language the program speaks: the one chosen in the View menu, else that of the computer, else English."""

import contextlib
import os
import sys
from pathlib import Path

from outreach_desktop import paths
from outreach_desktop.words import pseudo, saying

NAMES = {"en": "English", "de": "Deutsch"}
"""What each is called by those who speak it."""
_FILE = "language.txt"


def offered() -> tuple[str, ...]:
    """The languages there is something to choose from, English first."""
    return (saying.ENGLISH, *saying.translated())


def chosen() -> str:
    """What was chosen for this computer's user; "" for the computer's own."""
    if not paths.is_in_sight(_file()):
        return ""
    with contextlib.suppress(OSError, ValueError):
        kept = _file().read_text(encoding="utf-8").strip()
        if kept in offered():
            return kept
    return ""


def choose(language: str) -> None:
    """Speak this language from the next start on; "" for the computer's own."""
    from outreach_desktop import writing

    _file().parent.mkdir(parents=True, exist_ok=True)
    writing.write_over(_file(), f"{language}\n".encode())


def settle() -> None:
    """Choose for this process and those it starts, before the first sentence is said."""
    asked = os.environ.get(saying.VARIABLE, "")
    if asked not in (*offered(), *pseudo.LANGUAGES):
        os.environ[saying.VARIABLE] = chosen() or of_computer()


def of_computer() -> str:
    """The first language of the computer's settings that the program speaks."""
    for name in _told():
        known = name.replace("_", "-").partition(".")[0].partition("-")[0].lower()
        if known in offered():
            return known
    return saying.ENGLISH


def _told() -> list[str]:
    if sys.platform == "win32":
        import ctypes
        import locale

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return [locale.windows_locale.get(number, "")]
    listed = os.environ.get("LANGUAGE", "").split(":")
    first = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return [*listed, first] if first not in ("C", "POSIX") else [first]


def _file() -> Path:
    return paths.settings_folder() / _FILE
