"""What is drawn on sheets of labels, or on envelopes: which sheet, which texts, from which label on, and how far a printer is off."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.post.label_lines import LabelText
from outreach_desktop.domain.post.label_sheets import LabelSheet

FURTHEST: Final = 10.0
"""Millimetres that a printer may be off; one that is off by more has other paper in it."""


@dataclass(frozen=True, slots=True)
class PrinterShift:
    """How far everything is moved for a printer that is off, in millimetres: to the right and down."""

    right: float = 0.0
    down: float = 0.0

    @property
    def is_sensible(self) -> bool:
        """Whether labels moved so far are still on their paper."""
        return abs(self.right) <= FURTHEST and abs(self.down) <= FURTHEST


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelJob:
    """All that a file of labels is drawn from. Texts follow one another from label `start` on."""

    sheet: LabelSheet
    texts: tuple[LabelText, ...]
    start: int = 1
    shift: PrinterShift = PrinterShift()
    language: str = "en_GB"
    title: str = ""
    lies: bool = False
    """Whether a wide page is fed with a long edge first, so that no one turns it."""
    font: str = ""
    """The font of the group; "" for the usual one."""
    sender: tuple[str, ...] = ()
    """The lines in the upper left corner of an envelope."""
    framed: bool = False
    """Whether each label has a frame, as on a test sheet."""
    rulers: tuple[str, ...] = ()
    """What is said beside the rulers of a test sheet, which are on a page after the labels; none where it is empty."""
