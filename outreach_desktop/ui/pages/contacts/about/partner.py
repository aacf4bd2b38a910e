"""The dialog in which somebody new is added who lives with a person who is kept."""

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.services.living import joining
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.words import say

Written = tuple[HouseholdDraft | None, str]
"""How both are written to (None as it is), and who is named first, "" for who was there."""


def _as_it_is() -> Written:
    return None, ""


class PartnerEditor(ContactEditor):
    """Begins with the surname and the address of the other; saved, the two live together."""

    manual = "people#who-lives-together"
    draft_of_new = "contacts.partner"

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        with_whom: Contact,
        called: str = "",
        written: Callable[[], Written] = _as_it_is,
    ) -> None:
        self._with_whom, self._written = with_whom, written
        super().__init__(parent, runner, today)
        self.bring_back = None  # whom they live with would be forgotten
        self.entitle(say("New person who lives with {name}", name=with_whom.name))
        begun = joining.begun(with_whom, called)
        typed: dict[str, object] = {"first_name": begun.first_name, "last_name": begun.last_name}
        typed |= {part.name: getattr(begun.address, part.name) for part in fields(Address)}
        self.type_in(typed)
        self._edited = False  # nobody typed anything yet

    def _hangs_on(self) -> str:
        return self._with_whom.id

    def save(self) -> None:
        """Keep the person, where they work, and with whom they live."""
        draft, where, one = self.draft(), self._where, self._with_whom.id
        role, place = (where.role(), where.place) if where else (None, "")
        answered, (household, first) = self.answered, self._written()
        self.save_by(
            lambda db: (
                joining.add_living_with(
                    db,
                    one,
                    draft,
                    household,
                    first_id=first,
                    role=role,
                    place=place,
                    answered=answered,
                ).id
            )
        )
