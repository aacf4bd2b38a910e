"""The answer to someone who asked what we hold about them: the pages are enclosed."""

from tools.starters.blocks import items, lead, say
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import when


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("What we hold about you", "What we hold about you: your request")
    lead(document, "This is what we hold about you: ", "the pages enclosed are all of it.")
    items(
        document,
        "On the pages you find:",
        "your name, what you are, and how to reach you;",
        "where each piece of it came from, as far as we noted it;",
        "when we were in touch, and what we wrote down about it;",
        "what we were asked not to do.",
    )
    say(
        document,
        "Please tell us what is wrong, and we correct it. You can have it deleted, or object to our keeping it. "
        "Then we stop, and tell you that we have.",
        "We sent this to the address that we have of you. If it reached someone else, please send it back unread.",
    )
    with when(document, 'language == "en_GB"'):
        say(
            document,
            "If our answer does not satisfy you, the Information Commissioner\u2019s Office looks into it: ico.org.uk.",
        )
    ended(document)
    return packed(document)
