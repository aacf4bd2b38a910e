"""Styles and lists of which there are very many, and the pieces that odd Word files are put together from."""

from tests.hostile.templates.files import _KINDS, LINKS, SECTION, bent, links, p, part, types
from tests.templates.word import changed


def run(text: str, properties: str = "") -> str:
    """A run, with the properties of its letters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(rows: str, properties: str = "", columns: int = 1) -> str:
    """A table of rows."""
    grid = '<w:gridCol w:w="900"/>' * columns
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def cell(inner: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def style(number: int, kind: str = "paragraph", on: int | None = None, inner: str = "") -> str:
    """A style called S4, based on another."""
    based = "" if on is None else f'<w:basedOn w:val="S{on}"/>'
    return f'<w:style w:type="{kind}" w:styleId="S{number}">{based}{inner}</w:style>'


def styled(styles: str, body: str) -> bytes:
    """A file with these styles."""
    return bent(
        document=part("document", f"<w:body>{body}{SECTION}</w:body>"),
        styles=part("styles", styles),
    )


def style_chain(n: int) -> bytes:
    chain = style(0) + "".join(
        style(k, on=k - 1, inner=f'<w:rPr><w:sz w:val="{20 + k % 9}"/></w:rPr>')
        for k in range(1, n)
    )
    used = (paragraph(run("x"), f'<w:pStyle w:val="S{k}"/>') for k in range(0, n, 2))
    return styled(chain, "".join(used))


def style_circle(n: int) -> bytes:
    circle = "".join(style(k, on=(k - 1) % n) for k in range(n))
    used = (paragraph(run("x"), f'<w:pStyle w:val="S{k}"/>') for k in range(0, n, 2))
    return styled(circle, "".join(used))


def style_tabs(n: int) -> bytes:
    chain = style(0) + "".join(
        style(
            k, on=k - 1, inner=f'<w:pPr><w:tabs><w:tab w:val="left" w:pos="{k}"/></w:tabs></w:pPr>'
        )
        for k in range(1, n)
    )
    return styled(chain, paragraph("<w:r><w:tab/></w:r>" * n, f'<w:pStyle w:val="S{n - 1}"/>'))


def character_styles(n: int) -> bytes:
    chain = style(0, "character") + "".join(style(k, "character", k - 1) for k in range(1, n))
    runs = "".join(run("x", f'<w:rStyle w:val="S{k}"/>') for k in range(n))
    return styled(chain, paragraph(runs))


def table_styles(n: int) -> bytes:
    region = '<w:tblStylePr w:type="wholeTable"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    chain = style(0, "table") + "".join(style(k, "table", k - 1, region) for k in range(1, n))
    rows = f"<w:tr>{cell(p('x'))}</w:tr>" * n
    return styled(chain, table(rows, f'<w:tblStyle w:val="S{n - 1}"/>'))


def regions(n: int) -> bytes:
    region = (
        '<w:tblStylePr w:type="wholeTable"><w:tcPr><w:shd w:fill="CCCCCC"/></w:tcPr></w:tblStylePr>'
    )
    rows = f"<w:tr>{cell(p('x'))}</w:tr>" * n
    return styled(style(0, "table", inner=region * n), table(rows, '<w:tblStyle w:val="S0"/>'))


def numbering(levels: str, n: int) -> bytes:
    lists = "".join(
        f'<w:num w:numId="{k}"><w:abstractNumId w:val="1"/></w:num>' for k in range(1, n + 1)
    )
    abstract = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    body = "".join(
        paragraph(run("x"), f'<w:numPr><w:ilvl w:val="{k % 9}"/><w:numId w:val="{k}"/></w:numPr>')
        for k in range(1, n + 1)
    )
    return bent(
        {
            "word/_rels/document.xml.rels": links(*LINKS, ("numbering", "numbering.xml", "")),
            "[Content_Types].xml": types(**_KINDS, numbering="numbering+xml"),
            "word/numbering.xml": part("numbering", abstract + lists),
        },
        document=part("document", f"<w:body>{body}{SECTION}</w:body>"),
    )


def many_levels(n: int) -> bytes:
    levels = "".join(f'<w:lvl w:ilvl="{k}"><w:lvlText w:val="%1."/></w:lvl>' for k in range(n))
    return numbering(levels, n)


def long_labels(n: int) -> bytes:
    label = f'<w:lvl w:ilvl="0"><w:start w:val="900000"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="{"%1" * (n + 100)}"/></w:lvl>'
    return numbering(label * 9, n)


def listed_styles(n: int) -> bytes:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    chain = style(0, inner=numbered) + "".join(style(k, on=k - 1) for k in range(1, n))
    data = numbering('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', 1)
    used = "".join(paragraph(run("x"), f'<w:pStyle w:val="S{k}"/>') for k in range(n))
    return _with(data, "word/styles.xml", part("styles", chain), body=used)


def _with(data: bytes, name: str, content: str, body: str) -> bytes:
    return changed(
        data,
        {name: content, "word/document.xml": part("document", f"<w:body>{body}{SECTION}</w:body>")},
    )
