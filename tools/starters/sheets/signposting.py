"""Where else people find help: by what someone needs, with how to reach who helps and when we last checked."""

from tools.starters.furniture import ring_us
from tools.starters.listings import signposts_table
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import Strong, repeated, when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("Signposting sheet", "Where else to find help")
    with repeated(document, "one in content.signposts"), when(document, "one.comes_first"):
        write(
            document,
            "Callout",
            Strong("{{ one.topic | sentence }} "),
            "{{ one.heading }}: {{ one.text }}",
        )
    with when(document, "content.signposts"):
        signposts_table(document)
    with when(document, "not content.signposts"):
        write(document, "Normal", "We are putting this sheet together. Please ask us.")
    write(document, "Normal", "We are no part of these, and do not know how long you wait there.")
    write(document, "Normal", "Is a number dead, or somebody missing? Please tell us.")
    ring_us(document)
    write(
        document,
        "Foot Line",
        "As of {{ today | date }}. Please ask us for a new sheet after six months.",
    )
    return packed(document)
