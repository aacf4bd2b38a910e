"""Tracked changes accepted: what was put in or moved to stays, what was crossed out or moved away goes."""

from outreach_desktop.templates.engine.word.moving import RANGES, parent_of
from outreach_desktop.templates.engine.word.ooxml import W14, Element, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.properties import insert_property
from outreach_desktop.words import say

_ACCEPTED = say(
    "The tracked changes in it are accepted, and what was crossed out is left out of the documents made."
)
# Word has names of its own for changes that two people made at once.
_STAYS = {w("ins"), w("moveTo"), f"{{{W14}}}conflictIns"}
_CROSSED_OUT = (w("del"), w("moveFrom"), f"{{{W14}}}conflictDel")
_GOES = {*_CROSSED_OUT, *(w(name) for name in ("cellIns", "numberingChange"))}
_CELLS = {w("cellDel"), w("cellMerge")}
_FORMER = {
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")
}
_CONTROLS_GONE = ("customXmlDelRange", "customXmlMoveFromRange")
_EDGES = {
    w(f"{name}{end}")
    for name in ("moveFromRange", "moveToRange", "customXmlInsRange", "customXmlMoveToRange", *_CONTROLS_GONE)
    for end in ("Start", "End")
} | {f"{{{W14}}}customXmlConflict{kind}Range{end}" for kind in ("Ins", "Del") for end in ("Start", "End")}  # fmt: skip
_NO_BLOCK = {*RANGES, w("proofErr")}
_NO_CONTENT = {*_NO_BLOCK, w("pPr")}


def without_changes(contents: Contents) -> list[str]:
    """Accept the tracked changes of all parts, in place; a sentence where there were any."""
    found = [name for name in contents.xml_parts() if accepted(contents.root(name))]
    for name in found:
        contents.changed(name)
    return [_ACCEPTED] if found else []


def accepted(root: Element) -> bool:
    """Accept every tracked change below `root`, in place; False where there was none."""
    if next(root.iter(*_STAYS, *_GOES, *_CELLS, *_FORMER, *_EDGES), None) is None:
        return False
    _drop_deleted_rows(root)
    _drop_deleted_cells(root)
    _merge_cells(root)
    _unwrap_lost_controls(root)
    ended = _crossed_out_ends(root)
    for element in list(root.iter(*_GOES, *_FORMER, *_EDGES)):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
            _drop_if_empty(parent)
    for paragraph in ended:
        _join(paragraph)
    for element in list(root.iter(*_STAYS)):
        for child in list(element):
            element.addprevious(child)
        parent_of(element).remove(element)
    return True


def _drop_deleted_rows(root: Element) -> None:
    for mark in list(root.iterfind(f".//{w('trPr')}/{w('del')}")):
        _drop_row(parent_of(parent_of(mark)))


def _drop_row(row: Element) -> None:
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    if table.find(w("tr")) is None and table.getparent() is not None:
        parent_of(table).remove(table)


def _drop_deleted_cells(root: Element) -> None:
    """Take out cells that were crossed out, and the columns of the grid that nobody is left in."""
    gone: dict[Element, list[set[int]]] = {}
    for mark in list(root.iter(w("cellDel"))):
        cell = parent_of(mark).getparent()
        row = cell.getparent() if cell is not None else None
        if cell is None or row is None or row.tag != w("tr"):
            parent_of(mark).remove(mark)
            continue
        table = row.getparent()
        if table is not None and table not in gone:
            gone[table] = [_crossed_out_columns(one) for one in table.iterchildren(w("tr"))]
        row.remove(cell)
        if row.find(w("tc")) is None:
            _drop_row(row)
    for table, columns in gone.items():
        grid = table.find(w("tblGrid"))
        for column in sorted(set.intersection(*columns), reverse=True) if grid is not None else ():
            if grid is not None and column < len(grid):
                grid.remove(grid[column])


