r"""The look of a finished document: what stands on its pages, before it is broken into lines.

All lengths are points (1/72 inch), all colours "RRGGBB"; an empty colour means: none, or for text the
colour of ink. A line break inside text is "\n", a tab "\t".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

PAGE, PAGES, SECTION_PAGES = "page", "pages", "section pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherScript:
    """How letters are drawn of scripts that Word sets otherwise: Arabic, Hebrew, Thai ... None is as all others are."""

    family: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    always: bool = False
    """Whether all letters are taken for such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How letters are drawn. `raised` is "super", "sub" or ""; `capitals` is "all", "small" or ""."""

    family: str = "Calibri"
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: str = ""
    background: str = ""
    raised: str = ""
    capitals: str = ""
    spread: float = 0.0
    """Extra room after each letter."""
    kerning: bool = False
    leftward: bool = False
    """Whether it runs from right to left, as far as its letters do not say."""
    other: OtherScript = field(default=OtherScript())
    """Only while a style is read: a run has the look of its own script."""

    def __hash__(self) -> int:
        """Of what mostly differs: styles are asked for their fonts again and again."""
        return hash((self.family, self.size, self.bold, self.color))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """Text in one style. `field` is PAGE, PAGES or SECTION_PAGES where the page decides the text."""

    text: str
    style: TextStyle = field(default=TextStyle())
    field: str = ""
    link: str = ""
    """Where it leads, as the file has it."""
    note: "Note | None" = None
    """What it calls to the foot of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote, at the foot of the page on which it is called."""

    blocks: "tuple[Block, ...]"


class Drawn(Protocol):
    """What is drawn by the program itself where a picture would stand, such as a chart (`documents/drawn`)."""

    @property
    def words(self) -> str:
        """What it says to who cannot see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture standing in the text like a letter. `data` is the file as it is (PNG, JPEG ...), or it is `drawn`."""

    data: bytes
    width: float
    height: float
    description: str = ""
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A line. `style` is "single", "double", "dotted" or "dashed"; no width means no line."""

    width: float = 0.0
    color: str = ""
    style: str = "single"
    space: float = 0.0
    """Room between the line and the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The lines around a paragraph or a cell."""

    top: Border = field(default=Border())
    right: Border = field(default=Border())
    bottom: Border = field(default=Border())
    left: Border = field(default=Border())
    between: Border = field(default=Border())
    """Between paragraphs that share one frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab stop. `align` is "left", "center", "right" or "decimal"; `leader` fills the gap."""

    position: float
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """How a paragraph stands. `align` is "left", "right", "center" or "justify".

    `line` is a multiple of the font's own height where `line_rule` is "auto", else points
    ("exact" or "at least"). `first` is the first line's indent beyond `left`, negative if it hangs.
    """

    name: str = ""
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    tabs: tuple[Tab, ...] = ()
    shading: str = ""
    borders: Borders = field(default=Borders())
    heading: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    column_break_before: bool = False
    leftward: bool = False
    """Whether it runs from right to left: then `left` is its right edge, as all that says left is."""
    contextual: bool = False
    """No room between this paragraph and a neighbour of the same style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLabel:
    """A list item's bullet or number. `gap` is what follows it: "tab", "space" or ""."""

    text: str
    style: TextStyle = field(default=TextStyle())
    gap: str = "tab"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `mark` is the style of its end, which gives an empty one its height."""

    spans: "tuple[TextRun | Picture, ...]" = ()
    style: ParagraphStyle = field(default=ParagraphStyle())
    mark: TextStyle = field(default=TextStyle())
    label: ListLabel | None = None
    floats: "tuple[Float, ...]" = ()

    @property
    def text(self) -> str:
        """The words, with a picture as its description."""
        return "".join(span_text(span) for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, `across` columns wide and `down` rows high, from column `column` on."""

    blocks: "tuple[Block, ...]"
    column: int
    across: int = 1
    down: int = 1
    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    """Top, right, bottom, left."""
    borders: Borders = field(default=Borders())
    shading: str = ""
    align: str = "top"
    turn: str = ""
    """"up" where its text is read from below to above, "down" where it is from above to below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row. `height` is a minimum, or `exact`; a `header` row is repeated on each page."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    exact: bool = False
    header: bool = False
    can_split: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table. `columns` are widths; `left` is where the first column's edge stands in the text."""

    columns: tuple[float, ...]
    rows: tuple[TableRow, ...]
    left: float = 0.0
    align: str = "left"
    leftward: bool = False
    """Whether its first column is the right one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a floating thing stands on one axis.

    `base` is "page", "margin" or "text" (the column, or the paragraph it hangs on); `align` is
    "", "start", "center" or "end", and `offset` counts where it is "".
    """

    base: str = "text"
    align: str = ""
    offset: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Float:
    """A picture or a box of text placed beside the text.

    A `height` of 0 is what the content needs. `wrap` is "through" (text ignores it), "around" or
    "below" (text continues beneath it). `behind` is drawn first.
    """

    content: "Picture | tuple[Block, ...]"
    width: float
    height: float = 0.0
    x: Placing = field(default=Placing())
    y: Placing = field(default=Placing())
    wrap: str = "through"
    behind: bool = False
    gap: float = 0.0
    """Room kept between the thing and the text around it."""
    shading: str = ""
    border: Border = field(default=Border())
    margins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    drawn: Drawn | None = None
    """A form of its own behind a box's words, in place of a rectangle."""


