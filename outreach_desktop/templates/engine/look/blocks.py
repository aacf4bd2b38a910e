"""Paragraphs and tables of one part, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from outreach_desktop.domain.documents.look import (
    Block,
    Float,
    ListLabel,
    PageTable,
    Paragraph,
    ParagraphStyle,
    TextStyle,
)
from outreach_desktop.templates.engine.look.charts import Charts
from outreach_desktop.templates.engine.look.colours import ThemeColours
from outreach_desktop.templates.engine.look.drawings import (
    Drawings,
    frame,
    placed_table,
    same_place,
)
from outreach_desktop.templates.engine.look.notes import Notes
from outreach_desktop.templates.engine.look.numbering import Numbering
from outreach_desktop.templates.engine.look.package import (
    MC,
    Element,
    FinishedPackage,
    W,
    attribute,
    descend,
    points,
    switch,
)
from outreach_desktop.templates.engine.look.shapes.sketching import Sketches
from outreach_desktop.templates.engine.look.spans import Fields, Spans
from outreach_desktop.templates.engine.look.styles import (
    Changes,
    Layers,
    Styles,
    indents,
    paragraph_style,
)
from outreach_desktop.templates.engine.look.table_styles import TableStyles
from outreach_desktop.templates.engine.look.tables import TableReader

_GROUPS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_GROUPS |= {f"{MC}AlternateContent", f"{MC}Choice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What all parts of a document share."""

    package: FinishedPackage
    styles: Styles
    tables: TableStyles
    numbering: Numbering
    notes: Notes
    charts: Charts
    colours: ThemeColours
    furniture: dict[tuple[str, float], tuple[Block, ...]]
    """The headers and footers read so far, by part and room: sections share them."""
    hangs_out: bool
    """Whether tables stand out by a cell's margin, as they did up to Word 2010."""

    def sketches(self, part: str) -> Sketches:
        """What reads the shapes of a part."""
        return Sketches(self.package, self.package.targets(part), self.styles, self.colours)


