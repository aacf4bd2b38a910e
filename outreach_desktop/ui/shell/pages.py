"""The pages of the window, in the order of the rail; what each is made of is read when it is first looked at."""

import threading
from collections.abc import Iterable
from importlib import import_module

from outreach_desktop import log
from outreach_desktop.ui.desk.actions import ACTIONS, GOES, VIEW, Action
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts import entry as contacts
from outreach_desktop.ui.pages.content import entry as content
from outreach_desktop.ui.pages.events import entry as events
from outreach_desktop.ui.pages.group import entry as group
from outreach_desktop.ui.pages.letters import entry as letters
from outreach_desktop.ui.pages.listings import entry as listings
from outreach_desktop.ui.pages.organisations import entry as organisations
from outreach_desktop.ui.pages.services import entry as services
from outreach_desktop.ui.pages.settings import entry as settings
from outreach_desktop.ui.widgets.screen import Screen

PAGES: tuple[PageEntry, ...] = (
    contacts.ENTRY,
    organisations.ENTRY,
    events.ENTRY,
    letters.ENTRY,
    group.ENTRY,
    settings.ENTRY,
    listings.ENTRY,
    services.ENTRY,
    content.ENTRY,
)


def make(page: PageEntry, runner: Runner, today: Clock) -> Screen:
    """The screen of this page; what it needs is read now if it was not before."""
    screen = getattr(import_module(page.module), page.screen)(runner, today)
    assert isinstance(screen, Screen)  # noqa: S101 - an entry names one
    return screen


def prepare(pages: Iterable[PageEntry]) -> threading.Thread:
    """Read what the pages are made of, while the window is used: Letters alone would hold it up for half a second."""

    def load() -> None:
        for page in pages:
            import_module(page.module)

    thread = threading.Thread(target=load, name="pages", daemon=True)
    thread.start()
    return thread


def table_for(pages: Iterable[PageEntry]) -> tuple[Action, ...]:
    """The actions of a window with these pages; Ctrl+1, Ctrl+2 ... bring them to the front.

    What makes something new stands before what is done to what is in view.
    """
    pages = list(pages)
    first = next(place for place, action in enumerate(ACTIONS) if action.menu == VIEW)
    own = [action for page in pages for action in page.actions]
    going = [
        Action(id=f"{GOES}.{page.key}", text=page.name, menu=VIEW, keys=f"Ctrl+{number}")
        for number, page in enumerate(pages, 1)
    ]
    table = (
        *ACTIONS[:first],
        *sorted(own, key=lambda action: action.in_view),
        *going,
        *ACTIONS[first:],
    )
    log.known(action.id for action in table)
    return table
