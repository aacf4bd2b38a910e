"""A plan on a page: who, what they need, what we have for it, what we want this year, and the next three steps."""

from tools.starters.blocks import each
from tools.starters.forms import blank_rows, room
from tools.starters.listings import last_contacts, needs_table
from tools.starters.skeletons import internal, packed
from tools.starters.writing import write


def draw() -> bytes:
    """The .docx of the plan."""
    document = internal("A plan", "A plan for {{ contact.name }}")
    write(
        document,
        "Lead",
        "{{ contact.role or '' }}{% if contact.role and contact.organisation %}, {% endif %}{{ contact.organisation or '' }}",
    )
    needs_table(document, most=2)
    each(document, "What we both want:", "goal in organisation.shared_goals[:2]", "{{ goal }}")
    room(document, "What we want this year, and what we promised", lines=2)
    blank_rows(
        document,
        ("The next three steps", "Who", "By when"),
        4,
        1,
        1,
        rows=3,
        says="The next three steps, who takes them, and by when",
    )
    last_contacts(document, most=2)
    write(document, "Foot Line", "Write only what they might read: they can ask to see this page.")
    return packed(document)
