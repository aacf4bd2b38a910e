"""Fields that show what a file says of itself elsewhere: its properties and document variables.

What they show is text that people see, and stays; where it comes from goes (see `own_properties`). So each
becomes what it shows, before Word would look for a source that is not there any more and print an error.
"""

from collections.abc import Set

from outreach_desktop.templates.engine.word.fields.field_codes import (
    fields_of,
    holds_fields,
    names_of,
)
from outreach_desktop.templates.engine.word.fields.shown_fields import ShownFields
from outreach_desktop.templates.engine.word.package.contents import Contents

# What DOCPROPERTY calls the document's properties, in the words of the file format.
_PROPERTY_OF = {
    "AUTHOR": "creator", "TITLE": "title", "SUBJECT": "subject", "KEYWORDS": "keywords",
    "COMMENTS": "description", "LASTSAVEDBY": "lastModifiedBy", "TEMPLATE": "Template",
    "CATEGORY": "category", "MANAGER": "Manager", "COMPANY": "Company",
}  # fmt: skip
# What is counted or dated in them, and stays.
_COUNTED = frozenset(
    ("PAGES", "WORDS", "CHARACTERS", "LINES", "PARAGRAPHS", "BYTES", "CREATION", "SECURITY")
)  # fmt: skip


def sources_become_text(contents: Contents, filled_in: Set[str]) -> None:
    """Leave of these fields what they show, in every part, before other fields are judged.

    Those that show one of the properties that are `filled_in`, because they hold tags, stay fields.
    """
    for name in contents.xml_parts():
        if not contents.says(name, holds_fields):
            continue
        found = fields_of(contents.root(name)).fields
        going = [one for one in found if _shows_a_source(one.code, filled_in)]
        if not going:
            continue
        shown = ShownFields(contents.root(name))
        for one in going:
            if not shown.is_gone(one):
                shown.take(one)
        shown.clear()
        contents.changed(name)


def _shows_a_source(code: str, filled_in: Set[str]) -> bool:
    names = names_of(code)
    if "DOCVARIABLE" in names:
        return True
    if "TITLE" in names:
        return "title" not in filled_in
    if "DOCPROPERTY" not in names:
        return False
    asked = [*code.replace('"', " ").split(), ""][1].upper()
    known = _PROPERTY_OF.get(asked, _named(code))
    return asked not in _COUNTED and known not in filled_in


def _named(code: str) -> str:
    """The property that is asked for: the second word of a code, or what stands in quotation marks."""
    _, quote, rest = code.partition('"')
    return rest.partition('"')[0] if quote else [*code.split(), ""][1]
