"""The lists that fields offer words from: which there are on the left, the words of one on the right."""

from collections.abc import Sequence
from operator import attrgetter

from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.lists.arranging import Word
from outreach_desktop.domain.lists.lists import LISTS, MOST_OTHERS, OfferedList
from outreach_desktop.domain.subjects import counted_of
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.settings.ordered import OrderedTab, OrderedTable
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.words import say

KEYS = tuple(LISTS)


class ListsTab(OrderedTab[Word]):
    """Which lists there are, and the words of the one chosen: what each is used by, and what it counts as."""

    manual = "settings#lists"

    def __init__(self) -> None:
        table = OrderedTable[Word](say("Words of the list"), attrgetter("word"), GRID * 10)
        titles = [about.title for about in LISTS.values()]
        super().__init__(table, titles, say("Add a word\u2026"), say("Rename\u2026"))
        self.subjects.setAccessibleName(say("Lists"))
        self._others = label(look="small")
        buttons = (self.edit_button, self.hide_button, self.up, self.down)
        self.lay_out(self.table, self._others, buttons=buttons, removes=None)

    @property
    def key(self) -> str:
        """The list that is shown."""
        return KEYS[max(self.subjects.currentRow(), 0)]

    def show_words(self, key: str, words: Sequence[Word], others: int) -> None:
        """Show the words of a list; `others` more only stand in rows and are too many to show."""
        about = LISTS[key]
        self._title.setText(about.title)
        self._about.setText(about.about)
        self.add_button.setAccessibleName(say("Add to \u201c{list}\u201d", list=about.title))
        headings = [say("Word"), say("Used by")] + [say("Counts as")] * bool(about.meanings)
        self.table.show_entries(headings, words, lambda word: _cells(about, word))
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
        return not entry.is_fixed or bool(LISTS[self.key].meanings)

    def may_hide(self, entry: Word) -> bool:
        """A word that the program writes is always offered."""
        return not entry.is_fixed


def _cells(about: OfferedList, word: Word) -> list[str]:
    shown = begun(word.shown)
    name = say("{word} (not offered)", word=shown) if word.is_hidden else shown
    means = dict(about.meanings).get(word.means, "") if word.means else ""
    used = counted_of(about, word.used) if word.used else ""
    return [name, used, *([means] * bool(about.meanings))]
