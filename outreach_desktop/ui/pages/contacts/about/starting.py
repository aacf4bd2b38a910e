"""What is about one person and read when it is asked for: with whom they live."""

from collections.abc import Callable, Mapping
from functools import partial

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import households
from outreach_desktop.services.knowing.households import Home
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.screen import Reopen, Screen


def edit_household(page: Screen, person: Contact) -> None:
    """Put somebody together with another person, or change their household."""

    def show(home: Home | None) -> None:
        _editor(page, person, home).open()

    page.runner.ask(page, lambda db: households.of(db, person), show, latest="home")


def forms_about_homes(page: Screen) -> Mapping[str, Reopen]:
    """Where typing goes on after a crash."""

    def household(db: Data, contact_id: str) -> Callable[[], Editor]:
        one = contacts.get(db, contact_id)
        make = partial(_editor, page, one, households.of(db, one))
        return partial(page.editing_of, contact_id, make)

    def partner(db: Data, contact_id: str) -> Callable[[], Editor]:
        return partial(
            page.editing_of, contact_id, partial(_partner, page, contacts.get(db, contact_id))
        )

    return {"contacts.household": household, "contacts.partner": partner}


def _editor(page: Screen, person: Contact, home: Home | None) -> Editor:
    from outreach_desktop.ui.pages.contacts.about.household import (
        HouseholdEditor,  # which no start waits for
    )

    return HouseholdEditor(page, page.runner, page.today, person, home)


def _partner(page: Screen, person: Contact) -> Editor:
    from outreach_desktop.ui.pages.contacts.about.partner import (
        PartnerEditor,  # which no start waits for
    )

    return PartnerEditor(page, page.runner, page.today, person)
