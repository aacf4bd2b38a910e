"""Who we are and who we are not, on one page: what helps comes first."""

from tools.starters.furniture import (
    do_and_do_not,
    how_to_reach_us,
)
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import Strong, when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("Who we are, and who we are not")
    write(document, "Lead", "{{ group.purpose }}")
    do_and_do_not(document)
    with when(document, "group.about"):
        write(document, "Heading 2", "About us")
        write(document, "Normal", "{{ group.about | rich }}")
    write(document, "Heading 2", "How to introduce us")
    write(
        document,
        "Normal",
        "\u201cThere is a group of people who have been through this. Shall I ask them to ring you?\u201d "
        "Most people say yes to a person, few to a leaflet.",
    )
    how_to_reach_us(document)
    with when(document, "sender.name"):
        write(
            document,
            "Normal",
            Strong("Questions? "),
            "Ask {{ sender.name }}{% if sender.contact_line %}, {{ sender.contact_line | links }}{% endif %}.",
        )
    return packed(document)
