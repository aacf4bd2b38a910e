"""The section of a person's card on the documents made for them, and how far each has come."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.documents import posted
from outreach_desktop.domain.documents.documents import Document
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.contacts.after.starting import AfterMaking
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import LinkLabel, button, label
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.words import say


def add_documents(
    card: Card,
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
        beside = QWidget()
        beside.setLayout(Flow(made, again, sent, spacing=GRID * 2))
        card.add(column(what, beside))
