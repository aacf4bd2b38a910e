"""An empty Word file with the house's styles, and the way a finished one becomes bytes."""

import datetime as dt
import io
import itertools
import zipfile

import docx
from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.shared import Mm

from tools.starters import styles, theme
from tools.starters.page import SHEET
from tools.starters.places import name_places

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = ("styles", "numbering", "settings", "fontTable")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def blank(*, title: str) -> Document:
    """A document of one empty section, in British English, called `title`."""
    document = docx.Document(io.BytesIO(_blank_package()))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(SHEET.width), Mm(SHEET.height)
    section.left_margin, section.right_margin = Mm(SHEET.left), Mm(SHEET.right)
    section.top_margin, section.bottom_margin = Mm(SHEET.top), Mm(SHEET.bottom)
    section.header_distance, section.footer_distance = Mm(SHEET.header), Mm(SHEET.footer)
    section.different_first_page_header_footer = True
    properties = document.core_properties
    properties.title = (
        title  # words that the document prints: others would go when letters are made
    )
    properties.language = "en-GB"
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return document


def packed(document: Document) -> bytes:
    """The document's bytes, which do not depend on when they are made."""
    _number_pictures(document)
    name_places(document)
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return out.getvalue()


def _number_pictures(document: Document) -> None:
    """Every picture of the file gets an id of its own; python-docx numbers those of each part alone."""
    count = itertools.count(1)
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for properties in part.element.iter(qn("wp:docPr")):
                properties.set("id", str(next(count)))


def _blank_package() -> bytes:
    """The smallest package with our own styles, and no leftovers of another house."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(
            "".join(
                f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
                for number, name in enumerate(_PARTS, 1)
            )
            + f'<Relationship Id="rId9" Type="{_OFFICE}/theme" Target="theme.xml"/>'
        ),
        "word/document.xml": f"<w:document {_W}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/theme.xml": theme.xml(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, _HEAD + text)
    return out.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{name}+xml"/>'
        for name in _PARTS
    )
    return (
        f'<Types xmlns="{_TYPES}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/theme.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_TYPES}/relationships">{inner}</Relationships>'


def _styles() -> str:
    font = styles.FONT
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="{font}" w:hAnsi="{font}"'
        f' w:eastAsia="{font}" w:cs="{font}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
        f"</w:docDefaults>{''.join(map(styles.xml, styles.STYLES))}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
        '<w:uiPriority w:val="1"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:semiHidden/></w:style>'
        f"{_table_styles()}</w:styles>"
    )


def _table_styles() -> str:
    """Layout Table places things without lines; Outreach Table is for tables that are read."""
    rule = f'w:val="single" w:sz="4" w:space="0" {styles.RULE.of_line}'
    heavy = f'w:val="single" w:sz="12" w:space="0" {styles.TEAL.of_line}'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:styleId="LayoutTable"><w:name w:val="Layout Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{_cell_margins(0, 0)}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="OutreachTable"><w:name w:val="Outreach Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:top {heavy}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        f"{_cell_margins(60, 115)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" {styles.TINT.said(fill=True)}/>'
        "</w:tcPr></w:tblStylePr></w:style>"
        '<w:style w:type="table" w:styleId="AnswerFrame"><w:name w:val="Answer Frame"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:top {rule}/><w:left {rule}/><w:bottom {rule}/><w:right {rule}/></w:tblBorders>"
        f"{_cell_margins(60, 115)}</w:tblPr></w:style>"
    )


def _cell_margins(upright: int, across: int) -> str:
    sides = {"top": upright, "left": across, "bottom": upright, "right": across}
    inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _numbering() -> str:
    """Bullets, and four lists that count."""
    lists = (
        (styles.BULLETS, "bullet", "\u2022", 15, ""),
        (styles.PARTS, "decimal", "%1", 30, ""),
        (styles.CONTENTS, "decimal", "%1", 24, "<w:b/>"),
        (styles.STEPS, "decimal", "%1.", 24, "<w:b/>"),
        (styles.FIGURES, "decimal", "%1", 0, ""),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent * 20}" w:hanging="{indent * 20}"/></w:pPr>'
        f"<w:rPr>{weight}<w:color {styles.TEAL.said()}/></w:rPr></w:lvl></w:abstractNum>"
        for number, kind, text, indent, weight in lists
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, *_ in lists
    )
    return f"<w:numbering {_W}>{abstract}{numbers}</w:numbering>"


def _settings() -> str:
    """Word's present layout rules, not the compatibility mode a file without them is opened in."""
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _fonts() -> str:
    """Says that Carlito may stand in for Calibri: the two have the same widths."""
    return (
        f'<w:fonts {_W}><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
