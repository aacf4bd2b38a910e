"""The codes of Word's own fields: PAGE, HYPERLINK and what a harmful file brings."""

from collections.abc import Iterator

from outreach_desktop.templates.ooxml import Element, w

FIELD_INSIDE = "\0"
"""What stands in a code where another field stands in it."""

_SIMPLE, _EDGE, _CODES = w("fldSimple"), w("fldChar"), (w("instrText"), w("delInstrText"))
_HOLDS_FIELDS = (b"instrText", b"fldSimple", b"delInstrText")


def holds_fields(data: bytes) -> bool:
    """Whether a field stands anywhere in the bytes of a part."""
    return any(word in data for word in _HOLDS_FIELDS)


def field_codes(root: Element, data: bytes) -> Iterator[str]:
    """The code of every field of a part, however it is split, nested, or deleted."""
    if not holds_fields(data):
        return
    open_: list[str] = []
    for element in root.iter(_SIMPLE, _EDGE, *_CODES):
        if element.tag == _SIMPLE:
            yield str(element.get(w("instr"), ""))
        elif element.tag == _EDGE:
            yield from _at_edge(str(element.get(w("fldCharType"))), open_)
        elif open_:
            open_[-1] += element.text or ""
        else:
            yield element.text or ""
    yield from open_


def _at_edge(edge: str, open_: list[str]) -> Iterator[str]:
    if edge == "begin":
        if open_:
            open_[-1] += FIELD_INSIDE
        open_.append("")
    elif open_:
        yield open_[-1]
        if edge == "end":
            open_.pop()
