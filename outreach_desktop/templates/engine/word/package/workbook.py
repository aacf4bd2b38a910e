"""The smallest Excel workbook that holds a table: what Word opens for “Edit Data” of a chart."""

from collections.abc import Iterable, Sequence

from outreach_desktop.templates.engine.word.ooxml import DECLARATION
from outreach_desktop.templates.engine.word.package.package import Package, packed

SHEET = "Sheet1"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
_STILL = Package(packed(name, (DECLARATION + text).encode()) for name, text in _PARTS.items())


def workbook(rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """The bytes of an .xlsx with one sheet of texts (escaped for XML already) and numbers."""
    written = "".join(_row(number, cells) for number, cells in enumerate(rows, 1))
    sheet = f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'
    return _STILL.zipped([packed("xl/worksheets/sheet1.xml", sheet.encode())])


def _row(number: int, cells: Sequence[str | float | None]) -> str:
    written = "".join(
        _cell(f"{column(at)}{number}", value) for at, value in enumerate(cells) if value is not None
    )
    return f'<row r="{number}">{written}</row>'


def _cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def column(number: int) -> str:
    """The letters of a column: A for 0, AA for 26."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
