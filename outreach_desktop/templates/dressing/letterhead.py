"""A letterhead that a group has in Word takes the place of ours: its header and its footer, with their pictures and styles.

The starter stays what it is. Only the row that is as high as the address needs holds the group's header instead of
ours, so that the window of the envelope still shows the address; a header that is higher pushes it down, as Word does.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.anchors import TextCorner, by_the_paper, lifted
from outreach_desktop.templates.dressing.foreign import Foreign
from outreach_desktop.templates.dressing.paper import FOLD_MARK, LETTERHEAD
from outreach_desktop.templates.dressing.parts import OFFICE, Parts
from outreach_desktop.templates.dressing.scaling import reduce
from outreach_desktop.templates.dressing.skin import (
    USUAL,
    USUAL_WIDTH,
    Edge,
    FollowingPages,
    Skin,
    attributes,
    number,
    read,
)
from outreach_desktop.templates.dressing.xml import w

_TABLE: Final = (
    '<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tblPr><w:tblStyle w:val="LayoutTable"/>'
    '<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr><w:tblGrid/></w:tbl>'
)
"""One that only places things."""
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
_SMALLER: Final = 0.9
"""A sheet that is no wider than this share of the letterhead's own is half a sheet; A4 and Letter differ less."""


def has_letterhead(file: bytes) -> bool:
    """Whether there is anything in a Word file that can stand at the head of a letter."""
    return bool(read(Parts.read(file)).header.blocks)


def with_letterhead(starter: bytes, file: bytes) -> bytes:
    """The starter with the header and the footer of this Word file; the same where it has no place for them."""
    target, source = Parts.read(starter), Parts.read(file)
    places = [name for name in target.named("word/header") if _row(target.tree(name)) is not None]
    skin = read(source)
    if not places or not skin.header.blocks:
        return starter
    skin, times = _fitted(skin, target)
    foreign = Foreign(source, target, times)
    margins = _margins(target)
    for place in places:
        _put_in_row(target.tree(place), place, skin, foreign, margins)
    runs_on = _running(target) if skin.following else frozenset()
    for place in target.named("word/footer"):
        after = skin.following if place in runs_on else None
        if after or skin.footer.blocks:
            _put_in_footer(target.tree(place), place, skin, after, foreign, margins)
    for place in target.named("word/header"):
        if skin.following and place in runs_on:
            _put_on_following(target.tree(place), place, skin, skin.following, foreign, margins)
    foreign.bring_styles()
    return target.packed()


def _fitted(skin: Skin, target: Parts) -> tuple[Skin, float]:
    """The letterhead on half a sheet is made smaller with it; on any other it stays as large as it is. With how large it is then."""
    section = next(target.tree(target.document()).iter(w("sectPr")))
    page = number(attributes(section, "pgSz").get("w"), USUAL_WIDTH)
    times = page / skin.page if page < skin.page * _SMALLER else 1.0
    sides = (round(one * times) for one in (skin.left, skin.right, skin.top, skin.page))
    left, right, top, width = sides
    fitted = skin._replace(left=left, right=right, top=top, page=width)
    if times == 1:
        return fitted, times
    header, footer = (_reduced(edge, times) for edge in (skin.header, skin.footer))
    after = skin.following and FollowingPages(*(_reduced(edge, times) for edge in skin.following))
    return fitted._replace(header=header, footer=footer, following=after), times


def _reduced(edge: Edge, times: float) -> Edge:
    blocks = [copy.deepcopy(one) for one in edge.blocks]
    for one in blocks:
        reduce(one, times)
    return edge._replace(blocks=blocks)


# -- where it goes ------------------------------------------------------------------------------------


def _margins(target: Parts) -> dict[str, int]:
    """Of the starter as it is dressed, in twips."""
    section = next(target.tree(target.document()).iter(w("sectPr")))
    said = attributes(section, "pgMar")
    return {name: number(said.get(name), usual) for name, usual in USUAL.items()}


