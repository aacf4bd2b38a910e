"""Whether each person begins on a new sheet in the file to print: asked once for each kind of document."""

import hashlib
from collections.abc import Sequence

from PySide6.QtCore import QSettings

from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.widgets.forms.forms import TickField
from outreach_desktop.words import say


class NewSheets(TickField):
    """Ticked where a document has more than one page, unless somebody chose otherwise for its kind."""

    def __init__(self) -> None:
        super().__init__(say("Start each person on a new sheet"))
        self.setToolTip(say("For printing on both sides: no letter begins on the back of another."))
        self._kinds: tuple[TemplateChoice, ...] = ()
        self._held: bool | None = None
        self._pages: dict[TemplateChoice, int] = {}
        self.clicked.connect(self._keep)  # by a hand or a key; not where the program ticks it

    def offer(self, kinds: Sequence[TemplateChoice]) -> None:
        """Ask for documents of these kinds."""
        self._kinds = tuple(kinds)
        self._settle()

    def hold(self, value: bool | None) -> None:
        """Show what a batch was asked for; with None the choice is free again."""
        self._held = value
        self._settle()

    def note_pages(self, kind: TemplateChoice, pages: int) -> None:
        """A document of this kind was laid out on so many pages."""
        self._pages[kind] = max(pages, self._pages.get(kind, 0))
        self._settle()

    @property
    def unknown(self) -> list[TemplateChoice]:
        """The kinds of which no document was laid out yet, and nobody chose for."""
        return [kind for kind in self._kinds if kind not in self._pages and _chosen(kind) is None]

    def _settle(self) -> None:
        wanted = any(self._is_wanted(kind) for kind in self._kinds)
        self.setChecked(wanted if self._held is None else self._held)

    def _is_wanted(self, kind: TemplateChoice) -> bool:
        chosen = _chosen(kind)
        return self._pages.get(kind, 1) > 1 if chosen is None else chosen

    def _keep(self, ticked: bool) -> None:
        for kind in self._kinds:
            QSettings().setValue(_key(kind), ticked)


def _chosen(kind: TemplateChoice) -> bool | None:
    kept = QSettings().value(_key(kind))
    return None if kept is None else str(kept).casefold() == "true"


def _key(kind: TemplateChoice) -> str:
    """Where the choice is kept: without the title, which may say whom a template is for."""
    return f"letters/new_sheets/{hashlib.sha256(kind.name.encode()).hexdigest()[:12]}"
