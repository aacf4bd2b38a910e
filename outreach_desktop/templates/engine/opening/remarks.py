"""What is let in with a Word file, and whoever sends its documents out should know of."""

from outreach_desktop.templates.engine.opening.files_inside import can_be_read
from outreach_desktop.templates.engine.word.fields.field_codes import fields_of, holds_fields
from outreach_desktop.templates.engine.word.fields.link_fields import odd_addresses
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.words import say

_CLOSED = (".xlsb", ".ods", ".odt", ".odp", ".odg", ".bin")  # nobody looks into those
_LINKS = say(
    "It has links to what fields of Word\u2019s mail merge say: check that it is a web page or "
    "an email address."
)
_SHEETS = (".xlsx", ".xlsb", ".xls", ".ods", ".csv")


def remarks(contents: Contents) -> list[str]:
    """A sentence for each kind."""
    told: dict[str, None] = {}
    for name in contents:
        if "/embeddings/" in name:
            told[_inside(name, contents.data(name))] = None
    for name in contents.xml_parts():
        found = fields_of(contents.root(name)) if contents.says(name, holds_fields) else None
        if found and any(True for field in found.fields for _ in odd_addresses(field.code)):
            told[_LINKS] = None
    return list(told)


def _inside(name: str, data: bytes) -> str:
    is_open = not name.casefold().endswith(_CLOSED) and can_be_read(data)
    if name.casefold().endswith(_SHEETS):
        about = say(
            "A whole spreadsheet is behind a chart or table in it and goes out with every "
            "document: check that it holds no one's data."
        )
    else:
        about = say(
            "A file of another program is in it and goes out with every document: check what is "
            "in that file."
        )
    return about if is_open else about + say(" The names of its writers may be in it.")
