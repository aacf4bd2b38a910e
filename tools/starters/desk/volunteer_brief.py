"""For volunteers: what we are for, what we leave to clinicians, privacy in three lines, and whom to ring."""

from tools.starters.blocks import each, items
from tools.starters.furniture import do_and_do_not
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("For volunteers", "What every volunteer knows")
    write(document, "Lead", "{{ group.purpose }}")
    do_and_do_not(document)
    items(
        document,
        "Privacy in three lines:",
        "What someone tells you stays with us. You pass it on only with their word.",
        "No patient\u2019s name in emails, notes or messages. A first name and a number are enough.",
        "What lies around gets read: lock it, or shred it.",
    )
    items(
        document,
        "When it is urgent:",
        "Is someone in danger? Ring the emergency number first, then us.",
        "A new or worse symptom? They ring their own team. Help them to do it.",
    )
    each(
        document,
        "Whom to ring:",
        "one in people[:4]",
        "{{ (one.phone or one.email or '') | links }}",
        strong="{{ one.name }}{% if one.role %}, {{ one.role }}{% endif %}:",
    )
    return packed(document)
