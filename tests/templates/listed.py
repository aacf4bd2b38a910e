"""Templates with lists for the tests, and the numbers that a reader sees."""

from outreach_desktop.domain.documents.look import paragraphs
from outreach_desktop.templates.engine.look import look
from tests.templates.word import body, changed, part

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def item(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of a list, as Word writes it."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, listed)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph with properties."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{own}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def styled(text: str, style: str) -> str:
    """A paragraph of a style."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="{"".join(f"%{one + 1}." for one in range(level + 1))}"/><w:lvlJc w:val="left"/>'
    f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{720 * (level + 1)}"/></w:tabs>'
    f'<w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    for level in range(3)
)
OWN_START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
DEFINITION = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{LEVELS}</w:abstractNum>'
LISTS = (
    f'{DEFINITION}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{OWN_START}</w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
)
"""Three lists of one definition: 1 and 3 count together, 2 begins for itself."""


def listed(xml: str, lists: str = LISTS, styles: str = "") -> bytes:
    """A file whose body is `xml`, with lists and with further styles."""
    part_of_lists = f"<w:numbering {_W}>{lists}</w:numbering>"
    template = changed(body(xml), {"word/numbering.xml": part_of_lists})
    if styles:
        old = part(template, "word/styles.xml")
        new = {"word/styles.xml": old.replace("</w:styles>", f"{styles}</w:styles>")}
        template = changed(template, new)
    return template


def numbered(data: bytes) -> list[str]:
    """The paragraphs as they are read, numbers and all, sections after one another."""
    return [
        f"{one.label.text} {one.text}" if one.label else one.text
        for section in look(data).sections
        for one in paragraphs(section.blocks)
    ]
