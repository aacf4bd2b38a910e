"""Every way into a data file, from the start, the menu or a dialog, and out of what stands in it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk import choosing, instances
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.words import say

if TYPE_CHECKING:  # it brings what a start need not wait for
    from outreach_desktop.domain.safety.recovery import Restored, Salvaged
    from outreach_desktop.ui.safety.recovery.restore import RestoreDialog

PATTERN = say("Outreach files (*.outreach)")
_DOES_NOT_ANSWER = say(
    "Its window does not answer: it is busy, or it hangs. Wait a minute and try again. "
    "If it still does not answer, end it; what was saved in it stays."
)


def as_data_file(path: Path) -> Path:
    """`path` with the ending of a data file; what stands behind a dot, as in “St. Mary”, is a part of the name."""
    return (
        path if path.suffix.casefold() == ".outreach" else path.with_name(f"{path.name}.outreach")
    )


class FileOpening(QObject):
    """Opens what it is asked for; where it cannot, a dialog says what is, and offers what can be done."""

    said = Signal(str)

    def __init__(self, window: QWidget, runner: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._itself: Path | None = None

    def open(self, path: Path, *, create: bool = True, accept: bool = False) -> None:
        """Open a data file; `accept` takes one that was changed elsewhere as it is."""
        self._runner.open(self, path, create=create, accept=accept, fails=self.lead_out)

    def look_at(self, path: Path, of: Path | None = None) -> None:
        """Show a data file, or a backup `of` one, that nothing can be changed in."""
        self._itself = of or path
        self._runner.look_at(self, path, fails=self.lead_out)

    def open_itself(self) -> None:
        """From what is open to look at back to the data file, to work on it."""
        if self._itself is not None:
            self.open(self._itself, create=False)

    @property
    def itself(self) -> Path | None:
        """The data file that is looked at, or whose backup is."""
        return self._itself

    def copy(self, path: Path) -> None:
        """Ask where to, and go on in a copy there."""
        out = choosing.file_to_write(self._window, say("Save a copy of my own"), path.name, "data")
        if out is not None:
            out = as_data_file(out)
            self._runner.aside(
                self,
                lambda: data_file.copy_to(path, out),
                lambda made: self.open(made, create=False),
            )

    # -- going back --------------------------------------------------------------------------------

    def choose_backup(self, path: Path, trouble: OutreachError | None = None) -> None:
        """Show the backups of a file, with what each would bring and cost; one dialog at a time."""
        from outreach_desktop.ui.safety.recovery.restore import RestoreDialog

        if any(one.isVisible() for one in self._window.findChildren(RestoreDialog)):
            return  # a damaged page is met by every part of the window that asks for it
        is_open = self._runner.is_open and self._runner.looked_at is None and trouble is None
        dialog = RestoreDialog(self._window, self._runner, path, trouble, is_open=is_open)
        dialog.restore_wanted.connect(partial(self._restore, dialog, path))
        dialog.look_wanted.connect(lambda chosen: self.look_at(chosen, path))
        dialog.salvage_wanted.connect(partial(self._salvage, dialog, path))
        dialog.damaged_met.connect(self.lead_out)
        dialog.accept_wanted.connect(partial(self.open, path, create=False, accept=True))
        dialog.open()

    def _restore(self, dialog: "RestoreDialog", path: Path, chosen: Path) -> None:
        from outreach_desktop.services.safety import recovery

        now = dt.datetime.now().astimezone()

        def restored(done: "Restored") -> None:
            dialog.accept()
            self._tell_restored(done)

        self._runner.open_after(
            self,
            path,
            lambda: recovery.restore(path, chosen, now=now, told=dialog.telling),
            restored,
            fails=dialog.not_done,
        )

    def _tell_restored(self, done: "Restored") -> None:
        where = say(
            "The file as it was before is in \u201c{path}\u201d; nothing was deleted.",
            path=done.set_aside,
        )
        messages.inform(
            self._window, say("The backup is restored."), "\n\n".join((where, *done.kept))
        )
        self.said.emit(say("The backup is restored."))

    def _salvage(self, dialog: "RestoreDialog", path: Path) -> None:
        from outreach_desktop.services.safety import recovery

        now = dt.datetime.now().astimezone()

        def salvaged(done: "Salvaged") -> None:
            dialog.accept()
            told = (
                say(
                    "It is in a new file, \u201c{name}\u201d, which is open now.",
                    name=done.path.name,
                ),
                *done.sentences,
            )
            messages.inform(
                self._window, say("What could still be read is saved."), "\n\n".join(told)
            )

        self._runner.open_after(
            self,
            path,
            lambda: recovery.salvage(path, now=now, told=dialog.telling),
            salvaged,
            fails=dialog.not_done,
        )

    # -- trouble -----------------------------------------------------------------------------------

    def lead_out(self, error: OutreachError) -> None:
        """If a window of our own has the file, bring it forward instead of complaining."""
        if isinstance(error, data_file.DamagedError | data_file.ChangedOutsideError):
            self.choose_backup(error.path, error)
            return
        if isinstance(error, data_file.AlreadyOpenError) and not error.computer:
            self._call_window(error)
            return
        self._tell(error)

    def _call_window(self, error: data_file.AlreadyOpenError) -> None:
        """Ask the window that has the file to come forward; where none does, say so."""
        call = instances.Call(error.path, self)

        def answered(answer: instances.Answer) -> None:
            call.deleteLater()
            if answer is instances.Answer.SHOWN:
                self.said.emit(
                    say(
                        "\u201c{name}\u201d is open in another window, now in front.",
                        name=error.path.name,
                    )
                )
                return
            if answer is instances.Answer.SILENT:
                error.hint = _DOES_NOT_ANSWER
            self._offer_last_backup(error)

        call.answered.connect(answered)
        call.begin()

    def _offer_last_backup(self, error: data_file.AlreadyOpenError) -> None:
        """The newest sound backup can be looked at meanwhile, where there is one."""

        def tell(rows: list[backup.BackupRow]) -> None:
            sound = [row.path for row in rows if not (row.problem or row.locked)]
            self._tell(error, partial(self.look_at, sound[0], error.path) if sound else None)

        self._runner.aside(
            self, lambda: backup.backups(error.path), tell, fails=lambda _: self._tell(error)
        )

    def _tell(
        self, error: OutreachError, look_at_backup: Callable[[], object] | None = None
    ) -> None:
        from outreach_desktop.ui.safety.data_file.trouble import Trouble, ways_out

        ways = ways_out(
            error,
            look=self.look_at,
            look_at_backup=look_at_backup,
            accept=partial(self.open, create=False, accept=True),
            copy=self.copy,
        )
        if ways:
            Trouble(self._window, error, ways).open()
        else:
            messages.tell(self._window, error)
