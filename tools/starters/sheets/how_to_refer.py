"""How to refer, on one page: to pin up, or to hand to whoever asks."""

from tools.starters.blocks import point
from tools.starters.furniture import (
    how_to_reach_us,
    steps,
    what_helps,
)
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import Strong, repeated, when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("How to refer", "How to refer to us")
    how_to_reach_us(document)
    steps(document)
    what_helps(document)
    with when(document, "group.helps"):
        write(document, "Heading 2", "Who it is for")
        write(document, "Normal", "{% for help in group.helps %}{{ help.heading }} {% endfor %}")
    with when(document, "services"):
        names = "{% for one in services[:6] %}{{ one.name }}{% if not loop.last %}, {% endif %}{% endfor %}."
        point(document, "What there is:", names)
    with when(document, "group.we_do_not"):
        write(document, "Heading 2", "What we leave to you")
        with repeated(document, "one in group.we_do_not[:2 if services else 3]"):
            write(
                document,
                "List Bullet",
                Strong("{{ one.heading | sentence }} "),
                "{{ one.text }}",
            )
    write(
        document,
        "Foot Line",
        "Checked on {{ today | date }}. Please ask us for a new sheet after a year.",
    )
    return packed(document)
