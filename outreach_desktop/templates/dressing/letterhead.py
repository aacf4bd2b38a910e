"""A letterhead that a group has in Word takes the place of ours: its header and its footer, with their pictures and styles.

The starter stays what it is. Only the row that is as high as the address needs holds the group's header instead of
ours, so that the window of the envelope still shows the address; a header that is higher pushes it down, as Word does.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from outreach_desktop.templates.dressing.anchors import TextCorner, by_the_paper, lifted
from outreach_desktop.templates.dressing.foreign import Foreign
from outreach_desktop.templates.dressing.paper import FOLD_MARK, LETTERHEAD
from outreach_desktop.templates.dressing.parts import OFFICE, Parts
from outreach_desktop.templates.dressing.scaling import reduce
from outreach_desktop.templates.dressing.xml import DRAWING, w

_WORDPROCESSING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_FOOT_LINE: Final = "group.foot_line"
_PAGE: Final = re.compile(r"\bPAGE\b")
_AFTER_INDENT: Final = frozenset(
    (
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    )
)
"""What the standard has after the indent of a paragraph."""
_SEEN: Final = (w("drawing"), w("pict"), w("object"), f"{DRAWING}blip", f"{_VML}imagedata")
_USUAL: Final = {"left": 1440, "right": 1440, "header": 708}
"""Twips that Word takes where a section says nothing."""
_USUAL_WIDTH: Final = 11906
_SMALLER: Final = 0.9
"""A sheet that is no wider than this share of the letterhead's own is half a sheet; A4 and Letter differ less."""


class _Skin(NamedTuple):
    """What a letterhead consists of: the blocks of its header and footer with the names of their parts, and where they stand, in twips."""

    header: tuple[str, list[etree._Element]]
    footer: tuple[str, list[etree._Element]]
    left: int
    right: int
    top: int
    page: int

    @property
    def width(self) -> int:
        return max(self.page - self.left - self.right, 1)


def has_letterhead(file: bytes) -> bool:
    """Whether there is anything in a Word file that can stand at the head of a letter."""
    return bool(_read(Parts.read(file)).header[1])


def with_letterhead(starter: bytes, file: bytes) -> bytes:
    """The starter with the header and the footer of this Word file; the same where it has no place for them."""
    target, source = Parts.read(starter), Parts.read(file)
    places = [name for name in target.named("word/header") if _row(target.tree(name)) is not None]
    skin = _read(source)
    if not places or not skin.header[1]:
        return starter
    skin, times = _fitted(skin, target)
    foreign = Foreign(source, target, times)
    margins = _margins(target)
    for place in places:
        _put_in_row(target.tree(place), place, skin, foreign, margins)
    if skin.footer[1]:
        for place in target.named("word/footer"):
            _put_in_footer(target.tree(place), place, skin, foreign, margins)
    foreign.bring_styles()
    return target.packed()


# -- what a letterhead is -----------------------------------------------------------------------------


def _read(source: Parts) -> _Skin:
    document = source.document()
    body = source.tree(document).find(w("body"))
    if body is None:
        return _Skin(("", []), ("", []), 0, 0, 0, _USUAL_WIDTH)
    section = next(body.iter(w("sectPr")), None)
    header, footer = (_edge(source, document, section, one) for one in ("header", "footer"))
    if not header[1]:  # many have it at the top of the page itself
        blocks = list(_first_blocks(body))
        header = document, blocks if _shows_any(blocks) else []
    said = (
        {} if section is None else {**_attributes(section, "pgSz"), **_attributes(section, "pgMar")}
    )
    left, right, top = (_number(said.get(one), usual) for one, usual in _USUAL.items())
    if header[0] == document:
        top = _number(said.get("top"), top)
    return _Skin(header, footer, left, right, top, _number(said.get("w"), _USUAL_WIDTH))


def _edge(
    source: Parts, document: str, section: etree._Element | None, kind: str
) -> tuple[str, list[etree._Element]]:
    """The header or footer of the first page, else of all pages."""
    if section is None:
        return "", []
    named = {
        one.get(w("type")): one.get(f"{{{OFFICE}}}id", "")
        for one in section.iter(w(f"{kind}Reference"))
    }
    wanted = ("first", "default") if section.find(w("titlePg")) is not None else ("default",)
    relations = source.relations(document)
    for one in wanted:
        relation = relations.get(named.get(one, ""))
        if relation is not None and relation.target in source.content:
            blocks = [block for block in source.tree(relation.target) if _is_block(block)]
            if _shows_any(blocks):
                return relation.target, blocks
    return "", []


