"""The letter after an event: thanks to who came, the next dates for who could not."""

from tools.starters.blocks import coming_events, say, to_refer
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, tag, write


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter("After the event", "After \u201c{{ event.title }}\u201d")
    tag(document, '{% if event.attendance == "attended" %}')
    write(
        document,
        "Lead",
        "Thank you for coming on {{ event.date | date }}. ",
        Strong("Please tell us one thing we should do differently."),
    )
    say(
        document,
        "It was good to have you there. Write on this letter and send it back, or ring. "
        "If a question of yours was left open, ask it now, and we find out.",
    )
    tag(document, '{% elif event.attendance == "no-show" %}')
    write(
        document,
        "Lead",
        "We were sorry to miss you on {{ event.date | date }}. ",
        Strong("Please tell us whether you would like to come to the next one."),
    )
    say(
        document,
        "Weeks are full, and nothing needs to be explained. Ring or write, and we send what was handed out.",
    )
    tag(document, "{% else %}")
    write(
        document,
        "Lead",
        "\u201c{{ event.title }}\u201d was on {{ event.date | date }}. ",
        Strong("Please tell us whether you would like to come to the next one."),
    )
    say(
        document,
        "We gladly send you what was handed out, or come and tell your team. Ring or write.",
    )
    tag(document, "{% endif %}")
    with own_words(document):
        pass
    coming_events(document, "The next dates:", most=2)
    to_refer(document)
    ended(document)
    return packed(document)
