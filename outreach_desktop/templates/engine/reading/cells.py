"""What python-docx-template's tags do to table cells: widths, colours, and cells made into one.

`{% colspan 3 %}`, `{% cellbg "FFE699" %}`, and inside a loop `{% vm %}` and `{% hm %}`, which make one
cell of all those under, or beside, each other.
"""

from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import ATTRIBUTE, BLOCK, CELL_KEYWORDS, Tag
from outreach_desktop.templates.engine.reading.repair import with_node
from outreach_desktop.templates.engine.word.moving import take_out
from outreach_desktop.templates.engine.word.ooxml import Element, ancestor, w
from outreach_desktop.templates.engine.word.properties import insert_property
from outreach_desktop.words import say

_SIGN, _WHOLE_SIGN = "\uf8ff", "\uf8fe"


def sign(number: int) -> str:
    """What stands in an attribute until the source is written: the number of its tag."""
    return f"{_SIGN}{number}{_SIGN}"


def whole_sign(number: int) -> str:
    """The same for an attribute that is not there when its tag has nothing to say."""
    return f"{_WHOLE_SIGN}{number}{_WHOLE_SIGN}"


def shape_cells(tags: Sequence[Tag]) -> tuple[list[Tag], list[TemplateProblem]]:
    """Turn the tags for cells into attributes of their cells, and conditions around them.

    The tags of the part as they are then, and what is wrong with those for cells.
    """
    made = list(tags)
    problems: list[TemplateProblem] = []
    for number, tag in enumerate(tags):
        if tag.keyword not in CELL_KEYWORDS:
            continue
        cell = ancestor(tag.node, "tc") if tag.node is not None else None
        if cell is None or tag.node is None:
            problems.append(tag.problem(say("{raw} is not in a table cell.", raw=tag.raw)))
            continue
        take_out(tag.node)
        body = tag.body
        if tag.keyword == "cellbg":
            shading = _property(cell, "shd")
            shading.attrib.update({w("val"): "clear", w("color"): "auto", w("fill"): sign(number)})
        elif tag.keyword == "vm":
            body = "'restart' if loop.first else 'continue'"
            _property(cell, "vMerge").set(w("val"), sign(number))
            blocks = [child for child in cell if child.tag != w("tcPr")]
            made += _only_first(tag, blocks[0], blocks[-1], len(made))
        else:
            span = _property(cell, "gridSpan")
            if tag.keyword == "hm":
                body = f"loop.length * {int(span.get(w('val'), '1'))}"
                made += _only_first(tag, cell, cell, len(made))
            span.set(w("val"), sign(number))
        made[number] = replace(tag, kind=ATTRIBUTE, body=body, node=None)
    return made, problems


def _property(cell: Element, name: str) -> Element:
    """The cell's property of that name, made where the schema wants it."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = properties.makeelement(w(name))
        insert_property(properties, found)
    return found


def _only_first(of: Tag, first: Element, last: Element, number: int) -> tuple[Tag, Tag]:
    """The tags that let what stands from `first` to `last` be there in the first round of the loop only."""
    opening = with_node(Tag(BLOCK, of.raw, "if loop.first", of.place, keyword="if"), number)
    closing = with_node(Tag(BLOCK, of.raw, "endif", of.place, keyword="endif"), number + 1)
    assert opening.node is not None and closing.node is not None  # noqa: S101, PT018
    first.addprevious(opening.node)
    last.addnext(closing.node)
    return opening, closing
