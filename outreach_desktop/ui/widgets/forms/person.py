"""Choosing one of all people by typing a part of the name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.knowing import people
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.asked import Answer, AskedField
from outreach_desktop.ui.widgets.shortening import in_a_line
from outreach_desktop.words import say

_OFFERED = 12


class PersonField(AskedField):
    """`value` is the id of somebody, "" for nobody; whoever has the name of another is told by where they work."""

    edited = Signal()

    def __init__(
        self,
        page: QWidget,
        runner: Runner,
        today: Clock,
        *,
        but: str = "",
        way_out: str = say("Add them as a person first, or leave it empty."),
    ) -> None:
        """`but` is the id of who is not offered; `way_out` what to do where no one is called so."""
        super().__init__(say("Type a part of the name"), self._ask_for_people)
        self._page, self._runner, self._today, self._but = page, runner, today, but
        self._way_out = way_out
        self._ids: dict[str, str] = {}
        self._only: tuple[str, str] | None = None
        self._offered_none = ""
        """What was typed last that no one is called."""
        self._chosen = ("", "")
        """What stands there and whose it is: a later search may call somebody else so."""
        self.editTextChanged.connect(self._was_edited)
        self.chosen.connect(self._was_edited)  # taken from the list, with no key pressed
        if (line := self.lineEdit()) is not None:
            line.returnPressed.connect(self._take_the_only_one)

    def value(self) -> str:
        """The id of who is chosen."""
        text = self.currentText().strip()
        name, row_id = self._chosen
        return row_id if text == name else self._ids.get(text, "")

    def set_value(self, value: str) -> None:
        """Show whoever is called so."""
        if value.strip() != self._chosen[0]:
            self._chosen = (value.strip(), self._ids.get(value.strip(), ""))
        super().set_value(value)

    def choose(self, row_id: str, name: str) -> None:
        """Show who is chosen so far; nothing counts as edited by it."""
        self._chosen = (name, row_id)
        with QSignalBlocker(self):
            super().set_value(name)

    def _was_edited(self, _text: str) -> None:
        self.edited.emit()

    def _take_the_only_one(self) -> None:
        """Enter takes who is offered, where that is one person."""
        if self._only is not None and self.currentText().strip() and not self.value():
            self.choose(*self._only)
            self.edited.emit()

    def as_typed(self) -> list[str]:
        """The text, and the id of who is chosen: a name may be another's by tomorrow."""
        return [self.currentText(), self.value()]

    def type_in(self, typed: Sequence[str]) -> None:
        """Put back what `as_typed` gave."""
        text, row_id = typed
        self._chosen = (text.strip(), row_id)
        self.setEditText(text)

    def not_understood(self) -> str:
        """What is typed must be somebody of the list."""
        typed = self.currentText().strip()
        if typed and not self.value() and self._offered_none == typed:
            no_one = say("No one here is called \u201c{name}\u201d.", name=in_a_line(typed))
            return f"{no_one} {self._way_out}"
        if typed and not self.value():
            return say("Choose someone from the list, or leave it empty.")
        return ""

    def _ask_for_people(self, words: str, answer: Answer) -> None:
        find = partial(people.called, words=words, today=self._today(), at_most=_OFFERED)

        def show(found: list[tuple[str, str]]) -> None:
            names = [(row_id, name) for row_id, name in found if row_id != self._but]
            self._only = names[0] if words.strip() and len(names) == 1 else None
            self._ids |= {name: row_id for row_id, name in names}
            self._offered_none = "" if names else words.strip()
            answer([name for _, name in names])

        self._runner.ask(self._page, find, show, latest="people")
