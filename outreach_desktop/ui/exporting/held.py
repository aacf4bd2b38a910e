"""Everything held on one person: what to look through first, then as pages, on paper or as a file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop import writing
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.holding.held import HeldOn, to_look_through
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.holding import collecting, handing, telling
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.written import WrittenBanner
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.printing import Stack

_LOWEST = 140
_KINDS = {
    ".docx": say("Word document, to black out in it what others may not read"),
    ".pdf": say("PDF, to hand out as it is"),
    ".json": say("JSON, for another program"),
}


class HeldDialog(Dialog):
    """Collects it, says what is to be read before it is handed out, shows and saves it."""

    manual = "held"
    print_wanted = Signal(list, str)
    """As a page has it."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, person: Contact) -> None:
        super().__init__(
            parent,
            say("Everything held on this person"),
            say("Everything held on {name}", name=person.name),
        )
        self._runner = runner
        self._person = person
        self._held: HeldOn | None = None
        self._build()
        self._work = runner.ask_in_steps(
            self,
            partial(collecting.collected, contact_id=person.id, today=today()),
            self._show,
            fails=self._failed,
        )

    def _build(self) -> None:
        self.about = label(say("Looking through every table \u2026"))
        self.first = label(say("Look through this before you hand it out:"))
        self.list = Sentences(say("Look through this before you hand it out"))
        takes_the_rest(self.list, _LOWEST)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(say("Progress"))
        self.form = Form(lambda _: "")
        self.kind = ChoiceField(list(_KINDS.items()))
        self.kind.set_value(".docx")
        self.form.add("kind", say("Save as"), self.kind)
        self.outcome = WrittenBanner()
        for part in (self.about, self.progress, self.first, self.list, self.form, self.outcome):
            self.column.addWidget(part, 1 if part is self.list else 0)
        self.leave = button(say("&Close"))
        self.save_button = button(say("&Save\u2026"))
        self.print_button = button(say("&Look at it and print\u2026"), icon="printer", primary=True)
        self.leave.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.look)
        self.finish([self.leave, self.save_button, self.print_button], size=(680, 520))
        self._be_at_work(at_work=True)

    def _show(self, held: HeldOn) -> None:
        self._held = held
        self.about.setText(
            say_many(
                "{count} entry, with what was changed and where else their name is written.",
                "{count} entries, with what was changed and where else their name is written.",
                held.count,
            )
        )
        self.list.fill(to_look_through(held), self._add)
        self._be_at_work(at_work=False)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, sentence: str) -> None:
        self.list.add(sentence, "triangle-alert", "muted", kind=say("To look through"))

    def _be_at_work(self, *, at_work: bool) -> None:
        self.progress.setVisible(at_work)
        for part in (self.form, self.save_button, self.print_button):
            part.setEnabled(not at_work)

    # -- out of the window ---------------------------------------------------------------------------

    def look(self) -> None:
        """Show the pages as they would come out of the printer."""
        held = self._held
        if held is None:
            return
        self._be_at_work(at_work=True)
        self._runner.aside(
            self, lambda: lending.as_stack(telling.paper(held)), self._print, fails=self._failed
        )

    def _print(self, stack: "Stack") -> None:
        self.accept()
        self.print_wanted.emit([stack], PREVIEW)

    def save(self) -> None:
        """Ask where to, and write it: a new file, never over another."""
        held, ending = self._held, self.kind.value()
        if held is None:
            return
        name = writing.safe_name(say("Everything held on {name}", name=held.name), ending)
        chosen = choosing.file_to_write(self, say("Save"), name, "held")
        if chosen is None:
            return
        path = chosen if chosen.suffix.casefold() == ending else Path(f"{chosen}{ending}")

        def write() -> Path:
            writing.write_new(path, handing.content_of(held, handing.kind_of(path)))
            return path

        self._be_at_work(at_work=True)
        self._runner.aside(self, write, self._saved, fails=self._failed)

    def _saved(self, path: Path) -> None:
        self._be_at_work(at_work=False)
        self.outcome.say_written(path, say("Saved as \u201c{path}\u201d.", path=path))

    def _failed(self, error: OutreachError) -> None:
        self._be_at_work(at_work=False)
        for part in (self.save_button, self.print_button):
            part.setEnabled(self._held is not None)
        self.outcome.say_failed(error)

    def reject(self) -> None:
        """Nothing more is looked for."""
        self._work.cancel()
        super().reject()
