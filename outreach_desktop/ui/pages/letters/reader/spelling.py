"""Marks words that are not known in the field for words of one's own, and offers others."""

import re
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from outreach_desktop.domain.documents.spelling import Spelt, doubtful
from outreach_desktop.services.making.letters import Plan
from outreach_desktop.services.spelling.word_lists import KnownWords, words_of
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.reader.paragraph import ParagraphField
from outreach_desktop.ui.widgets.labels import mnemonic_free
from outreach_desktop.words import say

_MARKS, _OWN = "spelling/marks", "spelling/words"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


class ParagraphSpelling(QObject):
    """Looks through what is typed; the word that is just being typed is let be.

    What the letter says anyhow of its reader, such as names of people and places, is known.
    """

    def __init__(self, field: ParagraphField, runner: Runner) -> None:
        super().__init__(field)
        self._field = field
        self._runner = runner
        self._read: tuple[object, str] | None = None
        self._language = ""
        self._known: KnownWords | None = None
        self._said: frozenset[str] = frozenset()
        self._own = _own_words()
        self.found: tuple[Spelt, ...] = ()
        self._is_typing = False
        field.textChanged.connect(self._typed)
        field.cursorPositionChanged.connect(self.look)
        field.left.connect(self._done)
        field.menu_wanted.connect(self.offer)

    def read(self, plan: Plan, contact_id: str) -> None:
        """Another reader: what is known of them, and the words of the language of the letter, which are read beside the window."""
        reader = next((one for one in plan.recipients if one.contact_id == contact_id), None)
        if reader is None or self._read == (plan.planned, contact_id):
            return
        self._read = plan.planned, contact_id
        facts = plan.contexts.of(reader)
        self._said = frozenset(_words_in(facts))
        language = str(facts["language"])
        if language != self._language:
            self._language = language
            self._runner.aside(self, partial(words_of, language), self._take, latest="words")
        self.look()

    def _take(self, known: KnownWords | None) -> None:
        self._known = known
        self.look()

    # -- marking -----------------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether words are marked."""
        return (
            bool(QSettings().value(_MARKS, defaultValue=True, type=bool))
            and self._known is not None
        )

    def _typed(self) -> None:
        self._is_typing = True
        self.look()

    def _done(self) -> None:
        self._is_typing = False
        self.look()

    def look(self) -> None:
        """Mark what is not known now."""
        text, at = self._field.toPlainText(), self._field.textCursor().position()
        typing = at if self._is_typing else -1
        found = doubtful(text, self._is_known) if self.is_on else ()
        self.found = tuple(one for one in found if one.end != typing)
        self._field.setExtraSelections([self._marked(one) for one in self.found])

    def _is_known(self, word: str) -> bool:
        plain = word.casefold()
        return (
            self._known is None
            or self._known.is_known(word)
            or plain in self._own
            or plain in self._said
        )

    def _marked(self, one: Spelt) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = self._cursor(one)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(theme.colour("danger")))
        mark.cursor, mark.format = cursor, look
        return mark

    def _cursor(self, one: Spelt) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(one.start)
        cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # -- the menu ----------------------------------------------------------------------------------

    def offer(self, menu: QMenu, at: int) -> None:
        """Before what the menu of the field has anyhow: words for the one at this place, and whether words are marked."""
        first = menu.actions()[0] if menu.actions() else None
        one = next((one for one in self.found if one.start <= at <= one.end), None)
        entries: list[QAction] = []
        if one is not None and self._known is not None:
            nearest = self._known.suggestions(one.word)
            for word in nearest:
                entry = QAction(mnemonic_free(word), menu)
                entry.triggered.connect(partial(self._replace, one, word))
                entries.append(entry)
            if not nearest:
                nothing = QAction(say("No suggestions"), menu)
                nothing.setEnabled(False)
                entries.append(nothing)
            add = QAction(say("Add to my words"), menu)
            add.triggered.connect(partial(self._add, one.word))
            entries += [_line(menu), add, _line(menu)]
        for entry in entries:
            if first is not None:
                menu.insertAction(first, entry)
            else:
                menu.addAction(entry)
        if self._known is not None:
            marks = QAction(say("Mark words that may be misspelt"), menu)
            marks.setCheckable(True)
            marks.setChecked(self.is_on)
            marks.toggled.connect(self._turn)
            menu.addSeparator()
            menu.addAction(marks)

    def _replace(self, one: Spelt, word: str, *_: object) -> None:
        self._cursor(one).insertText(word)

    def _add(self, word: str, *_: object) -> None:
        self._own = self._own | {word.casefold()}
        QSettings().setValue(_OWN, sorted(self._own))
        self.look()

    def _turn(self, on: bool) -> None:
        QSettings().setValue(_MARKS, on)
        self.look()


def _line(menu: QMenu) -> QAction:
    made = QAction(menu)
    made.setSeparator(True)
    return made


def _own_words() -> frozenset[str]:
    kept = QSettings().value(_OWN, [])
    return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset([str(kept)])


def _words_in(value: object) -> list[str]:
    """Every word of what a letter can say."""
    if isinstance(value, str):
        return [word.casefold() for word in _WORD.findall(value)]
    if isinstance(value, Mapping):
        return [word for one in value.values() for word in _words_in(one)]
    if isinstance(value, list):
        return [word for one in value for word in _words_in(one)]
    return []
