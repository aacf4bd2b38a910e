"""Settings: what a group settles for itself, such as the words that fields offer."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout

from outreach_desktop.domain.lists.arranging import Word, find, most_used
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.lists.own_words import is_own, key_of
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnFieldDraft
from outreach_desktop.domain.subjects import counted, counted_of
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import quiet
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.settings import lists
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.settings.lists import ListsTab
from outreach_desktop.ui.pages.settings.own_field import OwnFieldEditor
from outreach_desktop.ui.pages.settings.own_fields import OwnFieldsTab
from outreach_desktop.ui.pages.settings.passphrase import LockPassphraseDialog
from outreach_desktop.ui.pages.settings.privacy import PrivacyTab
from outreach_desktop.ui.pages.settings.word import WordEditor
from outreach_desktop.ui.widgets.controls import Tabs
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.ui.widgets.screen import Reopen, Screen
from outreach_desktop.words import say


class _OfOwn(NamedTuple):
    """The group's own fields of people or of organisations, and in how many entries something stands in each."""

    about: str
    fields: Sequence[OwnField]
    used: Mapping[str, int]


class _OfLists(NamedTuple):
    """The words of a list, and the fields of the group's own that have a list too."""

    words: tuple[Word, ...]
    own: tuple[OwnField, ...]


def _words_of(db: Data, key: str) -> _OfLists:
    """None where the field of that list was removed meanwhile."""
    own = lists.own(db)
    is_there = not is_own(key) or key in map(key_of, own)
    return _OfLists(lists.words(db, key) if is_there else (), own)


def _of_own(db: Data, about: str) -> _OfOwn:
    return _OfOwn(about, own_fields.every(db, about), own_fields.used(db, about))


