"""A page to read about one thing: heading, details, sections; it scrolls."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.ui.desk.theme import GRID, is_large
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import button, label, line
from outreach_desktop.ui.widgets.refilling import button_held, hold_again
from outreach_desktop.ui.widgets.text import to_copy
from outreach_desktop.words import say


class Card(QScrollArea):
    """Filled anew for each thing shown: `begin`, then parts from top to bottom, then `end`."""

    def __init__(self) -> None:
        super().__init__()
        self._keep_place = False
        self.is_unfolded = False
        """Whether somebody wanted to see all of what folds on this page; the next one is folded."""
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def begin(self, *, keep_place: bool) -> None:
        """Start an empty page; with `keep_place` it will be scrolled as the present one is."""
        self._keep_place = keep_place
        self.is_unfolded &= keep_place
        self._page = QWidget()
        self._page.setProperty("look", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 3)
        self._column.setSpacing(GRID * 3 // 2)

    def unfold(self, is_wanted: bool) -> None:
        """Show all of what folds, until another page is shown."""
        self.is_unfolded = is_wanted

    def add(self, part: QWidget) -> None:
        """Put a part below what is there."""
        self._column.addWidget(part)

    def add_row(self, part: QLayout) -> None:
        """Put a row of parts below what is there."""
        self._column.addLayout(part)

    def add_section(
        self, words: str, action: str = "", slot: Callable[[], object] | None = None
    ) -> None:
        """A rule and a heading, with something to add beside it."""
        self._column.addSpacing(GRID)
        self._column.addWidget(line())
        heading = label(words, "title")
        heading.setWordWrap(False)
        parts: list[QWidget] = [heading]
        if slot is not None:
            add = button(action, look="link", changes=True)
            add.clicked.connect(lambda *_: slot())
            parts.append(add)
        self._column.addLayout(Flow(*parts, spacing=GRID * 2))

    def add_details(self, details: Iterable[tuple[str, str | QWidget]]) -> None:
        """Names on the left, what they say on the right; what is empty is left out.

        Very large text would leave no room beside a name: what it says stands under it then.
        """
        under = is_large()
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(details):
            if not value:
                continue
            heading = label(name, "muted")
            if not under:
                heading.setWordWrap(False)
                heading.setMinimumWidth(max(GRID * 11, heading.sizeHint().width()))
            grid.addWidget(heading, place * 2, 0, 1, 1 + under, Qt.AlignmentFlag.AlignTop)
            said = value if isinstance(value, QWidget) else to_copy(value)
            grid.addWidget(said, place * 2 + under, 1 - under, 1, 1 + under)
        self._column.addLayout(grid)

    def add_attached(
        self, attached: AttachedFiles, owner_id: str, files: Sequence[AttachedFile]
    ) -> None:
        """The section of files kept with what the page is about; the same part moves from page to page."""
        self.add_section(say("Files"), say("Attach a file\u2026"), attached.attach)
        if not files:
            self.add(label(say("None yet: a CV, a signed form, a leaflet of theirs."), "muted"))
        attached.show_files(owner_id, files)
        self.add(attached)

    def end(self) -> None:
        """Show the page; who was at a button of the page before is at the same one of this."""
        place = self.verticalScrollBar().value() if self._keep_place else 0
        name = button_held(self)
        self._column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()  # not at once: this may be the answer to a click on it
        self.setWidget(self._page)
        self.verticalScrollBar().setValue(place)
        hold_again(self._page, name)
