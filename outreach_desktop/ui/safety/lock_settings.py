"""When the screen is locked: kept in the settings of this computer, because it belongs to the desk and not to the file."""

from PySide6.QtCore import QSettings

MOST_MINUTES = 240
MOST_COUNTED = 1000
"""Wrong tries: the pause after them has long been the longest."""


def minutes() -> int:
    """After how many minutes without a key or a click; 0 for never."""
    told = str(QSettings().value("lock/minutes", 0))
    return min(int(told), MOST_MINUTES) if told.isdigit() else 0


def when_minimised() -> bool:
    """Whether it is locked when the window is minimised."""
    return _yes("lock/minimised")


def at_start() -> bool:
    """Whether the passphrase is asked for before anything is shown."""
    return _yes("lock/at_start")


def passphrase() -> str:
    """What is kept of the passphrase; "" where there is none."""
    return str(QSettings().value("lock/passphrase", "") or "")


def keep(*, minutes: int, when_minimised: bool, at_start: bool) -> None:
    """Remember when it is locked."""
    QSettings().setValue("lock/minutes", minutes)
    QSettings().setValue("lock/minimised", when_minimised)
    QSettings().setValue("lock/at_start", at_start)


def keep_passphrase(kept: str) -> None:
    """Remember what is kept of a passphrase, "" for none from now on."""
    if kept:
        QSettings().setValue("lock/passphrase", kept)
    else:
        QSettings().remove("lock/passphrase")
    keep_wrong_tries(0)


def was_left_locked() -> bool:
    """Whether the program ended while the screen was locked, or is locked in another window now."""
    return _yes("lock/locked")


def keep_locked(*, locked: bool) -> None:
    """Remember that the screen is locked, so that a new start is no way past it."""
    if locked:
        QSettings().setValue("lock/locked", "true")
    else:
        QSettings().remove("lock/locked")


def wrong_tries() -> int:
    """How many wrong passphrases were typed in a row, in any window and before a new start too."""
    told = str(QSettings().value("lock/wrong", 0))
    return min(int(told), MOST_COUNTED) if told.isdecimal() else 0


def keep_wrong_tries(count: int) -> None:
    """Remember it, so that a new start gives no new tries; 0 once the right one was typed."""
    if count:
        QSettings().setValue("lock/wrong", count)
    else:
        QSettings().remove("lock/wrong")
    QSettings().sync()


def file_name() -> str:
    """The file that these settings are in."""
    return QSettings().fileName()


def _yes(key: str) -> bool:
    return str(QSettings().value(key, "false")).casefold() == "true"