def _first_blocks(body: etree._Element) -> Iterator[etree._Element]:
    """From the top of the page to the first empty line below something."""
    shown = False
    for block in body:
        if not _is_block(block):
            continue
        if _shows_any([block]):
            shown = True
        elif shown:
            return
        if (
            block.find(f".//{w('sectPr')}") is not None
            or block.find(f".//{w('br')}[@{w('type')}='page']") is not None
        ):
            return
        yield block


def _is_block(element: etree._Element) -> bool:
    return element.tag in (w("p"), w("tbl"), w("sdt"))


def _shows_any(blocks: Iterable[etree._Element]) -> bool:
    """Whether anything of it is seen on paper."""
    return any(
        element.tag in _SEEN or (element.tag == w("t") and (element.text or "").strip())
        for block in blocks
        for element in block.iter()
    )


def _fitted(skin: _Skin, target: Parts) -> tuple[_Skin, float]:
    """The letterhead on half a sheet is made smaller with it; on any other it stays as large as it is. With how large it is then."""
    section = next(target.tree(target.document()).iter(w("sectPr")))
    page = _number(_attributes(section, "pgSz").get("w"), _USUAL_WIDTH)
    times = page / skin.page if page < skin.page * _SMALLER else 1.0
    sides = (round(one * times) for one in (skin.left, skin.right, skin.top, skin.page))
    left, right, top, width = sides
    fitted = skin._replace(left=left, right=right, top=top, page=width)
    if times != 1:
        header, footer = (_reduced(edge, times) for edge in (skin.header, skin.footer))
        fitted = fitted._replace(header=header, footer=footer)
    return fitted, times


def _reduced(
    edge: tuple[str, list[etree._Element]], times: float
) -> tuple[str, list[etree._Element]]:
    part, blocks = edge[0], [copy.deepcopy(one) for one in edge[1]]
    for one in blocks:
        reduce(one, times)
    return part, blocks


# -- where it goes ------------------------------------------------------------------------------------


def _margins(target: Parts) -> dict[str, int]:
    """Of the starter as it is dressed, in twips."""
    section = next(target.tree(target.document()).iter(w("sectPr")))
    said = _attributes(section, "pgMar")
    return {name: _number(said.get(name), usual) for name, usual in _USUAL.items()}


def _row(root: etree._Element) -> etree._Element | None:
    for mark in root.iter(w("bookmarkStart")):
        if mark.get(w("name")) == LETTERHEAD:
            return next(mark.iterancestors(w("tr")))
    return None


def _put_in_row(
    root: etree._Element, place: str, skin: _Skin, foreign: Foreign, margins: dict[str, int]
) -> None:
    """The row keeps its height; what stood in it goes."""
    row = _row(root)
    if row is None:
        return
    table = next(row.iterancestors(w("tbl")))
    blocks = list(_unmarked(skin.header[1]))
    floating = list(lifted(blocks, TextCorner(skin.left, skin.top)))
    cell = _cell(skin.width, max(skin.top - margins["header"], 0))
    cell.extend(foreign.brought(skin.header[0], blocks, place))
    _end_cell(cell)
    for old in row.findall(w("tc")):
        row.remove(old)
    row.append(cell)
    _set_geometry(table, skin, margins)
    if floating:
        holder = etree.Element(w("p"))
        holder.extend(floating)
        (brought,) = foreign.brought(skin.header[0], [holder], place)
        root.findall(w("p"))[-1].extend(brought.findall(w("r")))


