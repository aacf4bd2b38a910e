"""The dialog that sets the passphrase of the lock screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from outreach_desktop.domain.safety import screen_lock
from outreach_desktop.ui.safety import lock_settings
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.forms import Form, TextField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say


class LockPassphraseDialog(Dialog):
    """Asks twice for the new one, and for the present one where there is one; only a slow hash of it is kept."""

    manual = "lock#the-passphrase"
    settled = Signal()

    def __init__(self, parent: QWidget, *, removes: bool = False) -> None:
        title = (
            say("Remove the passphrase of the lock screen")
            if removes
            else say("Passphrase of the lock screen")
        )
        super().__init__(parent, title)
        self._removes = removes
        self._kept = lock_settings.passphrase()
        self.form = Form(self._wrong)
        asked = [("present", say("Present passphrase"))] if self._kept else []
        if not removes:
            asked += [("passphrase", say("New passphrase")), ("again", say("The same again"))]
        for key, words in asked:
            field = TextField()
            field.setEchoMode(QLineEdit.EchoMode.Password)
            self.form.add(key, words, field)
        self.column.addWidget(label(_ABOUT))
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.save_button = button(say("&Remove") if removes else say("&Save"), primary=True)
        self.save_button.setDefault(True)
        self.leave = button(say("Cancel"))
        self.save_button.clicked.connect(self.save)
        self.leave.clicked.connect(self.reject)
        self.finish([self.leave, self.save_button], size=(560, 380))

    def save(self) -> None:
        """Keep the hash, once everything is right."""
        wrong = {key: self._wrong(key) for key in self.form.values()}
        if self._kept and not screen_lock.fits(self._typed("present"), self._kept):
            wrong["present"] = say("That is not the passphrase.")
        self.form.show_problems(wrong)
        if any(wrong.values()):
            return
        told = "" if self._removes else screen_lock.kept(self._typed("passphrase"))
        lock_settings.keep_passphrase(told)
        self.settled.emit()
        self.accept()

    def _wrong(self, key: str) -> str:
        if key == "passphrase":
            return screen_lock.problem(self._typed(key))
        if key == "again" and self._typed(key) != self._typed("passphrase"):
            return say("Type the same passphrase twice.")
        return ""

    def _typed(self, key: str) -> str:
        """As it was typed: a blank at its end is a part of a passphrase."""
        field = self.form.field(key)
        return field.text() if isinstance(field, QLineEdit) else ""


_ABOUT = say(
    "It keeps away who walks past your desk. It does not encrypt the file, and it is kept on this computer alone, as a number from which no one can "
    "read it. Forgotten, it can be taken away in the settings file: the lock screen says how."
)
