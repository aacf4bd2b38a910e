"""The styles of the starters, as a table; what they look like in Word's XML."""

from dataclasses import dataclass

FONT = "Calibri"
"""Every Word has it; Carlito, which this program ships, has the same widths and stands in elsewhere."""
TEAL = "14525A"
TINT = "EAF2F1"
RULE = "B9CFCC"
GREY = "566466"
INK = "1F2A2B"
TAG = "7B9C9A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; lengths in points. `line` is a factor, or exact points when above 5."""

    name: str
    based_on: str = "Normal"
    next: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    align: str = ""
    indent: float = 0
    hanging: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    level: int | None = None
    border: str = ""
    shade: str = ""
    numbering: int = 0

    @property
    def id(self) -> str:
        """The name in Word's XML: “heading 1” is Heading1."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


LEFT_BAR = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{TEAL}"/>'
LINE_ABOVE = f'<w:top w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>'
LINE_BELOW = f'<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>'
CUT_LINE = f'<w:bottom w:val="dashed" w:sz="8" w:space="1" w:color="{GREY}"/>'

BULLETS, PARTS, CONTENTS, STEPS = 1, 2, 3, 4
"""The lists of numbering.xml."""

STYLES = (
    Style(name="Normal", based_on="", size=11, colour=INK, after=7, line=1.12),
    Style(name="Title", next="Subtitle", size=28, bold=True, colour=TEAL, after=4, line=1),
    Style(name="Subtitle", next="Normal", size=14, colour=GREY, after=12, line=1.05),
    Style(name="heading 1", next="Normal", size=20, bold=True, colour=TEAL, before=18, after=8, line=1,
          keep_next=True, keep_lines=True, level=0),
    Style(name="heading 2", next="Normal", size=13, bold=True, colour=TEAL, before=16, after=4, line=1,
          keep_next=True, keep_lines=True, level=1),
    Style(name="Lead", next="Normal", size=13.5, colour=TEAL, after=10, line=1.15),
    Style(name="Callout", size=11, before=10, after=10, indent=9, border=LEFT_BAR, shade=TINT, keep_lines=True),
    Style(name="Salutation", next="Normal", after=8),
    Style(name="Closing", next="Signature", before=6, after=2, keep_next=True),
    Style(name="Signature", after=0, line=1.05, keep_next=True, keep_lines=True),
    Style(name="Date", after=2, align="right"),
    Style(name="Reference", size=9.5, colour=GREY, after=0, align="right"),
    Style(name="Address", size=10, after=0, line=12),
    Style(name="Group Name", size=16, bold=True, colour=TEAL, after=1, line=1),
    Style(name="Strapline", size=9.5, colour=GREY, after=0, line=1),
    Style(name="Letterhead", size=8.5, colour=GREY, after=1, line=1.05, align="right"),
    Style(name="header", size=8.5, colour=GREY, after=0, line=1, border=LINE_BELOW),
    Style(name="footer", size=8, colour=GREY, after=2, line=1),
    Style(name="List Bullet", after=4, indent=14, hanging=14, numbering=BULLETS),
    Style(name="List Number", after=4, indent=20, hanging=20),
    Style(name="Table Text", size=10, before=2, after=2, line=1.08),
    Style(name="Table Heading", based_on="Table Text", size=10, bold=True, colour=TEAL, keep_next=True),
    Style(name="Step Number", size=24, bold=True, colour=TEAL, before=0, after=0, line=1),
    Style(name="Cut Line", next="heading 2", size=10, colour=GREY, before=14, after=0, line=1,
          border=CUT_LINE, keep_next=True),
    Style(name="Template Tag", size=8, italic=True, colour=TAG, before=0, after=0, line=1),
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
        "<w:pageBreakBefore/>" if style.new_page else "",
        f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>' if style.numbering else "",
        f"<w:pBdr>{style.border}</w:pBdr>" if style.border else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.shade}"/>' if style.shade else "",
        _spacing(style),
        f'<w:ind w:left="{style.indent * 20:.0f}" w:hanging="{style.hanging * 20:.0f}"/>'
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
    if style.line > 5:
        said += f' w:line="{style.line * 20:.0f}" w:lineRule="exact"'
    elif style.line:
        said += f' w:line="{style.line * 240:.0f}" w:lineRule="auto"'
    return f"<w:spacing{said}/>" if said else ""


def _run(style: Style) -> str:
    size = f"{style.size * 2:.0f}"
    parts = [
        "<w:b/>" if style.bold else "",
        "<w:i/>" if style.italic else "",
        f'<w:color w:val="{style.colour}"/>' if style.colour else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if style.size else "",
    ]
    return "".join(parts)
