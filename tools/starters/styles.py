"""The styles of the starters, as a table; what they look like in Word's XML."""

from dataclasses import dataclass
from typing import NamedTuple

FONT = "Calibri"
"""Every Word has it; Carlito, which this program ships, has the same widths and stands in elsewhere."""


class Colour(NamedTuple):
    """A colour and which one of the theme it is, so that Word and the program change all that has it at once."""

    code: str
    theme: str = ""

    def said(self, *, fill: bool = False) -> str:
        """The attributes that say it, of letters and lines or of what lies below them."""
        beside, theme = ("fill", "themeFill") if fill else ("val", "themeColor")
        named = f' w:{theme}="{self.theme}"' if self.theme else ""
        return f'w:{beside}="{self.code}"{named}'

    @property
    def of_line(self) -> str:
        """The same for a border; LibreOffice draws one black whose colour of the theme is a background."""
        return f'w:color="{self.code}"' + (
            f' w:themeColor="{self.theme}"' if self.theme.startswith("accent") else ""
        )


TEAL = Colour("14525A", "accent1")
TINT = Colour("EAF2F1", "background2")
STONE = Colour("F3F1EC", "accent6")
RULE = Colour("B9CFCC", "accent5")
GREY = Colour("566466", "accent4")
INK = Colour("1F2A2B", "text1")
TAG = Colour("4C6B69")
NONE = Colour("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; lengths in points, `line` in lines."""

    name: str
    based_on: str = "Normal"
    next: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: Colour = NONE
    before: float | None = None
    after: float | None = None
    line: float = 0
    exact: float = 0
    """The height of its lines in points, whatever stands in them."""
    align: str = ""
    indent: float = 0
    hanging: float = 0
    right: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    level: int | None = None
    border: str = ""
    shade: Colour = NONE
    numbering: int = 0
    line_to: int = 0
    """How far from the left, in twentieths of a point, a tab draws a line to write on."""
    unchecked: bool = False
    """Whether Word's spelling check passes over it."""

    @property
    def id(self) -> str:
        """The name in Word's XML: “heading 1” is Heading1."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


CALLOUT = "".join(
    f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" {colour.of_line}/>'
    for side, width, space, colour in (
        ("top", 4, 6, RULE),
        ("left", 36, 9, TEAL),
        ("bottom", 4, 6, RULE),
        ("right", 4, 6, RULE),
    )
)
"""Lines all around: on a copy in black and white the panel would vanish."""
LINES_BETWEEN = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="5" {RULE.of_line}/>'
    for side in ("top", "bottom", "between")
)
LINE_BELOW = f'<w:bottom w:val="single" w:sz="4" w:space="4" {RULE.of_line}/>'
FOLD = f'<w:top w:val="single" w:sz="4" w:space="0" {GREY.of_line}/>'
CUT_LINE = f'<w:bottom w:val="dashed" w:sz="8" w:space="1" {GREY.of_line}/>'

BULLETS, PARTS, CONTENTS, STEPS, FIGURES = 1, 2, 3, 4, 5
"""The lists of numbering.xml."""

# Twelve points is the least that clear-print guidance for people with poor sight accepts.
STYLES = (
    Style(name="Normal", based_on="", size=12, colour=INK, after=7, line=1.1),
    Style(name="Title", next="Subtitle", size=32, bold=True, colour=TEAL, after=6, line=1, level=0),
    Style(name="Subtitle", next="Normal", size=15, colour=GREY, after=16, line=1.08),
    Style(name="heading 1", next="Normal", size=22, bold=True, colour=TEAL, before=22, after=8, line=1,
          keep_next=True, keep_lines=True, level=0),
    Style(name="heading 2", next="Normal", size=14, bold=True, colour=TEAL, before=18, after=5, line=1,
          keep_next=True, keep_lines=True, level=1),
    Style(name="TOC Heading", next="Contents", size=14, bold=True, colour=TEAL, before=18, after=5, line=1,
          keep_next=True),
    Style(name="Lead", next="Normal", size=15, colour=TEAL, after=10, line=1.15, keep_next=True),
    Style(name="Callout", before=16, after=14, indent=12, right=9, border=CALLOUT, shade=TINT, keep_lines=True),
    Style(name="Salutation", next="Normal", after=10),
    Style(name="Closing", next="Signature", before=9, after=2, keep_next=True),
    Style(name="Signature", after=0, line=1.05, keep_next=True, keep_lines=True),
    Style(name="Date", after=2, align="right"),
    Style(name="Reference", size=10, colour=GREY, after=0, align="right"),
    Style(name="Address", size=10.5, after=0, exact=11.3),
    Style(name="Fold Mark", size=1, after=0, line=1, border=FOLD),
    Style(name="Subject", next="Normal", size=13, bold=True, colour=TEAL, after=10, line=1.05, keep_next=True),
    Style(name="Foot Line", size=11, colour=GREY, before=9, after=0, line=1.08, keep_lines=True),
    Style(name="Group Name", size=18, bold=True, colour=TEAL, after=1, line=1),
    Style(name="Strapline", size=10.5, colour=GREY, after=0, line=1),
    Style(name="Letterhead", size=8.5, colour=GREY, after=0, line=1.02, align="right"),
    Style(name="header", size=9, colour=GREY, after=0, line=1, border=LINE_BELOW),
    Style(name="footer", size=9, colour=GREY, after=2, line=1),
    Style(name="List Bullet", after=4, indent=15, hanging=15, numbering=BULLETS),
    Style(name="List Number", after=6, indent=24, hanging=24),
    Style(name="Contents", before=0, after=0, indent=24, hanging=24, border=LINES_BETWEEN, line=1),
    Style(name="Table Text", size=11, before=2, after=2, line=1.08),
    Style(name="Table Heading", based_on="Table Text", bold=True, colour=TEAL, keep_next=True),
    Style(name="Step Number", size=30, bold=True, colour=TEAL, before=0, after=0, line=0.9),
    Style(name="Step Title", next="Table Text", size=13, bold=True, after=2, line=1, keep_next=True),
    Style(name="Cut Line", next="heading 2", size=14, colour=GREY, before=0, after=0, line=1,
          border=CUT_LINE, keep_next=True),
    Style(name="Slip Line", based_on="Table Text", before=6, after=6, line_to=4450),
    Style(name="Tick Line", before=2, after=3, line_to=9070, keep_lines=True),
    Style(name="Answer Line", before=8, after=8, line_to=9070, keep_lines=True),
    Style(name="Answer Return", next="Normal", before=16, after=2, keep_next=True),
    Style(name="Internal Mark", size=12, bold=True, colour=INK, after=4, line=1),
    Style(name="Large Text", size=15, colour=INK, after=8, line=1.15),
    Style(name="Large Bullet", based_on="Large Text", after=5, indent=18, hanging=18, numbering=BULLETS),
    Style(name="Large Heading", based_on="heading 2", next="Large Text", size=18, before=14, after=4, keep_next=True, level=1),
    Style(name="Poster Line", size=38, bold=True, colour=TEAL, before=18, after=10, line=1.05),
    Style(name="Poster Text", size=22, colour=INK, before=8, after=12, line=1.1),
    Style(name="Strip Text", size=9.5, colour=INK, before=0, after=0, line=1),
    Style(name="Strip Line", size=14, bold=True, colour=TEAL, before=1, after=1, line=1),
    Style(name="Flyer Line", size=30, bold=True, colour=TEAL, before=4, after=6, line=1),
    Style(name="Flyer When", size=22, bold=True, colour=INK, before=8, after=3, line=1.05),
    Style(name="Flyer Text", size=18, colour=INK, before=0, after=6, line=1.05),
    Style(name="Card Name", size=13, bold=True, colour=TEAL, before=0, after=2, line=1),
    Style(name="Card Long Name", size=10.5, bold=True, colour=TEAL, before=1, after=2, line=1),
    Style(name="Card Line", size=14, bold=True, colour=INK, before=4, after=1, line=1),
    Style(name="Card Text", size=9.5, colour=INK, before=0, after=1, line=1),
    Style(name="Template Tag", size=10, colour=TAG, shade=STONE, before=0, after=0, line=1, unchecked=True),
    Style(name="Below Table", size=1, before=0, after=9, line=1),
    Style(name="Spacer", size=1, before=0, after=0, line=1),
)  # fmt: skip


def xml(style: Style) -> str:
    """The `w:style` element."""
    default = ' w:default="1"' if style.name == "Normal" else ""
    parent = f'<w:basedOn w:val="{_id(style.based_on)}"/>' if style.based_on else ""
    following = f'<w:next w:val="{_id(style.next)}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'{parent}{following}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_run(style)}</w:rPr></w:style>"
    )


def _id(name: str) -> str:
    return Style(name=name).id


def _paragraph(style: Style) -> str:
    """The paragraph's properties, in the order the schema wants."""
    parts = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>' if style.numbering else "",
        f"<w:pBdr>{style.border}</w:pBdr>" if style.border else "",
        f'<w:shd w:val="clear" w:color="auto" {style.shade.said(fill=True)}/>'
        if style.shade.code
        else "",
        f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{style.line_to}"/></w:tabs>'
        if style.line_to
        else "",
        _spacing(style),
        f'<w:ind w:left="{style.indent * 20:.0f}" w:right="{style.right * 20:.0f}" w:hanging="{style.hanging * 20:.0f}"/>'
        if style.indent
        else "",
        f'<w:jc w:val="{style.align}"/>' if style.align else "",
        f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else "",
    ]
    return "".join(parts)


def _spacing(style: Style) -> str:
    said = ""
    if style.before is not None:
        said += f' w:before="{style.before * 20:.0f}"'
    if style.after is not None:
        said += f' w:after="{style.after * 20:.0f}"'
    if style.exact:
        said += f' w:line="{style.exact * 20:.0f}" w:lineRule="exact"'
    if style.line:
        said += f' w:line="{style.line * 240:.0f}" w:lineRule="auto"'
    return f"<w:spacing{said}/>" if said else ""


def _run(style: Style) -> str:
    size = f"{style.size * 2:.0f}"
    parts = [
        "<w:b/>" if style.bold else "",
        "<w:i/>" if style.italic else "",
        "<w:noProof/>" if style.unchecked else "",
        f"<w:color {style.colour.said()}/>" if style.colour.code else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if style.size else "",
    ]
    return "".join(parts)
