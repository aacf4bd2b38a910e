"""The second step: documents, the event they speak of, who signs, and what to do about gaps."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.before.goes_with import GoesWith, times_in
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.group import Sender
from outreach_desktop.services import contacts, data_file, events, group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.events import EventRow
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.desk.choosing import file_to_open
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters import own
from outreach_desktop.ui.pages.letters.authoring.renewing import Renewals
from outreach_desktop.ui.pages.letters.authoring.watching import TemplatesWatch
from outreach_desktop.ui.pages.letters.documents import (
    DocumentList,
    Documents,
    as_wanted,
    documents,
)
from outreach_desktop.ui.pages.letters.mine import OwnCopies
from outreach_desktop.ui.pages.letters.packet.enclosures import EnclosuresField
from outreach_desktop.ui.pages.letters.packet.offer import PacketOffer
from outreach_desktop.ui.pages.letters.packet.order import PartsOrder
from outreach_desktop.ui.pages.letters.packet.sheets import WholeSheets
from outreach_desktop.ui.pages.letters.steps import LetterStep
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.forms.forms import (
    ChoiceField,
    Form,
    LongField,
    TextField,
)
from outreach_desktop.ui.widgets.forms.people import PeopleField
from outreach_desktop.ui.widgets.labels import button, tip, wrapping_link
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import say

_PAST_EVENTS = 20  # thanks are written soon; older ones are found on the Events page
_GAPS = [
    ("stop", say("leave the document out, and say so")),
    ("blank", say("print nothing there")),
    ("mark", say("print a mark, to fill in by hand")),
]
THANKS_FOR = "thanks_for"
_COPIES = say("Each letter says so at its end, and one copy is made for each.")
_TIMES = say("Up to three, one a line: letters that ask for a visit offer them.")
_ASKED = say("The answer to a question about you quotes it in its second paragraph.")
_ENCLOSED = say("Letters name them; the pages of a PDF are printed after each reader\u2019s own.")
_THANKS = say("Leave it empty, and each is thanked for what they did.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """What the step asks the data file for."""

    data_file: Path | None
    events: tuple[EventRow, ...]
    senders: tuple[Sender, ...]
    lacking: Mapping[str, Sequence[str]]
    """What each document that comes with the program would print of our group and it has not said."""
    files: tuple[tuple[str, str], ...] = ()
    """What may be enclosed, by id and name."""
    copies: tuple[tuple[str, str], ...] = ()
    """Those who are to get copies, by id and name."""
    has_small_sheets: bool = False
    """Whether our group has A5 for what comes on it."""


class WhatStep(LetterStep):
    """Choose documents by ticking; one's own Word templates can be added."""

    next_wanted = Signal()
    fields_wanted = Signal()

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(say("What"))
        self._runner = runner
        self._today = today
        self._data_file: Path | None = None
        self.people: Callable[[], Sequence[str]] = tuple
        """Whom the letters are for: asked of who knows."""
        self._entered: QWidget | None = None
        """Where the cursor was put while the documents were still asked for."""
        self._dropped: list[Path] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "page")
        self.list = DocumentList()
        self.add_own = wrapping_link(say("Add a Word file\u2026"))
        self.make_mine = wrapping_link(say("Make it mine\u2026"))
        self.make_mine.setToolTip(
            tip(
                say(
                    "A copy of the document ticked, in your folder Templates, to be changed in Word."
                )
            )
        )
        self.fields = wrapping_link(say("Fields for templates\u2026"))
        self.fields.setToolTip(
            tip(say("Every field that a Word file may print, to look up and to copy."))
        )
        self.mine = OwnCopies(self, self._runner)
        self.watch = TemplatesWatch(self, self._runner)
        self.renewals = Renewals(self, self._runner)
        self._is_anew = False
        """Whether files were saved in Word: the same documents may say something else."""
        self.about = ChoiceField([("", say("no event"))])
        self.signer = ChoiceField([("", say("the usual sender"))])
        self.thanks = TextField(say("coming to our open evening"))
        self.copies = PeopleField(self, self._runner, self._today)
        self.times = LongField(3, say("Tuesday 10 March, 13:00 to 13:30"))
        self.question = LongField(2, say("Do you take people after radiotherapy?"))
        self.enclosures = EnclosuresField(self._runner)
        self.parts = PartsOrder()
        self.packet = PacketOffer(self._runner)
        self.whole = WholeSheets()
        self._copies_wanted: tuple[str, ...] = ()
        """The ids of those who are to get copies, and whose names are still asked for."""
        self.missing = ChoiceField(_GAPS)
        self.missing.set_value("stop")
        self.form = Form()
        for field in (self.about, self.signer, self.missing):
            field.setMinimumContentsLength(8)
            field.setSizeAdjustPolicy(field.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.add("event", say("About"), self.about)
        self.form.add("sender", say("Signed by"), self.signer)
        self.form.add(THANKS_FOR, say("Thank them for"), self.thanks, _THANKS)
        self.form.add("copies", say("Copy to"), self.copies, _COPIES)
        self.form.add("times", say("Times offered"), self.times, _TIMES)
        self.form.add("question", say("What they asked"), self.question, _ASKED)
        self.form.add("enclosures", say("Enclosures"), self.enclosures, _ENCLOSED)
        self.form.add("missing", say("Where something is missing"), self.missing)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.setSpacing(GRID * 2)
        inner.addWidget(self.packet)
        for strip in (self.watch.strip, self.renewals.told, self.renewals.asks):
            inner.addWidget(strip)
        inner.addWidget(self.list)
        inner.addLayout(Flow(self.add_own, self.make_mine, self.fields, spacing=GRID * 2))
        inner.addWidget(self.mine.strip)
        inner.addWidget(self.whole)
        inner.addWidget(self.parts)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self.next = button(say("Next: check"), primary=True)
        self.next.setEnabled(False)
        self.make_mine.setEnabled(False)
        self._whole = Tall(inside)
        self.column.addWidget(self._whole, 1)
        self.column.addWidget(self.next, alignment=Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.list.changed.connect(self._listed)
        self.list.taken_off.connect(self._take_off)
        self.list.hidden_ticked.connect(self._leave_out_hidden)
        self.list.put_away.connect(self.mine.put_away)
        self.list.open_wanted.connect(self.mine.open)
        self.watch.changed.connect(self._read_anew)
        for moves in (self.mine.moved, self.renewals.changed):
            moves.connect(self.watch.begin_again)
            moves.connect(self._read_anew)
        self.mine.copied.connect(self._copied)
        self.add_own.clicked.connect(self._choose_own)
        self.make_mine.clicked.connect(self._make_mine)
        self.fields.clicked.connect(self.fields_wanted)
        self.form.edited.connect(self._edited)
        self.parts.changed.connect(self._edited)
        self.whole.toggled.connect(self._edited)
        self.packet.taken.connect(lambda run: self.choose_documents(run.names))
        self.next.clicked.connect(self.next_wanted)

    # -- what is chosen --------------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[TemplateChoice, ...]:
        """The documents ticked, in the order in which each reader gets them."""
        return self.parts.in_order(self.list.ticked)

    @property
    def documents(self) -> tuple[TemplateChoice, ...]:
        """What is made of them: on A5 what comes on it, if the group has that and whole sheets are not wanted."""
        return self.whole.made_of(self.chosen)

    def keep_ticked(self, titles: Collection[str]) -> None:
        """Of what is ticked, only what is made under one of these titles."""
        for name, is_wanted in self.whole.made_as(self.chosen, titles):
            self.tick(name, on=is_wanted)

    @property
    def goes_with(self) -> GoesWith:
        """What goes with every letter."""
        return GoesWith(
            times=times_in(self.times.value()),
            enclosures=self.enclosures.value(),
            question=" ".join(self.question.value().split()),
        )

    @property
    def words(self) -> str:
        """All that is typed here and stands in every letter."""
        return "\n".join((self.thanks.value(), self.times.value(), self.question.value()))

    def copy_to(self, ids: Sequence[str]) -> None:
        """A copy goes to these, as soon as it is known what they are called."""
        self._copies_wanted = tuple(ids)

    @property
    def event_id(self) -> str | None:
        """The event the documents speak of."""
        return self.about.value() or None

    @property
    def sender_id(self) -> str | None:
        """Who signs, None for the usual sender."""
        return self.signer.value() or None

    @property
    def thanks_for(self) -> str | None:
        """What everybody is thanked for, None to thank each for what they did."""
        return self.thanks.value() or None

    @property
    def summary(self) -> str:
        """Which documents, or what is still to be chosen."""
        titles = ", ".join(title_in_words(choice.title) for choice in self.documents)
        return titles or say("no document yet")

    def choose_event(self, event_id: str) -> None:
        """Write about this event; it is offered even if it is long past."""
        self.about.set_value(event_id)
        self._edited()

    def tick(self, name: str, *, on: bool = True) -> None:
        """Tick the document of this name."""
        self.list.tick(name, on=on)

    def choose_documents(self, names: Sequence[str]) -> None:
        """Tick exactly these, in this order."""
        self.list.untick()
        self.parts.set_order(names)
        for name in names:
            self.tick(name)

    def begin_again(self) -> None:
        """Another letter: nothing of the last one is chosen."""
        self.list.untick()
        for field in (self.about, self.signer, self.thanks, self.times, self.question):
            field.set_value("")
        for several in (self.copies, self.enclosures):
            several.set_value(())
        self.whole.set_value(False)
        self.parts.set_order(())
        self._copies_wanted = ()
        self.missing.set_value("stop")

    def reload(self) -> None:
        """Ask for documents, events and senders anew; what is chosen stays."""
        copies = list(self._copies_wanted)
        chosen, today, people = self.event_id, self._today(), self.people()

        def offer(db: Data) -> _Offer:
            near = events.upcoming(db, today=today)
            gone = events.past(db, today=today)
            kept = [row for row in gone[_PAST_EVENTS:] if row.event.id == chosen]
            return _Offer(
                data_file=data_file.path_of(db),
                events=(*near, *gone[:_PAST_EVENTS], *kept),
                senders=tuple(group.senders(db)),
                has_small_sheets=group.profile(db).small_sheets,
                files=tuple(enclosed.offered(db)),
                copies=tuple((one.id, one.name) for one in contacts.get_all(db, copies)),
                lacking=letters.lacking(db, today=today, contact_ids=people),
            )

        self._runner.ask(self, offer, self._read_documents, latest="offer")
        self.renewals.ask()

    # -- showing -----------------------------------------------------------------------------------

    def _read_documents(self, offer: "_Offer") -> None:
        """Not where the data file is read: nobody else waits while a file of somebody's is tried."""
        self._runner.aside(
            self,
            partial(documents, offer.data_file),
            partial(self._offer, offer),
            latest="documents",
        )

    def _offer(self, offer: "_Offer", found: Documents) -> None:
        self._data_file = offer.data_file
        self.watch.watch(letters.templates_beside(offer.data_file), own.remembered(offer.data_file))
        self.list.show_documents(found)
        if self.whole.offer(offer.has_small_sheets) or self._is_anew:
            self._is_anew = False
            self._edited()
        self.list.show_lacking(offer.lacking)
        self._forget_gone(offer)
        self.enclosures.show_offered(offer.files)
        self._copies_wanted = ()
        for contact_id, name in offer.copies:
            self.copies.choose(contact_id, name)
        dated = ((row.event.id, _dated(row)) for row in offer.events)
        self.about.set_choices([("", say("no event")), *dated])
        usual = next((sender.name for sender in offer.senders if sender.is_default), "")
        first = say("{name} (as usual)", name=usual) if usual else say("the usual sender")
        self.signer.set_choices([("", first), *((one.id, one.name) for one in offer.senders)])
        dropped, self._dropped = self._dropped, []
        for path in dropped:
            self.add_template(path)

    def _forget_gone(self, offer: "_Offer") -> None:
        """An event or a sender whom somebody removed meanwhile is not chosen any more."""
        there = {row.event.id for row in offer.events} | {one.id for one in offer.senders}
        for field in (self.about, self.signer):
            if field.value() not in there:
                field.set_value("")

    def enter(self) -> None:
        """Put the cursor on the first document; where they are still asked for, as soon as they are there.

        What is chosen first is in sight, wherever one was in the last letter.
        """
        self._entered = None
        self._whole.verticalScrollBar().setValue(0)
        if self.list.boxes:
            self.list.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().enter()
            self._entered = self.focusWidget()

    def _listed(self) -> None:
        self._put_first()
        if self._entered is not None and self._entered.hasFocus():  # nobody went on meanwhile
            self.enter()
        self._edited()

    def _read_anew(self) -> None:
        self._is_anew = True
        self.reload()

    def _take_off(self, path: Path) -> None:
        own.forget(self._data_file, path)
        self.reload()

    def _leave_out_hidden(self, path: Path, on: bool) -> None:
        own.leave_out_hidden(self._data_file, path, on=on)
        self.reload()

    def _put_first(self) -> None:
        """Tab comes to the documents before it comes to what stands under them."""
        # Qt can only put one after another: what is in the list follows the button first, then it follows them.
        for one, following in pairwise([self.add_own, *self.list.stops, self.add_own]):
            QWidget.setTabOrder(one, following)

    def _edited(self, *_: object) -> None:
        self.parts.show_parts(self.chosen)
        self.packet.note([one.name for one in self.chosen])
        self.next.setEnabled(bool(self.documents))
        self.make_mine.setEnabled(self._to_copy() is not None)
        self.changed.emit()

    def _to_copy(self) -> TemplateChoice | None:
        """The one document ticked, if it comes with the program."""
        only = self.documents[0] if len(self.documents) == 1 else None
        return only if only is not None and only.builtin else None

    def _make_mine(self) -> None:
        if (choice := self._to_copy()) is not None:
            self.mine.copy(choice)

    def _copied(self, _: str, copy: str) -> None:
        """The copy is ticked instead."""
        self.watch.begin_again()
        self.choose_documents([copy])
        self.reload()

    def _choose_own(self) -> None:
        pattern = say("Word files (*.docx *.dotx)")
        chosen = file_to_open(self, say("Choose a Word template"), pattern, "templates")
        if chosen is not None:
            self.add_template(chosen)

    def take_dropped(self, files: Sequence[Path]) -> None:
        """Add these as soon as the list stands: it may never have been asked for."""
        self._dropped += files
        self.reload()

    def add_template(self, path: Path) -> None:
        """Offer a Word file of one's own, ticked; from now on it is on the list. One that is none is refused at once."""

        def added(choice: TemplateChoice) -> None:
            own.remember(self._data_file, choice.path)
            self.list.add(choice)

        bare = frozenset(own.without_hidden(self._data_file))
        self._runner.aside(self, lambda: as_wanted(letters.added(path), bare), added)


def _dated(row: EventRow) -> str:
    return f"{short_date(row.event.date)}  {row.event.title}"
