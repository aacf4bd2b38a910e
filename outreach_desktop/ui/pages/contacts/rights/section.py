"""The part of a person's card that says which ways of being reached they want, and which not."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from outreach_desktop.domain.wishes.wishes import WishDraft, beside, in_words, standing
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.words import say


def add_wishes(
    card: Card,
    wishes: Sequence[WishDraft],
    today: dt.date,
    wanted: Callable[[WishDraft | None], object],
) -> None:
    """The wishes that stand, each with what is known of it; `wanted` is given the one to change, or None for a new one."""
    card.add_section(say("Wishes"), say("Add a wish\u2026"), partial(wanted, None))
    stand = standing(wishes)
    if not stand:
        card.add(
            label(
                say("Nothing known yet: post, email, phone calls, visits, text messages."), "muted"
            )
        )
    for wish in stand:
        words = in_words(wish)
        change = button(
            say("Change\u2026"),
            look="link",
            name=say("Change the wish: {wish}", wish=words),
            changes=True,
        )
        change.clicked.connect(partial(wanted, wish))
        whole = Beside(label(words), change, spacing=GRID * 2, stretched=0)
        under = beside(wish, today, short_date)
        card.add(column(whole, label(under, "muted")) if under else whole)
