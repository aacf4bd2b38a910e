"""Spreadsheets as Excel and LibreOffice write them, small enough to read here."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | bool | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass
class Page:
    """A sheet: rows of cells, and what else stands in its XML.

    `raw` puts whole cells by their name ("C5"), `before` and `after` stand round the rows.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    raw: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    dimension: str = "A1"


def xlsx(*pages: Page, formats: Sequence[str] = ()) -> bytes:
    """A workbook. `formats` are codes of number formats, which raw cells name by s="1", "2" ..."""
    parts = {
        "[Content_Types].xml": _content_types(len(pages)),
        "_rels/.rels": _rels({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _workbook(pages),
        "xl/_rels/workbook.xml.rels": _rels(
            {
                **{
                    f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml")
                    for n in range(1, len(pages) + 1)
                },
                "rIdS": ("styles", "styles.xml"),
                "rIdT": ("sharedStrings", "sharedStrings.xml"),
            }
        ),
        "xl/styles.xml": _styles(formats),
    }
    shared: list[str] = []
    for number, page in enumerate(pages, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(page, shared)
        if page.links:
            rels = {key: ("hyperlink", target) for key, target in page.links.items()}
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _rels(rels, outside=True)
    strings = "".join(f'<si><t xml:space="preserve">{_xml(text)}</t></si>' for text in shared)
    parts["xl/sharedStrings.xml"] = f'{_HEAD}<sst xmlns="{_MAIN}">{strings}</sst>'
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def ods(rows: Sequence[Sequence[Cell]], name: str = "Sheet1") -> bytes:
    """An OpenDocument spreadsheet with one sheet."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{office}:office:1.0"'
        f' xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{name}">'
        f'<table:table-column table:number-columns-repeated="16384"/>{body}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{office}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return packed({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        lines = "".join(f"<text:p>{_xml(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def _sheet(page: Page, shared: list[str]) -> str:
    rows = []
    for line, cells in enumerate(page.rows, 1):
        hidden = ' hidden="1"' if line in page.hidden_rows else ""
        held = "".join(
            _cell(f"{chr(65 + column)}{line}", value, page.raw, shared)
            for column, value in enumerate(cells)
        )
        rows.append(f'<row r="{line}" spans="1:9"{hidden}>{held}</row>')
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_LINKS}"><dimension ref="{page.dimension}"/>'
        f'<sheetViews><sheetView workbookViewId="0"/></sheetViews>{page.before}'
        f"<sheetData>{''.join(rows)}</sheetData>{page.after}</worksheet>"
    )


def _cell(place: str, value: Cell, raw: Mapping[str, str], shared: list[str]) -> str:
    if place in raw:
        return raw[place]
    if value is None:
        return f'<c r="{place}" s="0"/>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        shared.append(value)
        return f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _workbook(pages: Sequence[Page]) -> str:
    hidden = ' state="hidden"'
    sheets = "".join(
        f'<sheet name="{_xml(page.name)}" sheetId="{n}"{hidden * page.hidden} r:id="rId{n}"/>'
        for n, page in enumerate(pages, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>'
    )


def _styles(formats: Sequence[str]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{_xml(code)}"/>'
        for n, code in enumerate(formats)
    )
    used = "".join(
        f'<xf numFmtId="{164 + n}" fontId="0" applyNumberFormat="1"/>' for n in range(len(formats))
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{codes}</numFmts>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}"><xf numFmtId="0" fontId="0"/>{used}</cellXfs></styleSheet>'
    )


def _rels(links: Mapping[str, tuple[str, str]], *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    held = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{kind}" Target="{_xml(target)}"{mode}/>'
        for key, (kind, target) in links.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{held}</Relationships>'


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{parts}</Types>'
    )


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
