"""One field of all rows that are selected: which, and what is to stand there; done with progress, and taken back by one undo."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from outreach_desktop.domain.fields import Field, in_short
from outreach_desktop.domain.lists.lists import list_behind
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.many import changes
from outreach_desktop.services.many.changes import LEAD, TAGS, ManyChange, Way
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.forms.lead import LeadField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class _Those:
    """How many rows of a subject are spoken of."""

    title: Callable[[int], str]
    button: Callable[[int], str]


_THOSE: Final = {
    "contacts": _Those(
        title=lambda n: say_many("Change {count} person", "Change {count} people", n),
        button=lambda n: say_many("&Change {count} person", "&Change {count} people", n),
    ),
    "organisations": _Those(
        title=lambda n: say_many("Change {count} organisation", "Change {count} organisations", n),
        button=lambda n: say_many(
            "&Change {count} organisation", "&Change {count} organisations", n
        ),
    ),
}


class ManyDialog(Dialog):
    """Cancel while it works leaves everything as it was."""

    manual = "lists#changing-several-at-once"

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        table: str,
        ids: Sequence[str],
        said: Callable[[str], object],
    ) -> None:
        self._those = _THOSE[table]
        super().__init__(parent, self._those.title(len(ids)))
        self._runner = runner
        self._table = table
        self._ids = list(ids)
        self._said = said
        own = own_known(runner).of(table)
        self._fields = {field.name: field for field in changes.fields(table, own)}
        self._work: Work | None = None
        self._may_empty = False
        """Whether it was said that a field is about to be emptied."""
        self._build()
        self._turn()
        self.which.currentIndexChanged.connect(lambda _: self._turn())
        self.change_button.clicked.connect(self.change)
        self.close_button.clicked.connect(self.reject)
        self.which.setFocus()

    def _build(self) -> None:
        self.which = ChoiceField([(name, in_short(one)) for name, one in self._fields.items()])
        self.which.set_value(next(iter(self._fields)))
        self._form = Form(lambda _: "")
        self._form.add("field", say("What to change"), self.which)
        self._place = QWidget()
        self._under = QVBoxLayout(self._place)
        self._under.setContentsMargins(0, 0, 0, 0)
        self._answers = Form(lambda _: "")
        self._under.addWidget(self._answers)
        self.outcome = Banner(look="danger")
        self.outcome.hide()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Progress of the change"))
        self.progress.hide()
        self.change_button = button(self._those.button(len(self._ids)), primary=True)
        self.close_button = button(say("Cancel"))
        self.column.addWidget(self._form)
        self.column.addWidget(self._place)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.progress)
        self.column.addWidget(label(say("One Undo takes all of it back."), "muted"))
        self.column.addStretch(1)
        self.finish([self.close_button, self.change_button], size=(560, 380))

    @property
    def field(self) -> Field:
        """What is to be changed."""
        return self._fields[self.which.value()]

    @property
    def wanted(self) -> ManyChange:
        """What is chosen so far."""
        way = Way(self.way.value()) if self.way is not None else Way.SET
        return ManyChange(self._table, self.field.name, way, self.value.value())

    def _turn(self) -> None:
        """Another field: what it is given is chosen from other words."""
        self._under.removeWidget(self._answers)
        self._answers.hide()
        self._answers.deleteLater()
        self._answers = Form(lambda _: "")
        self.way: ChoiceField | None = None
        if changes.has_several(self.field):
            add, off = str(Way.ADD), str(Way.TAKE_OFF)
            self.way = ChoiceField([(add, say("Add")), (off, say("Remove"))])
            self.way.set_value(add)
            self._answers.add("way", say("What to do"), self.way)
        self.value = self._value_field()
        self._answers.add("value", in_short(self.field), self.value)
        self.value.currentTextChanged.connect(self._ask_again)
        self._under.addWidget(self._answers)
        order = [self.which, *([self.way] if self.way is not None else []), self.value]
        for one, following in pairwise([*order, self.close_button]):
            self.setTabOrder(one, following)  # what is new would come last
        offer_words(self, self._runner, self._answers)
        self._ask_again()

    def _value_field(self) -> ChoiceField:
        if self.field.name == LEAD:
            return LeadField(self, self._runner)
        if self.field is TAGS:
            field = ChoiceField(("",), own=True)

            def offer(found: list[tuple[str, int]]) -> None:
                if field is self.value:
                    field.set_choices(["", *(tag for tag, _ in found)])

            QTimer.singleShot(0, self, lambda: self._runner.ask(self, contacts.tags, offer))
            return field
        about = list_behind(self._table, self.field.name)
        if about is not None:
            return ListField(about.key)
        own = changes.takes_new_words(self.field)
        return ChoiceField([("", ""), *self.field.values], own=own)

    def _ask_again(self, _: str = "") -> None:
        """Something else is chosen than what was asked about."""
        self._may_empty = False
        self.change_button.setText(self._those.button(len(self._ids)))
        self.outcome.hide()

    def _ask_whether_to_empty(self) -> None:
        """No one empties a field of many by pressing a button too soon: it says what it will do, and waits."""
        self._may_empty = True
        name = in_short(self.field)
        self.change_button.setText(say("Empty \u201c{field}\u201d", field=name))
        words = say_many(
            "Nothing is chosen. Press again to empty \u201c{field}\u201d of {count} entry.",
            "Nothing is chosen. Press again to empty \u201c{field}\u201d of all {count}.",
            len(self._ids),
            field=name,
        )
        self.outcome.say(words, "warning")

    def change(self) -> None:
        """Change all of them, in steps."""
        if self._work is not None:
            return
        wanted = self.wanted
        if wanted.way is Way.SET and not wanted.value.strip() and not self._may_empty:
            self._ask_whether_to_empty()
            return
        typed = self.value.own_word()
        text = f"{in_short(self.field)}: {typed}" if typed else ""
        keep_if_about_none(self, text, partial(self._change, wanted))

    def _change(self, wanted: ManyChange) -> None:
        ids, came = self._ids, list[int]()

        def labour(db: Data) -> Iterator[object]:
            came.append((yield from changes.change(db, ids, wanted)))

        self.progress.setRange(0, len(ids))
        self.progress.setValue(0)
        self.outcome.hide()
        self._work = self._runner.work(self, labour, alone=True, fails=self._failed)
        self._work.stepped.connect(self._show_progress)
        self._work.finished.connect(lambda _: self._ended(came))
        self._be_at_work(at_work=True)

    def _show_progress(self, done: object) -> None:
        if isinstance(done, int):
            self.progress.setValue(done)

    def _failed(self, error: OutreachError) -> None:
        self.outcome.say(str(error), "danger")
        self.outcome.show()

    def _ended(self, came: Sequence[int]) -> None:
        self._work = None
        self._be_at_work(at_work=False)
        if came:
            self.accept()
            if not came[0]:  # else the line at the bottom offers to undo it
                self._said(say("All of them had it already."))

    def _be_at_work(self, *, at_work: bool) -> None:
        self.progress.setVisible(at_work)
        for part in (self._form, self._answers, self.change_button):
            part.setEnabled(not at_work)

    def reject(self) -> None:
        """Cancel stops what is under way; nothing of it stays."""
        if self._work is not None:
            self._work.cancel()
        super().reject()