class Blocks:
    """Reads one part: the body, a header, a footer."""

    def __init__(self, basis: Basis, part: str) -> None:
        self._basis = basis
        self._drawings = Drawings(
            basis.package,
            basis.package.targets(part),
            self._box,
            basis.package.links(part),
            basis.charts,
            basis.sketches(part),
        )
        self._fields = Fields()
        self._listings: dict[str, _Listing | None] = {}

    def read(
        self, elements: Iterable[Element], room: float, layers: Layers = ()
    ) -> tuple[Block, ...]:
        """The blocks among `elements` in `room` points of width, over a table style's `layers`."""
        found: list[Block] = []
        waiting: list[Float] = []
        framed: tuple[Element, list[Block]] | None = None
        for element in _flat(elements):
            properties = descend(element, "pPr/framePr")
            if framed is not None and not same_place(framed[0], properties):
                waiting.append(frame(framed[0], tuple(framed[1]), room))
                framed = None
            if properties is not None:
                framed = framed or (properties, [])
                framed[1].extend(self._paragraph(element, layers))
                continue
            blocks = self._block(element, room, layers, waiting)
            found.extend(_holding(block, waiting) for block in blocks)
        if framed is not None:
            waiting.append(frame(framed[0], tuple(framed[1]), room))
        if waiting:
            found.append(Paragraph(floats=tuple(waiting)))
        return _with_breaks(found)

    def _block(
        self, element: Element, room: float, layers: Layers, waiting: list[Float]
    ) -> Iterator[Block]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element, layers)
            return
        table = TableReader(element, self._basis.tables, self._cell)
        value = table.read(hangs_out=self._basis.hangs_out and not layers, room=room)
        place = descend(element, "tblPr/tblpPr")
        if place is None:
            yield value
        else:
            waiting.append(placed_table(place, (value,), sum(value.columns)))

    def _cell(self, cell: Element, room: float, layers: Layers) -> tuple[Block, ...]:
        return self.read(cell, room, layers)

    def _box(self, box: Element, room: float) -> tuple[Block, ...]:
        return self.read(box, room)

    def _paragraph(self, element: Element, layers: Layers) -> list[Paragraph]:
        """The paragraph, in as many pieces as page breaks part it."""
        properties = descend(element, "pPr")
        style, text = self._base(properties, layers)
        style, label = self._listed(properties, style, text)
        style = paragraph_style(style, properties)
        styles = self._basis.styles
        mark = styles.plain(styles.text(text, descend(properties, "rPr")))
        if switch(descend(properties, "rPr"), "vanish") and element.find(f".//{W}t") is None:
            return []
        spans = Spans(self._basis.styles, self._drawings, self._fields, self._basis.notes, text)
        spans.read(element)
        pieces = [Paragraph(spans=tuple(piece), style=style, mark=mark) for piece in spans.pieces]
        pieces[0] = replace(pieces[0], label=label, floats=tuple(spans.floats))
        for number, (piece, kind) in enumerate(zip(pieces[1:], spans.breaks, strict=True), start=1):
            after_break = _broken_by(replace(style, before=0.0, first=0.0), kind)
            pieces[number] = replace(piece, style=after_break)
        return pieces

    def _base(self, properties: Element | None, layers: Layers) -> tuple[ParagraphStyle, TextStyle]:
        styles = self._basis.styles
        style, text = styles.base(layers)
        name = attribute(properties, "pStyle") or styles.default_paragraph
        return styles.styled_paragraph(style, name), styles.styled_text(text, name)

    def _listed(
        self, properties: Element | None, style: ParagraphStyle, text: TextStyle
    ) -> tuple[ParagraphStyle, ListLabel | None]:
        """The list a paragraph is in, by itself or by its style: its indents and its bullet."""
        numbering = self._basis.numbering
        said = attribute(properties, "numPr/ilvl")
        list_id = attribute(properties, "numPr/numId")
        later: Changes = {}
        if list_id:
            level = int(points(said, 1) or 0)
        else:
            listing = self._listing(style.name)
            if listing is None:
                return style, None
            list_id, later = listing.list_id, listing.indents
            level = int(points(said or listing.said, 1) or 0)
            level = numbering.level_of(list_id, listing.names, level)
        if not numbering.knows(list_id, level):
            return style, None
        style = numbering.indented(style, list_id, level)
        style = replace(style, **later)  # type: ignore[arg-type]
        label = numbering.label(list_id, level, text)
        plain = self._basis.styles.plain(label.style)
        return style, replace(label, style=plain)

    def _listing(self, name: str) -> "_Listing | None":
        if name not in self._listings:
            self._listings[name] = _listing(self._basis.styles.chain(name))
        return self._listings[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """The list that a style puts its paragraphs in."""

    list_id: str
    said: str
    """Its level, where a style says so."""
    names: frozenset[str]
    """The styles from the one asked for to the one that names the list."""
    indents: Changes
    """What these styles say of indents: a style comes before its list."""


def _listing(chain: tuple[Element, ...]) -> _Listing | None:
    """The first list that a style, or one it is based on, names."""
    said = ""
    passed: list[Element] = []
    for style in reversed(chain):
        properties = descend(style, "pPr")
        passed.append(style)
        said = said or attribute(properties, "numPr/ilvl")
        if list_id := attribute(properties, "numPr/numId"):
            changes: Changes = {}
            for one in reversed(passed):
                changes |= indents(descend(one, "pPr/ind"))
            names = frozenset(one.get(f"{W}styleId", "") for one in passed)
            return _Listing(list_id=list_id, said=said, names=names, indents=changes)
    return None


def _flat(elements: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs and tables, also those inside content controls and accepted insertions."""
    for element in elements:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _GROUPS:
            yield from _flat(element)


def _holding(block: Block, waiting: list[Float]) -> Block:
    """The block with the floats that wait for a paragraph to hang on."""
    if not waiting or isinstance(block, PageTable):
        return block
    floats = (*waiting, *block.floats)
    waiting.clear()
    return replace(block, floats=floats)


def _with_breaks(blocks: list[Block]) -> tuple[Block, ...]:
    """A page break at the end of a paragraph belongs to the paragraph that follows."""
    found: list[Block] = []
    pending = ""
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append(_broken(block, pending) if pending else block)
            pending = ""
            continue
        if pending:
            block = replace(block, style=_broken_by(block.style, pending))
        is_bare = not block.spans and not block.floats and bool(found)
        pending = _break_before(block.style) if is_bare else ""
        if not pending:
            found.append(block)
    return (*found, blocks[-1]) if pending else tuple(found)


def _broken_by(style: ParagraphStyle, kind: str) -> ParagraphStyle:
    """The style of what begins a new page or a new column."""
    if kind == "column":
        return replace(style, column_break_before=True)
    return replace(style, page_break_before=True)


def _break_before(style: ParagraphStyle) -> str:
    return "page" if style.page_break_before else "column" if style.column_break_before else ""


def _broken(table: PageTable, kind: str) -> PageTable:
    """The table with its first paragraph, and so the table, on a new page."""
    first = table.rows[0] if table.rows else None
    cell = first.cells[0] if first is not None and first.cells else None
    paragraph = cell.blocks[0] if cell is not None and cell.blocks else None
    if first is None or cell is None or not isinstance(paragraph, Paragraph):
        return table
    paragraph = replace(paragraph, style=_broken_by(paragraph.style, kind))
    cell = replace(cell, blocks=(paragraph, *cell.blocks[1:]))
    row = replace(first, cells=(cell, *first.cells[1:]))
    return replace(table, rows=(row, *table.rows[1:]))
