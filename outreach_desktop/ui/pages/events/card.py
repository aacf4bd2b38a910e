"""The card of one event: when and where, and the list of people that is worked on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.events import FIELDS, Event, Participant
from outreach_desktop.domain.fields import in_words
from outreach_desktop.services.events import ParticipantRow
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.events.participants import Choices, ParticipantsTable
from outreach_desktop.ui.pages.events.words import hours
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import Chips, EmptyState, button, label, line, more_button
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.words import say

_SHOWN = (
    ("", say("everyone")),
    ("accepted", say("who is coming")),
    ("invited", say("who has not replied")),
    ("attended", say("who came")),
    ("no-show", say("who did not come")),
)


class EventCard(QWidget):
    """Shows an event and its list; what is wanted of them comes out as signals."""

    edit_wanted = Signal()
    remove_wanted = Signal()
    add_wanted = Signal()
    write_wanted = Signal(list)
    """The ids of the contacts to write to."""
    taken_off = Signal(list)
    """The ids of participations."""
    changed = Signal(object)
    """A Participant with another role, reply or attendance."""
    came = Signal(list)
    """Participations of people who were there."""
    contact_wanted = Signal(str)
    listed = Signal()
    """Others are on the list, or selected in it."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.attached = AttachedFiles(runner)
        self.event_shown: Event | None = None
        self._people: list[ParticipantRow] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = label(look="heading")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.when = label()
        self.where = label(look="muted")
        self.about = label(look="muted")
        self.badges = Chips((), "badge")
        self.write = button(say("Write to these people\u2026"), icon="mail", primary=True)
        self.edit = button(say("Edit\u2026"), icon="pencil", changes=True)
        self.more = more_button(
            changes=[
                (say("&Attach a file\u2026"), self.attached.attach),
                (say("&Remove this event\u2026"), self.remove_wanted.emit),
            ]
        )
        self.count = label(say("People"), "title")
        self.count.setWordWrap(False)
        self.shown = ChoiceField(_SHOWN)
        self.shown.set_value("")
        self.shown.setAccessibleName(say("Show on the list"))
        self.add = button(say("Add people\u2026"), icon="user-plus", changes=True)
        self.table = ParticipantsTable()
        self.take_off = button(say("Remove from list"), look="link", changes=True)
        self.tick_came = button(
            say("They came"), look="link", name=say("They came: mark those selected"), changes=True
        )
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 20)
        self._lay_out()
        self._build_context_menu()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID)
        for part in (self.title, self.when, self.where, self.about, self.badges, self.attached):
            column.addWidget(part)
        column.addSpacing(GRID // 2)
        column.addLayout(Flow(self.write, self.edit, self.more, spacing=GRID))
        column.addSpacing(GRID)
        column.addWidget(line())
        column.addWidget(Beside(self.count, self.shown, self.add, spacing=GRID, stretched=0))
        column.addWidget(self._stack, 1)
        column.addLayout(Flow(self.tick_came, self.take_off, spacing=GRID))
        self.setFocusProxy(self.table)

    def _build_context_menu(self) -> None:
        add_menu(
            self.table,
            reads=[(say("Write to them\u2026"), self.write_to)],
            changes=[(say("They came"), self._came)],
            removes=(say("Remove from list"), self._take_off),
        )

    def _connect(self) -> None:
        self.write.clicked.connect(self.write_to)
        self.edit.clicked.connect(partial(self.edit_wanted.emit))
        self.add.clicked.connect(partial(self.add_wanted.emit))
        self.empty.primary.clicked.connect(self._empty_does)
        self.take_off.clicked.connect(self._take_off)
        self.tick_came.clicked.connect(self._came)
        self.shown.currentIndexChanged.connect(lambda _: self._show_people())
        self.table.participants.edited.connect(self.changed)
        self.table.opened.connect(self.contact_wanted)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_choice())

    def show_event(
        self,
        event: Event,
        people: list[ParticipantRow],
        roles: Choices,
        files: Sequence[AttachedFile] = (),
    ) -> None:
        """Show this event; where it is the one shown already, its list stays as it is filtered.

        `roles` are what people can be at it.
        """
        self.table.offer_roles(roles)
        if self.event_shown is None or self.event_shown.id != event.id:
            self.shown.set_value("")
        self.event_shown = event
        self._people = people
        self.attached.show_files(event.id, files)
        self.title.setText(event.title)
        self.when.setText(
            ", ".join(part for part in (short_date(event.date), hours(event)) if part)
        )
        self.where.setText(
            "\n".join(part for part in (event.place, event.address, event.access) if part)
        )
        self.about.setText("\n".join(part for part in (event.audience, event.description) if part))
        for words in (self.where, self.about):
            words.setVisible(bool(words.text()))
        listed = [say("listed in packets")] if event.in_packets else []
        self.badges.show_words(
            [part for part in (in_words(FIELDS["kind"], event.kind), *listed) if part]
        )
        self._show_people()

    # -- the list ------------------------------------------------------------------------------------

    def _show_people(self) -> None:
        wanted = self.shown.value()
        shown = [one for one in self._people if _is(one.participant, wanted)]
        self.table.participants.show_rows(shown)
        self.count.setText(
            say("People  {count}", count=len(self._people)) if self._people else say("People")
        )
        self.shown.setVisible(bool(self._people))
        self.table.setVisible(bool(shown))
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        if self._people:
            self.empty.say(say("No one on the list fits this."), say("Show everyone"))
        else:
            self.empty.say(
                say(
                    "Put people on the list to note who was asked, who is coming and who came, "
                    "and to write to them all."
                ),
                say("Add people\u2026"),
                changes=True,
            )
        self._show_choice()

    def _show_choice(self) -> None:
        """Say how many would be written to: those selected, or the whole list shown."""
        chosen = len(self.table.selected())
        count = len(self.written_to)
        words = _write_to(chosen, count)
        self.write.setText(f" {words}")
        self.write.setAccessibleName(words)
        self.write.setEnabled(bool(count))
        for one in (self.take_off, self.tick_came):
            one.setVisible(bool(self.table.participants.rows))
            one.setEnabled(bool(chosen))
        self.listed.emit()

    @property
    def written_to(self) -> list[str]:
        """The ids of those who would be written to: who is selected, or everybody shown."""
        rows = self.table.selected() or self.table.participants.rows
        return [one.contact.id for one in rows]

    def write_to(self) -> None:
        """Write to them."""
        if self.written_to:
            self.write_wanted.emit(self.written_to)

    def _take_off(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self.taken_off.emit([one.participant.id for one in chosen])

    def _came(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self.came.emit([one.participant for one in chosen])

    def _empty_does(self) -> None:
        if self._people:
            self.shown.set_value("")
        else:
            self.add_wanted.emit()


def _write_to(chosen: int, count: int) -> str:
    """What the button says: of those chosen, or of all who are shown."""
    if chosen == 1:
        return say("Write to this person\u2026")
    if chosen:
        return say("Write to these {count}\u2026", count=chosen)
    return say("Write to all {count}\u2026", count=count) if count else say("Write\u2026")


def _is(participant: Participant, wanted: str) -> bool:
    return not wanted or wanted in (participant.rsvp, participant.attendance)
