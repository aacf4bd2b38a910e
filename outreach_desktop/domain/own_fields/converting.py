"""A field of a group's own that becomes another kind, or is called otherwise: what becomes of all that names it."""

from collections.abc import Iterable, Sequence
from typing import Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.own_fields.own_fields import NO, YES, OwnKind, as_day
from outreach_desktop.words import say

_YES: Final = frozenset(
    (
        YES,
        "y",
        "true",
        "t",
        "x",
        "1",
        "\u2713",
        "\u2714",
        "ja",
        "j",
        "oui",
        "si",
        "s\u00ed",
        "wahr",
        "vrai",
    )
)
_NO: Final = frozenset((NO, "n", "false", "f", "0", "nein", "non", "nee", "falsch", "faux", "-"))


def as_tick(value: str) -> str | None:
    """`YES`, `NO`, or "" as somebody writes it; None for what is none of them."""
    word = folded(value)
    if word in _YES or word == folded(say("yes")):
        return YES
    if word in _NO or word == folded(say("no")):
        return NO
    return None if word else ""


def converted(values: Iterable[str], kind: OwnKind) -> dict[str, str | None]:
    """Each value as a field of this kind would have it; None for one that it cannot have."""
    found: dict[str, str | None] = {}
    for value in values:
        if kind is OwnKind.DATE:
            found[value] = value if as_day(value) else None
        elif kind is OwnKind.TICK:
            found[value] = as_tick(value)
        else:
            found[value] = value
    return found


def told(unfit: Sequence[str], kind: OwnKind) -> str:
    """Why a field cannot be of this kind: \u201cIn this field stands \u201cperhaps\u201d ...\u201d."""
    if kind is OwnKind.DATE:
        return say(
            "Not a date: \u201c{value}\u201d. Change what is not a date first, written as in 2026-03-04.",
            value=unfit[0],
        )
    return say(
        "Neither yes nor no: \u201c{value}\u201d. Change what is neither first.", value=unfit[0]
    )
