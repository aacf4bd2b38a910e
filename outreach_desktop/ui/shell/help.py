"""The Help menu: the list of shortcuts, and what this program is."""

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from outreach_desktop.paths import log_folder, version
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.actions import Action, plain, shortcuts
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say


def _everywhere() -> tuple[tuple[str, str], ...]:
    return (
        (say("Next field"), say("Tab")),
        (say("Open the row the cursor is in"), say("Enter")),
        (say("Close a dialog, or empty the search"), say("Esc")),
        (say("Save in a dialog"), _native("Ctrl+S")),
        (say("Do what the coloured button of a dialog says"), _native("Ctrl+Return")),
        (say("Copy the selected rows"), _native("Ctrl+C")),
    )


class ShortcutsDialog(Dialog):
    """Every action that has keys, in the order of the menus."""

    manual = "keyboard"

    def __init__(self, parent: QWidget, table: Iterable[Action]) -> None:
        super().__init__(parent, say("Keyboard shortcuts"))
        lines = [(plain(action.text), _keys(action)) for action in table if action.keys]
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID * 3)
        grid.setVerticalSpacing(GRID // 2)
        lines += _everywhere()
        high = len(lines) if theme.is_large() else (len(lines) + 1) // 2
        for number, (words, keys) in enumerate(lines):
            column = number // high * 2
            named = label(words)
            named.setWordWrap(theme.is_large())  # two columns beside each other need the width
            grid.addWidget(named, number % high, column)
            pressed = label(keys, "muted")
            pressed.setWordWrap(False)
            grid.addWidget(pressed, number % high, column + 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        _finish(self, size=(680, 560))


class AboutDialog(Dialog):
    """Version, licence, and that nothing leaves this computer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, say("Outreach Desktop"))
        self.column.addWidget(label(say("Version {version}", version=version())))
        self.column.addWidget(
            label(
                say(
                    "Know the people you work with, and make personalised Word documents for them. "
                    "Everything stays on this computer: the program makes no connection to anywhere."
                )
            )
        )
        self.column.addWidget(
            label(
                say(
                    "Free software under the MIT licence. Icons by Lucide (ISC), the typeface Carlito "
                    "under the SIL Open Font License, the window with Qt (LGPL)."
                ),
                "muted",
            )
        )
        self.column.addStretch(1)
        _finish(self, size=(520, 280))


def _finish(dialog: Dialog, size: tuple[int, int]) -> None:
    """It is read, and closed."""
    close = button(say("Close"), primary=True)
    close.clicked.connect(dialog.reject)
    dialog.setModal(False)
    dialog.finish([close], size=size)
    close.setFocus()


def _native(keys: str) -> str:
    """As the keyboard says it: \u201cStrg+S\u201d."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _keys(action: Action) -> str:
    first, *others = (keys.toString(keys.SequenceFormat.NativeText) for keys in shortcuts(action))
    for other in others:
        first = say("{keys} or {other_keys}", keys=first, other_keys=other)
    return first


def open_logs(window: QWidget) -> None:
    """Show the folder of the log in the computer's own window for files."""
    open_outside(window, log_folder())


def show_doctor(window: QWidget, runner: Runner) -> None:
    """Check everything, in a dialog that no start waits for."""
    from outreach_desktop.ui.safety import doctor

    doctor.show_doctor(window, runner)
