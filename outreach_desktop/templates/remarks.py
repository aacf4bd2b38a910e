"""What is let in with a Word file, and whoever sends its documents out should know of."""

import re
from collections.abc import Iterator

from outreach_desktop.templates.addresses import is_safe, shown_address
from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.field_codes import FIELD_INSIDE, fields_of, holds_fields

_WORDS = re.compile(r'\\(\w)|"([^"]*)"|(\S+)')
_SWITCHES_WITH_WORDS = frozenset("lot")  # a place in the document, a hint to show, a frame
_ANOTHER_FIELD = "what another field of Word's says"
_SHEETS = (".xlsx", ".xlsb", ".xls", ".ods", ".csv")


def remarks(contents: Contents) -> list[str]:
    """A sentence for each kind."""
    told: dict[str, None] = {}
    addresses: dict[str, None] = {}
    for name in contents:
        if "/embeddings/" in name:
            told[_inside(name)] = None
    for name in contents.xml_parts():
        for field in (
            fields_of(contents.root(name)).fields if holds_fields(contents.data(name)) else ()
        ):
            addresses.update(dict.fromkeys(_odd_addresses(field.code)))
    return [*told, *_links(list(addresses))]


def _inside(name: str) -> str:
    if name.casefold().endswith(_SHEETS):
        return (
            "A whole spreadsheet stands behind a chart or table in it, and goes out with every "
            "document: see that it holds nobody's data."
        )
    return (
        "A file of another program stands in it, and goes out with every document: see that you "
        "know what it holds."
    )


def _links(addresses: list[str]) -> Iterator[str]:
    """One sentence about all the links that lead to nobody's page or mailbox."""
    count = len(addresses)
    for address in addresses[:1]:
        name = _ANOTHER_FIELD if FIELD_INSIDE in address else shown_address(address)
        yield (
            f"It has a link to {name}, which goes out with every document: take it out in Word if you "
            "do not know it."
            if count == 1
            else f"It has {count} links to files or programs, such as {name}, which go out with every "
            "document: take out in Word what you do not know."
        )


def _odd_addresses(code: str) -> Iterator[str]:
    """The address of a HYPERLINK field that is neither a page of the web nor a person's."""
    name, _, rest = code.strip().partition(" ")
    if name.upper() != "HYPERLINK":
        return
    switch = ""
    for letter, quoted, bare in _WORDS.findall(rest):
        address = (quoted or bare).strip()
        if address and switch not in _SWITCHES_WITH_WORDS and not is_safe(address):
            yield address
        switch = letter
