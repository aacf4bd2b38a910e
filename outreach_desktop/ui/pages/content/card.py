"""The card of one text: whether it is printed and what there is to do, the text, where it is from, who allowed it."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from outreach_desktop.domain.fields import FieldKind, alone, in_short
from outreach_desktop.domain.offering.content import FIELDS, ContentStanding
from outreach_desktop.services.offering.content import ContentRow
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import ago, short_date
from outreach_desktop.ui.widgets.labels import Banner, button, label, more_button
from outreach_desktop.words import say


class ContentCard(Card):
    """Shows a text; what is wanted of it comes out as signals."""

    reviewed_wanted = Signal()
    edit_wanted = Signal()
    copy_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, today: Clock) -> None:
        super().__init__()
        self._today = today
        self.row: ContentRow | None = None

    def show_row(self, row: ContentRow) -> None:
        """Show this text."""
        is_same = self.row is not None and self.row.id == row.id
        self.row = row
        self.begin(keep_place=is_same)
        self.add(label(row.content.name, "heading"))
        if row.to_do:
            is_urgent = row.standing < ContentStanding.KEPT_BACK
            self.add(Banner(row.to_do, "warning" if is_urgent else "info"))
        self._add_buttons()
        if row.content.heading.strip() and row.content.text.strip():
            self.add(label(row.content.text))
        self.add_details(self._details(row))
        self.end()

    def _add_buttons(self) -> None:
        words = say("Read through: all right")
        right = button(words, icon="check", primary=True, changes=True)
        edit = button(say("Edit\u2026"), icon="pencil", changes=True)
        more = more_button(
            (say("&Copy the text"), self.copy_wanted.emit),
            changes=[(say("&Remove this text\u2026"), self.remove_wanted.emit)],
        )
        right.clicked.connect(partial(self.reviewed_wanted.emit))
        edit.clicked.connect(partial(self.edit_wanted.emit))
        self.add_row(Flow(right, edit, more, spacing=GRID))

    def _details(self, row: ContentRow) -> Iterator[tuple[str, str]]:
        for name, field in FIELDS.items():
            if name in ("heading", "text"):
                continue
            value: Any = row.due_on if name == "review_on" else getattr(row.content, name)
            if field.kind is FieldKind.DATE:
                yield in_short(field), self._day(value)
            elif field.kind is FieldKind.YES_NO:
                yield in_short(field), say("yes") if value else say("no")
            else:
                yield in_short(field), alone(field, value) if field.values else value

    def _day(self, day: dt.date | None) -> str:
        if day is None:
            return ""
        return say("{day} ({ago})", day=short_date(day), ago=ago(day, self._today()))
