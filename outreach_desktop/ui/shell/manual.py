"""The manual: F1 opens the page about what is in front, and every page can be searched. All of it lies on this computer."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.paths import resource
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.frame import SearchField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import side_by_side
from outreach_desktop.words import say

FIRST = "start"
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of the manual: `key` is its file without the ending, `title` its heading."""

    key: str
    title: str
    text: str

    def has(self, words: str) -> bool:
        """Whether every word stands somewhere on it."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def chapters() -> list[Chapter]:
    """All pages, in the order of the list on the first one."""
    folder = resource("manual")
    order = resource("manual", "order.txt").read_text(encoding="utf-8").split()
    texts = {key: (folder / f"{key}.md").read_text(encoding="utf-8") for key in order}
    return [
        Chapter(key=key, title=text.splitlines()[0].removeprefix("# "), text=text)
        for key, text in texts.items()
    ]


def anchor(heading: str) -> str:
    """A heading in small letters, with a dash for all that is no letter."""
    return "-".join(re.findall(r"[a-z]+", heading.casefold()))


def headings(document: QTextDocument) -> dict[str, QTextBlock]:
    """Each heading of a page, by what `manual = "people#your-core-network"` of a dialog says after the sign."""
    found, block = {}, document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            found[anchor(block.text())] = block
        block = block.next()
    return found


def page_about(*parts: QWidget | None) -> str:
    """The page of the manual about the first of these parts that has one: its own `manual`, else that of what it stands in.

    After a \u201c#\u201d follows the `anchor` of a heading on that page.
    """
    for part in parts:
        within = part
        while within is not None:
            page = getattr(within, "manual", "")
            if isinstance(page, str) and page:
                return page
            within = within.parentWidget()
    return FIRST


def show_manual(parent: QWidget, page: str) -> "Manual":
    """Open the manual at a page, or turn to it where it is open already."""
    window = parent.window()
    there = window.findChild(Manual, options=Qt.FindChildOption.FindDirectChildrenOnly)
    manual = window if isinstance(window, Manual) else there or Manual(window)
    manual.turn_to(page)
    manual.show()
    manual.raise_()
    manual.activateWindow()
    return manual


class _Page(QTextBrowser):
    """One page; it begins at a heading, also where the window finds its size only afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""

    def begin_at(self, heading: str) -> None:
        """Put this heading at the top, "" for the beginning."""
        self._heading = heading
        block = headings(self.document()).get(heading)
        if block is None:
            return
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)  # screen readers read on from here
        self.verticalScrollBar().setValue(
            self.verticalScrollBar().value() + self.cursorRect(cursor).top()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere."""
        super().resizeEvent(event)
        if not self.isVisible():
            return
        self.begin_at(self._heading)


class Manual(Dialog):
    """The list of pages on the left, the page on the right; not in the way of the window behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, say("Manual"))
        self.setModal(False)
        self.heading.hide()
        self._at = ""
        self._chapters = chapters()
        self.search = SearchField()
        self.list = QListWidget()
        self.nothing = label(say("No page has these words."), "muted")
        self.page = _Page()
        self._build()
        self._connect()
        self._find("")

    def _build(self) -> None:
        self.search.setPlaceholderText(say("Search the manual \u2026"))
        self.search.setAccessibleName(say("Search the manual"))
        self.list.setAccessibleName(say("Pages of the manual"))
        self.page.setAccessibleName(say("The page"))
        self.page.setSearchPaths([str(resource("manual"))])
        self.page.setOpenExternalLinks(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        split = side_by_side()
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([theme.scaled(220), theme.scaled(600)])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        row = QHBoxLayout()
        row.addWidget(split)
        self.column.addLayout(row, 1)
        self.column.setSpacing(GRID)
        self.back = button(say("Back"))
        self.close_button = button(say("Close"), primary=True)
        self.finish([self.close_button], others=[self.back], size=(880, 640))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._chosen)
        self.page.sourceChanged.connect(self._turned)
        self.page.backwardAvailable.connect(self.back.setEnabled)
        self.back.setEnabled(False)
        self.back.clicked.connect(self.page.backward)
        self.close_button.clicked.connect(self.accept)

    def turn_to(self, page: str) -> None:
        """Show a page by its key; after a \u201c#\u201d, from the heading with this `anchor`."""
        key, _, heading = page.partition("#")
        self.page.setSource(QUrl(f"{key}.md"), QTextDocument.ResourceType.MarkdownResource)
        self.page.begin_at(heading)

    def _find(self, words: str) -> None:
        """List the pages that have these words, and turn to the first of them."""
        shown = [chapter for chapter in self._chapters if chapter.has(words)]
        with QSignalBlocker(self.list):
            self.list.clear()
            for chapter in shown:
                item = QListWidgetItem(chapter.title)
                item.setData(_KEY, chapter.key)
                self.list.addItem(item)
        self.nothing.setVisible(not shown)
        if words.strip() and shown:
            self.turn_to(shown[0].key)
            self.page.find(words.split()[0])
        self._mark(self._at)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY) != self._at:
            self.turn_to(item.data(_KEY))

    def _turned(self, page: QUrl) -> None:
        self._at = page.path().removesuffix(".md")
        self._mark(self._at)

    def _mark(self, key: str) -> None:
        for number in range(self.list.count()):
            if self.list.item(number).data(_KEY) == key:
                self.list.setCurrentRow(number)
