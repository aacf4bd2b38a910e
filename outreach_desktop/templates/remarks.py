"""What is let in with a Word file, and whoever sends its documents out should know of."""

from collections.abc import Iterator

from outreach_desktop.templates.addresses import is_safe, shown_address
from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.field_codes import FIELD_INSIDE, fields_of, holds_fields
from outreach_desktop.templates.mailmerge.instructions import Instruction, instruction

_TAKE_OTHER_WORDS = frozenset(
    "lot*@#"
)  # a place in the document, a hint to show, a frame, a format
_ANOTHER_FIELD = "what another field of Word's says"
_ZIP = b"PK\3\4"
_CLOSED = (".xlsb", ".ods", ".odt", ".odp", ".odg", ".bin")  # nobody looks into those
_SHEETS = (".xlsx", ".xlsb", ".xls", ".ods", ".csv")


def remarks(contents: Contents) -> list[str]:
    """A sentence for each kind."""
    told: dict[str, None] = {}
    addresses: dict[str, None] = {}
    for name in contents:
        if "/embeddings/" in name:
            told[_inside(name, contents.data(name))] = None
    for name in contents.xml_parts():
        for field in (
            fields_of(contents.root(name)).fields if holds_fields(contents.data(name)) else ()
        ):
            addresses.update(dict.fromkeys(odd_addresses(field.code)))
    return [*told, *_links(list(addresses))]


def _inside(name: str, data: bytes) -> str:
    is_open = data.startswith(_ZIP) and not name.casefold().endswith(_CLOSED)
    names = "" if is_open else " The names of its writers may stand in it."
    if name.casefold().endswith(_SHEETS):
        return (
            "A whole spreadsheet stands behind a chart or table in it, and goes out with every "
            f"document: see that it holds nobody's data.{names}"
        )
    return (
        "A file of another program stands in it, and goes out with every document: see that you "
        f"know what it holds.{names}"
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


def odd_addresses(code: str) -> Iterator[str]:
    """The addresses of a HYPERLINK field that are neither a page of the web nor a person's."""
    found: Instruction[str] = instruction((code,))
    if found.name != "HYPERLINK":
        return
    others = (words for switch, words in found.switches.items() if switch not in _TAKE_OTHER_WORDS)
    for words in (found.words, *others):
        for address in (word.text.strip() for word in words):
            if address and not is_safe(address):
                yield address
