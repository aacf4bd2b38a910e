"""The lists that fields offer words from: which there are on the left, the words of one on the right."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from PySide6.QtCore import QSignalBlocker, Signal

from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.lists.arranging import Word
from outreach_desktop.domain.lists.lists import LISTS, MOST_OTHERS, OfferedList
from outreach_desktop.domain.lists.own_words import as_list, is_own
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.subjects import counted_of
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.settings.ordered import OrderedTab, OrderedTable
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say

KEYS = tuple(LISTS)
"""The lists that the program brings along; those of the group's own fields come after them."""


class ListsTab(OrderedTab[Word]):
    """Which lists there are, and the words of the one chosen: what each is used by, and what it counts as."""

    manual = "settings#lists"

    remove_wanted = Signal(object)

    def __init__(self) -> None:
        self._own: dict[str, OfferedList] = {}
        table = OrderedTable[Word](say("Words of the list"), attrgetter("word"), GRID * 10)
        titles = [about.title for about in LISTS.values()]
        super().__init__(table, titles, say("Add a word\u2026"), say("Rename\u2026"))
        self.subjects.setAccessibleName(say("Lists"))
        self._others = label(look="small")
        self.remove_button = button(say("Remove"), icon="trash-2", changes=True)
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.hide()
        buttons = (self.edit_button, self.hide_button, self.remove_button, self.up, self.down)
        self.lay_out(self.table, self._others, buttons=buttons, removes=None)

    @property
    def key(self) -> str:
        """The list that is shown."""
        return (*KEYS, *self._own)[max(self.subjects.currentRow(), 0)]

    @property
    def about(self) -> OfferedList:
        """The same, with all that is known of it."""
        key = self.key
        return self._own.get(key) or LISTS[key]

    def show_own(self, fields: Iterable[OwnField]) -> None:
        """The lists of the group's own fields, behind the others; the one that is shown stays so while it is there."""
        own = {one.key: one for one in map(as_list, fields)}
        if own == self._own:
            return
        was = self.key
        titles = [one.title for one in (*LISTS.values(), *own.values())]
        with QSignalBlocker(self.subjects):
            self._own = own
            self.subjects.clear()
            self.subjects.addItems(titles)
            keys = (*KEYS, *own)
            self.subjects.setCurrentRow(keys.index(was) if was in keys else 0)
        if was not in keys:
            self.subject_chosen.emit()

    def choose_list(self, key: str) -> None:
        """Show the words of this list."""
        keys = (*KEYS, *self._own)
        if key in keys:
            self.subjects.setCurrentRow(keys.index(key))

    def show_words(self, key: str, words: Sequence[Word], others: int) -> None:
        """Show the words of a list; `others` more only stand in rows and are too many to show."""
        if key != self.key:  # its field was removed meanwhile
            return
        about = self.about
        self.remove_button.setVisible(is_own(key))
        self._title.setText(about.title)
        self._about.setText(about.about)
        self.add_button.setAccessibleName(say("Add to \u201c{list}\u201d", list=about.title))
        headings = [say("Word"), say("Used by")] + [say("Counts as")] * bool(about.meanings)
        self.table.show_entries(key, headings, words, lambda word: _cells(about, word))
        self._others.setText(
            say(
                "Of the words that are not in the list, the {most} most used are shown. "
                "There are {count} more.",
                most=MOST_OTHERS,
                count=others,
            )
            if others
            else ""
        )
        self._others.setVisible(bool(others))
        self.fit_subjects()
        self.show_choice()

    def may_edit(self, entry: Word) -> bool:
        """A word that the program writes keeps its name; what it counts as can be said all the same."""
        return not entry.is_fixed or bool(self.about.meanings)

    def may_hide(self, entry: Word) -> bool:
        """A word that the program writes is always offered."""
        return not entry.is_fixed

    def show_choice(self) -> None:
        """A word of the group's own list can be removed."""
        super().show_choice()
        self.offer(self.remove_button, self.chosen() is not None)

    def _remove(self) -> None:
        if (word := self.chosen()) is not None and is_own(self.key):
            self.remove_wanted.emit(word)


def _cells(about: OfferedList, word: Word) -> list[str]:
    shown = begun(word.shown)
    name = say("{word} (not offered)", word=shown) if word.is_hidden else shown
    means = dict(about.meanings).get(word.means, "") if word.means else ""
    used = counted_of(about, word.used) if word.used else ""
    return [name, used, *([means] * bool(about.meanings))]
