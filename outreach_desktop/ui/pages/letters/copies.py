"""A copy of a template with a comment at each mistake, to be corrected in Word."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.making import templates
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.desk.choosing import file_to_write
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.words import say


class CommentedCopies(QObject):
    """Asks where to, writes beside the data thread, and opens what it wrote."""

    said = Signal(str)

    def __init__(self, page: QWidget, runner: Runner) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner

    def ask(self, choice: TemplateChoice) -> None:
        """Ask where the copy of this template is to be."""
        name = say("{name} with comments.docx", name=choice.path.stem)
        out = file_to_write(self._page, say("Write a copy with comments"), name, "templates")
        if out is not None:
            self.write(choice, out)

    def write(self, choice: TemplateChoice, out: Path) -> None:
        """Write it, and open it."""

        def written(_: None) -> None:
            self.said.emit(
                say(
                    "The copy with comments is {path}. It is to look at: correct \u201c{name}\u201d itself.",
                    path=out,
                    name=choice.path.name,
                )
            )
            open_outside(self._page, out)

        write = partial(templates.annotate, choice.path, out, without_hidden=choice.without_hidden)
        self._runner.aside(self, write, written)
