"""The answer to a professional who asked about us: what to tell people, how to refer, whom to ring."""

from tools.starters.blocks import each, lead, point, say, to_refer
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import when


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("Your question about us", "Your question about {{ group.name }}")
    lead(
        document,
        "Thank you for asking about us. ",
        "Here is how to send people to us.",
    )
    with when(document, "letter.question"):
        point(document, "You asked:", "\u201c{{ letter.question }}\u201d")
    with own_words(document), when(document, "group.purpose and not letter.question"):
        say(document, "{{ group.purpose }}")
    each(
        document,
        "What we bring for your team:",
        "one in organisation.value_points[:2]",
        "{{ one.text }}",
    )
    # With a question quoted there is room for one of the two lists.
    with when(document, "not (letter.question and organisation.value_points)"):
        each(
            document,
            "What people get from us:",
            "help in group.helps[:2]",
            "{{ help.text }}",
        )
    with when(document, "not organisation.referral_route"):
        each(document, "How it works:", "step in group.refer_steps", "{{ step.text }}")
    with when(document, "organisation.referral_route"):
        point(
            document,
            "With you, it works like this:",
            "{{ organisation.referral_route | sentence }}",
        )
    to_refer(document)
    ended(document)
    return packed(document)
