"""Paper, margins, and where an address must stand to be read through an envelope's window."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet and the envelope that fits it when folded in three; all in millimetres.

    The letter slides in its envelope, by the envelope's height less a third of the sheet.
    `address_top` is the window's upper edge on a letter that lies at the bottom of the envelope,
    `address_bottom` its lower edge in that position: the lowest line that the window shows
    wherever the letter lies. So an address ends at `address_bottom` and grows upwards, its
    postcode is always seen, and below `window_end` nothing shows even on a letter pushed up.
    """

    name: str
    width: float
    height: float
    address_top: float
    address_bottom: float
    window_end: float
    left: float = 22.0
    right: float = 28.0
    top: float = 28.0
    bottom: float = 26.0
    header: float = 9.0
    footer: float = 10.0

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


# DL, 110 x 220 mm, with the usual British window: 35 x 90 mm, 20 mm from the left, 18 mm from the
# bottom (where Royal Mail's clear zone ends too). It is seen from 57 to 92 mm below the envelope's
# top; the folded sheet is 99 mm, so it slides 11 mm: 46 to 81 mm of a letter at the bottom.
A4 = Paper(name="A4", width=210, height=297, address_top=46, address_bottom=81, window_end=92)
# No. 10, 4 1/8 x 9 1/2 in, with the usual American window: 1 1/8 x 4 1/2 in, 7/8 in from the left,
# 1/2 in from the bottom. Seen from 63.5 to 92 mm; the folded sheet is 93 mm and slides 11.6 mm.
LETTER = Paper(
    name="Letter", width=215.9, height=279.4, address_top=52, address_bottom=80, window_end=92
)
