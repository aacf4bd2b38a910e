"""What to expect: for the person who was told of us, in large type, without a name on it."""

from docx.document import Document

from tools.starters.furniture import ring_us
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("What to expect from us")
    with when(document, "group.purpose"):
        write(document, "Large Text", "{{ group.purpose }}")
    _part(
        document,
        "What happens first",
        "One of us rings you, or you ring us. You say as much as you want to.",
        "You decide whether we meet, and where.",
    )
    _part(
        document,
        "What to bring",
        "Your questions, on a piece of paper if you like. Someone close to you, if you want.",
        "You need no letter and no papers.",
    )
    _part(
        document,
        "You can say no",
        "Now or at any time. It changes nothing about your treatment.",
    )
    _part(
        document,
        "What stays between us",
        "What you tell us stays with us, unless someone is in danger.",
        "We tell your doctor or nurse only if you ask us to.",
    )
    _part(
        document,
        "What we are not",
        "We are not your doctor or nurse. With questions about treatment, ring your own team. In an emergency, "
        "ring the emergency number.",
    )
    ring_us(document)
    return packed(document)


def _part(document: Document, heading: str, *sentences: str) -> None:
    write(document, "Large Heading", heading)
    for words in sentences:
        write(document, "Large Text", words)
