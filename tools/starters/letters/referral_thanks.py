"""Thanks for a referral: it does not say who was referred, and asks for nothing."""

from tools.starters.blocks import lead, say
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import when


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("Thank you for mentioning us")
    lead(document, "", "Thank you for mentioning us to someone you care for.")
    say(
        document,
        "We do not say who it was: that is theirs to tell. But we wanted you to know that your word was passed on, "
        "and that it was heard.",
    )
    with own_words(document):
        say(
            document,
            "A leaflet is easily put away. A word from someone people trust is not. It is why many who "
            "come to us did not have to look for us alone.",
        )
    with when(document, "group.refer_steps"):
        say(
            document,
            "From here it is our turn. {{ group.refer_steps[-1].text }}",
        )
    say(
        document,
        "You need not answer this letter, and we send you nothing about anyone unless they agree. "
        "{% if sender.phone %}Should you ever hear that we got something wrong, my number is {{ sender.phone }}.{% endif %}",
    )
    ended(document, "With warm thanks,")
    return packed(document)
