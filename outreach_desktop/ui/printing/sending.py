"""A run of jobs, painted page by page and handed over in order; it can be stopped at each page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from outreach_desktop.domain.documents.printing import Job, pages_in
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper import Sheet
from outreach_desktop.ui.printing.outputs import Output
from outreach_desktop.ui.printing.pile import Pile
from outreach_desktop.words import say

Opens = Callable[[Job, int], Output]
"""Makes the output of a job, of which this is the number, from 0."""


@dataclass(slots=True, kw_only=True)
class Sent:
    """What came of a run: the jobs that were handed over, and why it ended before its end."""

    jobs: list[Job] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    """What the print system calls them."""
    trouble: OutreachError | None = None
    cancelled: bool = False

    @property
    def pieces(self) -> list[int]:
        """The pieces of the pile that were handed over."""
        return list(dict.fromkeys(leaf.piece for job in self.jobs for leaf in job))

    @property
    def pages(self) -> int:
        """How many pages were."""
        return sum(pages_in(job) for job in self.jobs)


class Sending(QObject):
    """Paints what the pile gives into one output after the other."""

    progressed = Signal(int, int)
    """How many sides are painted, and the piece in hand."""
    ended = Signal(object)
    """A Sent."""

    def __init__(self, parent: QObject, pile: Pile, jobs: Sequence[Job], opens: Opens) -> None:
        super().__init__(parent)
        self._pile = pile
        self._jobs = tuple(jobs)
        self._opens = opens
        self._output: Output | None = None
        self._sides = 0
        self._place = 0
        """The side of the present job that comes next."""
        self._is_over = False
        self._is_handed_over = False
        self.sent = Sent()

    @property
    def count(self) -> int:
        """How many sides there are in all."""
        return sum(map(len, self._jobs))

    def start(self) -> None:
        """Begin with the first job."""
        self._soon(self._next_job)

    def cancel(self) -> None:
        """Stop at this page: the job in hand is dropped, what was handed over is."""
        if self._is_over:
            return
        self.sent.cancelled = True
        self._pile.want_no_more()
        if not self._is_handed_over:  # else it is known in a moment whether it was taken
            self._end()

    # -- within ------------------------------------------------------------------------------------

    def _soon(self, then: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, then)

    def _next_job(self) -> None:
        number = len(self.sent.jobs)
        if self._is_over:
            return
        if number == len(self._jobs) or self.sent.cancelled:
            self._end()
            return
        try:
            self._output = self._opens(self._jobs[number], number)
        except OutreachError as error:
            self._fail(error)
            return
        self._place = 0
        self._next_side()

    def _next_side(self) -> None:
        if self._is_over:
            return
        job = self._jobs[len(self.sent.jobs)]
        if self._place == len(job):
            self._hand_over()
        elif job[self._place].page is None:
            self._paint(None)
        else:
            self._pile.want(job[self._place].piece, self._paint_of)

    def _paint_of(self, sheets: list[Sheet]) -> None:
        if self._is_over:
            return
        leaf = self._jobs[len(self.sent.jobs)][self._place]
        page = leaf.page or 0
        piece = self._pile.pieces[leaf.piece]
        if leaf.piece in self._pile.problems:
            self._fail(self._pile.problems[leaf.piece])
        elif page >= len(sheets):
            message = say(
                "The file \u201c{name}\u201d has changed in the meantime.", name=piece.path.name
            )
            self._fail(OutreachError(message, hint=say("Print again, from there on.")))
        else:
            self._paint(sheets[page])

    def _paint(self, sheet: Sheet | None) -> None:
        if self._output is None:
            return
        try:
            self._output.job.add(sheet)
        except OutreachError as error:
            self._fail(error)
            return
        self._place += 1
        self._sides += 1
        leaf = self._jobs[len(self.sent.jobs)][self._place - 1]
        self.progressed.emit(self._sides, leaf.piece)
        self._soon(self._next_side)

    def _hand_over(self) -> None:
        if self._output is not None:
            self._is_handed_over = True
            self._output.hand_over(self._taken, self._fail)

    def _taken(self, job_id: str) -> None:
        self._is_handed_over = False
        self._output = None
        self.sent.jobs.append(self._jobs[len(self.sent.jobs)])
        if job_id:
            self.sent.ids.append(job_id)
        self._soon(self._next_job)

    def _fail(self, error: OutreachError) -> None:
        self._is_handed_over = False
        self.sent.trouble = error
        self._end()

    def _end(self) -> None:
        if self._output is not None and not self._is_handed_over:
            self._output.drop()
        self._output = None
        self._is_over = True
        self.ended.emit(self.sent)
