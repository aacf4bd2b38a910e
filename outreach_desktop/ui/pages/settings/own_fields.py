"""The fields that a group makes for itself: of people or of organisations on the left, which there are on the right."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import Signal

from outreach_desktop.domain.fields import begun, in_words
from outreach_desktop.domain.own_fields.own_fields import (
    FIELDS,
    MOST,
    ORGANISATIONS,
    PEOPLE,
    OwnField,
    OwnKind,
    published,
)
from outreach_desktop.domain.subjects import counted
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.settings.ordered import OrderedTab, OrderedTable
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.labels import EmptyState, button
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.words import say

ABOUT = (PEOPLE, ORGANISATIONS)
_TITLES = {PEOPLE: say("Fields of people"), ORGANISATIONS: say("Fields of organisations")}


class OwnFieldsTab(OrderedTab[OwnField]):
    """Fields of people, or of organisations: what each holds, who has something in it, and how templates name it."""

    manual = "settings#your-own-fields"

    remove_wanted = Signal(object)
    words_wanted = Signal(object)
    """Whose words are to be seen."""

    def __init__(self) -> None:
        table = OrderedTable[OwnField](say("Your own fields"), attrgetter("id"), GRID * 14)
        titles = [_TITLES[about] for about in ABOUT]
        super().__init__(table, titles, say("Add a field\u2026"), say("Change\u2026"))
        self.subjects.setAccessibleName(say("Fields of people or of organisations"))
        self.empty = EmptyState()
        self.empty.primary.clicked.connect(lambda: self.add_wanted.emit())
        self.remove_button = button(say("Remove"), icon="trash-2", changes=True)
        self.remove_button.clicked.connect(self._remove)
        self.words_button = button(say("Words\u2026"))
        self.words_button.clicked.connect(self._words)
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        self._buttons = (
            self.edit_button,
            self.words_button,
            self.hide_button,
            self.remove_button,
            self.up,
            self.down,
        )
        removes = (say("Remove"), self._remove)
        self.lay_out(self._stack, buttons=self._buttons, removes=removes)

    @property
    def about(self) -> str:
        """Whose fields are shown."""
        return ABOUT[max(self.subjects.currentRow(), 0)]

    def show_fields(self, about: str, fields: Sequence[OwnField], used: Mapping[str, int]) -> None:
        """Show the fields of people or of organisations, each with how many have something in it."""
        self._title.setText(_TITLES[about])
        self._about.setText(say("{count} of {most}", count=len(fields), most=MOST))
        headings = [say("Name"), FIELDS["kind"].label, say("Used by"), say("In templates")]
        self.table.show_entries(
            about, headings, fields, lambda field: _cells(field, used.get(field.id, 0))
        )
        self.empty.say(
            say(
                "Keep what only your group wants to know, such as a parking permit, a diet or the day of a "
                "check: up to {most} fields. They are in forms, searches, imports, exports and templates.",
                most=MOST,
            ),
            say("Add a field\u2026"),
            changes=True,
        )
        self._stack.setCurrentWidget(self.table if fields else self.empty)
        for one in self._buttons:
            one.setVisible(bool(fields))
        self.add_button.setVisible(bool(fields))
        self.add_button.setEnabled(len(fields) < MOST and not changing.is_only_looked_at(self))
        self.fit_subjects()
        self.show_choice()

    def show_choice(self) -> None:
        """Any field can be removed; one that holds a word of a list has words."""
        super().show_choice()
        field = self.table.chosen()
        self.words_button.setEnabled(field is not None and field.kind is OwnKind.LIST)
        self.offer(self.remove_button, self.chosen() is not None)

    def _words(self) -> None:
        if (field := self.table.chosen()) is not None and field.kind is OwnKind.LIST:
            self.words_wanted.emit(field)

    def _remove(self) -> None:
        if (field := self.chosen()) is not None:
            self.remove_wanted.emit(field)


def _cells(field: OwnField, used: int) -> list[str]:
    name = say("{word} (not offered)", word=field.name) if field.is_hidden else field.name
    kind = begun(in_words(FIELDS["kind"], field.kind))
    return [name, kind, counted(field.about, used) if used else "", published(field)]
