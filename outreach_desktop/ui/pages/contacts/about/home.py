"""The section of a person's card on who lives with them."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.knowing.households import FIELDS
from outreach_desktop.services.knowing.households import Home
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.labels import LinkLabel
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.words import say


def add_home(
    card: Card,
    home: Home | None,
    contact_id: str,
    change: Callable[[], object],
    show: Callable[[str], object],
) -> None:
    """Add the section, with where it is changed; nothing for who lives with nobody that we know of."""
    if home is not None:
        card.add_section(say("Lives with"), say("Change\u2026"), change)
        card.add_details(_told(home, contact_id, show))


def _told(
    home: Home, contact_id: str, show: Callable[[str], object]
) -> Iterator[tuple[str, str | QWidget]]:
    links = []
    for one in home.others(contact_id):
        mark = one.mark_on(home.today)
        name = say("{name} ({mark})", name=one.name, mark=mark) if mark else one.name
        link = LinkLabel(name, name=say("Show {name}", name=one.name))
        link.clicked.connect(partial(show, one.id))
        links.append(link)
    yield say("Household"), column(*links)
    if home.dear:
        yield say("Letters"), say("One letter for everyone who lives here")
        yield FIELDS["name"].short, home.envelope
    else:
        yield say("Letters"), say("Each gets a letter of their own")
