"""The dialog in which a word of a list is added, or called something else wherever it stands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.lists.arranging import Word, find
from outreach_desktop.domain.lists.keeping import lost_meaning
from outreach_desktop.domain.lists.lists import (
    FIELDS,
    ListItem,
    OfferedList,
    problems,
    without_meaning,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.subjects import counted_of
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.settings import lists
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, TextField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class WordEditor(FormEditor):
    """Adds a word to a list, or changes one; `words` are all that the list has."""

    next_wanted = Signal()
    """It is saved, and another one is to be added."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        about: OfferedList,
        words: tuple[Word, ...],
        word: Word | None = None,
    ) -> None:
        title = (
            say("Rename \u201c{word}\u201d", word=word.shown)
            if word
            else say("Add to \u201c{list}\u201d", list=about.title)
        )
        super().__init__(parent, runner, title)
        self._about, self._words, self._word = about, words, word
        self._form.add_field(FIELDS["word"], TextField())
        if about.meanings:
            self._form.add_field(FIELDS["means"], ChoiceField(about.meanings))
        self.alike = Banner(look="info")
        self.alike.hide()
        if word is not None and word.is_fixed:
            self.add(label(say("The program writes this word itself, so its name stays.")))
        elif word is not None and word.used:
            self.add(label(_what_changes(about, word.used)))
        self.add(self._form)
        self.add(self.alike)
        self._is_next_wanted = False
        if word is None:
            self._offer_next()
        self.add_stretch()
        self._form.fill({"word": word.shown if word else "", "means": word.means if word else ""})
        self._form.edited.connect(self._look_for_alike)
        is_fixed = word is not None and word.is_fixed
        self._form.field("word").setEnabled(not is_fixed)
        self._form.field("means" if is_fixed else "word").setFocus()
        if word is None:
            self.keep_draft("settings.word", about.key)
        else:
            self.keep_draft("settings.word_edit", f"{about.key}/{word.word}", edits=True)
        open_at(self, 520, 320)

    def _offer_next(self) -> None:
        """Several words are often added one after the other."""
        more = button(say("Save and add another"), icon="plus", look="link", changes=True)
        more.clicked.connect(self._save_and_go_on)
        self.add(more)

    def _save_and_go_on(self) -> None:
        self._is_next_wanted = True
        super().try_to_save()

    def try_to_save(self) -> None:
        """Save, and add no other."""
        self._is_next_wanted = False
        super().try_to_save()

    def saved(self, row_id: str) -> None:
        """Tell which word it is, and whether another follows."""
        if self._is_next_wanted:
            self.next_wanted.emit()
        super().saved(row_id)

    def _look_for_alike(self) -> None:
        there = find(self._words, self._form.text("word"))
        is_another = there is not None and there.is_listed and there != self._word
        words = ""
        if there is not None and is_another and self._word is not None:
            words = say(
                "\u201c{word}\u201d is in the list already: the two become one.", word=there.shown
            )
        self.alike.say(" ".join(filter(None, (words, self._what_is_lost()))))

    def _lost(self) -> str:
        """What no word of the list would count as any more."""
        if self._word is None or not self._about.meanings:
            return ""
        return lost_meaning(
            self._words, self._word, self._form.text("word"), self._form.text("means")
        )

    def _what_is_lost(self) -> str:
        lost = self._lost()
        if not lost:
            return ""
        return say(
            "No word of this list will count as \u201c{meaning}\u201d then.",
            meaning=dict(self._about.meanings)[lost],
        )

    def rules(self) -> tuple[Problem, ...]:
        """Those of a word; what the program goes by is meant by one at least."""
        found = problems(ListItem(list=self._about.key, word=self._form.text("word")))
        without = " ".join(filter(None, without_meaning(self._about, self._lost())))
        if not without or self._word is None:
            return found
        is_merged = self._form.text("means") == self._word.means
        return (*found, Problem("word" if is_merged else "means", without))

    def keeping(self) -> Callable[[Data], str]:
        """Keep the word; one that is only counted as something else keeps its name."""
        key, word, new = self._about.key, self._word, self._form.text("word")
        means = self._form.text("means") if self._about.meanings else ""

        def keep(db: Data) -> str:
            if word is None:
                lists.add(db, key, new, means)
            elif new != word.shown:
                lists.reword(db, key, word.word, new, means=means)
            elif means != word.means:
                lists.count_as(db, key, word.word, means)
            return f"{key}/{new}"

        return keep


def _what_changes(about: OfferedList, count: int) -> str:
    return say(
        "{rows} use it. They get the new word too; Edit > Undo takes it back.",
        rows=counted_of(about, count),
    )
