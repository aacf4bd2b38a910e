"""To read before a call or a visit: who they are, how they want to be reached, what they need, what passed last."""

from tools.starters.blocks import each, routes_we_know
from tools.starters.forms import blank_rows, room
from tools.starters.listings import last_contacts, needs_table
from tools.starters.skeletons import internal, packed
from tools.starters.writing import facts, write

_WHO = (
    ("", "Greet as", "{{ contact.salutation }}"),
    ("contact.role or contact.department", "What they are",
     "{{ contact.role or '' }}{% if contact.role and contact.department %}, {% endif %}{{ contact.department or '' }}"),
    ("contact.organisation", "Where", "{{ contact.organisation }}{% if contact.address %}, {{ contact.address }}{% endif %}"),
    ("contact.phone or contact.mobile", "Phone", "{{ contact.phone or contact.mobile }}"),
    ("contact.email", "Email", "{{ contact.email | links }}"),
    ("contact.best_times", "Best times", "{{ contact.best_times }}"),
    ("contact.route_through", "Goes through", "{{ contact.route_through }}"),
)  # fmt: skip


def draw() -> bytes:
    """The .docx of the sheet."""
    document = internal("Before a visit", "Before a visit: {{ contact.name }}")
    facts(document, ("Who", "To know"), *_WHO, says="Who they are and how to reach them")
    needs_table(document, most=3)
    each(document, "What would help them:", "need in contact.needs[:2]", "{{ need }}")
    routes_we_know(document, "How they refer, as we have it:")
    last_contacts(document)
    heading = write(document, "Heading 1", "To write on")
    heading.paragraph_format.page_break_before = True
    room(document, "What I want to ask", lines=3)
    room(document, "What they said", lines=6)
    blank_rows(
        document,
        ("What was agreed", "Who", "By when"),
        4,
        1,
        1,
        rows=5,
        says="What was agreed, who does it, and by when",
    )
    return packed(document)
