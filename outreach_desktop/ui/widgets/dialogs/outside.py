"""Files and folders are shown by the other programs of this computer; where there is none for them, that is said."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import is_in_sight
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.words import say


def is_opened(path: Path) -> bool:
    """Hand it to the program that is there for its kind; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_outside(window: QWidget, path: Path) -> None:
    """Open a file or folder elsewhere; where that cannot be, say in front of `window` why, and the next step."""
    if not is_in_sight(path):
        messages.tell(
            window,
            OutreachError(
                say(
                    "\u201c{name}\u201d is no longer in \u201c{folder}\u201d.",
                    name=path.name,
                    folder=path.parent,
                ),
                hint=say("It was moved, renamed or deleted there."),
            ),
        )
    elif not is_opened(path):
        messages.tell(window, _no_program(path))


def _no_program(path: Path) -> OutreachError:
    if path.is_dir():
        return OutreachError(
            say("No program on this computer shows folders."),
            hint=say("It is \u201c{path}\u201d.", path=path),
        )
    if path.suffix.casefold() == ".docx":
        hint = say(
            "Install LibreOffice, or open it on another computer. It is in \u201c{folder}\u201d.",
            folder=path.parent,
        )
    else:
        hint = say(
            "Install one, or open it on another computer. It is in \u201c{folder}\u201d.",
            folder=path.parent,
        )
    return OutreachError(
        say("No program on this computer opens \u201c{name}\u201d.", name=path.name),
        hint=hint,
    )
