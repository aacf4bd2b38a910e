"""How many pages a document of each kind has, counted while nobody waits for it."""

from functools import partial

from PySide6.QtCore import QObject

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.services.making.letters import Plan, TemplateChoice
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.new_sheets import NewSheets
from outreach_desktop.ui.paper import Sheet, Slices, looking


class PageCounting(QObject):
    """Tells `new_sheets`, which asks for whom a new sheet begins."""

    def __init__(self, parent: QObject, runner: Runner, new_sheets: NewSheets) -> None:
        super().__init__(parent)
        self._runner = runner
        self._new_sheets = new_sheets
        self._slices = Slices(self)

    def count(self, plan: Plan | None) -> None:
        """Lay out one document of each kind that nobody has looked at."""
        if plan is None or not plan.recipients:
            return
        self._slices.stop()
        for choice in self._new_sheets.unknown:
            self._runner.aside(
                self,
                partial(looking.look, plan, plan.recipients[0].contact_id, choice),
                partial(self._count, choice),
                fails=lambda _: None,  # the Check step says what is wrong with it
            )

    def _count(self, choice: TemplateChoice, look: Look) -> None:
        """What is wrong with a document that cannot be laid out is said where it is looked at."""

        def counted(pages: list[Sheet]) -> None:
            self._new_sheets.note_pages(choice, len(pages))

        self._slices.lay(look, counted, lambda _: None)
