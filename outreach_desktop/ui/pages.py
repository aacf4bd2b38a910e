"""The pages of the window, in the order of the rail; each is imported when it is first looked at."""

from collections.abc import Callable
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
    make: Callable[[Runner, Clock], Screen]
    finds: str = ""

    @property
    def name(self) -> str:
        """Its words without the mark of the mnemonic."""
        return self.words.replace("&", "")


def _made_by(module: str, kind: str) -> Callable[[Runner, Clock], Screen]:
    def make(runner: Runner, today: Clock) -> Screen:
        screen = getattr(import_module(f"outreach_desktop.ui.{module}"), kind)(runner, today)
        assert isinstance(screen, Screen)  # noqa: S101 - a page of the table below is one
        return screen

    return make


PAGES: tuple[Page, ...] = (
    Page(
        key="contacts",
        words="&Contacts",
        icon="users",
        make=_made_by("contacts.page", "ContactsPage"),
        finds="Search people: a name, a place, a word \u2026",
    ),
    Page(
        key="organisations",
        words="&Places",
        icon="building-2",
        make=_made_by("organisations.page", "OrganisationsPage"),
        finds="Search places: a name, a town \u2026",
    ),
    Page(
        key="events",
        words="Eve&nts",
        icon="calendar-days",
        make=_made_by("events.page", "EventsPage"),
        finds="Search events: a title, a kind, a place \u2026",
    ),
    Page(
        key="letters",
        words="&Letters",
        icon="mail",
        make=_made_by("letters.page", "LettersPage"),
    ),
    Page(
        key="group",
        words="Our &group",
        icon="heart-handshake",
        make=_made_by("group.page", "GroupPage"),
    ),
)
