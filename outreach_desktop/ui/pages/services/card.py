"""The card of one service: how it stands, and all that is printed of it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal

from outreach_desktop.domain.fields import FieldKind, in_short
from outreach_desktop.domain.offering.our_services import FIELDS, Going, wait_in_words
from outreach_desktop.services.offering.our_services import OurServiceRow
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import Banner, button, label, more_button
from outreach_desktop.words import say


class ServiceCard(Card):
    """Shows a service; what is wanted of it comes out as signals."""

    checked_wanted = Signal()
    edit_wanted = Signal()
    up_wanted = Signal()
    down_wanted = Signal()
    remove_wanted = Signal()
    untold_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row: OurServiceRow | None = None

    def show_row(self, row: OurServiceRow) -> None:
        """Show this service."""
        is_same = self.row is not None and self.row.id == row.id
        self.row = row
        self.begin(keep_place=is_same)
        self.add(label(row.service.name, "heading"))
        if says := _to_be_said(row):
            self.add(Banner(says, "warning" if row.going is Going.STALE else "info"))
        self._add_buttons()
        self.add_details(_details(row))
        self.end()

    def _add_buttons(self) -> None:
        words = say("Checked: all right")
        right = button(words, icon="check", primary=True, changes=True)
        right.setToolTip(say("What is written here is still so"))
        edit = button(say("Edit\u2026"), icon="pencil", changes=True)
        more = more_button(
            changes=[
                (say("Move &up"), self.up_wanted.emit),
                (say("Move &down"), self.down_wanted.emit),
                (say("&Remove this service\u2026"), self.remove_wanted.emit),
            ]
        )
        right.clicked.connect(partial(self.checked_wanted.emit))
        edit.clicked.connect(partial(self.edit_wanted.emit))
        untold = button(say("Who was never told of it"), look="link")
        untold.setToolTip(
            say("People to whom no letter sent and no contact that you noted names this service")
        )
        untold.clicked.connect(partial(self.untold_wanted.emit))
        self.add_row(Flow(right, edit, more, untold, spacing=GRID))


def _to_be_said(row: OurServiceRow) -> str:
    match row.going:
        case Going.OVER:
            return say("It is over and no longer printed.")
        case Going.TO_COME:
            return say("It is not printed before it begins.")
        case Going.STALE:
            return say("No one checked this entry for a year. It is printed as it is.")
        case Going.ON:
            return ""


def _details(row: OurServiceRow) -> Iterator[tuple[str, str]]:
    for name, field in FIELDS.items():
        if name == "name":
            continue
        value = getattr(row.service, name)
        if name == "waiting_days":
            text = wait_in_words(value)
        elif field.kind is FieldKind.DATE:
            text = short_date(value)
        else:
            text = "" if value is None else str(value)
        yield in_short(field), text
