"""A person's timeline: what passed between us, newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.interactions import DOCUMENT, Interaction, kind_in_words
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import LinkLabel, Sign, button, label
from outreach_desktop.words import say

_SHOWN = 20
_ICONS = {
    "phone": "phone",
    "email": "mail",
    "letter": "mail",
    "meeting": "users",
    "visit": "footprints",
    "video": "video",
    "event": "calendar-days",
    "referral": "arrow-left-right",
    "document": "file-text",
}


class Timeline(QWidget):
    """The newest entries, with a button that shows the rest; a click on one opens it."""

    opened = Signal(object)
    posted = Signal(str)
    """The document of this id went into the post today."""

    def __init__(self, *, may_post: bool = False) -> None:
        super().__init__()
        self._may_post = may_post
        self._entries: tuple[Interaction, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def show_entries(self, entries: Sequence[Interaction], *, everything: bool = False) -> None:
        """Show these, the newest twenty of them unless `everything` is wanted."""
        self._entries = tuple(entries)
        shown = entries if everything else entries[:_SHOWN]
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 3 // 2)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnMinimumWidth(0, GRID * 11)
        grid.setColumnStretch(2, 1)
        for place, entry in enumerate(shown):
            self._add(grid, place, entry)
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.deleteLater()
        self._column.addWidget(whole)
        if len(shown) < len(entries):
            more = button(say("Show all {count}", count=len(entries)), look="link")
            more.clicked.connect(lambda: self.show_entries(self._entries, everything=True))
            self._column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _add(self, grid: QGridLayout, place: int, entry: Interaction) -> None:
        """The day, the kind and the words; very large text leaves no room beside a day, and stands under it."""
        under = theme.is_large()
        side = Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag.AlignRight
        day = label(short_date(entry.date), "muted")
        day.setWordWrap(False)
        day.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        day.setContentsMargins(0, 2, 0, 0)
        kind = Sign(_ICONS.get(entry.kind, "sticky-note"), "muted")
        kind.setToolTip(kind_in_words(entry.kind))
        kind.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(day, place * 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(kind, place * 2, 1, Qt.AlignmentFlag.AlignTop)
        words = self._words(entry)
        if under:
            grid.addWidget(words, place * 2 + 1, 0, 1, 3)
        else:
            grid.addWidget(words, place * 2, 2)

    def _words(self, entry: Interaction) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, GRID // 2)
        column.setSpacing(0)
        what = LinkLabel(
            _summary(entry),
            name=say(
                "{day}, {kind}: {summary}. Open",
                day=short_date(entry.date),
                kind=kind_in_words(entry.kind),
                summary=_summary(entry),
            ),
            quiet=True,
        )
        what.clicked.connect(partial(self.opened.emit, entry))
        column.addWidget(what)
        for text in (came_back_in_words(entry), entry.detail, thanks_in_words(entry)):
            if text:
                more = label(text, "small")
                column.addWidget(more)
        if self._may_post and entry.kind == DOCUMENT and entry.document_id:
            column.addWidget(self._not_sent(entry), alignment=Qt.AlignmentFlag.AlignLeft)
        return whole

    def _not_sent(self, entry: Interaction) -> QWidget:
        """A document that was made and has reached no one."""
        posted = button(
            say("Posted today"),
            look="link",
            name=say("\u201c{document}\u201d was posted today", document=_summary(entry)),
            changes=True,
        )
        posted.clicked.connect(partial(self.posted.emit, entry.document_id))
        whole = QWidget()
        whole.setLayout(Flow(label(say("Not sent yet"), "small"), posted, spacing=GRID * 2))
        return whole


def _summary(entry: Interaction) -> str:
    """What it was: of a document its name in the reader's language."""
    of_ours = entry.kind == DOCUMENT or entry.document_id is not None
    summary = title_in_words(entry.summary) if of_ours else entry.summary
    return summary or kind_in_words(entry.kind)


def came_back_in_words(entry: Interaction) -> str:
    """That the post brought it back, where it did."""
    if entry.back_on is None:
        return ""
    return say("Came back on {day}, so it is no contact", day=short_date(entry.back_on))


def thanks_in_words(entry: Interaction) -> str:
    """Whether somebody was thanked for this, or should be."""
    if not entry.thanks_for:
        return ""
    if entry.thanked_on:
        return say("Thanked on {day}", day=short_date(entry.thanked_on))
    return say("Thank-you owed: for {what}", what=entry.thanks_for)