Block = Paragraph | PageTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet and its margins; `header` and `footer` are measured from the sheet's edge."""

    width: float = 595.3
    height: float = 841.9
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    header: float = 35.4
    footer: float = 35.4
    borders: Borders = field(default=Borders())
    """The lines around the page; their `space` is measured from the text, or from the sheet's edge."""
    borders_from_edge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumn:
    """One of several columns of text, and the room between it and the next."""

    width: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What is repeated at one edge of each page: on the first, on even ones, on all others."""

    others: tuple[Block, ...] = ()
    first: tuple[Block, ...] | None = None
    even: tuple[Block, ...] | None = None

    def on(self, number: int, *, first: bool) -> tuple[Block, ...]:
        """What stands on page `number`."""
        if first and self.first is not None:
            return self.first
        if number % 2 == 0 and self.even is not None:
            return self.even
        return self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of pages of one shape. `starts` is "page", "continuous", "odd" or "even"."""

    blocks: tuple[Block, ...]
    paper: Paper = field(default=Paper())
    header: Furniture = field(default=Furniture())
    footer: Furniture = field(default=Furniture())
    starts: str = "page"
    first_number: int | None = None
    """Restarts the page numbers here."""
    columns: tuple[TextColumn, ...] = ()
    """From left to right; none where the text has the whole width."""
    leftward: bool = False
    """Whether the first of its columns is the right one."""
    column_line: bool = False
    """Whether a line stands between them."""
    align: str = "top"
    """Where the text stands on a page that it does not fill: "top", "center" or "bottom"."""
    notes: tuple[Note, ...] = ()
    """All that are called in it, in their order."""
    note_line: tuple[Block, ...] = ()
    """What stands between the text and its notes: a paragraph whose height has a line in it."""

    @property
    def with_notes(self) -> Iterator[Block]:
        """Its blocks, and after them those of its notes."""
        yield from self.blocks
        for note in self.notes:
            yield from note.blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A finished document, ready to be laid out in pages."""

    sections: tuple[Section, ...]
    not_shown: tuple[str, ...] = ()
    """What the document holds and its pages here do not show as Word prints it: “a chart”."""

    @property
    def text(self) -> str:
        """All words of the body in reading order, a paragraph a line."""
        blocks = (block for section in self.sections for block in section.with_notes)
        return "\n".join(paragraph.text for paragraph in paragraphs(blocks))


def paragraphs(blocks: "Iterator[Block] | tuple[Block, ...]") -> Iterator[Paragraph]:
    """Every paragraph in reading order, also those in tables and boxes of text."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for item in block.floats:
                if not isinstance(item.content, Picture):
                    yield from paragraphs(item.content)
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def pictures(look: Look) -> Iterator[bytes]:
    """The file of every picture on the pages, those of headers and footers too."""
    for section in look.sections:
        edges = (section.header, section.footer)
        around = (blocks for edge in edges for blocks in (edge.others, edge.first, edge.even))
        for blocks in (tuple(section.with_notes), *around):
            for paragraph in paragraphs(blocks or ()):
                floating = (one.content for one in paragraph.floats)
                for one in (*paragraph.spans, *floating):
                    if isinstance(one, Picture) and one.drawn is None:
                        yield one.data


def span_text(span: TextRun | Picture) -> str:
    """What is read aloud for a piece of a paragraph."""
    return span.text if isinstance(span, TextRun) else span.description
