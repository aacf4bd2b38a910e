"""What every page of the window is given, and what it can ask of the window."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.drafts import Draft
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.undo import EVERYTHING
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Failed, Runner
from outreach_desktop.ui.widgets import changing

if TYPE_CHECKING:
    from outreach_desktop.ui.widgets.forms.editor import Editor

Reopen = Callable[[Data, str], Callable[[], "Editor"]]
"""Reads what an editor needs, by the id that its draft is about, and returns what opens it."""


class PeopleInView(NamedTuple):
    """Whom a page shows by its search and filters, none where it shows everybody; and who is selected there."""

    found: Sequence[str] = ()
    selected: Sequence[str] = ()


class Screen(QWidget):
    """A page behind one entry of the rail.

    Pages never import each other: what one wants of another is a signal that the main window
    carries over. `reload` is called when the page comes to the front, when another data file is
    opened, and when something it `shows` was changed, undone or redone; it asks the runner anew and keeps
    what is selected.
    """

    manual = "start"
    """The page of the manual about it; a dialog in front of it is explained there too, unless it has one of its own."""

    shows: frozenset[str] = EVERYTHING
    """The subjects it shows anything of, by their tables: where none of them was changed, it is not asked to reload."""

    wanted = Signal(str, str)
    """The key of a page, and the id of one of its rows or "": that is shown there."""
    letters_wanted = Signal(list, str)
    letters_to_places_wanted = Signal(list)
    """Contact ids, and the id of an event or ""."""
    import_wanted = Signal()
    """A list of people, from a file that is to be asked for."""
    print_wanted = Signal(list, str)
    """Stacks to print (domain.printing), none for what was made earlier; and PREVIEW, PDF or ""."""
    search_cleared = Signal()
    """The words in the search field hide what is to be shown."""
    search_wanted = Signal(str)
    """These words are to be in the search field, and are searched for."""
    said = Signal(str)
    """A sentence for the status bar."""
    view_changed = Signal()
    """Something else is in view, or nothing: `in_view` is another now."""

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "page")
        self.runner = runner
        self.today = today
        if runner.looked_at is not None:
            changing.only_look(self)

    def reload(self) -> None:
        """Ask for everything shown, anew."""
        raise NotImplementedError

    def lay_out_again(self) -> None:
        """The text is of another size now: what is laid out for the old one is made anew. Colours follow by themselves."""
        self.reload()

    def show_one(self, row_id: str) -> None:
        """Show the card of one row; pages without cards have nothing to show."""

    def keep_at_the_end(self) -> None:
        """The program is told to end: what is typed outside of forms is kept now."""

    def search(self, words: str) -> None:
        """Show what fits `words`, as typed into the search field at the top."""

    def search_for_saved(self, name: str) -> None:
        """Search for what this saved search finds; for the pages of people and organisations."""

    @property
    def narrowed(self) -> str:
        """What drop-downs above its list choose besides the search, as conditions."""
        return ""

    def write_to(self, ids: list[str], event_id: str, kind: str) -> None:
        """Choose these people or organisations to write to, about this event or ""; for the letters page."""

    def take_documents(self, files: Sequence[Path]) -> None:
        """Offer these Word files, dropped on the window, among the documents; for the letters page."""

    def print(self, way: str = "") -> None:
        """What Print in the menu means while this page is in front: what was made earlier."""
        self.print_wanted.emit([], way)

    def people_in_view(self) -> PeopleInView:
        """Who may be meant by an export while this page is in front."""
        return PeopleInView()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu can ask of this page, by the names that actions have for it: "add" for "contacts.add"."""
        return {}

    def in_view(self) -> Collection[str]:
        """Which of its commands can be done to what is in view now."""
        return ()

    def forms(self) -> Mapping[str, Reopen]:
        """How the editors of this page are opened again, each by the name its drafts go by."""
        return {}

    def go_on(self, draft: Draft, fails: Failed) -> bool:
        """Open the editor in which this was typed, with everything in it; False where there is none."""
        reopen = self.forms().get(draft.form)
        if reopen is None:
            return False

        def show(make: Callable[[], "Editor"]) -> None:
            editor = make()
            editor.go_on(draft)
            editor.open()

        self.runner.ask(self, lambda db: reopen(db, draft.subject_id), show, fails=fails)
        return True

    def editing_of(self, row_id: str, make: Callable[[], "Editor"]) -> "Editor":
        """An editor of what hangs on this row, which the page shows once it is saved."""
        editor = make()
        editor.done_with.connect(lambda _: self.show_one(row_id))
        return editor

    def may_leave(self) -> bool:
        """False while the page holds typed text that its owner wants to keep."""
        return True
