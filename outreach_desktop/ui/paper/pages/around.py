"""What a section puts around its text: lines around the page, and room above text that stands in its middle."""

from collections.abc import Iterator

from outreach_desktop.domain.documents.look import Borders, Paper
from outreach_desktop.ui.paper.ink import Mark, frame
from outreach_desktop.ui.paper.pages.leaf import PageLeaf


def around(paper: Paper) -> Iterator[Mark]:
    """The lines around a page."""
    lines = paper.borders
    if lines == Borders():
        return
    if paper.borders_from_edge:
        left, top = lines.left.space, lines.top.space
        right, bottom = paper.width - lines.right.space, paper.height - lines.bottom.space
    else:
        left, top = paper.left - lines.left.space, paper.top - lines.top.space
        right = paper.width - paper.right + lines.right.space
        bottom = paper.height - paper.bottom + lines.bottom.space
    for rule in frame(max(right - left, 1.0), max(bottom - top, 1.0), lines):
        yield Mark(left, top, rule)


def lowered(leaf: PageLeaf) -> list[Mark]:
    """The text of a page that stands in its middle, or at its bottom."""
    align = leaf.section.align
    if align == "top":
        return leaf.marks
    slack = max(leaf.bottom - leaf.top - leaf.taken - leaf.deepest, 0.0)
    down = slack if align == "bottom" else slack / 2
    return [mark.moved(0, down) for mark in leaf.marks]
