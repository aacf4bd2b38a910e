"""E-mail addresses out of the cells that people keep them in."""

import re

from outreach_desktop.domain.reach import is_email

_PLAIN = re.compile(
    r"[A-Za-z0-9][\w.+'-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
_WRITTEN = re.compile(r"\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*", re.IGNORECASE)
_DOT_WRITTEN = re.compile(r"\s*[\[({<]\s*(?:dot|punkt)\s*[\])}>]\s*", re.IGNORECASE)
_AROUND_AT = re.compile(r"(?<=[\w-])\s*@\s*(?=[\w-])")
_SCHEME = re.compile(r"\b(?:mailto|smtp|e-?mail)\s*:\s*", re.IGNORECASE)
_QUERY = re.compile(r"\?(?:subject|cc|bcc|body)=\S*", re.IGNORECASE)
_BREAKS = re.compile(r"[\s<>()\[\]{}\"\u201c\u201d,;|/#:]+")
_AT_THE_ENDS = ".'\u2018\u2019`*-_"


def addresses_in(cell: str) -> tuple[list[str], str]:
    """The addresses in a cell, each once, and the cell itself where something in it looks like one and is none.

    Names, quotation marks, `mailto:`, brackets and a full stop behind go; a blank beside the @ is a slip.
    """
    if _PLAIN.fullmatch(cell):
        return [cell], ""
    text = _DOT_WRITTEN.sub(".", _WRITTEN.sub("@", cell))
    text = _AROUND_AT.sub("@", _QUERY.sub(" ", _SCHEME.sub(" ", text)))
    found: dict[str, str] = {}
    is_odd = "@" not in text
    for word in _BREAKS.split(text):
        if "@" not in word:
            continue
        address = word.strip(_AT_THE_ENDS)
        if not is_email(address):
            is_odd = True
        else:
            found.setdefault(address.casefold(), address)
    return list(found.values()), cell if is_odd else ""
