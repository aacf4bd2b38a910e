"""What we offer, on a sheet: each service with for whom, when, where, how to join and what it costs."""

from tools.starters.furniture import ASK, how_to_reach_us
from tools.starters.listings import services_table
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("Our services", "What we offer, and how to join")
    how_to_reach_us(document)
    # Above the table: below it, it would stand alone on the next page where the table fills one.
    write(
        document,
        "Foot Line",
        "Times and waits change: please ask us for a new sheet after six months.",
    )
    with when(document, "services"):
        services_table(document)
    with when(document, "not services"):
        write(document, "Normal", f"What we offer is being settled. {ASK}, and we tell you.")
    return packed(document)
