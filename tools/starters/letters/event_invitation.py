"""An invitation to an event: what and when in the first line, and a page to answer on."""

from tools.starters.blocks import EVENT_FACTS, lead, say
from tools.starters.forms import answer_page, to_tick, to_write
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, facts, when, write


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("An invitation", "An invitation: {{ event.title }}")
    lead(
        document,
        "You are invited, ",
        'on {{ event.date | date("weekday") }}{% if event.starts_at %} at {{ event.starts_at | time }}{% endif %}. '
        "Please tell us whether you can come.",
    )
    with own_words(document), when(document, "event.description"):
        say(document, "{{ event.description }}")
    facts(document, ("What", "To know"), *EVENT_FACTS, says="When, where and for whom it is")
    say(
        document,
        "If you cannot come, please send a colleague. Ring, write, or answer overleaf.",
    )
    ended(document)
    with answer_page(document, "Your answer"):
        write(document, "Normal", Strong("{{ event.title }}, "), "{{ event.when_line }}")
        to_tick(
            document,
            "I am coming.",
            "I am coming and bring others. How many:\t",
            "I am sending a colleague. Name and role:\t",
            "I cannot come. Please tell me about the next one.",
            "Please do not invite me again.",
        )
        to_write(
            document,
            "What I need to get in and take part, such as a hearing loop:",
            "What I eat or do not eat:",
            "What I would like to ask or to hear about:",
            "A phone number for the day:",
        )
    return packed(document)
