"""Lines that hold nothing but empty values close up; cells and tables stay whole.

The rule. A line is what stands between two line breaks of the template, or a paragraph that has
none. A line that holds tags and nothing else to read closes up when those tags print nothing: its
line break goes with it, and a paragraph none of whose lines is left goes too. A line that holds any
word, picture, page break or note of the template always stays, and so does the last paragraph of a
document. A cell, header or text box left without a paragraph keeps an empty one in its own style; a
table left without a row goes. A bookmark that other paragraphs stand in as well keeps its beginning or end.

The compiler leaves marks in the text, a control character (which XML forbids, so that no value can
bring one) and a letter, and `settled` follows them in the rendered text.
"""

import copy
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from outreach_desktop.templates.engine.reading.dialect import CLOSING, OPENING, Tag
from outreach_desktop.templates.engine.reading.repair import node
from outreach_desktop.templates.engine.reading.scope import SHOWN
from outreach_desktop.templates.engine.word.grids import regridded
from outreach_desktop.templates.engine.word.ooxml import Element, inside, is_node, w

if TYPE_CHECKING:
    from outreach_desktop.templates.engine.reading.sections import Ends

MARK = "\x02"

_GUARDED = frozenset(w(name) for name in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
_CELL = w("tcPr")
_SHOWS = re.compile(
    r"<w:t(?: [^>]*)?>[^<]*[^<\s]"
    r"|<(?:w|m|mc):(?:"
    + "|".join(sorted(name.rpartition("}")[2] for name in SHOWN))
    + r"|sectPr)[ />]"
    r"|<w:br [^>]*w:type="
)
_TEXT_ENDS = "</w:t>"
_RANGE = re.compile(r'<w:(bookmark|perm)(?:Start|End)\b[^>]*?\bw:id="([^"]*)"[^>]*/>')
_EDGE = re.compile(r"<w:(?:bookmark|perm)(?:Start|End)\b")
_NEWLINE = "&#10;"  # as the compiler writes the line ends of a file that is laid out for reading


def mark(root: Element, tags: Iterable[Tag]) -> None:
    """Mark what may turn out empty: lines, paragraphs, cells and tables."""
    by_node = {tag.node: tag for tag in tags if tag.node is not None}
    parents: dict[Element, None] = {}
    for tag_node in by_node:
        parents.update(dict.fromkeys(tag_node.iterancestors()))
    body = root.find(w("body"))
    last = last_paragraph(body) if body is not None else None
    for element in parents:
        if element.tag == w("p") and element is not last:
            _mark_paragraph(element, by_node)
    for element in parents:
        if element.tag in _GUARDED:
            _mark_guard(element)
        elif element.tag == w("tbl"):
            _mark_table(element, by_node)


def last_paragraph(body: Element) -> Element | None:
    """The paragraph that ends a body, which always stays; None where something else ends it."""
    blocks = [child for child in body if child.tag != w("sectPr")]
    return blocks[-1] if blocks and blocks[-1].tag == w("p") else None


def _mark_paragraph(paragraph: Element, by_node: dict[Element, Tag]) -> None:
    """Mark each line that may close up, and the breaks between the lines."""
    breaks: list[Element] = []
    closing: list[bool] = []
    depth, words, tagged = 0, False, False
    for thing in _things(paragraph):
        if thing in by_node:
            tagged = True
            keyword = by_node[thing].keyword
            depth += (keyword in OPENING) - (keyword in CLOSING)
            words |= not depth and bool((thing.tail or "").strip())
            if depth < 0:
                return  # a tag that cuts across paragraphs: what is a line cannot be told
        elif thing.tag == w("br") and not thing.get(w("type")):
            breaks.append(thing)
            closing.append(tagged and not words)
            words, tagged = False, False
        else:
            words |= not depth
    closing.append(tagged and not words)
    if depth or not any(closing) or (not breaks and fills_its_container(paragraph)):
        return
    paragraph.addprevious(node("mark", "o" if closing[0] else "p"))
    for line_break, may_close in zip(breaks, closing[1:], strict=True):
        line_break.addprevious(node("mark", "e" if may_close else "b"))
    paragraph.addnext(node("mark", "q"))


def fills_its_container(paragraph: Element) -> bool:
    """True for the one paragraph of a cell or the like, which would have to stay in any case."""
    container = paragraph.getparent()
    return (
        container is not None
        and container.tag in _GUARDED
        and not any(child.tag != _CELL and child is not paragraph for child in container)
    )


def _things(paragraph: Element) -> list[Element]:
    """Tag nodes, line breaks, and what shows, in order."""
    return [
        element
        for element in inside(paragraph)
        if is_node(element)
        or element.tag == w("br")
        or element.tag in SHOWN
        or (element.tag == w("t") and (element.text or "").strip())
    ]


def _mark_guard(container: Element) -> None:
    """Leave an empty paragraph in the container's style, for when no other is left."""
    paragraph = next(container.iterchildren(w("p")), None)
    properties = paragraph.find(w("pPr")) if paragraph is not None else None
    spare = paragraph.makeelement(w("p")) if paragraph is not None else None
    if spare is None or not any(is_node(child) for child in container):
        return
    if properties is not None:
        spare.append(copy.deepcopy(properties))
    container.extend((node("mark", "c"), spare, node("mark", "d")))


def _mark_table(table: Element, by_node: dict[Element, Tag]) -> None:
    rows = [child for child in table if child.tag == w("tr")]
    loose_cells = any(is_node(child) for row in rows for child in row)
    if loose_cells or (rows and not _always_has_a_row(table, by_node)):
        table.addprevious(node("mark", "v" if loose_cells else "t"))
        table.addnext(node("mark", "u"))


def _always_has_a_row(table: Element, by_node: dict[Element, Tag]) -> bool:
    """Whether a row stands outside of every loop and condition in the table, as that of its headings does."""
    depth = 0
    for child in table:
        if child in by_node:
            keyword = by_node[child].keyword
            depth += (keyword in OPENING) - (keyword in CLOSING)
        elif child.tag == w("tr") and not depth:
            return True
        if depth < 0:
            break  # a tag that began outside of the table
    return False


def settled(text: str, ends: "Ends | None" = None) -> str:
    """The rendered text with every mark followed; `ends` says what its sections end with."""
    first, *pieces = text.split(MARK)
    frames = [_Frame(first)]
    begun = ""  # a paragraph of which no second line has been seen, with its mark: most end as that
    for piece in pieces:
        letter, rest = piece[0], piece[1:]
        if begun:
            if letter == "q":
                frames[-1].lines[-1] += (_line(begun[1:], may_close=begun[0] == "o"), rest)
                begun = ""
                continue
            frames.append(_Frame(begun[1:], begun[0]))
            begun = ""
        frame = frames[-1]
        if letter in "op":
            begun = piece
        elif letter in "tv":
            frames.append(_Frame(rest, letter))
        elif letter in "be":
            frame.lines.append([rest])
            frame.may_close.append(letter == "e")
        elif letter in "qu":
            inner = frames.pop()
            whole = inner.paragraph() if letter == "q" else inner.table()
            frames[-1].lines[-1] += (whole, rest)
        elif letter == "c":
            frame.lines[-1].append("" if frame.ends_with_paragraph() else rest)
        elif letter in "szal":
            assert ends is not None  # noqa: S101  the caller took the sections out and brings them back
            number, bracket, rest = rest.partition("<")
            letter = "h" if letter == "a" and frame.ends_with_table() else letter
            frame.lines[-1] += (ends.edge(letter, int(number)), bracket, rest)
        else:
            frame.lines[-1].append(rest)
    return "".join(frames[0].lines[0])


class _Frame:
    """What has been read of a paragraph or table so far, in lines."""

    __slots__ = ("lines", "loose_cells", "may_close")

    def __init__(self, text: str, letter: str = "") -> None:
        self.lines = [[text]]
        self.may_close = [letter == "o"]
        self.loose_cells = letter == "v"

    def ends_with_paragraph(self) -> bool:
        last = self._last()
        end = last[last.rfind("<") :]
        return end == "</w:p>" or (end.startswith(("<w:p/", "<w:p ")) and end.endswith("/>"))

    def ends_with_table(self) -> bool:
        """Whether a table stands last, as it cannot in a body."""
        return self._last().endswith("</w:tbl>")

    def _last(self) -> str:
        """The last piece, up to the last of what a page shows."""
        pieces = (_without_edges(piece) for piece in reversed(self.lines[-1]))
        return next((piece for piece in pieces if piece), "")

    def table(self) -> str:
        """The table, or nothing when it has no row."""
        text = "".join(self.lines[0])
        if "<w:tr>" not in text and "<w:tr " not in text:
            return _edges(text)
        return regridded(text) if self.loose_cells else text

    def paragraph(self) -> str:
        """The paragraph without its empty lines; nothing when none is left."""
        if len(self.lines) == 1:
            return _line("".join(self.lines[0]), may_close=self.may_close[0])
        lines = ["".join(line) for line in self.lines]
        kept = [not may or _shows(line) for line, may in zip(lines, self.may_close, strict=True)]
        if not any(kept):
            return _edges("".join(lines))
        out: list[str] = []
        started = False
        for line, keep in zip(lines, kept, strict=True):
            without_break = line.partition(">")[2] if out and not (keep and started) else line
            out.append(without_break)
            started |= keep
        return "".join(out)


def _line(text: str, *, may_close: bool) -> str:
    """A paragraph of one line; what stays of it where it closes up."""
    return text if not may_close or _shows(text) else _edges(text)


def _shows(text: str) -> bool:
    """Whether there is anything to see; most lines hold a word in their first text, and need no search."""
    end = text.find(_TEXT_ENDS)
    usual = end > 0 and text[end - 1] != ">" and not text[end - 1].isspace()
    return usual or _SHOWS.search(text) is not None


def _without_edges(text: str) -> str:
    """A text without the beginnings and ends of bookmarks, and the blanks, that stand last in it."""
    before = None
    while text != before:
        before, text = text, text.rstrip().removesuffix(_NEWLINE)
        start = text.rfind("<")
        if text.endswith("/>") and _EDGE.match(text, start):
            text = text[:start]
    return text


def _edges(text: str) -> str:
    """What stays of a text that goes: the beginnings and ends of bookmarks that lie outside it as well."""
    if "<w:bookmark" not in text and "<w:perm" not in text:
        return ""
    edges: dict[tuple[str, str], str] = {}
    for found in _RANGE.finditer(text):
        if edges.pop((found[1], found[2]), None) is None:
            edges[found[1], found[2]] = found[0]
    return "".join(edges.values())
