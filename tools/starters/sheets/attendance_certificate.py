"""A certificate that somebody was there: what, when, and room for the hours. It claims no credits of any scheme."""

from tools.starters.forms import to_write
from tools.starters.furniture import closing
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import Strong, when, write


def draw() -> bytes:
    """The .docx of the certificate."""
    document = sheet("Certificate of attendance")
    write(document, "Large Text", "{{ group.name }} confirms that")
    write(document, "Poster Line", "{{ contact.name }}")
    with when(document, "contact.role or contact.organisation"):
        write(
            document,
            "Large Text",
            "{{ contact.role or '' }}{% if contact.role and contact.organisation %}, {% endif %}{{ contact.organisation or '' }}",
        )
    write(document, "Large Text", "took part in")
    write(document, "Large Heading", "{{ event.title }}")
    write(document, "Large Text", "{{ event.when_line }}")
    with when(document, "event.description"):
        write(document, "Normal", Strong("What it was about: "), "{{ event.description }}")
    to_write(document, "Hours attended:", "Registration number, if wanted:")
    closing(document, words="For {{ group.name }}:")
    write(
        document,
        "Foot Line",
        "Reference {{ reference }}, {{ today | date }}. It says who was there, and no more.",
    )
    return packed(document)
