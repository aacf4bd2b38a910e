"""The last letter to someone who asked to be left alone: what was deleted, and the one line that is kept."""

from tools.starters.blocks import lead, say
from tools.starters.furniture import closing
from tools.starters.skeletons import letter, packed


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("You are off our list", "Your request to hear no more from us")
    lead(
        document,
        "You are off our list, as you asked. ",
        "You need do nothing. This is our last letter.",
    )
    say(
        document,
        "We have deleted what we held about you. Copies that we make against loss are gone within a few months.",
        "One line is kept: that we must not write to you. Without it, another list could bring you back, and we would "
        "not know. If you want that line deleted too, tell us.",
        "If something of ours still reaches you, it was on its way already. We are sorry if we troubled you.",
    )
    closing(document)
    return packed(document)
