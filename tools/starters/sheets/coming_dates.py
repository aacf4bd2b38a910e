"""The coming dates, to hand out or pin up."""

from tools.starters.furniture import ASK, ring_us
from tools.starters.listings import session_table
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("Dates for your diary")
    ring_us(document)
    with when(document, "events"):
        session_table(document, most=5)
    with when(document, "not events"):
        write(document, "Normal", f"The next dates are being settled. {ASK}, and we tell you.")
    write(
        document,
        "Foot Line",
        "As of {{ today | date }}. Dates may change: please ring before you set out.",
    )
    return packed(document)
