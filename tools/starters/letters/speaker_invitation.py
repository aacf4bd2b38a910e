"""An invitation to speak: when, where, to whom, and a page to answer on. What it costs is spoken of before they accept."""

from tools.starters.blocks import EVENT_FACTS, lead, say
from tools.starters.forms import answer_page, to_tick, to_write
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, facts, when, write


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("An invitation to speak", "Would you speak at \u201c{{ event.title }}\u201d?")
    lead(
        document,
        "Would you speak to us ",
        'on {{ event.date | date("weekday") }}{% if event.starts_at %} at {{ event.starts_at | time }}{% endif %}?',
    )
    with own_words(document), when(document, "event.description"):
        say(document, "{{ event.description }}")
    facts(document, ("What", "To know"), *EVENT_FACTS, says="When, where and for whom it is")
    say(
        document,
        "Twenty minutes are enough, and ten for questions. We settle the topic with you.",
        "If you need a fee or your travel paid, tell us first. Ring, write, or answer overleaf.",
    )
    ended(document)
    with answer_page(document, "Your answer"):
        write(document, "Normal", Strong("{{ event.title }}, "), "{{ event.when_line }}")
        to_tick(
            document,
            "Yes, I will speak.",
            "Not this time. Please ask me again in:\t",
            "Please ask a colleague. Name and role:\t",
        )
        to_write(
            document,
            "What I would call it:",
            "One thing people should take home:",
            "Minutes, with questions:",
            "What I need in the room:",
            "How I should be introduced:",
            "A phone number for the day:",
        )
        to_tick(document, "You may take a photo of me.", "Please take no photo of me.")
    return packed(document)
