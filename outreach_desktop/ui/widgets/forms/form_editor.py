"""An editor of one form, which is what most subjects need."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import Form
from outreach_desktop.words import say


class FormEditor(Editor):
    """Subclasses say what is wrong (`rules`), and how what is typed is kept (`keeping`)."""

    def __init__(
        self, parent: QWidget, runner: Runner, title: str, save: str = say("Save")
    ) -> None:
        super().__init__(parent, runner, title, save)
        self._form = Form(self.wrong)

    def keeping(self) -> Callable[[Data], str]:
        """The change that keeps what is typed; it returns the id of the row."""
        raise NotImplementedError

    def save(self) -> None:
        """Keep what is typed."""
        self.save_by(self.keeping())
