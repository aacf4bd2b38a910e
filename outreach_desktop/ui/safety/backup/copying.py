"""A copy on another disk, locked with a passphrase if somebody wants it so."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.safety import passphrases
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import outreach_folder, typed
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
from outreach_desktop.services.safety.backup import Elsewhere
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.forms import Form, TextField, TickField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import local, say


class CopyElsewhere(Dialog):
    """Where to, locked or not; and then what came of it."""

    manual = "safety#backups"

    def __init__(self, parent: QWidget, runner: Runner) -> None:
        super().__init__(parent, say("Copy to another disk"))
        self._runner = runner
        self._at_work = False
        self._build()
        self._connect()
        now = _now()
        runner.ask(self, lambda db: backup.elsewhere(db, now=now), self._recall)

    def _build(self) -> None:
        self.last = label(_WHY)
        self.outcome = Banner()
        self.outcome.hide()
        self.folder = LineField()
        self.folder.setAccessibleName(say("Folder on the other disk"))
        self.browse = button(say("Choose\u2026"), icon="folder-open", name=say("Choose a folder"))
        self.lock = TickField(say("&Lock it with a passphrase"))
        self.form = Form(self._wrong)
        for key, text in (("passphrase", say("Passphrase")), ("again", say("The same again"))):
            field = TextField()
            field.setEchoMode(QLineEdit.EchoMode.Password)
            self.form.add(key, text, field, _RULES if key == "passphrase" else "")
        self.form.hide()
        self.copy_button = button(say("Copy"), primary=True)
        self.copy_button.setDefault(True)  # Enter in a field presses it
        self.close_button = button(say("Cancel"))
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse)
        self.column.addWidget(self.last)
        self.column.addWidget(self.outcome)
        self.column.addWidget(label(say("Into this folder"), "section"))
        self.column.addLayout(where)
        self.column.addWidget(self.lock)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.finish([self.close_button, self.copy_button], size=(600, 440))

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        self.lock.edited.connect(self.form.setVisible)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.reject)

    def _recall(self, known: Elsewhere) -> None:
        """The folder is remembered with the copy; a passphrase never is."""
        if known.folder is not None and not self.folder.text():
            self.folder.setText(str(known.folder))
        if known.made_at is not None:
            self.last.setText(
                f"{say('The last copy was made on {day}.', day=_day(known.made_at))} {_WHY}"
            )

    def _browse(self) -> None:
        chosen = choosing.folder(
            self, say("Folder on the other disk"), self.folder.text(), "copies"
        )
        if chosen is not None:
            self.folder.setText(str(chosen))

    # -- the copy ----------------------------------------------------------------------------------

    def _wrong(self, key: str) -> str:
        passphrase, again = (self._typed(one) for one in ("passphrase", "again"))
        if not self.lock.value():
            return ""
        if key == "again":
            return "" if again == passphrase else say("Type the same passphrase twice.")
        return next(iter(passphrases.problems(passphrase)), "")

    def _typed(self, key: str) -> str:
        """As it was typed: a blank at its end is a part of a passphrase."""
        field = self.form.field(key)
        return field.text() if isinstance(field, QLineEdit) else ""

    def copy(self) -> None:
        """Make it, prove it, and say where it is."""
        wrong = {key: self._wrong(key) for key in ("passphrase", "again")}
        self.form.show_problems(wrong)
        if any(wrong.values()) or self._at_work:
            return
        if not self.folder.text().strip():
            self.outcome.say(
                say("Choose a folder on a USB stick or another disk first."), "warning"
            )
            return
        folder = typed(self.folder.text(), outreach_folder().parent)
        passphrase = self._typed("passphrase") if self.lock.value() else ""
        now = _now()

        def make(db: Data) -> Steps[tuple[Path, str]]:
            made = yield from backup.copying_elsewhere(db, folder, now=now, passphrase=passphrase)
            path = data_file.path_of(db)
            return made, backup.beside_each_other(path, folder) if path else ""

        self._work_on(at_work=True)
        self.outcome.say(say("Copying, and checking the copy \u2026"), "info")
        self._runner.carry_out(self, make, self._copied, fails=self._not_copied)

    def _copied(self, result: tuple[Path, str]) -> None:
        made, but = result
        self._work_on(at_work=False)
        told = say("Copied to \u201c{path}\u201d and checked: everything is in it.", path=made)
        if self.lock.value():
            told += f" {_KEEP_IT}"
        self.outcome.say(f"{told} {but}".strip(), "warning" if but else "info")
        self.copy_button.hide()
        self.close_button.setText(say("Close"))
        self.close_button.setAccessibleName(say("Close"))

    def _not_copied(self, error: OutreachError) -> None:
        self._work_on(at_work=False)
        self.outcome.say(str(error), "danger")

    def _work_on(self, *, at_work: bool) -> None:
        self._at_work = at_work
        for part in (self.copy_button, self.folder, self.browse, self.lock, self.form):
            part.setEnabled(not at_work)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _day(moment: dt.datetime) -> str:
    return local.short_date(moment.date())


_WHY = say(
    "If this computer is stolen or breaks, a copy on a USB stick or another disk is what brings "
    "everything back."
)
_RULES = say(
    "At least 12 characters, or four words that have nothing to do with each other. Without the "
    "passphrase no one can open the copy, and no one can find the passphrase for you."
)
_KEEP_IT = say("Write the passphrase down and keep it apart from the USB stick.")
