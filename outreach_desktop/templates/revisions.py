"""Tracked changes accepted: what was put in stays, what was crossed out goes."""

from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import Element, w

_STAYS = {w("ins"), w("moveTo")}
_GOES = {
    w(name) for name in ("del", "moveFrom", "cellIns", "cellDel", "cellMerge", "numberingChange")
}
_FORMER = {
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")
}
_EDGES = {
    w(f"{name}Range{end}")
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
}  # fmt: skip


def accepted(root: Element) -> bool:
    """Accept every tracked change below `root`, in place; False where there was none."""
    if next(root.iter(*_STAYS, *_GOES, *_FORMER, *_EDGES), None) is None:
        return False
    _drop_deleted_rows(root)
    _join_paragraphs(root)
    for element in list(root.iter(*_GOES, *_FORMER, *_EDGES)):
        if element.getparent() is not None:
            parent_of(element).remove(element)
    for element in list(root.iter(*_STAYS)):
        for child in list(element):
            element.addprevious(child)
        parent_of(element).remove(element)
    return True


def _drop_deleted_rows(root: Element) -> None:
    for mark in list(root.iterfind(f".//{w('trPr')}/{w('del')}")):
        row = parent_of(parent_of(mark))
        table = row.getparent()
        if table is None:
            continue
        table.remove(row)
        if table.find(w("tr")) is None and table.getparent() is not None:
            parent_of(table).remove(table)


def _join_paragraphs(root: Element) -> None:
    """A paragraph whose end was crossed out goes on in the next one, whose format holds."""
    for mark in list(root.iterfind(f".//{w('pPr')}/{w('rPr')}/{w('del')}")):
        paragraph = parent_of(parent_of(parent_of(mark)))
        following = paragraph.getnext()
        properties = paragraph.find(w("pPr"))
        if following is None or following.tag != w("p") or properties is None:
            continue
        if properties.find(w("sectPr")) is not None:
            continue  # the pages before it keep their size and headers
        paragraph.remove(properties)
        at = 1 if following.find(w("pPr")) is not None else 0
        for child in reversed(list(paragraph)):
            following.insert(at, child)
        if paragraph.getparent() is not None:
            parent_of(paragraph).remove(paragraph)
