"""The page of the content bank: what is to be done first on the left, one text on the right."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.offering.content import ContentDraft, ContentText
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import content
from outreach_desktop.services.offering.content import ContentRow
from outreach_desktop.ui.pages.content.card import ContentCard
from outreach_desktop.ui.pages.content.editor import ContentEditor
from outreach_desktop.ui.pages.content.entry import ENTRY
from outreach_desktop.ui.pages.content.listing import content_list
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.kept_page import KeptPage
from outreach_desktop.ui.widgets.labels import EmptyState
from outreach_desktop.ui.widgets.screen import Reopen
from outreach_desktop.words import say, say_many


class ContentPage(KeptPage[ContentText, ContentRow]):
    """Texts to print and hand out; one without permission, or past its review, is not printed."""

    key = ENTRY.key
    manual = "content"
    choose = say("Choose a text in the list first.")
    shows = frozenset(["content", "list_items", "files"])

    def _build(self) -> None:
        self.list = content_list(self.runner, self.today)
        self.card = ContentCard(self.today)
        nothing = EmptyState(say("Choose a text on the left."))
        self._lay(self.list, self.card, nothing, widths=(620, 500))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._connect_list((say("Read through: all right"), self.reviewed))
        self._on_card(
            (self.card.reviewed_wanted, lambda one: self._reviewed([one.id])),
            (self.card.edit_wanted, self._edit),
            (self.card.copy_wanted, self._copy_text),
            (self.card.remove_wanted, self._ask_to_remove),
        )

    # -- actions -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A new text."""
        self._editor(self._new()).open()

    def reviewed(self) -> None:
        """Note that all that are selected were read through today."""
        ids = self.list.table.selected_ids()
        if ids:
            self._reviewed(ids)
        else:
            self.said.emit(self.choose)

    def copy_text(self) -> None:
        """Put the text of the one that is selected on the clipboard."""
        self._one.of_selected(self._copy_text, self.choose)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {
            "add": self.add,
            "columns": self.list.table.columns.choose,
            "copy_text": self.copy_text,
            "reviewed": self.reviewed,
        }

    def in_view(self) -> Collection[str]:
        """What is selected can be read through and copied."""
        of_one = {"copy_text", "reviewed"} if self._is_card_shown else set()
        return {"columns"} | of_one

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""
        return {
            "content.new": lambda *_: partial(self._editor, self._new()),
            "content.edit": lambda db, one: partial(self._editor, content.get(db, one)),
        }

    # -- within ------------------------------------------------------------------------------------

    def _new(self) -> ContentDraft:
        day = self.today()
        return ContentDraft(dated_on=day, reviewed_on=day)

    def _reviewed(self, ids: Sequence[str]) -> None:
        day = self.today()
        self.runner.do(self, lambda db: content.reviewed(db, ids, today=day))

    def _copy_text(self, one: ContentText) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(filter(None, (one.heading, one.text))))
        self.said.emit(say("Copied: {text}", text=one.name))

    def _editor(self, draft: ContentDraft) -> Editor:
        return self._followed(ContentEditor(self, self.runner, self.today, draft))

    def _removed(self, db: Data, ids: Sequence[str]) -> None:
        content.remove(db, ids)

    def _remove_many(self, count: int) -> str:
        return say_many("Remove {count} text?", "Remove {count} texts?", count)

    def _shown_one(self) -> ContentText | None:
        return self.card.row.content if self.card.row is not None else None

    def _read_one(self, db: Data, row_id: str) -> ContentText:
        return content.get(db, row_id)

    def _read_card(self, db: Data, row_id: str) -> ContentRow:
        return content.row(db, row_id, today=self.today())

    def _fill_card(self, content: ContentRow, _: list[AttachedFile]) -> None:
        self.card.show_row(content)
        self.view_changed.emit()
