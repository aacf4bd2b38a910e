"""View > Language: what the program speaks from its next start on, and starting it again for that."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow

from outreach_desktop import languages
from outreach_desktop.ui.desk.actions import LANGUAGES
from outreach_desktop.ui.widgets.dialogs.messages import confirm
from outreach_desktop.words import language, say


class Language:
    """The entries of the menu. `starts_again` says that the window is closed to be opened again."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.starts_again = False

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each entry does."""
        return {f"language.{code}": partial(self.choose, code) for code in LANGUAGES}

    def tick(self, action: Callable[[str], QAction]) -> None:
        """Mark the one that was chosen; one of them is, always."""
        group = QActionGroup(self._window)
        for code in LANGUAGES:
            group.addAction(action(f"language.{code}"))
        action(f"language.{languages.chosen()}").setChecked(True)

    def choose(self, code: str) -> None:
        """Keep it, and offer to start again where it is another than the one that is spoken."""
        languages.choose(code)
        wanted = code or languages.of_computer()
        if wanted != language():
            name = languages.NAMES[wanted]
            confirm(
                self._window,
                say("Start again in {language}?", language=name),
                say(
                    "The window closes, and opens again in {language}. Otherwise the language changes at the next start.",
                    language=name,
                ),
                say("Start again"),
                self._start_again,
                stay=say("Not now"),
            )

    def _start_again(self) -> None:
        self.starts_again = True
        self._window.close()
