"""Mail that came back: from which address, when and why. It holds for that address, and for no other."""

import datetime as dt
from dataclasses import replace
from typing import Final, Protocol

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import Field, FieldKind, described, folded
from outreach_desktop.words import say

FIELDS = described(
    Field("post_back_on", say("Post came back on"), FieldKind.DATE),
    Field("post_back_why", say("Why it came back"), example=say("moved away")),
    Field("post_back_from", say("Address it came back from")),
)
WHYS: Final = (
    say("moved away"),
    say("not known at this address"),
    say("no such address"),
    say("refused"),
    say("not collected"),
)
"""What the post writes on it, to choose from; anything else is typed."""
SEARCHED: Final = "came-back"
"""What is typed behind \u201cpost:\u201d to find them."""


class Marked(Protocol):
    """Somebody whose mail may have come back."""

    @property
    def post_back_on(self) -> dt.date | None:
        """The day on which it came back; None where none did."""

    @property
    def post_back_from(self) -> str:
        """The address it came back from, in a line."""


def in_a_line(address: Address) -> str:
    """An address as it is kept with the mark; a country is the same whether it is written or not."""
    return ", ".join(replace(address, country="").lines())


def came_back(who: Marked, address: Address) -> bool:
    """Whether mail came back from this very address: neither capitals nor commas nor line ends make another."""
    return who.post_back_on is not None and same(who.post_back_from, in_a_line(address))


def same(one: str, other: str) -> bool:
    """Whether both are one address."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())