def _put_in_footer(
    root: etree._Element, place: str, skin: _Skin, foreign: Foreign, margins: dict[str, int]
) -> None:
    """Theirs stands before the line that says who we are, which gives way; the number of the page stays, unless theirs counts pages too."""
    lines = [one for one in root.iter(w("p")) if _FOOT_LINE in _text(one)]
    if not lines:
        return
    blocks = list(foreign.brought(skin.footer[0], _unmarked(skin.footer[1]), place))
    by_the_paper(blocks, TextCorner(skin.left, skin.top))
    for block in blocks:
        if block.tag == w("p"):
            _indent(block, skin, margins)
        lines[0].addprevious(block)
    counts = any(
        _PAGE.search(one.text or "") for block in blocks for one in block.iter(w("instrText"))
    ) or any(
        _PAGE.search(one.get(w("instr"), ""))
        for block in blocks
        for one in block.iter(w("fldSimple"))
    )
    for line in lines:
        _without_foot_line(line, keeps_number=not counts)


def _indent(paragraph: etree._Element, skin: _Skin, margins: dict[str, int]) -> None:
    """As far from the edges of the paper as on its own page, where it says nothing itself."""
    properties = paragraph.find(w("pPr"))
    if properties is None or properties.find(w("ind")) is not None:
        return
    indent = etree.Element(w("ind"))
    indent.set(w("left"), str(skin.left - margins["left"]))
    indent.set(w("right"), str(skin.right - margins["right"]))
    later = (one for one in properties if etree.QName(one).localname in _AFTER_INDENT)
    after = next(later, None)
    if after is None:
        properties.append(indent)
    else:
        after.addprevious(indent)


def _without_foot_line(line: etree._Element, *, keeps_number: bool) -> None:
    if not keeps_number or not any(True for _ in line.iter(w("instrText"))):
        for run in _runs(line):
            line.remove(run)
        style = line.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None:  # Word wants a paragraph below a table; it takes no room
            style.set(w("val"), "Spacer")
        return
    for run in _runs(line):
        if _FOOT_LINE in _text(run):
            line.remove(run)


def _runs(line: etree._Element) -> list[etree._Element]:
    """Those of a line, and the places with a name that stand between them."""
    return [one for one in line if one.tag in (w("r"), w("sdt"))]


def _text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(w("t")))


def _unmarked(blocks: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Without what our own letterhead has for its place: the marks to fold at are there already, and the row is as high."""
    for block in blocks:
        if any(one.get(w("val")) == FOLD_MARK for one in block.iter(w("pStyle"))):
            continue
        new = copy.deepcopy(block)
        row = _row(new)
        if row is not None:
            for height in row.findall(f"{w('trPr')}/{w('trHeight')}"):
                height.getparent().remove(height)  # type: ignore[union-attr]  # found below it
        yield new


def _cell(width: int, above: int) -> etree._Element:
    cell = etree.Element(w("tc"))
    properties = etree.SubElement(cell, w("tcPr"))
    _with(properties, "tcW", w=str(width), type="dxa")
    if above:
        _with(etree.SubElement(properties, w("tcMar")), "top", w=str(above), type="dxa")
    return cell


def _end_cell(cell: etree._Element) -> None:
    """Word wants a paragraph at the end of a cell."""
    if cell[-1].tag != w("p"):
        last = etree.SubElement(cell, w("p"))
        _with(etree.SubElement(last, w("pPr")), "pStyle", val="Spacer")


def _set_geometry(table: etree._Element, skin: _Skin, margins: dict[str, int]) -> None:
    """As wide as on its own page, and as far from the edge of the paper."""
    properties, columns = table.find(w("tblPr")), table.find(w("tblGrid"))
    if properties is None or columns is None:
        return
    for old in list(columns):
        columns.remove(old)
    _with(columns, "gridCol", w=str(skin.width))
    indent = etree.Element(w("tblInd"))
    indent.set(w("w"), str(skin.left - margins["left"]))
    indent.set(w("type"), "dxa")
    layout = properties.find(w("tblLayout"))
    if layout is None:
        properties.append(indent)
    else:
        layout.addprevious(indent)


def _with(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    one = etree.SubElement(parent, w(name))
    for key, value in attributes.items():
        one.set(w(key), value)
    return one


def _attributes(section: etree._Element, name: str) -> dict[str, str]:
    found = section.find(w(name))
    return (
        {}
        if found is None
        else {etree.QName(key).localname: str(value) for key, value in found.attrib.items()}
    )


def _number(said: str | None, usual: int) -> int:
    """Twips; some programs write fractions."""
    try:
        return round(float(said)) if said is not None else usual
    except ValueError:
        return usual
