"""The drawing of the starters: python-docx scripts, run by `python -m tools.starters`.

A starter is an ordinary Word file and may be changed in Word; these scripts are how it came to
be, and how a change to the furniture that all three share reaches all three.
"""

from collections.abc import Callable

from tools.starters import information_packet, proposal, thank_you
from tools.starters.page import A4, LETTER, Paper

__all__ = ["A4", "LETTER", "STARTERS", "Paper"]

STARTERS: dict[str, Callable[[Paper], bytes]] = {
    "information-packet": information_packet.draw,
    "thank-you": thank_you.draw,
    "proposal": proposal.draw,
}
"""A starter's name, and what draws it: the bytes of a .docx for a paper."""
