"""To write on during a meeting: what they told us, what was agreed, and what to do with it afterwards."""

from tools.starters.forms import blank_rows, room, to_tick, to_write
from tools.starters.skeletons import internal, packed
from tools.starters.writing import when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = internal("Notes of a meeting", "Notes: {{ contact.name }}")
    with when(document, "contact.organisation"):
        write(document, "Lead", "{{ contact.organisation }}")
    to_write(document, "Date, place, who was there:")
    room(document, "What they told us, and what they need", lines=4)
    room(document, "What they asked", lines=2)
    blank_rows(
        document,
        ("What was agreed", "Who", "By when"),
        4,
        1,
        1,
        rows=4,
        says="What was agreed, who does it, and by when",
    )
    to_write(document, "Thank them for:", "Talk again on:")
    to_tick(document, "Logged in the program, thank-you note made", style="Tick Line")
    write(document, "Foot Line", "No patient\u2019s name on this sheet. They can ask to see it.")
    return packed(document)
