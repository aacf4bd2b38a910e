"""The page of our services: in their order on the left, one of them on the right."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.offering.our_services import OurService, OurServiceDraft
from outreach_desktop.domain.segments import term
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import our_services
from outreach_desktop.services.offering.our_services import OurServiceRow
from outreach_desktop.ui.pages.services.card import ServiceCard
from outreach_desktop.ui.pages.services.editor import ServiceEditor
from outreach_desktop.ui.pages.services.entry import ENTRY
from outreach_desktop.ui.pages.services.listing import ServiceTable, services_list
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.kept_page import KeptPage
from outreach_desktop.ui.widgets.labels import EmptyState
from outreach_desktop.ui.widgets.screen import Reopen
from outreach_desktop.words import say, say_many


class ServicesPage(KeptPage[OurService, OurServiceRow]):
    """What the group offers: documents print those that go on, in this order."""

    key = ENTRY.key
    manual = "services"
    choose = say("Choose a service in the list first.")
    shows = frozenset(["services", "files"])

    def _build(self) -> None:
        self.list = services_list(self.runner, self.today)
        self.card = ServiceCard()
        nothing = EmptyState(say("Choose a service on the left."))
        self._lay(self.list, self.card, nothing, widths=(620, 500))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._connect_list(
            (say("Checked: all right"), self.checked),
            (say("Move up"), partial(self._move, -1)),
            (say("Move down"), partial(self._move, 1)),
        )
        table = self.list.table
        assert isinstance(table, ServiceTable)  # noqa: S101 - services_list made it
        table.moved.connect(self._move)
        self._on_card(
            (self.card.checked_wanted, lambda one: self._checked([one.id])),
            (self.card.edit_wanted, self._edit),
            (self.card.up_wanted, lambda _: self._move(-1)),
            (self.card.down_wanted, lambda _: self._move(1)),
            (self.card.remove_wanted, self._ask_to_remove),
            (self.card.untold_wanted, self._find_untold),
        )

    # -- actions -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A new service."""
        self._editor(OurServiceDraft(checked_on=self.today())).open()

    def checked(self) -> None:
        """Note that all that are selected were checked today."""
        ids = self.list.table.selected_ids()
        if ids:
            self._checked(ids)
        else:
            self.said.emit(self.choose)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {
            "add": self.add,
            "checked": self.checked,
            "columns": self.list.table.columns.choose,
            "down": partial(self._move, 1),
            "up": partial(self._move, -1),
        }

    def in_view(self) -> Collection[str]:
        """What is selected can be checked and moved."""
        of_one = {"checked", "down", "up"} if self._is_card_shown else set()
        return {"columns"} | of_one

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""
        return {
            "services.new": lambda *_: partial(self._editor, OurServiceDraft()),
            "services.edit": lambda db, one: partial(self._editor, our_services.get(db, one)),
        }

    # -- within ------------------------------------------------------------------------------------

    def _find_untold(self, service: OurService) -> None:
        """The people who were never told of it, on their own page."""
        self.wanted.emit("contacts", "")
        self.search_wanted.emit(f"-{term('told', service.name)}")

    def _checked(self, ids: Sequence[str]) -> None:
        day = self.today()
        self.runner.do(self, lambda db: our_services.checked(db, ids, today=day))

    def _move(self, step: int) -> None:
        """Before or behind its neighbour in the list; at either end it stays."""
        ids, chosen = list(self.list.table.paged.ids), self.list.table.current_id()
        if not chosen:
            self.said.emit(self.choose)
            return
        place = ids.index(chosen) + step
        if 0 <= place < len(ids):
            beside = ids[place]
            self.runner.do(self, lambda db: our_services.move(db, chosen, beside, after=step > 0))

    def _editor(self, draft: OurServiceDraft) -> Editor:
        return self._followed(ServiceEditor(self, self.runner, self.today, draft))

    def _removed(self, db: Data, ids: Sequence[str]) -> None:
        our_services.remove(db, ids)

    def _remove_many(self, count: int) -> str:
        return say_many("Remove {count} service?", "Remove {count} services?", count)

    def _shown_one(self) -> OurService | None:
        return self.card.row.service if self.card.row is not None else None

    def _read_one(self, db: Data, row_id: str) -> OurService:
        return our_services.get(db, row_id)

    def _read_card(self, db: Data, row_id: str) -> OurServiceRow:
        return our_services.row(db, row_id, today=self.today())

    def _fill_card(self, content: OurServiceRow, _: list[AttachedFile]) -> None:
        self.card.show_row(content)
        self.view_changed.emit()
