"""The section of a person's card on the documents made for them, and how far each has come."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents import posted, returned
from outreach_desktop.domain.documents.documents import Document
from outreach_desktop.domain.fields import begun
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.contacts.after.starting import AfterMaking
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, label
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.words import say


def add_came_back(card: Card, person: Contact, after: AfterMaking) -> None:
    """That mail came back from where letters to this person go, with the way out."""
    strip = Banner(
        say(
            "{why}. Letters leave this person out.",
            why=begun(returned.reason(person, short_date)),
        ),
        "danger",
        action=say("The address is right"),
    )
    changing.mark(strip.action)
    strip.action.clicked.connect(partial(after.is_right, person.id))
    card.add(strip)


def add_documents(
    card: Card,
    contact_id: str,
    documents: Sequence[Document],
    after: AfterMaking,
    *,
    open_file: Callable[[str], object],
    print_again: Callable[[Document], object],
) -> None:
    """Each with the day it was made, and whether it was printed and sent; nothing where none was made."""
    if not documents:
        return
    card.add_section(say("Documents"))
    for one in documents:
        name = one.path.replace("\\", "/").rpartition("/")[2]
        what = LinkLabel(name, name=say("Open {name}", name=name))
        what.clicked.connect(partial(open_file, one.path))
        state = posted.in_words(one.printed_on, one.sent_on, short_date)
        made = label(
            say("made {day}, {state}", day=short_date(one.made_at.date()), state=state), "muted"
        )
        again = button(say("Print\u2026"), look="link", name=say("Print {name}", name=name))
        again.clicked.connect(partial(print_again, one))
        sent = button(
            say("Sent\u2026") if one.sent_on is None else say("Sent otherwise\u2026"),
            look="link",
            name=say("When and how {name} was sent", name=name),
            changes=True,
        )
        sent.clicked.connect(partial(after.posted_otherwise, one.id))
        links = [again, sent]
        if one.sent_on is not None:
            back = button(
                say("Came back\u2026"),
                look="link",
                name=say("{name} came back", name=name),
                changes=True,
            )
            back.clicked.connect(partial(after.came_back, contact_id, one.id))
            links.append(back)
        beside = QWidget()
        beside.setLayout(Flow(made, *links, spacing=GRID * 2))
        card.add(column(what, beside))
