"""Five figures to ring and two questions: what people thought of us, or of an event."""

from tools.starters.forms import room, scores, to_write
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import Strong, when, write

_ITEMS = (
    "I felt welcome.",
    "I could say what I wanted to say.",
    "I learned something that I can use.",
    "I know now whom to ring.",
    "I would tell others about it.",
)


def draw() -> bytes:
    """The .docx of the form."""
    document = sheet("How was it for you?")
    with when(document, "event.title"):
        write(document, "Lead", "{{ event.title }}, {{ event.date | date }}")
    write(document, "Normal", "It takes two minutes. You need not give your name.")
    scores(
        document,
        _ITEMS,
        ends=("not at all", "fully"),
        says="Five sentences, each with figures from 0, not at all, to 10, fully",
    )
    room(document, "What was good?", lines=4)
    room(document, "What should we do differently?", lines=4)
    to_write(document, "Name, if you like:", "I am (patient, relative, nurse, ...):")
    with when(document, "group.address_lines or group.email"):
        write(
            document,
            "Normal",
            Strong("Hand it back, or send it to {{ group.name }}: "),
            '{% if group.address_lines %}{{ group.address_lines | join(", ") }}{% else %}{{ group.email | links }}{% endif %}',
        )
    return packed(document)
