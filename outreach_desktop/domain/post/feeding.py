"""How a printer takes envelopes: which edge goes in first, which side lies up, and where in the tray they lie."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.words import say

SHORT: Final = "short"
OTHER: Final = "other"
LONG: Final = "long"
EDGES: Final = (
    (SHORT, say("the left end first")),
    (OTHER, say("the right end first")),
    (LONG, say("a long edge first")),
)
"""Ends and edges as the envelope lies when it is read, with the flap above on its back."""
FACES: Final = (("up", say("face up")), ("down", say("face down")))
PLACES: Final = (
    ("middle", say("in the middle")),
    ("left", say("at the left")),
    ("right", say("at the right")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeFeed:
    """The keys of the three lists above; that of the edge turns the page, the others are for whoever puts the paper in."""

    edge: str = SHORT
    face: str = "up"
    place: str = "middle"

    @property
    def is_known(self) -> bool:
        """Whether each is one of its list."""
        return self.edge in dict(EDGES) and self.face in dict(FACES) and self.place in dict(PLACES)

    @property
    def told(self) -> str:
        """\u201cPut the envelopes in with the left end first, face up, in the middle.\u201d"""
        return say(
            "Put the envelopes in like this: {edge}, {face}, {place}.",
            edge=dict(EDGES)[self.edge],
            face=dict(FACES)[self.face],
            place=dict(PLACES)[self.place],
        )
