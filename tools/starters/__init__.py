"""The drawing of the starters: python-docx scripts, run by `python -m tools.starters`.

A starter is an ordinary Word file and may be changed in Word; these scripts are how it came to
be, and how a change to the furniture that all share reaches all.
"""

from collections.abc import Callable

from tools.starters import (
    how_to_refer,
    information_packet,
    introduction,
    procedure_enquiry,
    proposal,
    thank_you,
    who_we_are,
)

STARTERS: dict[str, Callable[[], bytes]] = {
    "introduction": introduction.draw,
    "information-packet": information_packet.draw,
    "how-to-refer": how_to_refer.draw,
    "who-we-are": who_we_are.draw,
    "procedure-enquiry": procedure_enquiry.draw,
    "thank-you": thank_you.draw,
    "proposal": proposal.draw,
}
"""A starter's name, and what draws it: the bytes of a .docx on A4 for a DL envelope; the program puts it on other paper."""
