"""Finished documents to be drawn: their pictures came from anywhere, and are tried before the window shows them."""

from pathlib import Path

from outreach_desktop.domain.documents.look import Look, pictures
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Plan, TemplateChoice
from outreach_desktop.ui.desk.decoding import try_first


def look(plan: Plan, contact_id: str, choice: TemplateChoice) -> Look:
    """The finished document for one person; not in the window's own thread."""
    found = letters.look(plan, contact_id, choice)
    try_first(pictures(found))  # a logo may have come with a data file from elsewhere
    return found


def look_at(path: Path) -> Look:
    """A document already made, which may have been changed in Word since; not in the window's own thread."""
    found = letters.look_at(path)
    try_first(pictures(found))
    return found
