"""Pages to take along, shown as they will come out of the printer: before a meeting, and the plan for a relationship."""

from collections.abc import Callable
from functools import partial

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.papers import OwnPaper
from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.services.briefing import before_meeting, relationship_plan
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.widgets.screen import Screen


def show_brief(page: Screen, person: Contact) -> None:
    """What to know before meeting somebody."""
    show_paper(page, partial(before_meeting.of_person, contact_id=person.id, today=page.today()))


def show_place(page: Screen, place: Organisation) -> None:
    """What to know before visiting an organisation."""
    show_paper(page, partial(before_meeting.of_place, organisation_id=place.id, today=page.today()))


def show_plan(page: Screen, person: Contact) -> None:
    """The plan for the relationship with somebody."""
    show_paper(page, partial(relationship_plan.of_person, contact_id=person.id, today=page.today()))


def show_paper(page: Screen, read: Callable[[Data], OwnPaper], way: str = "") -> None:
    """A paper that is read from the data file; `way` is as printing takes it, a preview where it is ""."""

    def show(stack: Stack) -> None:
        page.print_wanted.emit([stack], way or PREVIEW)

    def lend(paper: OwnPaper) -> None:
        page.runner.aside(page, partial(lending.as_stack, paper), show)

    page.runner.ask(page, read, lend, latest="brief")
