"""A phone list of anyone in view, as pages that print."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop.domain.group import PAPERS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import phone_list
from outreach_desktop.services.exporting.phone_list import PhoneList
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.exporting.whom import WhomField
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form, TickField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.screen import PeopleInView
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.printing import Stack


class PhoneListDialog(Dialog):
    """Asks who and how large, and hands the pages to printing, where they become a PDF as well."""

    manual = "phones"
    print_wanted = Signal(list, str)
    """As a page has it."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, in_view: PeopleInView
    ) -> None:
        super().__init__(parent, say("Phone list"))
        self._runner, self._today = runner, today
        self._work: Work | None = None
        self.whom = WhomField(in_view)
        self._build()
        runner.ask(self, partial(_known, today=today), self._know)

    def _build(self) -> None:
        self.large = TickField(say("La&rge print"))
        self.page_size = ChoiceField([(one, one) for one in PAPERS])
        self.form = Form(lambda _: "")
        self.form.add("whom", say("Who"), self.whom)
        self.form.add("size", say("Paper"), self.page_size)
        self.form.add("large", "", self.large)
        self.about = label(_ABOUT)
        self.outcome = Banner()
        self.outcome.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(say("Progress"))
        self.progress.hide()
        for part in (self.form, self.about, self.outcome, self.progress):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.leave = button(say("&Close"))
        self.print_button = button(say("&Look at it and print\u2026"), icon="printer", primary=True)
        self.leave.clicked.connect(self.reject)
        self.print_button.clicked.connect(self.look)
        self.whom.currentIndexChanged.connect(self._count)
        self.finish([self.leave, self.print_button], size=(620, 420))
        self._count()

    def _know(self, known: tuple[Sequence[str], str]) -> None:
        ids, size = known
        self.page_size.set_value(size)
        self.whom.know_all(ids)
        self._count()

    def _count(self) -> None:
        ids = self.whom.ids
        words = say("&Look at it and print\u2026")
        if ids is not None:
            words = say_many(
                "&Look at a list of {count} person\u2026",
                "&Look at a list of {count} people\u2026",
                len(ids),
            )
        self.print_button.setText(f" {words}")
        self.print_button.setAccessibleName(words.replace("&", ""))
        self.print_button.setEnabled(bool(ids) and self._work is None)

    def look(self) -> None:
        """Collect it, and show the pages as they would come out of the printer."""
        ids = self.whom.ids
        if not ids or self._work is not None:
            return
        self.progress.show()
        self.outcome.hide()
        self._work = self._runner.ask_in_steps(
            self,
            partial(phone_list.collected, ids=ids, today=self._today()),
            self._lay,
            fails=self._failed,
        )
        self._count()

    def _lay(self, found: PhoneList) -> None:
        if not found.entries:
            self._ended(phone_list.left_out_words(found), "warning")
            return
        paper = phone_list.paper(
            found, today=self._today(), large=self.large.value(), size=self.page_size.value()
        )
        note = phone_list.left_out_words(found)
        make: Callable[[], Stack] = partial(lending.as_stack, paper, note)
        self._runner.aside(self, make, self._print, fails=self._failed)

    def _print(self, stack: "Stack") -> None:
        self._work = None
        self.accept()
        self.print_wanted.emit([stack], PREVIEW)

    def _failed(self, error: OutreachError) -> None:
        self._ended(str(error), "danger")

    def _ended(self, sentence: str, look: str) -> None:
        self._work = None
        self.progress.hide()
        self.outcome.say(sentence, look)
        self._count()

    def reject(self) -> None:
        """Nothing more is collected."""
        if self._work is not None:
            self._work.cancel()
        super().reject()


def _known(db: Data, today: Clock) -> tuple[Sequence[str], str]:
    return contacts.find(db, today=today()), group.profile(db).paper


_ABOUT = say(
    "By name, under the letters of the alphabet: role, organisation, phone and mobile. Anyone who has died, is not to be contacted or wants no calls is left out, and "
    "so is anyone whose number you do not know; the next window names them."
)
