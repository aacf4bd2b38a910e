"""The list at the door: who was expected, with room to sign, and rows for who comes besides."""

from tools.starters.listings import to_sign
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import write


def draw() -> bytes:
    """The .docx of the list."""
    document = sheet("Who is here", "{{ event.title }}", pages=2)
    write(document, "Lead", "{{ event.when_line }}")
    write(document, "Normal", "Please sign, or add yourself below.")
    to_sign(document, blank=8)
    write(
        document,
        "Foot Line",
        "We keep this list to know who was here. We pass it to no one, and write to no one because of it.",
    )
    return packed(document)
