"""The pages of the window, in the order of the rail; what each is made of is read when it is first looked at."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from outreach_desktop import log
from outreach_desktop.ui.desk.actions import ACTIONS, GOES, PEOPLE, VIEW, Action
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry of the rail. `finds` is what the search field says on it, "" if it cannot search."""

    key: str
    words: str
    icon: str
    module: str
    """Where its screen is, below outreach_desktop.ui."""
    kind: str
    """What the screen is called there."""
    finds: str = ""

    @property
    def name(self) -> str:
        """Its words without the mark of the mnemonic."""
        return self.words.replace("&", "")

    def make(self, runner: Runner, today: Clock) -> Screen:
        """The screen of this page."""
        screen = getattr(self.load(), self.kind)(runner, today)
        assert isinstance(screen, Screen)  # noqa: S101 - a page of the table below is one
        return screen

    def load(self) -> object:
        """The module of its screen; what it needs is read now if it was not before."""
        return import_module(f"outreach_desktop.ui.{self.module}")


def prepare(pages: Iterable[Page]) -> threading.Thread:
    """Read what the pages are made of, while the window is used: Letters alone would hold it up for half a second."""

    def load() -> None:
        for page in pages:
            page.load()

    thread = threading.Thread(target=load, name="pages", daemon=True)
    thread.start()
    return thread


PAGES: tuple[Page, ...] = (
    Page(
        key="contacts",
        words="&Contacts",
        icon="users",
        module="pages.contacts.page",
        kind="ContactsPage",
        finds="Search people: a name, a place, a word \u2026",
    ),
    Page(
        key="organisations",
        words="&Places",
        icon="building-2",
        module="pages.organisations.page",
        kind="OrganisationsPage",
        finds="Search places: a name, a town \u2026",
    ),
    Page(
        key="events",
        words="Eve&nts",
        icon="calendar-days",
        module="pages.events.page",
        kind="EventsPage",
        finds="Search events: a title, a kind, a place \u2026",
    ),
    Page(
        key="letters",
        words="&Letters",
        icon="mail",
        module="pages.letters.page",
        kind="LettersPage",
    ),
    Page(
        key="group",
        words="Our &group",
        icon="heart-handshake",
        module="pages.group.page",
        kind="GroupPage",
    ),
)


def table_for(pages: Iterable[Page]) -> tuple[Action, ...]:
    """The actions of a window with these pages; Ctrl+1, Ctrl+2 ... bring them to the front."""
    pages = list(pages)
    keys = {page.key for page in pages}
    own = [
        action for action in ACTIONS if action.menu != PEOPLE or action.id.partition(".")[0] in keys
    ]
    first = next(place for place, action in enumerate(own) if action.menu == VIEW)
    going = [
        Action(id=f"{GOES}{page.key}", text=page.name, menu=VIEW, keys=f"Ctrl+{number}")
        for number, page in enumerate(pages, 1)
    ]
    table = (*own[:first], *going, *own[first:])
    log.known(action.id for action in table)
    return table
