"""What is to be known of a letter once its pages are laid out: that it is too long, or in a font that is not here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from outreach_desktop.domain.documents.letters import Finding, TemplateChoice
from outreach_desktop.domain.documents.look import Look, TextRun, TextStyle
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.words import say

LENGTH, FONT = "letter.pages", "letter.font"
"""What these findings are about, as fields are."""

_ONE_PAGE = frozenset(one.name for one in SHIPPED if one.pages == 1)


def is_for_one_page(choice: TemplateChoice) -> bool:
    """Whether a document, or the one that it is a copy of, is meant for one page."""
    return (choice.name if choice.builtin else choice.copied_from) in _ONE_PAGE


def too_long(recipient: Recipient, template: str, pages: int) -> Finding:
    """A letter of one page that runs over; what stops nobody from sending it."""
    return Finding(
        contact_id=recipient.contact_id,
        name=recipient.name,
        message=say("This takes {count} pages and is meant for one.", count=pages),
        template=template,
        field=LENGTH,
    )


def font_missing(template: str, families: Iterable[str]) -> Finding:
    """A font that is not on this computer: what is seen and printed here is set in another."""
    names = ", ".join(f"\u201c{one}\u201d" for one in sorted(families))
    return Finding(
        contact_id=None,
        name="",
        message=say(
            "This computer does not have the font {names}. Pages that are seen and printed here have another in its place, and may break elsewhere.",
            names=names,
        ),
        template=template,
        field=FONT,
    )


def families_of(look: Look) -> set[str]:
    """The fonts of everything that is to be read on its pages."""
    return {style.family for style in _styles(look) if style.family}


def _styles(part: object) -> Iterator[TextStyle]:
    if isinstance(part, TextRun):
        # A box to tick is no word: whatever font has one draws it.
        if any(char.isalnum() for char in part.text) or part.field:
            yield part.style
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from _styles(one)
    elif isinstance(part, tuple | list):
        for one in part:
            yield from _styles(one)
    elif is_dataclass(part) and not isinstance(part, type | TextStyle):
        for one in fields(part):
            yield from _styles(getattr(part, one.name))
