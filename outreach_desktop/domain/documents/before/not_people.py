"""What is told of a letter to an organisation, or of a sheet for no one, before it is made."""

from dataclasses import replace
from typing import Final

from outreach_desktop.domain.documents.documents import NOBODY, title_in_words
from outreach_desktop.domain.documents.letters import Finding, called
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.words import say

OF_A_READER: Final = ("contact.", "organisation.", "thanks.")
"""Fields that are known of a reader alone."""
_OF_BOTH: Final = frozenset(
    f"contact.{name}"
    for name in ("phone", "email", "address", "address_lines", "address_block", "name", "last_name")
)
"""What an organisation has as people do."""


def written_to_someone(template: str) -> Finding:
    """What stops a letter that speaks to its reader where it is for nobody."""
    message = say(
        "\u201c{template}\u201d is written to someone: choose people or organisations for it.",
        template=title_in_words(template),
    )
    return Finding(contact_id=NOBODY, name="", message=message, template=template, stops=True)


def place_refuses(reader: Recipient, why: str) -> Finding:
    """What leaves an organisation out of every letter: it has closed, or wants none."""
    return Finding(contact_id=reader.contact_id, name=reader.name, message=why, stops=True)


def only_people_have(reader: Recipient, template: str, field: str) -> Finding | None:
    """What stops a letter to an organisation that prints what only people have; None for other fields."""
    if reader.place is None or not field.startswith("contact.") or field in _OF_BOTH:
        return None
    message = say(
        "\u201c{template}\u201d prints something of a person: {field}. {name} is an organisation. Choose people who work there, or print nothing there.",
        template=title_in_words(template),
        field=called(field),
        name=reader.name,
    )
    return Finding(
        contact_id=reader.contact_id,
        name=reader.name,
        message=message,
        template=template,
        field=field,
        stops=True,
    )


def where_it_is_put_right(finding: Finding, places: frozenset[str]) -> Finding:
    """The finding with the page on which whom it is about is found; of nobody there is none."""
    if finding.whom == NOBODY:
        return replace(finding, page="")
    return replace(finding, page="organisations") if finding.whom in places else finding
