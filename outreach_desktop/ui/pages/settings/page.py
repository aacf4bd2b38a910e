"""Settings: what a group settles for itself, such as the words that fields offer."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout

from outreach_desktop.domain.lists.lists import LISTS, Word, find, most_used
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.settings import lists
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.settings.lists import ListsTab
from outreach_desktop.ui.pages.settings.word import WordEditor
from outreach_desktop.ui.widgets.controls import Tabs
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.ui.widgets.screen import Reopen, Screen
from outreach_desktop.words import say


class SettingsPage(Screen):
    """Tabs, one for each part of what can be settled."""

    manual = "settings"
    shows = frozenset(
        ["list_items", *(table for about in LISTS.values() for table in about.tables)]
    )

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._words: tuple[Word, ...] = ()
        self._wanted = ""
        """What was just saved, until it is shown and selected."""
        self.lists = ListsTab()
        self.tabs = QTabWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs.setTabBar(Tabs())
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(say("Parts of this page"))
        self.tabs.addTab(self.lists, say("Lists"))
        pane = QFrame()
        pane.setProperty("look", "pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, 0)
        column.setSpacing(GRID)
        column.addWidget(label(say("Settings"), "heading"))
        column.addWidget(
            label(say("The words that fields offer: make them those of your group."), "muted")
        )
        column.addSpacing(GRID)
        column.addWidget(self.tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Tall(pane))
        self.setFocusProxy(self.lists)

    def _connect(self) -> None:
        self.lists.list_chosen.connect(self.reload)
        self.lists.add_wanted.connect(self.add_word)
        self.lists.edit_wanted.connect(self.edit_word)
        self.lists.hide_wanted.connect(self._hide)
        self.lists.move_wanted.connect(self._move)

    def reload(self) -> None:
        """Ask for the words of the list in front, anew."""
        key = self.lists.key
        self.runner.ask(
            self, lambda db: lists.words(db, key), partial(self._show, key), latest="words"
        )

    def _show(self, key: str, words: tuple[Word, ...]) -> None:
        self._words = words
        shown = most_used(words)
        self.lists.show_words(key, shown, len(words) - len(shown))
        if word := find(words, self._wanted):
            self.lists.table.choose(word.word)
            self._wanted = ""

    # -- editing -----------------------------------------------------------------------------------

    def add_word(self) -> WordEditor:
        """Add a word to the list in front."""
        return self._opened(None)

    def edit_word(self, word: Word) -> WordEditor:
        """Call a word something else."""
        return self._opened(word)

    def _opened(self, word: Word | None) -> WordEditor:
        editor = WordEditor(self, self.runner, self.lists.key, self._words, word)
        editor.done_with.connect(self._choose)
        editor.open()
        return editor

    def _choose(self, row_id: str) -> None:
        """What was just saved is selected, once it is shown."""
        key, _, name = row_id.partition("/")
        if key == self.lists.key:
            self._wanted = name
            self.reload()

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""

        def new(db: Data, key: str) -> Callable[[], Editor]:
            return partial(WordEditor, self, self.runner, key, lists.words(db, key))

        def edit(db: Data, row_id: str) -> Callable[[], Editor]:
            key, _, name = row_id.partition("/")
            words = lists.words(db, key)
            return partial(WordEditor, self, self.runner, key, words, find(words, name))

        return {"settings.word": new, "settings.word_edit": edit}

    def _hide(self, word: Word) -> None:
        key = self.lists.key
        self.runner.do(self, lambda db: lists.hide(db, key, word.word, hidden=not word.is_hidden))

    def _move(self, word: Word, place: int) -> None:
        key = self.lists.key
        self.runner.do(self, lambda db: lists.move(db, key, word.word, place))