def _running(target: Parts) -> frozenset[str]:
    """The headers and footers of the pages that follow the first."""
    document = target.document()
    relations = target.relations(document)
    return frozenset(
        relations[one.get(f"{{{OFFICE}}}id", "")].target
        for one in target.tree(document).iter(w("headerReference"), w("footerReference"))
        if one.get(w("type")) == "default"
    )


def _row(root: etree._Element) -> etree._Element | None:
    for mark in root.iter(w("bookmarkStart")):
        if mark.get(w("name")) == LETTERHEAD:
            return next(mark.iterancestors(w("tr")))
    return None


def _put_in_row(
    root: etree._Element, place: str, skin: Skin, foreign: Foreign, margins: dict[str, int]
) -> None:
    """The row keeps its height; what stood in it goes."""
    row = _row(root)
    if row is None:
        return
    _fill(root, row, place, skin.header, skin, foreign, margins)


def _fill(
    root: etree._Element,
    row: etree._Element,
    place: str,
    edge: Edge,
    skin: Skin,
    foreign: Foreign,
    margins: dict[str, int],
) -> None:
    """Let the only cell of a row hold these blocks; what floats hangs on the last paragraph below the table."""
    table = next(row.iterancestors(w("tbl")))
    blocks = list(_unmarked(edge.blocks))
    floating = list(lifted(blocks, TextCorner(skin.left, skin.top)))
    cell = _cell(skin.width, max(skin.top - margins["header"], 0))
    cell.extend(foreign.brought(edge.part, blocks, place))
    _end_cell(cell)
    for old in row.findall(w("tc")):
        row.remove(old)
    row.append(cell)
    _set_geometry(table, skin, margins)
    if floating:
        holder = etree.Element(w("p"))
        holder.extend(floating)
        (brought,) = foreign.brought(edge.part, [holder], place)
        root.findall(w("p"))[-1].extend(brought.findall(w("r")))


def _put_on_following(
    root: etree._Element,
    place: str,
    skin: Skin,
    after: FollowingPages,
    foreign: Foreign,
    margins: dict[str, int],
) -> None:
    """Theirs takes the place of the line that says whose page it is; it is blank where theirs is."""
    for old in list(root):
        root.remove(old)
    last = etree.SubElement(root, w("p"))
    _with(etree.SubElement(last, w("pPr")), "pStyle", val="Spacer")
    if after.header.blocks:
        table = etree.fromstring(_TABLE)
        last.addprevious(table)
        _fill(root, etree.SubElement(table, w("tr")), place, after.header, skin, foreign, margins)


def _put_in_footer(
    root: etree._Element,
    place: str,
    skin: Skin,
    after: FollowingPages | None,
    foreign: Foreign,
    margins: dict[str, int],
) -> None:
    """Theirs stands before the line that says who we are, which gives way; the number of the page stays, unless theirs counts pages too.

    `after` is what the pages that follow have, where this is the footer of those.
    """
    header, footer = after or (skin.header, skin.footer)
    lines = [one for one in root.iter(w("p")) if _FOOT_LINE in _text(one)]
    if not lines:
        return
    blocks = list(foreign.brought(footer.part, _unmarked(footer.blocks), place))
    by_the_paper(blocks, TextCorner(skin.left, skin.top))
    for block in blocks:
        if block.tag == w("p"):
            _indent(block, skin, margins)
        lines[0].addprevious(block)
    counts = _counts(blocks) or (after is not None and _counts(header.blocks))
    for line in lines:
        _without_foot_line(line, keeps_number=not counts)


def _counts(blocks: Iterable[etree._Element]) -> bool:
    """Whether there is a number of the page among them."""
    return any(
        _PAGE.search(one.text or "") for block in blocks for one in block.iter(w("instrText"))
    ) or any(
        _PAGE.search(one.get(w("instr"), ""))
        for block in blocks
        for one in block.iter(w("fldSimple"))
    )


def _indent(paragraph: etree._Element, skin: Skin, margins: dict[str, int]) -> None:
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


def _set_geometry(table: etree._Element, skin: Skin, margins: dict[str, int]) -> None:
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
