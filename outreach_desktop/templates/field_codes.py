"""The codes of Word's own fields: PAGE, HYPERLINK and what a harmful file brings."""

from collections.abc import Iterator

from outreach_desktop.templates.ooxml import Element, w

FIELD_INSIDE = "\0"
"""What stands in a code where another field stands in it."""

_HOLDS_FIELDS = (b"instrText", b"fldSimple", b"delInstrText")


def field_codes(root: Element, data: bytes) -> Iterator[str]:
    """The code of every field of a part, however it is split, nested, or deleted."""
    if not any(word in data for word in _HOLDS_FIELDS):
        return
    open_: list[str] = []
    for element in root.iter():
        if element.tag == w("fldSimple"):
            yield str(element.get(w("instr"), ""))
        elif element.tag in (w("instrText"), w("delInstrText")):
            if open_:
                open_[-1] += element.text or ""
            else:
                yield element.text or ""
        elif element.tag == w("fldChar"):
            yield from _at_edge(str(element.get(w("fldCharType"))), open_)
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
