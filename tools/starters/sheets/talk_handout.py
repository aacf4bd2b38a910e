"""What is left behind after a talk: what we do, whom to think of, how to refer, and room for notes."""

from tools.starters.blocks import each
from tools.starters.forms import room
from tools.starters.furniture import how_to_reach_us, steps, who_it_helps
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import when, write


def draw() -> bytes:
    """The .docx of the handout."""
    document = sheet("After the talk", "{{ event.title }}", pages=2)
    write(
        document,
        "Lead",
        '{{ event.date | date("weekday") }}{% if event.place %}, {{ event.place }}{% endif %}',
    )
    with when(document, "event.description"):
        write(document, "Normal", "{{ event.description }}")
    each(
        document,
        "To take home:",
        "point in group.we_do[:4]",
        "{{ point.text }}",
        strong="{{ point.heading | sentence }}",
    )
    with when(document, "group.helps"):
        write(document, "Heading 1", "Whom to think of")
        who_it_helps(document)
    with when(document, "group.refer_steps"):
        write(document, "Heading 1", "How to refer")
        steps(document)
    how_to_reach_us(document)
    room(document, "My notes", lines=3)
    return packed(document)