class SettingsPage(Screen):
    """Tabs, one for each part of what can be settled."""

    manual = "settings"
    shows = frozenset(
        [
            "list_items",
            "own_fields",
            "own_values",
            "contacts",
            "interactions",
            "group_profile",
            *(table for about in LISTS.values() for table in about.tables),
        ]
    )

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._words: tuple[Word, ...] = ()
        self._of_own = _OfOwn("", (), {})
        self._wanted = ""
        """What was just saved, until it is shown and selected."""
        self._is_next_wanted = False
        """Whether another word is to be added then."""
        self.lists = ListsTab()
        self.own_fields = OwnFieldsTab()
        self.privacy = PrivacyTab()
        self.tabs = QTabWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs.setTabBar(Tabs())
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(say("Parts of this page"))
        self.tabs.addTab(self.lists, say("Lists"))
        self.tabs.addTab(self.own_fields, say("Your own fields"))
        self.tabs.addTab(self.privacy, say("Privacy"))
        pane = QFrame()
        pane.setProperty("look", "pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, 0)
        column.setSpacing(GRID)
        column.addWidget(label(say("Settings"), "heading"))
        column.addWidget(
            label(
                say(
                    "The words that fields offer, and fields of your own: make them fit your group."
                ),
                "muted",
            )
        )
        column.addSpacing(GRID)
        column.addWidget(self.tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Tall(pane))
        self.setFocusProxy(self.lists)

    def _connect(self) -> None:
        self.lists.subject_chosen.connect(self._ask_for_words)
        self.lists.add_wanted.connect(self.add_word)
        self.lists.edit_wanted.connect(self.edit_word)
        self.lists.hide_wanted.connect(self._hide)
        self.lists.move_wanted.connect(self._move)
        self.lists.remove_wanted.connect(self._remove_word)
        self.own_fields.subject_chosen.connect(self._ask_for_own_fields)
        self.own_fields.add_wanted.connect(self.add_own_field)
        self.own_fields.edit_wanted.connect(self.edit_own_field)
        self.own_fields.hide_wanted.connect(self._hide_own_field)
        self.own_fields.remove_wanted.connect(self._remove_own_field)
        self.own_fields.words_wanted.connect(self._show_words_of)
        self.own_fields.move_wanted.connect(self._move_own_field)
        self.tabs.currentChanged.connect(self._ask_for_quiet)
        self.privacy.years_wanted.connect(self._set_years)
        self.privacy.passphrase_wanted.connect(self.set_passphrase)
        self.privacy.remove_wanted.connect(partial(self.set_passphrase, removes=True))

    def reload(self) -> None:
        """Ask for the words of the list in front, and the group's own fields, anew."""
        self._ask_for_words()
        self._ask_for_own_fields()
        self._ask_for_quiet()

    def _ask_for_words(self) -> None:
        key = self.lists.key
        self.runner.ask(
            self, lambda db: _words_of(db, key), partial(self._show, key), latest="words"
        )

    def _ask_for_quiet(self) -> None:
        if self.tabs.currentWidget() is self.privacy:
            day = self.today()
            self.runner.ask(
                self,
                lambda db: quiet.count(db, today=day),
                lambda found: self.privacy.show_quiet(*found),
                latest="quiet",
            )

    def _set_years(self, years: int) -> None:
        self.runner.do(self, lambda db: quiet.set_years(db, years))

    def set_passphrase(self, *, removes: bool = False) -> None:
        """Set the passphrase of the lock screen, or take it away."""
        dialog = LockPassphraseDialog(self, removes=removes)
        dialog.settled.connect(self.privacy.show_lock)
        dialog.open()

    def _ask_for_own_fields(self) -> None:
        about = self.own_fields.about
        self.runner.ask(
            self, lambda db: _of_own(db, about), self._show_own_fields, latest="own fields"
        )

    def _show_own_fields(self, found: _OfOwn) -> None:
        self._of_own = found
        self.own_fields.show_fields(found.about, found.fields, found.used)

    def _show(self, key: str, found: _OfLists) -> None:
        self.lists.show_own(found.own)
        if key != self.lists.key:  # its field was removed meanwhile
            return
        words = self._words = found.words
        shown = most_used(words)
        self.lists.show_words(key, shown, len(words) - len(shown))
        if word := find(words, self._wanted):
            self.lists.table.choose(word.word)
            self.lists.table.setFocus()  # what was just added or renamed is where somebody goes on
            self._wanted = ""
            self._add_next()

    # -- editing -----------------------------------------------------------------------------------

    def add_word(self) -> WordEditor:
        """Add a word to the list in front."""
        return self._opened(None)

    def edit_word(self, word: Word) -> WordEditor:
        """Call a word something else."""
        return self._opened(word)

    def _opened(self, word: Word | None) -> WordEditor:
        editor = WordEditor(self, self.runner, self.lists.about, self._words, word)
        editor.done_with.connect(self._choose)
        editor.next_wanted.connect(self._want_next)
        editor.open()
        return editor

    def _want_next(self) -> None:
        self._is_next_wanted = True

    def _add_next(self) -> None:
        """Somebody adds several words one after the other."""
        if self._is_next_wanted:
            self._is_next_wanted = False
            self.add_word()

    def _choose(self, row_id: str) -> None:
        """What was just saved is selected, once it is shown."""
        key, _, name = row_id.partition("/")
        if key == self.lists.key:
            self._wanted = name
            self._ask_for_words()

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""

        def new(db: Data, key: str) -> Callable[[], Editor]:
            about, words = lists.about(db, key), lists.words(db, key)
            return partial(WordEditor, self, self.runner, about, words)

        def edit(db: Data, row_id: str) -> Callable[[], Editor]:
            key, _, name = row_id.partition("/")
            about, words = lists.about(db, key), lists.words(db, key)
            return partial(WordEditor, self, self.runner, about, words, find(words, name))

        def new_field(db: Data, about: str) -> Callable[[], Editor]:
            draft = OwnFieldDraft(about=about, name="")
            return partial(OwnFieldEditor, self, self.runner, draft, own_fields.every(db, about))

        def edit_field(db: Data, field_id: str) -> Callable[[], Editor]:
            field = own_fields.get(db, field_id)
            found = _of_own(db, field.about)
            used = found.used.get(field_id, 0)
            return partial(OwnFieldEditor, self, self.runner, field, found.fields, used)

        return {
            "settings.word": new,
            "settings.word_edit": edit,
            "settings.own_field": new_field,
            "settings.own_field_edit": edit_field,
        }

    # -- the group's own fields --------------------------------------------------------------------

    def add_own_field(self) -> OwnFieldEditor:
        """Add a field to those that are shown."""
        draft = OwnFieldDraft(about=self.own_fields.about, name="")
        return self._opened_field(OwnFieldEditor(self, self.runner, draft, self._of_own.fields))

    def edit_own_field(self, field: OwnField) -> OwnFieldEditor:
        """Change what a field is called or holds."""
        found = self._of_own
        used = found.used.get(field.id, 0)
        return self._opened_field(OwnFieldEditor(self, self.runner, field, found.fields, used))

    def _opened_field(self, editor: OwnFieldEditor) -> OwnFieldEditor:
        editor.done_with.connect(self.own_fields.table.choose)
        editor.open()
        return editor

    def _hide_own_field(self, field: OwnField) -> None:
        hidden = not field.is_hidden
        self.runner.do(self, lambda db: own_fields.hide(db, field.id, hidden=hidden))

    def _move_own_field(self, field: OwnField, place: int) -> None:
        self.runner.do(self, lambda db: own_fields.move(db, field.id, place))

    def _remove_own_field(self, field: OwnField) -> None:
        used = self._of_own.used.get(field.id, 0)

        def remove() -> None:
            self.runner.do(self, lambda db: own_fields.remove(db, field.id))

        if not used:
            remove()
            return
        messages.confirm(
            self,
            say("Remove the field \u201c{name}\u201d?", name=field.name),
            say(
                "What stands in it is no longer shown anywhere: {rows}. Edit > Undo brings it back.",
                rows=counted(field.about, used),
            ),
            say("Remove"),
            remove,
        )

    def _show_words_of(self, field: OwnField) -> None:
        """The words of a field are a list among the others."""
        self.tabs.setCurrentWidget(self.lists)
        self.lists.choose_list(key_of(field))
        self.lists.table.setFocus()

    def _remove_word(self, word: Word) -> None:
        key, about = self.lists.key, self.lists.about

        def remove() -> None:
            self.runner.do(self, lambda db: lists.remove(db, key, word.word))

        if not word.used:
            remove()
            return
        messages.confirm(
            self,
            say("Remove \u201c{word}\u201d?", word=word.shown),
            say(
                "It is taken out of the field of everyone who has it: {rows}. Edit > Undo brings it back. To keep it there, choose No longer offer.",
                rows=counted_of(about, word.used),
            ),
            say("Remove"),
            remove,
        )

    def _hide(self, word: Word) -> None:
        key = self.lists.key
        self.runner.do(self, lambda db: lists.hide(db, key, word.word, hidden=not word.is_hidden))

    def _move(self, word: Word, place: int) -> None:
        key = self.lists.key
        self.runner.do(self, lambda db: lists.move(db, key, word.word, place))
