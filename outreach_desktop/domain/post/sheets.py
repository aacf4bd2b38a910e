"""Sheets of paper for letters: their size and margins. All lengths are millimetres."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.post.envelopes import DL, NUMBER_10, AddressZone, Envelope, zone


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A sheet, its margins, and how far the header stands from the top and the footer from the foot.

    `envelope` is what a letter on it is usually posted in.
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

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right

    def zone(self, envelope: Envelope | None = None) -> AddressZone:
        """Where the address stands; for a window in which none can be read, where it stands for the usual envelope."""
        size = self.width, self.height
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
SHEETS: Final = {one.name: one for one in (A4, LETTER)}
