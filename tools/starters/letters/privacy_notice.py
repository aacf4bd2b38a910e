"""What we keep about a professional, why, and what they can ask of us."""

from tools.starters.blocks import lead, say
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import facts, when

_ROWS = (
    ("", "What we keep", "Your name, your work, how to reach you there, and when we were in touch."),
    ("", "Why", "To tell you about our support. We rely on our legitimate interest in that."),
    ("", "From where", "From you, from your colleagues, or from what the place where you work publishes."),
    ("", "For whom, how long", "For those of us who write to you, until you ask us to stop or have left your post."),
    ("", "What you can ask", "To see it, to have it corrected or deleted, and that we stop."),
)  # fmt: skip


def draw() -> bytes:
    """The .docx of the notice."""
    document = letter("What we keep about you", "What we keep about you, and why")
    lead(
        document,
        "This is what we keep about you. ",
        "You can say no at any time.",
    )
    facts(
        document,
        ("Question", "Answer"),
        *_ROWS,
        says="What we keep about you, why, and what you can ask",
    )
    with when(document, 'language == "en_GB"'):
        say(
            document,
            "You can also complain to the Information Commissioner\u2019s Office, ico.org.uk.",
        )
    ended(document)
    return packed(document)
