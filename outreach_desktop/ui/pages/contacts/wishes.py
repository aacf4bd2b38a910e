"""The part of the person's form about how they want to hear from us."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from outreach_desktop.domain.wishes.wishes import WishDraft, as_ticked, in_words, standing
from outreach_desktop.ui.widgets.forms.forms import Form, TextField, TickField
from outreach_desktop.words import say

_TICKS: Final = {
    "email": say("No email"),
    "post": say("No post"),
    "phone": say("No phone calls"),
    "text": say("No text messages"),
    "visit": say("No visits"),
}
_REASON: Final = "wish_reason"


class WishesForm(Form):
    """A tick for each channel that somebody does not want; taking one out lifts the wish, which stays on record."""

    def __init__(self) -> None:
        super().__init__(lambda _: "")
        self.add_heading(say("Wishes"))
        for channel, words in _TICKS.items():
            self.add(_key(channel), "", TickField(words))
        self.add(_REASON, say("In their words"), TextField(say("asked on the phone, 3 March")))

    def show_wishes(self, wishes: Sequence[WishDraft]) -> None:
        """Tick what stands, each with its reason in the tooltip."""
        refused = {wish.channel: wish for wish in standing(wishes) if wish.state == "no"}
        self.fill({_key(channel): channel in refused for channel in _TICKS} | {_REASON: ""})
        for channel, wish in refused.items():
            if channel in _TICKS:
                self.field(_key(channel)).setToolTip(in_words(wish))

    def wishes(self, before: Sequence[WishDraft], today: dt.date) -> tuple[WishDraft, ...]:
        """What `before` has become by what is ticked now."""
        values = self.values()
        ticked = {channel for channel in _TICKS if values[_key(channel)]}
        return as_ticked(before, ticked, set(_TICKS), str(values[_REASON] or ""), today)


def _key(channel: str) -> str:
    return f"no_{channel}"
