"""The pages of the window, in the order of the rail; what each is made of is read when it is first looked at."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from outreach_desktop.ui.runner import Runner
from outreach_desktop.ui.screen import Clock, Screen


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
        module="contacts.page",
        kind="ContactsPage",
        finds="Search people: a name, a place, a word \u2026",
    ),
    Page(
        key="organisations",
        words="&Places",
        icon="building-2",
        module="organisations.page",
        kind="OrganisationsPage",
        finds="Search places: a name, a town \u2026",
    ),
    Page(
        key="events",
        words="Eve&nts",
        icon="calendar-days",
        module="events.page",
        kind="EventsPage",
        finds="Search events: a title, a kind, a place \u2026",
    ),
    Page(
        key="letters",
        words="&Letters",
        icon="mail",
        module="letters.page",
        kind="LettersPage",
    ),
    Page(
        key="group",
        words="Our &group",
        icon="heart-handshake",
        module="group.page",
        kind="GroupPage",
    ),
)
