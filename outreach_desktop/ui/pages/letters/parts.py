"""The parts of the letters page, and how they make room for one another."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.batches import LETTERS_FOLDER
from outreach_desktop.domain.documents.letter_runs import TO_PEOPLE
from outreach_desktop.paths import outreach_folder
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch, TemplateChoice
from outreach_desktop.services.making.people import filling_in
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters.authoring.fields import show_fields
from outreach_desktop.ui.pages.letters.check import CheckStep
from outreach_desktop.ui.pages.letters.copies import CommentedCopies
from outreach_desktop.ui.pages.letters.counting import PageCounting
from outreach_desktop.ui.pages.letters.keeping import Keeping
from outreach_desktop.ui.pages.letters.make import MakeStep
from outreach_desktop.ui.pages.letters.making import Making
from outreach_desktop.ui.pages.letters.people.who import WhoStep
from outreach_desktop.ui.pages.letters.reader.lengths import PageLengths
from outreach_desktop.ui.pages.letters.reader.spelling import ParagraphSpelling
from outreach_desktop.ui.pages.letters.reader.typing import ParagraphTyping
from outreach_desktop.ui.pages.letters.reader.viewer import Viewer
from outreach_desktop.ui.pages.letters.steps import Steps
from outreach_desktop.ui.pages.letters.taking_up import as_run
from outreach_desktop.ui.pages.letters.unfinished import RestStrip
from outreach_desktop.ui.pages.letters.what import WhatStep
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import Tall, column, side_by_side
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.words import say

_LOW, _VERY_LOW = 720, 300
"""Below this height, for the usual text, every line counts: a laptop’s screen."""


class LettersParts(Screen):
    """Four steps on the left, the finished page on the right; what they do together is for the page to say."""

    def _build(self) -> None:
        self.who = WhoStep(self.runner, self.today)
        self.what = WhatStep(self.runner, self.today)
        self.kept = Keeping(self.runner, self.who, self.what)
        self.check = CheckStep()
        self.make = MakeStep()
        self.rest = RestStrip()
        self.making = Making(self, self.runner, self.make, self.rest, self.today)
        self.copies = CommentedCopies(self, self.runner)
        self.lengths = PageLengths(self, self.runner)
        self.typing = ParagraphTyping(self, self.runner)
        self.steps = Steps((self.who, self.what, self.check, self.make))
        self.viewer = Viewer()
        self.spelling = ParagraphSpelling(self.viewer.words.field, self.runner)
        self._counting = PageCounting(self, self.runner, self.make.new_sheets)
        self._heading = label(say("Letters"), "heading")
        self._heading.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        self._split = side_by_side()
        self._split.addWidget(Tall(column(self._heading, self.rest, self.steps)))
        self._split.addWidget(Tall(self.viewer))
        self._split.setHandleWidth(1)
        self._split.setSizes([240 + theme.scaled(240), 640])
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _connect_parts(self) -> None:
        """What they tell each other, whatever is chosen."""
        for asks in (self.who, self.what, self.check):
            asks.next_wanted.connect(self.steps.go_on)
        for tells in (self.making, self.copies, self.what.watch):
            tells.said.connect(self.said)
        self.who.runs.wanted.connect(
            lambda name: self.who.runs.keep(as_run(name, self.who, self.what, self.check.missing))
        )
        self.who.changed.connect(self._offer_packet)
        self.check.looked_at.connect(self.viewer.go_to)
        self.check.wanted.connect(self.wanted)
        self.rest.left.connect(self._leave)
        self.what.people = lambda: self.who.chosen
        self.steps.opened.connect(lambda step: self.what.reload() if step is self.what else None)
        self.what.fields_wanted.connect(self.show_fields)
        self.check.copy_wanted.connect(self._copy_with_comments)
        self.check.template_wanted.connect(self._open_template)
        self.check.missing.filled.connect(self._fill_in)
        self.viewer.words.field.left.connect(self.typing.keep)
        self.viewer.laid_out.connect(self.make.new_sheets.note_pages)
        self.viewer.laid_out.connect(
            lambda choice, pages: self.lengths.note(self.viewer.contact_id, choice, pages)
        )

    def _offer_packet(self) -> None:
        self.what.packet.look(self.who.chosen if self.who.kind == TO_PEOPLE else ())

    def _fill_in(self, contact_id: str, field: str, text: str) -> None:
        """What was missing of somebody is kept with them, and the letters are looked through again."""

        def fill_in(db: Data) -> Contact:
            return filling_in.fill_in(db, contact_id, field, text)

        self.runner.do(self, fill_in)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu can ask of this page."""
        return {"fields": self.show_fields}

    def show_fields(self) -> None:
        """Every field that a template may print, with what it says of who is looked at."""
        fields = show_fields(self)
        if self.viewer.contact_id:
            fields.show_values_of(self.viewer.contact_id, self.viewer.name.text())

    def _copy_with_comments(self, title: str) -> None:
        self.copies.ask(self._document(title))

    def _open_template(self, title: str) -> None:
        """In Word, or what opens Word files here; what is saved there is looked at again."""
        self.what.mine.open(self._document(title).path)

    def _document(self, title: str) -> TemplateChoice:
        return next(choice for choice in self.what.documents if choice.title == title)

    def _offer_folder(self, path: Path | None) -> None:
        base = path.parent if path is not None else outreach_folder()
        self.make.offer_folder(base / LETTERS_FOLDER / self.today().isoformat())

    def _leave(self, batch: Batch) -> None:
        self.runner.do(self, partial(letters.leave, batch_id=batch.id))

    # -- Qt tells -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen what is only there to look at makes room for the lists."""
        height = event.size().height()
        is_low = height < theme.scaled(_LOW)
        self._heading.setVisible(not is_low)
        self.viewer.fold(folded=is_low)
        self.steps.fold(folded=is_low, very=height < theme.scaled(_VERY_LOW))
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor goes into the open step."""
        super().focusInEvent(event)
        self.steps.current.enter()