def _crossed_out_columns(row: Element) -> set[int]:
    """The columns of the grid that the crossed-out cells of a row take; all, where none stays."""
    found: set[int] = set()
    at = _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0)
    for cell in row.iterchildren(w("tc")):
        span = _number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), 1)
        if cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None:
            found.update(range(at, at + span))
        at += span
    return found


def _number(element: Element | None, otherwise: int) -> int:
    text = str(element.get(w("val"), "")) if element is not None else ""
    return int(text) if text.isdigit() else otherwise


def _merge_cells(root: Element) -> None:
    """Cells that were made one with those above or below them, or parted from them."""
    for mark in list(root.iter(w("cellMerge"))):
        properties, way = parent_of(mark), mark.get(w("vMerge"))
        properties.remove(mark)
        if properties.tag != w("tcPr"):
            continue
        for old in properties.findall(w("vMerge")):
            properties.remove(old)
        if way in ("cont", "rest"):
            value = "continue" if way == "cont" else "restart"
            insert_property(properties, properties.makeelement(w("vMerge"), {w("val"): value}))


def _unwrap_lost_controls(root: Element) -> None:
    """A content control that was crossed out or moved away leaves what it holds, if that stays."""
    for name in _CONTROLS_GONE:
        open_ = 0
        for element in list(root.iter(w(f"{name}Start"), w(f"{name}End"), w("sdt"))):
            if element.tag == w(f"{name}Start"):
                open_ += 1
            elif element.tag == w(f"{name}End"):
                open_ -= 1
            elif open_ > 0:
                _unwrap(element)


def _unwrap(control: Element) -> None:
    content = control.find(w("sdtContent"))
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    parent_of(control).remove(control)


def _drop_if_empty(holder: Element) -> None:
    """Take out a content control, or a link, of which nothing is left."""
    while holder.tag in (w("sdtContent"), w("hyperlink"), w("smartTag")) and not len(holder):
        outer = parent_of(holder) if holder.tag == w("sdtContent") else holder
        above = outer.getparent()
        if above is None:
            return
        above.remove(outer)
        holder = above


def _crossed_out_ends(root: Element) -> list[Element]:
    """The paragraphs whose end was crossed out or moved away, so that the next goes on in them."""
    found = []
    for properties in root.iterfind(f".//{w('p')}/{w('pPr')}"):
        signs = properties.find(w("rPr"))
        gone = signs is not None and any(signs.find(tag) is not None for tag in _CROSSED_OUT)
        if gone and properties.find(w("sectPr")) is None:  # else the pages keep size and headers
            found.append(parent_of(properties))
    return found


def _join(paragraph: Element) -> None:
    """A paragraph whose end was crossed out goes on in the next one, whose format holds."""
    following = paragraph.getnext()
    while following is not None and following.tag in _NO_BLOCK:
        following = following.getnext()
    if following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        for child in reversed([one for one in paragraph if one.tag != w("pPr")]):
            following.insert(at, child)
        parent_of(paragraph).remove(paragraph)
    elif all(child.tag in _NO_CONTENT for child in paragraph) and _may_go(paragraph):
        holder = parent_of(paragraph)
        for child in [one for one in paragraph if one.tag != w("pPr")]:
            paragraph.addprevious(child)
        holder.remove(paragraph)
        _drop_if_empty(holder)


def _may_go(paragraph: Element) -> bool:
    """Whether its cell, or the body, ends with a paragraph without it, too."""
    before = [one for one in paragraph.itersiblings(preceding=True) if one.tag not in _NO_BLOCK]
    if before and before[0].tag == w("p") and before[0].find(f"{w('pPr')}/{w('sectPr')}") is None:
        return True
    block: Element | None = paragraph
    while block is not None:
        following = [one for one in block.itersiblings() if one.tag not in _NO_BLOCK]
        if any(one.tag != w("sectPr") for one in following):
            return True
        content = block.getparent()
        if content is None or content.tag != w("sdtContent"):
            return False
        block = content.getparent()
    return False
