"""What is let in with a Word file, and whoever sends its documents out should know of."""

import re
from collections.abc import Iterator

from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.field_codes import field_codes

SAFE_ADDRESSES = ("http:", "https:", "mailto:", "tel:")

_WORDS = re.compile(r'\\(\w)|"([^"]*)"|(\S+)')
_SWITCHES_WITH_WORDS = frozenset("lot")  # a place in the document, a hint to show, a frame
_SHEETS = (".xlsx", ".xlsb", ".xls", ".ods", ".csv")


def remarks(contents: Contents) -> list[str]:
    """A sentence for each, once."""
    told: dict[str, None] = {}
    for name in contents:
        if "/embeddings/" in name:
            told[_inside(name)] = None
        elif name.startswith("word/") and name.endswith(".xml"):
            for code in field_codes(contents.root(name), contents.data(name)):
                told.update(dict.fromkeys(map(_link, _odd_addresses(code))))
    return list(told)


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


def _link(address: str) -> str:
    return (
        f"It has a link to {address}, which goes out with every document: take it out in Word if "
        "you do not know it."
    )


def _odd_addresses(code: str) -> Iterator[str]:
    """The address of a HYPERLINK field that is neither a page of the web nor a person's."""
    name, _, rest = code.strip().partition(" ")
    if name.upper() != "HYPERLINK":
        return
    switch = ""
    for letter, quoted, bare in _WORDS.findall(rest):
        address = (quoted or bare).strip()
        safe = switch in _SWITCHES_WITH_WORDS or address.casefold().startswith(SAFE_ADDRESSES)
        if address and not safe and "{{" not in address:  # judged when it is filled in
            yield address
        switch = letter
