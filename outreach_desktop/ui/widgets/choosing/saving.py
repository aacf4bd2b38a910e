"""The dialog in which a search is saved under a name, changed or removed."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.choosing.saved import FIELDS, OF_PLACES, SavedSearch, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.choosing.saved import NeededError
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import TextField
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.ui.widgets.screen import Reopen, Screen
from outreach_desktop.words import say


def forms_of_searches(page: Screen, about: str) -> Mapping[str, Reopen]:
    """Where typing goes on after a crash, by the names that drafts go by."""
    make = partial(SearchEditor, page, page.runner, page.today)
    new = SavedSearch(name="", words="", about=about)
    return {
        f"{about}.search": lambda *_: partial(make, new),
        f"{about}.search_edit": lambda db, name: partial(make, saved.get(db, name), name),
    }


class SearchEditor(FormEditor):
    """Saves a new search of people or organisations, or changes the one called `instead_of`."""

    manual = "people#saved-searches"

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        search: SavedSearch,
        instead_of: str = "",
    ) -> None:
        title = (
            say("Saved search \u201c{name}\u201d", name=instead_of)
            if instead_of
            else say("Save this search")
        )
        super().__init__(parent, runner, title)
        self._today = today
        self._instead_of = instead_of
        self._about = search.about
        name, words = str(FIELDS["name"].example), str(FIELDS["words"].example)
        if search.vocabulary is not PEOPLE:
            name, words = say("Hospitals without a champion"), OF_PLACES
        self._form.add_field(FIELDS["name"], TextField(name))
        self._form.add_field(FIELDS["words"], TextField(words))
        self.add(self._form)
        words_field = self._form.field("words")
        if isinstance(words_field, TextField):
            self.add(SaidBack(runner, search.about, words_field))
        if instead_of:
            remove = button(say("Remove this search"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()
        self._form.fill({"name": search.name, "words": search.words})
        self._form.field("name").setFocus()
        if instead_of:
            self.keep_draft(f"{search.about}.search_edit", instead_of, edits=True)
        else:
            self.keep_draft(f"{search.about}.search")
        open_at(self, 560, 320)

    def _draft(self) -> SavedSearch:
        return SavedSearch(
            name=self._form.text("name"), words=self._form.text("words"), about=self._about
        )

    def rules(self) -> tuple[Problem, ...]:
        """Those of a saved search."""
        return problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the search."""
        draft, today, old = self._draft(), self._today(), self._instead_of
        return lambda db: saved.save(db, draft, today=today, instead_of=old).name

    def _remove(self) -> None:
        self._remove_it(anyway=False)

    def _remove_it(self, *, anyway: bool) -> None:
        name = self._instead_of
        self.save_by(lambda db: saved.remove(db, name, anyway=anyway), lambda _: self.saved(name))

    def not_saved(self, error: OutreachError) -> None:
        """Say why; before others lose a search that they name, it is asked."""
        super().not_saved(error)
        if isinstance(error, NeededError):
            anyway = partial(self._remove_it, anyway=True)
            messages.confirm(self, error.message, error.hint, say("Remove it anyway"), anyway)
