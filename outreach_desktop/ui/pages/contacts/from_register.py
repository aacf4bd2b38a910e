"""A new person who begins with what a register says of them."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import reading, taking
from outreach_desktop.services.registers.taking import TakenPerson
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.registers.search import RegisterSearch
from outreach_desktop.ui.widgets.forms.editor import Editor


class TakenPersonEditor(ContactEditor):
    """Adds a person with their code, and their practice whole where it is not kept yet."""

    _code = ""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, taken: TakenPerson) -> None:
        super().__init__(parent, runner, today)
        self._taken = taken
        self._code = taken.draft.code
        self.type_in(_typed(taken))

    def draft(self) -> ContactDraft:
        """As typed, with the code of the register."""
        typed = super().draft()
        return typed if typed.code else replace(typed, code=self._code)

    def save(self) -> None:
        """Keep the person, and where they work."""
        draft, where, taken = self.draft(), self._where, self._taken
        role, place = (where.role(), where.place) if where else (None, "")
        answered = self.answered
        self.save_by(lambda db: taking.add_person(db, taken, draft, role, place, answered=answered))


def _typed(taken: TakenPerson) -> dict[str, object]:
    draft = taken.draft
    keys = (
        "title", "first_name", "last_name", "post_nominals", "profession", "specialty", "email", "phone", "notes", "code",
    )  # fmt: skip
    typed: dict[str, object] = {key: getattr(draft, key) for key in keys}
    typed |= {part.name: getattr(draft.address, part.name) for part in fields(Address)}
    typed["organisation"] = [taken.place_id] if taken.place_id else taken.place
    typed["role_title"] = taken.job_title
    return typed


def choose(
    page: QWidget,
    runner: Runner,
    today: Clock,
    opened: Callable[[Editor], Editor],
    show: Callable[[str], object],
) -> RegisterSearch:
    """Ask for a person of the registers, and open their form, or show the one who is kept."""

    def take(entry: RegisterEntry) -> None:
        def taken(db: Data) -> TakenPerson:
            return taking.person(db, reading.folder_of(db), entry)

        runner.ask(page, taken, lambda one: opened(TakenPersonEditor(page, runner, today, one)).open())  # fmt: skip

    dialog = RegisterSearch(page, runner, today, people=True)
    dialog.taken.connect(partial(take))
    dialog.kept_wanted.connect(partial(show))
    dialog.open()
    return dialog
