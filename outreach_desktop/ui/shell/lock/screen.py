"""The window that stands in for all others while the screen is locked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from outreach_desktop.domain.safety import screen_lock
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.safety import lock_settings
from outreach_desktop.ui.widgets.forms.forms import TextField
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import say, say_many

_WIDTH = 420


class LockScreen(QWidget):
    """Says that it is locked and nothing else, and asks for the passphrase where there is one."""

    unlocked = Signal()
    leave_wanted = Signal()

    def __init__(self, clock: Callable[[], float], icon_of: QWidget) -> None:
        """`clock` is one that nobody can set."""
        super().__init__()
        theme.dress(self)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(say("Outreach Desktop \u2013 locked"))
        self.setWindowIcon(icon_of.windowIcon())
        self._clock = clock
        self._kept = lock_settings.passphrase()
        self._not_before = self._clock() + screen_lock.wait_after(lock_settings.wrong_tries())
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        inside.setFixedWidth(theme.scaled(_WIDTH))
        column = QVBoxLayout(inside)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(label(say("The screen is locked"), "heading"))
        asked = (
            say("Type the passphrase. Everything is as you left it.")
            if self._kept
            else say("Everything is as you left it.")
        )
        column.addWidget(label(asked))
        self.passphrase = TextField()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(say("Passphrase"))
        self.passphrase.setVisible(bool(self._kept))
        self.wrong = Banner(look="danger")
        self.wrong.say("")
        words = say("&Unlock") if self._kept else say("&Show everything again")
        self.unlock_button = button(words, primary=True)
        self.forgotten = LinkLabel(say("Forgotten the passphrase?"))
        self.forgotten.setVisible(bool(self._kept))
        self.help = label("", "muted")
        self.help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help.hide()
        for part in (self.passphrase, self.wrong, self.unlock_button, self.forgotten, self.help):
            column.addWidget(part)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside)
        across.addStretch(1)
        page = QWidget()
        middle = QVBoxLayout(page)
        middle.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Tall(page))
        self.unlock_button.clicked.connect(self.unlock)
        self.passphrase.returnPressed.connect(self.unlock)
        self.forgotten.clicked.connect(self._tell_what_to_do)

    def announce(self) -> None:
        """The keyboard is where it is needed, and screen readers hear why."""
        field = self.passphrase if self._kept else self.unlock_button
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        _announce(self, say("The screen is locked"))
        left = int(self._not_before - self._clock() + 0.5)
        if self._kept and left > 0:
            told = say("Wrong passphrases were typed before.")
            self._say(f"{told} {_wait(left)}")

    def unlock(self) -> None:
        """Show everything again, where the passphrase is right."""
        if not self._kept:
            self.unlocked.emit()
            return
        left = self._not_before - self._clock()
        if left > 0:
            self.passphrase.selectAll()  # else it would be typed behind what stands there
            self._say(_wait(int(left) + 1))
            return
        wrong = lock_settings.wrong_tries() + 1
        lock_settings.keep_wrong_tries(
            wrong
        )  # before it is judged: whoever ends the program then has tried too
        if screen_lock.fits(self.passphrase.text(), self._kept):
            lock_settings.keep_wrong_tries(0)
            self.passphrase.clear()
            self.unlocked.emit()
        else:
            wait = screen_lock.wait_after(wrong)
            self._not_before = self._clock() + wait
            told = say("That is not the passphrase.")
            if wait:
                told += f" {_wait(int(wait))}"
            self.passphrase.selectAll()
            self._say(told)

    def _say(self, sentence: str) -> None:
        self.wrong.say(sentence)
        _announce(self.wrong, sentence)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_what_to_do(self) -> None:
        self.help.setText(
            say(
                "No one can find it for you, and nothing is lost: it hides the screen and locks no file. Close this window, open the "
                "file \u201c{file}\u201d in a text editor, delete the line that begins with \u201cpassphrase=\u201d below \u201c[lock]\u201d, and start again.",
                file=lock_settings.file_name(),
            )
        )
        self.help.show()
        _announce(self.help, self.help.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leaving the program is asked of the window behind, which keeps what is typed."""
        event.ignore()
        self.leave_wanted.emit()


def _wait(seconds: int) -> str:
    return say_many(
        "Wait {count} second, then try again.", "Wait {count} seconds, then try again.", seconds
    )


def _announce(one: QWidget, sentence: str) -> None:
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(one, sentence))
