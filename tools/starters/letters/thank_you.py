"""The thank-you note: one page, one thing thanked for, and nothing asked."""

from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import write


def draw() -> bytes:
    """The .docx of the thank-you note."""
    document = letter("With warm thanks")
    write(document, "Lead", "Thank you for {{ thanks.reason | sentence }}")
    with own_words(document):
        write(
            document,
            "Normal",
            "In a full week it would be easy to think that nobody noticed. We did, and so did the people "
            "who come to us: they remember who took the time, and they tell one another.",
        )
    write(
        document,
        "Normal",
        "We are a small group beside a large system, and what we can do depends on professionals who "
        "are willing to stand next to us. You did, and we are grateful to you"
        "{% if contact.organisation %} and to your colleagues at {{ contact.organisation | sentence }}{% else %}.{% endif %}",
    )
    write(
        document,
        "Normal",
        "There is nothing you need to do with this letter. We only wanted you to have our thanks in "
        "writing{% if sender.name %}, with a name under it{% endif %}.",
    )
    ended(document, "With warm thanks and kind regards,")
    return packed(document)
