"""Where things stand in a Word file, in the words a volunteer would use for them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.word.ooxml import MC, Element, R, w
from outreach_desktop.words import say

_CELLS = (
    say("first cell"),
    say("second cell"),
    say("third cell"),
    say("fourth cell"),
    say("fifth cell"),
    say("sixth cell"),
    say("seventh cell"),
    say("eighth cell"),
    say("ninth cell"),
)
_SECTIONS = (
    say("of the first section"),
    say("of the second section"),
    say("of the third section"),
    say("of the fourth section"),
    say("of the fifth section"),
    say("of the sixth section"),
    say("of the seventh section"),
    say("of the eighth section"),
    say("of the ninth section"),
)
_HEADERS: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("default", "header"): lambda section: say("Header {of_section}", of_section=section),
    ("default", "footer"): lambda section: say("Footer {of_section}", of_section=section),
    ("first", "header"): lambda section: say("First-page header {of_section}", of_section=section),
    ("first", "footer"): lambda section: say("First-page footer {of_section}", of_section=section),
    ("even", "header"): lambda section: say("Even-page header {of_section}", of_section=section),
    ("even", "footer"): lambda section: say("Even-page footer {of_section}", of_section=section),
}
_NOTES: Mapping[str, Callable[[str], str]] = {
    w("footnote"): lambda number: say("footnote {number}", number=number),
    w("endnote"): lambda number: say("endnote {number}", number=number),
    w("comment"): lambda number: say("comment {number}", number=number),
}


_PARAGRAPH, _TABLE, _ROW, _CELL = w("p"), w("tbl"), w("tr"), w("tc")
_NUMBER = "\0"  # put into the sentence once, where thousands of paragraphs get their numbers


def _cell_named(number: int) -> str:
    """\u201cfirst cell\u201d \u2026 \u201cninth cell\u201d, then \u201ccell 10\u201d."""
    if number <= len(_CELLS):
        return _CELLS[number - 1]
    return say("cell {number}", number=str(number))


def _of_section(number: int) -> str:
    if number <= len(_SECTIONS):
        return _SECTIONS[number - 1]
    return say("of the section {number}", number=str(number))


def _row_named(number: str) -> str:
    return say("row {number}", number=number)


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
    said = say("paragraph {number}", number=_NUMBER)
    for block in _unwrapped(container):
        if block.tag == _PARAGRAPH:
            number += 1
            yield block, _joined(label, said.replace(_NUMBER, str(number)))
            yield from _boxes(block, label, count)
        elif block.tag == _TABLE:
            count.tables += 1
            yield from _table(
                block, _joined(label, say("table {number}", number=str(count.tables)))
            )
        elif block.tag in _NOTES:
            kind = str(block.tag)
            if block.get(w("type")) is None:
                count.notes[kind] = count.notes.get(kind, 0) + 1
            number_of_it = str(count.notes.get(kind, 0))
            yield from _cell(block, _joined(label, _NOTES[kind](number_of_it)))


def _table(table: Element, label: str) -> Iterator[tuple[Element, str]]:
    rows = (row for row in _unwrapped(table) if row.tag == _ROW)
    for row_number, row in enumerate(rows, 1):
        cells = (cell for cell in _unwrapped(row) if cell.tag == _CELL)
        for cell_number, cell in enumerate(cells, 1):
            yield from _cell(
                cell, f"{label}, {_row_named(str(row_number))}, {_cell_named(cell_number)}"
            )


def _cell(cell: Element, label: str) -> Iterator[tuple[Element, str]]:
    """A cell with one paragraph needs no number for it; a table inside counts from 1 again."""
    if sum(1 for block in _unwrapped(cell) if block.tag == _PARAGRAPH) > 1:
        yield from _blocks(cell, label, _Count())
        return
    for block in _unwrapped(cell):
        if block.tag == _PARAGRAPH:
            yield block, label
            yield from _boxes(block, label, _Count())
        elif block.tag == _TABLE:
            yield from _table(block, say("{place}, table inside it", place=label))


def _boxes(paragraph: Element, label: str, count: _Count) -> Iterator[tuple[Element, str]]:
    """Text boxes; the copy that Word keeps for old programs has its original's address."""
    for box in paragraph.iter(w("txbxContent")):
        if next(box.iterancestors(_PARAGRAPH), None) is not paragraph:
            continue
        if next(box.iterancestors(f"{{{MC}}}Fallback"), None) is None or not count.boxes:
            count.boxes += 1
        yield from _blocks(
            box, _joined(label, say("text box {number}", number=str(count.boxes))), count
        )


def place_of(element: Element, places: Mapping[Element, str], part: str = "") -> str:
    """The address of what is no paragraph: of the one around it, else of the table around it."""
    for above in element.iterancestors(_PARAGRAPH, _TABLE):
        if above in places:
            return places[above]
        if above.tag == _TABLE:
            inside = (places[one] for one in above.iter(_PARAGRAPH) if one in places)
            row = f", {_row_named(chr(0)).partition(chr(0))[0]}"
            return next(inside, part).rpartition(row)[0] or part or say("Table")
    return part or say("Text")


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
                kind = str(reference.get(w("type")))
                called = _HEADERS.get((kind, noun), _HEADERS["default", noun])
                names.setdefault(part, called(_of_section(number)))
    return names
