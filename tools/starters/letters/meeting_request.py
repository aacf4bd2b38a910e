"""A request to be let in for ten minutes or more: what each length brings, and a page to answer on."""

from tools.starters.blocks import THEIR_TEAM, lead, point, say, times_offered
from tools.starters.forms import answer_page, to_tick, to_write
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import said, when

_LENGTHS = (
    ("10 minutes", "Who we are, whom we help, and how someone is referred."),
    ("20 minutes", "The same, and what people ask us that they did not ask in clinic."),
    ("30 minutes", "The same, with time for your questions and for what we should do better."),
)


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("A short visit", f"A short visit to {THEIR_TEAM}")
    lead(
        document,
        "May we come and see you for ten minutes? ",
        "You choose the day and the place, and whether it is ten, twenty or thirty.",
    )
    with own_words(document), when(document, "group.purpose"):
        say(document, "{{ group.purpose }}")
    said(
        document,
        ("Length", "What you get from it"),
        *_LENGTHS,
        parts=(1, 4),
        says="The lengths of a visit, and what each brings",
    )
    say(
        document,
        "Nothing to prepare, and we keep to your rules for visitors. Ring, write, or answer overleaf.",
    )
    times_offered(document)
    with when(document, "contact.best_times"):
        point(
            document,
            "This is when it suits you, as we have it:",
            "{{ contact.best_times | sentence }}",
        )
    ended(document)
    with answer_page(document, "A short visit: your answer"):
        to_tick(
            document,
            "Yes. Ten, twenty or thirty minutes:\t",
            "Not now. Please ask again in:\t",
            "Please do not write to me again.",
        )
        to_write(
            document,
            "A day and a time:",
            "Or another:",
            "Or another:",
            "Who will be there, and how many:",
            "Where to come, and where to park:",
            "Whom to ask for on the day:",
            "What you would most like to hear about:",
        )
    return packed(document)
