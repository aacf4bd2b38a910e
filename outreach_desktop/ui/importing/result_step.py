"""The last step: what came of it, with everything that did not come in as it stood."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from outreach_desktop.services.importing.imports import ImportPlan, ImportRow
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import Banner, label
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say, say_many

_WRITING, _DONE = range(2)
_MOST = 500
"""Rows that are told one by one of each kind."""
Told = tuple[str, str]
"""A sign's name and a sentence."""


class ResultStep(QWidget):
    """Progress while it is written, then a list of sentences."""

    def __init__(self) -> None:
        super().__init__()
        self._sentences: list[str] = []
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_writing())
        self._stack.addWidget(self._build_done())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)

    def _build_writing(self) -> QWidget:
        self.doing = label()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Progress of the import"))
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.doing)
        column.addWidget(self.progress)
        column.addStretch(1)
        return part

    def _build_done(self) -> QWidget:
        self.said = Banner(look="info")
        self.list = Sentences(say("Results of the import"))
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        return part

    def show_writing(self, rows: int) -> None:
        """It begins; `rows` will be done."""
        self.doing.setText(say("Importing \u2026 Cancel undoes what has been imported so far."))
        self.progress.setRange(0, max(rows, 1))
        self.progress.setValue(0)
        self._stack.setCurrentIndex(_WRITING)

    def show_done(self, plan: ImportPlan) -> None:
        """All of it is in."""
        self.said.say(came_in(plan))
        found = list(told(plan))
        self._sentences = [sentence for _, sentence in found]
        self.list.fill(found, self._list)
        self._stack.setCurrentIndex(_DONE)

    def _list(self, found: tuple[str, str]) -> None:
        sign, sentence = found
        colours = {"triangle-alert": "on_warning", "ban": "danger", "check": "good"}
        self.list.add(sentence, sign, colours.get(sign, "accent"), kind=_KINDS[sign])

    def show_taken_back(self, kept: Sequence[str], *, nothing: bool) -> None:
        """It was undone, or all of it was left as it is."""
        what = say("The import was not undone.") if nothing else say("The import was undone.")
        self.said.say(" ".join([what, *kept]))
        self.list.empty()
        self._sentences = []

    def copy(self) -> None:
        """All sentences on the clipboard, to be kept or sent to somebody."""
        QGuiApplication.clipboard().setText("\n".join([self.said.text(), *self._sentences]))


_KINDS = {
    "check": say("Done"),
    "info": say("Good to know"),
    "triangle-alert": say("To check"),
    "ban": say("Not imported"),
}


def came_in(plan: ImportPlan) -> str:
    """“37 people are in: 33 new, 4 changed.” Somebody in two rows is one person."""
    came = plan.came_in
    if not came.people and not came.places:
        return say("Nothing was new in this list, so nothing was changed.")
    if not came.places:
        return say_many(
            "{count} person imported: {new} new, {changed} changed.",
            "{count} people imported: {new} new, {changed} changed.",
            came.people,
            new=came.new,
            changed=came.changed,
        )
    if not came.people:
        return say_many(
            "{count} organisation imported: {new} new, {changed} changed.",
            "{count} organisations imported: {new} new, {changed} changed.",
            came.places,
            new=came.new,
            changed=came.changed,
        )
    return say(
        "{people} and {organisations} imported: {new} new, {changed} changed.",
        people=say_many("{count} person", "{count} people", came.people),
        organisations=say_many("{count} organisation", "{count} organisations", came.places),
        new=came.new,
        changed=came.changed,
    )


def told(plan: ImportPlan) -> Iterator[Told]:
    """Everything there is to know afterwards, what people have to do first."""
    rejected = [row for row in plan.rows if row.verdict == "rejected" and not row.was_erased]
    if rejected:
        yield (
            "ban",
            say_many(
                "{count} row could not be imported. Correct it in the file and import the file "
                "again: no one is imported twice.",
                "{count} rows could not be imported. Correct them in the file and import the "
                "file again: no one is imported twice.",
                len(rejected),
            ),
        )
        yield from _rows("ban", rejected)
    erased = [row for row in plan.rows if row.was_erased]
    if erased:
        yield (
            "ban",
            say_many(
                "{count} row was left out, for someone who asked to be erased may not come back by a list:",
                "{count} rows were left out, for someone who asked to be erased may not come back by a list:",
                len(erased),
            ),
        )
        yield from _rows("ban", erased)
    came = [row for row in plan.rows if row.verdict in ("new", "updated")]
    odd = [row for row in came if row.to_look_at]
    if odd:
        yield (
            "triangle-alert",
            say_many(
                "{count} row imported with something to check:",
                "{count} rows imported with something to check:",
                len(odd),
            ),
        )
        yield from _rows("triangle-alert", odd)
    wished = [f"{row.name} ({', '.join(row.wishes)})" for row in came if row.wishes]
    if wished:
        yield "info", say("Wishes that are kept: {names}.", names=_some(wished))
    if plan.without:
        names = [row.name for row in plan.rows if row.verdict == "omitted"]
        yield "info", say("Left out by you: {names}.", names=_some(names))
    if plan.unchanged:
        yield (
            "check",
            say_many(
                "{count} row had nothing new.", "{count} rows had nothing new.", plan.unchanged
            ),
        )
    for note in plan.notes:
        yield "info", note


def _rows(sign: str, rows: Sequence[ImportRow]) -> Iterator[Told]:
    for row in rows[:_MOST]:
        line = str(row.line)
        if row.name:
            told = say("Row {line}, {name}: {why}", line=line, name=row.name, why=row.reason)
        else:
            told = say("Row {line}: {why}", line=line, why=row.reason)
        yield sign, told
    if len(rows) > _MOST:
        yield sign, say("And {more} more.", more=len(rows) - _MOST)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(name or say("a row without a name") for name in names[:20])
    more = len(names) - 20
    return say("{names} and {more} more", names=shown, more=more) if more > 0 else shown
