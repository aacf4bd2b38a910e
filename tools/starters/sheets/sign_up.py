"""A list to lay out on a table: who would like to hear from us, how, and about what."""

from tools.starters.forms import blank_rows
from tools.starters.furniture import ring_us
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import when, write


def draw() -> bytes:
    """The .docx of the list."""
    document = sheet("Would you like to hear from us?")
    with when(document, "event.title"):
        write(document, "Lead", "{{ event.title }}, {{ event.date | date }}")
    write(
        document,
        "Normal",
        "Write down how we reach you, and what you would like: a call, leaflets, or dates.",
    )
    blank_rows(
        document,
        ("Name", "Phone or email", "A good time", "I would like"),
        3,
        4,
        2,
        3,
        rows=12,
        says="Name, phone or email, a good time, and what they would like",
    )
    write(
        document,
        "Normal",
        "We use this only for what you ask for here, and pass it to no one. You can change your mind at any time.",
    )
    ring_us(document)
    return packed(document)
