"""Where in the document a tag stands, kept for values that bring their own looks and paragraphs.

A `{{ text|rich }}` alone in its paragraph stands for whole paragraphs; with other words beside it the
paragraph is cut at the tag. Inside a link or a content control it can do neither, and its paragraphs
become lines.
"""

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from outreach_desktop.templates.engine.reading.dialect import PARAGRAPHS, PRINT, Tag
from outreach_desktop.templates.engine.reading.empty_lines import (
    fills_its_container,
    last_paragraph,
)
from outreach_desktop.templates.engine.reading.scope import shown
from outreach_desktop.templates.engine.word.moving import parent_of, take_out
from outreach_desktop.templates.engine.word.ooxml import Element, ancestor, w, written_beside
from outreach_desktop.templates.engine.word.properties import insert_property
from outreach_desktop.templates.engine.word.run_looks import (
    BOLD,
    ITALIC,
    LINK,
    LIST,
    Spot,
    with_looks,
)

_FORMATTED = re.compile(r"\|\s*(?:rich|links?|qr)\b")
RICH = re.compile(r"\|\s*rich\b")


def spot_of(tag: Tag) -> Spot | None:
    """The looks of the place where a tag stands, where it was found out."""
    return tag.brings if isinstance(tag.brings, Spot) else None


def find_spots(root: Element, tags: Sequence[Tag]) -> list[Tag]:
    """The tags of a part; where some value has a look of its own, each printing one with its spot."""
    if not any(_FORMATTED.search(tag.body) for tag in tags):
        return list(tags)
    made = [_with_spot(tag) for tag in tags]
    rich = [n for n, tag in enumerate(made) if spot_of(tag) and RICH.search(tag.body)]
    for number in rich:
        _end_section_later(_paragraph_of(made[number]))
    body = root.find(w("body"))
    last = last_paragraph(body) if body is not None else None
    for number in rich:
        made[number] = _standing_alone(made[number], last)
    return made


def _with_spot(tag: Tag) -> Tag:
    run = ancestor(tag.node, "r") if tag.kind == PRINT and tag.node is not None else None
    return tag if run is None else replace(tag, brings=_spot(run))


def _paragraph_of(tag: Tag) -> Element | None:
    return ancestor(tag.node, "p") if tag.node is not None else None


def splits_last(root: Element, tags: Iterable[Tag]) -> bool:
    """True when the last paragraph of a body may be cut into several."""
    body = root.find(w("body"))
    last = last_paragraph(body) if body is not None else None
    return last is not None and any(spot_of(tag) and _paragraph_of(tag) is last for tag in tags)


def _spot(run: Element) -> Spot:
    paragraph = ancestor(run, "p")
    own = run.find(w("rPr"))
    base = own if own is not None else run.makeelement(w("rPr"))
    faces = {}
    for bold in (False, True):
        for italic in (False, True):
            for linked in (False, True):
                looks = [
                    look
                    for look, wanted in ((BOLD, bold), (ITALIC, italic), (LINK, linked))
                    if wanted
                ]
                faces[bold, italic, linked] = written_beside(with_looks(base, *looks), run)
    properties = paragraph.find(w("pPr")) if paragraph is not None else None
    again, item = _paragraph_properties(properties, run)
    return Spot(
        faces,
        again,
        item,
        splits=run.getparent() is paragraph and paragraph is not None,
        linked=ancestor(run, "hyperlink") is not None,
        plain=faces[False, False, False] if own is not None else "",
    )


def _paragraph_properties(properties: Element | None, near: Element) -> tuple[str, str]:
    """The properties of a further paragraph, and of a list's item with a gap for its list."""
    again = copy.deepcopy(properties) if properties is not None else near.makeelement(w("pPr"))
    for name in ("pageBreakBefore", "sectPr"):
        for old in list(again.iterchildren(w(name))):
            again.remove(old)
    item = copy.deepcopy(again)
    for name in ("numPr", "ind"):
        for old in list(item.iterchildren(w(name))):
            item.remove(old)
    gap = item.makeelement(w("numPr"))
    gap.text = LIST
    insert_property(item, gap)
    listed = written_beside(item, near).replace(f"<w:numPr>{LIST}</w:numPr>", LIST)
    return (written_beside(again, near) if len(again) else ""), listed


def _end_section_later(paragraph: Element | None) -> None:
    """Let a section end in a hair's breadth of its own, when its last paragraph may become several."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}") if paragraph is not None else None
    if paragraph is None or section is None:
        return
    holder = paragraph.makeelement(w("p"))
    properties = holder.makeelement(w("pPr"))
    spacing = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
    properties.append(holder.makeelement(w("spacing"), {w(k): v for k, v in spacing.items()}))
    take_out(section)
    properties.append(section)
    holder.append(properties)
    paragraph.addnext(holder)


def _standing_alone(tag: Tag, last: Element | None) -> Tag:
    """A tag that has its paragraph to itself takes the place of it."""
    spot, paragraph = spot_of(tag), _paragraph_of(tag)
    if spot is None or tag.node is None or paragraph is None or not spot.splits:
        return tag
    if [thing for thing in shown(paragraph) if thing is not tag.node]:
        return tag
    stays = paragraph is last or fills_its_container(paragraph) or _ends_cell(paragraph)
    take_out(tag.node)
    tag.node.tail = None
    paragraph.addprevious(tag.node)
    parent_of(paragraph).remove(paragraph)
    alone = replace(spot, alone=True, stays=stays)
    return replace(tag, kind=PARAGRAPHS, brings=alone, mark=spot.whole(tag.mark))


def _ends_cell(paragraph: Element) -> bool:
    """True where the table cell or the like would end with a table, which Word refuses."""
    before = paragraph.getprevious()
    return paragraph.getnext() is None and before is not None and before.tag == w("tbl")
