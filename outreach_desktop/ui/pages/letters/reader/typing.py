"""What is typed for each reader, kept in the data file when typing pauses, and at the latest when one goes elsewhere."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import Plan
from outreach_desktop.services.making.people import letter_paragraphs
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.reader.paragraph import Place

PAUSE_MS, LONGEST_MS = 800, 4_000


class ParagraphTyping(QObject):
    """Keeps words for readers; all of one reader's is one thing that undo takes back, while nothing else is done."""

    def __init__(self, parent: QObject, runner: Runner) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: dict[Place, str] = {}
        """What is typed and not kept yet."""
        self._under_way: dict[Place, str] = {}
        self._told: set[Place] = set()
        """Whose could not be kept, and that was said."""
        self._place: Place | None = None
        """Whose was kept last."""
        self._action = 0
        self._pause, self._longest = self._timer(PAUSE_MS), self._timer(LONGEST_MS)

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.setInterval(ms)
        timer.timeout.connect(self.keep)
        return timer

    def typed(self, place: Place, text: str) -> None:
        """Somebody types."""
        others = [one for one in self._waiting if one != place]
        self._waiting[place] = text
        self._keep(others)
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep(self) -> None:
        """Keep now what is not kept yet."""
        self._pause.stop()
        self._longest.stop()
        self._keep(list(self._waiting))

    def _keep(self, places: Sequence[Place]) -> None:
        for place in places:
            text = self._under_way[place] = self._waiting.pop(place)
            self._runner.do(
                self,
                partial(self._change, place, text),
                partial(self._kept, place, text),
                quietly=True,
                fails=partial(self._not_kept, place, text),
            )

    def over(self, plan: Plan) -> Plan:
        """A plan that was read while somebody typed on, with what is typed by now."""
        for (contact_id, title), text in {**self._under_way, **self._waiting}.items():
            for choice in plan.personal:
                if choice.title == title:
                    plan = plan.worded(contact_id, choice, text)
        return plan

    def _change(self, place: Place, text: str, db: Data) -> int:
        """In the data file\u2019s thread, where one keeping comes after the other."""
        action = self._action if self._place == place else 0
        self._place = place
        self._action = letter_paragraphs.keep(db, *place, text, action)
        return self._action

    def _kept(self, place: Place, text: str, _: int) -> None:
        self._told.discard(place)
        if self._under_way.get(place) == text:
            del self._under_way[place]
        # No page shows what is written here, but the Edit menu says what can be taken back.
        self._runner.changed.emit(frozenset())

    def _not_kept(self, place: Place, text: str, error: OutreachError) -> None:
        """It stays in the field, and is tried again with whatever is kept next."""
        self._under_way.pop(place, None)
        self._waiting.setdefault(place, text)
        if place not in self._told:
            self._told.add(place)
            self._runner.failed.emit(error)
