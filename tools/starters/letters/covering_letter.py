"""The letter in front of what is sent with it: what to do with it, and what is in the envelope, ticked by hand."""

from tools.starters.blocks import lead, say, to_refer
from tools.starters.forms import to_tick
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, repeated, when, write


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("Something to hand out", "Something to hand to the people you see")
    lead(
        document,
        "Please put these where people wait, ",
        "and give a card to anyone who might like to talk to us.",
    )
    with own_words(document), when(document, "group.purpose"):
        say(document, "{{ group.purpose }}")
    write(document, "Normal", Strong("In this envelope:")).paragraph_format.keep_with_next = True
    with when(document, "letter.parts"):
        with repeated(document, "part in letter.parts"):
            write(document, "List Bullet", "{{ part }}")
        to_tick(document, "Cards or leaflets to hand out. How many:\t", style="Tick Line")
    with when(document, "not letter.parts"):
        to_tick(
            document,
            "Leaflets to hand out. How many:\t",
            "Cards with our number. How many:\t",
            "\u201cHow to refer\u201d, a sheet to pin up",
            "\u201cWho we are and who we are not\u201d, a sheet for your team",
            "Something else:\t",
            style="Tick Line",
        )
    say(document, "When these run out, ring or write. Please throw away older sheets of ours.")
    to_refer(document)
    ended(document, lists_enclosures=False)  # they are among what is in the envelope
    return packed(document)
