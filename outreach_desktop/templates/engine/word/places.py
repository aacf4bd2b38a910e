"""Where things stand in a Word file, in the words a volunteer would use for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.word.ooxml import MC, Element, R, w

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_KINDS = {"default": "", "first": "First-page ", "even": "Even-page "}
_NOTES = {w("footnote"): "Footnote", w("endnote"): "Endnote", w("comment"): "Comment"}


def nth(number: int, noun: str) -> str:
    """“first cell” … “ninth cell”, then “cell 10”."""
    return f"{_ORDINALS[number - 1]} {noun}" if number <= len(_ORDINALS) else f"{noun} {number}"


@dataclass(slots=True)
class _Count:
    """How many of each thing have been met so far in one part."""

    tables: int = 0
    boxes: int = 0
    notes: dict[str, int] = field(default_factory=dict)


def paragraphs(root: Element, part: str = "") -> Iterator[tuple[Element, str]]:
    """Each paragraph with its address: "Table 2, row 3, first cell", "Footer, paragraph 1".

    A paragraph comes before those in its text boxes. `part` is the name of a header or the like;
    the body needs none.
    """
    yield from _blocks(root, part, _Count())


def _blocks(container: Element, label: str, count: _Count) -> Iterator[tuple[Element, str]]:
    number = 0
    for block in _unwrapped(container):
        if block.tag == w("p"):
            number += 1
            yield block, _joined(label, f"paragraph {number}")
            yield from _boxes(block, label, count)
        elif block.tag == w("tbl"):
            count.tables += 1
            yield from _table(block, _joined(label, f"table {count.tables}"))
        elif block.tag in _NOTES:
            noun = _NOTES[block.tag]
            if block.get(w("type")) is None:
                count.notes[noun] = count.notes.get(noun, 0) + 1
            yield from _cell(block, _joined(label, f"{noun.lower()} {count.notes.get(noun, 0)}"))


def _table(table: Element, label: str) -> Iterator[tuple[Element, str]]:
    rows = (row for row in _unwrapped(table) if row.tag == w("tr"))
    for row_number, row in enumerate(rows, 1):
        cells = (cell for cell in _unwrapped(row) if cell.tag == w("tc"))
        for cell_number, cell in enumerate(cells, 1):
            yield from _cell(cell, f"{label}, row {row_number}, {nth(cell_number, 'cell')}")


def _cell(cell: Element, label: str) -> Iterator[tuple[Element, str]]:
    """A cell with one paragraph needs no number for it; a table inside counts from 1 again."""
    if sum(1 for block in _unwrapped(cell) if block.tag == w("p")) > 1:
        yield from _blocks(cell, label, _Count())
        return
    for block in _unwrapped(cell):
        if block.tag == w("p"):
            yield block, label
            yield from _boxes(block, label, _Count())
        elif block.tag == w("tbl"):
            yield from _table(block, f"{label}, table inside it")


def _boxes(paragraph: Element, label: str, count: _Count) -> Iterator[tuple[Element, str]]:
    """Text boxes; the copy that Word keeps for old programs has its original's address."""
    for box in paragraph.iter(w("txbxContent")):
        if next(box.iterancestors(w("p")), None) is not paragraph:
            continue
        if next(box.iterancestors(f"{{{MC}}}Fallback"), None) is None or not count.boxes:
            count.boxes += 1
        yield from _blocks(box, _joined(label, f"text box {count.boxes}"), count)


def place_of(element: Element, places: Mapping[Element, str], part: str = "") -> str:
    """The address of what is no paragraph: of the one around it, else of the table around it."""
    for above in element.iterancestors(w("p"), w("tbl")):
        if above in places:
            return places[above]
        if above.tag == w("tbl"):
            inside = (places[one] for one in above.iter(w("p")) if one in places)
            return next(inside, part).rpartition(", row ")[0] or part or "Table"
    return part or "Text"


def _unwrapped(container: Element) -> Iterator[Element]:
    """The children, those in content controls and tracked insertions among them."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


_WRAPPERS = frozenset(
    w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "body")
) | {f"{{{MC}}}{name}" for name in ("AlternateContent", "Choice", "Fallback")}


def _joined(label: str, rest: str) -> str:
    return f"{label}, {rest}" if label else rest[0].upper() + rest[1:]


def header_names(document: Element, targets: Mapping[str, str]) -> dict[str, str]:
    """The part name of each header and footer, to its address: "Header of the first section".

    `targets` gives the part for a relationship of the document.
    """
    names: dict[str, str] = {}
    for number, section in enumerate(document.iter(w("sectPr")), 1):
        for noun in ("header", "footer"):
            for reference in section.iter(w(f"{noun}Reference")):
                part = targets.get(str(reference.get(f"{{{R}}}id")), "")
                kind = _KINDS.get(str(reference.get(w("type"))), "")
                name = f"{kind}{noun} of the {nth(number, 'section')}"
                names.setdefault(part, name[0].upper() + name[1:])
    return names
