"""The card of one listing: how it stands, what to do about it, and all that is written of it."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from outreach_desktop.domain.fields import alone, in_short
from outreach_desktop.domain.knowing.our_listings import (
    FIELDS,
    DetailChanged,
    Standing,
    look_again_on,
)
from outreach_desktop.services.knowing.our_listings import OurListingRow
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import ago, short_date
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, label, more_button
from outreach_desktop.words import say

_LOOKS: Final = {
    Standing.TO_CHANGE: "warning",
    Standing.OUTDATED: "warning",
    Standing.NEVER: "info",
    Standing.OVERDUE: "info",
}


class ListingCard(Card):
    """Shows a listing; what is wanted of it comes out as signals."""

    all_right_wanted = Signal()
    must_change_wanted = Signal()
    edit_wanted = Signal()
    copy_wanted = Signal()
    remove_wanted = Signal()
    organisation_wanted = Signal(str)

    def __init__(self, today: Clock) -> None:
        super().__init__()
        self._today = today
        self.row: OurListingRow | None = None

    def show_row(self, row: OurListingRow) -> None:
        """Show this listing."""
        is_same = self.row is not None and self.row.id == row.id
        self.row = row
        self.begin(keep_place=is_same)
        self.add(label(row.listing.name, "heading"))
        if row.standing in _LOOKS:
            words = row.told[:1].upper() + row.told[1:]
            self.add(Banner(say("{sentence}.", sentence=words.rstrip(".")), _LOOKS[row.standing]))
        self._add_buttons(row)
        self.add_details(self._details(row))
        if row.changed:
            self._add_changed(row)
        self.end()

    def _add_buttons(self, row: OurListingRow) -> None:
        words = say("Looked at: all right")
        right = button(say("All right"), icon="check", primary=True, name=words, changes=True)
        right.setToolTip(words)
        wrong = button(say("Must be changed\u2026"), changes=True)
        edit = button(say("Edit\u2026"), icon="pencil", changes=True)
        copy = (say("&Copy the link or place"), self.copy_wanted.emit)
        more = more_button(
            *([copy] if row.listing.address else []),
            changes=[(say("&Remove this listing\u2026"), self.remove_wanted.emit)],
        )
        right.clicked.connect(partial(self.all_right_wanted.emit))
        wrong.clicked.connect(partial(self.must_change_wanted.emit))
        edit.clicked.connect(partial(self.edit_wanted.emit))
        self.add_row(Flow(right, wrong, edit, more, spacing=GRID))

    def _details(self, row: OurListingRow) -> Iterator[tuple[str, str | LinkLabel]]:
        listing = row.listing
        yield in_short(FIELDS["to_change"]), listing.to_change
        yield in_short(FIELDS["kind"]), alone(FIELDS["kind"], listing.kind)
        yield in_short(FIELDS["address"]), listing.address
        yield in_short(FIELDS["shows"]), listing.shows
        yield in_short(FIELDS["organisation_id"]), self._link(row)
        yield in_short(FIELDS["lead_id"]), row.lead
        yield _label("looked_at_on"), self._day(listing.looked_at_on)
        yield say("Next look"), self._day(look_again_on(listing))
        yield _label("notes"), listing.notes

    def _link(self, row: OurListingRow) -> str | LinkLabel:
        if not row.organisation:
            return ""
        link = LinkLabel(row.organisation)
        link.clicked.connect(partial(self.organisation_wanted.emit, row.listing.organisation_id))
        return link

    def _day(self, day: dt.date | None) -> str:
        if day is None:
            return ""
        return say("{day} ({ago})", day=short_date(day), ago=ago(day, self._today()))

    def _add_changed(self, row: OurListingRow) -> None:
        """What it may still show, beside what it has to show now."""
        self.add_section(say("Changed since then"))
        self.add_details((one.label, _from_to(one)) for one in row.changed)


def _from_to(one: DetailChanged) -> str:
    nothing = say("(nothing)")
    return say("{before} \u2192 {now}", before=one.before or nothing, now=one.now or nothing)


def _label(name: str) -> str:
    return FIELDS[name].label
