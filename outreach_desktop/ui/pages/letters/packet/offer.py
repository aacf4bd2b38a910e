"""A packet that was kept for a profession is offered where the letter is for people of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.services.making.people import letter_runs
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.words import say


class PacketOffer(Banner):
    """Hidden where there is none, or where its documents are chosen already."""

    taken = Signal(object)
    """The run whose documents are wanted."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(action=say("Choose these"))
        self._runner = runner
        self._run: LetterRun | None = None
        self._names: tuple[str, ...] = ()
        self.action.clicked.connect(self._take)
        self.hide()

    def look(self, contact_ids: Sequence[str]) -> None:
        """See whether there is one for these people."""
        if not contact_ids:
            self._show(None)
            return
        ask = partial(letter_runs.packet_for, ids=tuple(contact_ids))
        self._runner.ask(self, ask, self._show, latest="packet")

    def note(self, names: Sequence[str]) -> None:
        """These documents are chosen now."""
        self._names = tuple(names)
        self._tell()

    def _show(self, run: LetterRun | None) -> None:
        self._run = run
        self._tell()

    def _tell(self) -> None:
        run = self._run
        if run is None or set(run.names) == set(self._names):  # in whatever order
            self.say("")
            return
        titles = ", ".join(title_in_words(one) for one in run.titles)
        self.say(
            say(
                "\u201c{name}\u201d is kept for {profession}: {documents}.",
                name=run.name,
                profession=run.profession,
                documents=titles,
            )
        )

    def _take(self) -> None:
        if self._run is not None:
            self.taken.emit(self._run)
