"""Sheets of paper for letters: their size and margins. All lengths are millimetres."""

from dataclasses import dataclass, replace
from typing import Final

from outreach_desktop.domain.post.envelopes import (
    C6,
    DL,
    NUMBER_10,
    AddressZone,
    Envelope,
    plain_zone,
    zone,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A sheet, its margins, and how far the header stands from the top and the footer from the foot.

    `envelope` is what a letter on it is usually posted in, `letterhead` how high ours is where no window says it.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float = 28.0
    bottom: float = 23.0
    header: float = 9.0
    footer: float = 10.0
    envelope: Envelope
    letterhead: float = 0.0

    @property
    def is_small(self) -> bool:
        """Whether it goes, folded once, into an envelope without a window."""
        return bool(self.letterhead)

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right

    def zone(self, envelope: Envelope | None = None) -> AddressZone:
        """Where the address stands; for a window in which none can be read, where it stands for the usual envelope."""
        size = self.width, self.height
        if self.is_small:
            return plain_zone(size, margin=self.left, top=self.header + self.letterhead)
        found = zone(envelope or self.envelope, size, margin=self.left)
        usual = found or zone(self.envelope, size, margin=self.left)
        if usual is None:
            raise ValueError(f"no address fits the usual envelope of {self.name}")
        return usual


# The columns of all are equally wide, so that lines break alike: what stands on one sheet stands on the other.
A4: Final = LetterSheet(name="A4", width=210, height=297, left=25, right=25, envelope=DL)
LETTER: Final = LetterSheet(
    name="Letter",
    width=215.9,
    height=279.4,
    left=27.9,
    right=28,
    top=23,
    bottom=18,
    envelope=NUMBER_10,
)
A5: Final = LetterSheet(
    name="A5",
    width=148,
    height=210,
    left=15,
    right=15,
    top=18,
    bottom=14,
    header=7,
    footer=7,
    envelope=C6,
    letterhead=26,
)
HALF_LETTER: Final = replace(
    A5, name="Half Letter", width=139.7, height=215.9, left=10.8, right=10.9
)
SHEETS: Final = {one.name: one for one in (A4, LETTER, A5, HALF_LETTER)}
SMALL: Final = {A4.name: A5, LETTER.name: HALF_LETTER}
"""Half of each, for cards and hand-outs."""
