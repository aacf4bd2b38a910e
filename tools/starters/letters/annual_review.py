"""A short look back, once a year, with someone we work with: what we have noted, and a page to answer on."""

from tools.starters.blocks import THEIR_TEAM, each, lead, routes_we_know, say
from tools.starters.forms import answer_page, form_rows
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed

_ASKED = (
    "What has worked well between us?",
    "What got in the way?",
    "What do people ask for that nobody here offers?",
    "What should we stop, begin or do differently?",
    "What has changed in how you refer?",
    "Who should be our contact from now on?",
    "When may we ring you about it? A day and a time",
)


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("A short look back", f"A short look back with {THEIR_TEAM}")
    lead(
        document,
        "May we look back together for fifteen minutes? ",
        "Name a day, or write your answers overleaf and send the page back.",
    )
    with own_words(document):
        say(
            document,
            "Once a year we ask the people we work with the same few questions. What they answer decides what we change.",
        )
    each(
        document,
        "This is what we understood that you need:",
        "need in organisation.needs[:2]",
        "{{ need }}",
    )
    each(
        document,
        "This is what we both want:",
        "goal in organisation.shared_goals[:2]",
        "{{ goal }}",
    )
    ended(document)
    with answer_page(document, "A short look back: your answers"):
        routes_we_know(document, "How you refer, as we have it. Please correct it:")
        form_rows(
            document,
            _ASKED,
            headings=("What we ask", "Your answer"),
            says="Questions about the last year, with room to write",
        )
    return packed(document)
