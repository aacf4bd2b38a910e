"""How many pages each reader\u2019s letter takes, counted one after the other while nobody waits for it."""

from collections import deque
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.documents.page_findings import (
    families_of,
    font_missing,
    is_for_one_page,
    too_long,
)
from outreach_desktop.services.making.letters import Finding, Plan, TemplateChoice
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.paper import Sheet, Slices, looking
from outreach_desktop.ui.paper.fonts import missing

_MOST = 2_000
"""Letters of one plan that are counted: beyond that it would take a minute of the computer\u2019s time."""
_TOLD_EVERY_MS = 400
Key = tuple[str, TemplateChoice]


class PageLengths(QObject):
    """Counts the pages of documents meant for one page, and sees once for each kind whether its fonts are here."""

    changed = Signal()
    """There is more to tell, or less."""

    def __init__(self, parent: QObject, runner: Runner) -> None:
        super().__init__(parent)
        self._runner = runner
        self._slices = Slices(self)
        self._plan: Plan | None = None
        self._left: deque[Key] = deque()
        self._is_under_way = False
        self._pages: dict[Key, int] = {}
        self._fonts: dict[TemplateChoice, frozenset[str]] = {}
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(_TOLD_EVERY_MS)
        self._tell.timeout.connect(self.changed)

    def count(self, plan: Plan) -> None:
        """Count for this plan; what is known of another with the same people and data stays."""
        if self._plan is None or self._plan.planned is not plan.planned:
            self._slices.stop()
            self._pages, self._fonts, self._is_under_way = {}, {}, False
            self._left = deque(_to_count(plan))
        self._plan = plan
        self._go_on()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._left.clear()
        self._slices.stop()
        self._is_under_way = False

    def note(self, contact_id: str, choice: TemplateChoice, pages: int) -> None:
        """The page in view was laid out anyhow, with what is typed on it now."""
        if is_for_one_page(choice):
            self._note((contact_id, choice), pages)

    @property
    def left(self) -> int:
        """How many are not counted yet."""
        return len(self._left) + self._is_under_way

    def findings(self) -> tuple[Finding, ...]:
        """What is known by now; large print may take more pages."""
        if self._plan is None:
            return ()
        people = {one.contact_id: one for one in self._plan.recipients if not one.large_print}
        long = [
            too_long(people[contact_id], choice.title, pages)
            for (contact_id, choice), pages in self._pages.items()
            if pages > 1 and contact_id in people
        ]
        lacking = [font_missing(one.title, found) for one, found in self._fonts.items() if found]
        return (*lacking, *long)

    # -- within ------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        plan = self._plan
        if self._is_under_way or not self._left or plan is None:
            return
        self._is_under_way = True
        key = self._left.popleft()
        self._runner.aside(
            self,
            partial(looking.look, plan, *key),
            partial(self._lay, plan, key),
            fails=lambda _: self._counted(plan, key, []),  # the check says what is wrong with it
        )

    def _lay(self, plan: Plan, key: Key, look: Look) -> None:
        if self._plan is None or plan.planned is not self._plan.planned:
            return
        _, choice = key
        if choice not in self._fonts:
            self._fonts[choice] = frozenset(missing(families_of(look)))
            self._say_soon()
        if is_for_one_page(choice):
            self._slices.lay(
                look,
                partial(self._counted, plan, key),
                lambda _: self._counted(plan, key, []),
            )
        else:
            self._counted(plan, key, [])

    def _counted(self, plan: Plan, key: Key, pages: list[Sheet]) -> None:
        if self._plan is None or plan.planned is not self._plan.planned:
            return
        self._is_under_way = False
        if pages and key not in self._pages:
            self._note(key, len(pages))
        if not self._left:
            self._say_soon()
        QTimer.singleShot(0, self, self._go_on)

    def _note(self, key: Key, pages: int) -> None:
        if self._pages.get(key) != pages:
            was, self._pages[key] = self._pages.get(key, 1), pages
            if max(was, pages) > 1:
                self._say_soon()

    def _say_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()


def _to_count(plan: Plan) -> Iterator[Key]:
    """The first of each kind for its font, and everyone\u2019s of those that are meant for one page."""
    if not plan.recipients:
        return
    number = 0
    for place, one in enumerate(plan.recipients):
        for choice in plan.documents:
            if place and not is_for_one_page(choice):
                continue
            number += 1
            if number > _MOST:
                return
            yield one.contact_id, choice
