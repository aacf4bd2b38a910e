"""Lists of every kind that the program reads, whole and small, to be spoilt."""

import io
import zipfile
from collections.abc import Callable
from random import Random

from outreach_desktop.errors import OutreachError

ROWS = [
    ["Title", "First name", "Last name", "E-mail", "Phone", "Organisation", "Tags", "Do not contact"],
    ["Dr", "Ann", "O'Neil", "ann@example.org", "01632 960001", "Lakeside", "a;b", "no"],
    ["", "Zo\u00eb", "W\u00f3jcik", "zoe@example.org", "", "St. Mary, Ward 4", "", "yes"],
    ["Ms", "Bo", "Ek", "", "+46 8 123456", "", "c", ""],
]  # fmt: skip


def as_csv(delimiter: str = ",", end: str = "\n", encoding: str = "utf-8") -> bytes:
    """The rows with every cell in quotation marks."""
    lines = (delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    return (end.join(lines) + end).encode(encoding)


def as_vcards() -> bytes:
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{row[2]};{row[1]};;{row[0]};\r\nFN:{row[1]} {row[2]}\r\n"
        f"item1.EMAIL;type=INTERNET,pref:{row[3]}\r\nTEL;TYPE=cell:{row[4]}\r\nORG:{row[5]}\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=C3=A9=\r\n more\r\n"
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nEND:VCARD\r\n"
        for row in ROWS[1:]
    ]
    return "".join(cards).encode()


def as_ldif() -> bytes:
    entries = [
        f"dn: cn={row[2]}\nobjectclass: person\ngivenName: {row[1]}\nsn: {row[2]}\nmail: {row[3]}\n"
        "description:: Y2Fmw6k=\n jpegPhoto\n\n"
        for row in ROWS[1:]
    ]
    return "".join(entries).encode()


def as_page() -> bytes:
    rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f"<html><body><table>{''.join(rows)}</table></body></html>".encode()


def as_json() -> bytes:
    import json

    people = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]
    people[0]["Address"] = {"Town": "Ashby", "Lines": ["1 Hill", 2, None, True, 1.5]}  # type: ignore[assignment]
    return json.dumps({"people": people}).encode()


def _packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name), text, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


_HEAD = '<?xml version="1.0"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook_parts(sheet: str = "", shared: str = "") -> dict[str, str]:
    """An .xlsx as its parts; `sheet` is what stands within its worksheet."""
    cells = (
        f'<row r="{line}">'
        + "".join(
            f'<c r="{chr(64 + column)}{line}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for column, cell in enumerate(row, 1)
        )
        + "</row>"
        for line, row in enumerate(ROWS, 1)
    )
    sheet = sheet or f'<dimension ref="A1:H4"/><sheetData>{"".join(cells)}</sheetData>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
    }


def as_xlsx(sheet: str = "", shared: str = "") -> bytes:
    return _packed(workbook_parts(sheet, shared))


_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)


def ods_parts(more: str = "") -> dict[str, str]:
    """An .ods as its parts; `more` are rows below those of the list."""
    rows = (
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    content = (
        f"{_HEAD}<office:document-content {_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="People">{"".join(rows)}{more}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f"{_HEAD}<manifest/>",
        "content.xml": content,
    }


def as_ods(more: str = "") -> bytes:
    return _packed(ods_parts(more))


TEXTS: dict[str, Callable[[], bytes]] = {
    "CSV": as_csv,
    "vCard": as_vcards,
    "LDIF": as_ldif,
    "web page": as_page,
    "JSON": as_json,
}
_ODD = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b'""', b"\n", b"\r", b"\r\n", b",", b";",
    b"\t", b":", b"=", b"=\n", b"\\n", b"BEGIN:VCARD\n", b"END:VCARD\n", b"<table>", b"</tr>", b"<!--", b"&#xd800;",
    b"\\ud800", b"\\u0000", b"1e999999999", b"9" * 5000, b"NaN", b"[" * 200, b"{}", b"null", b"dn: \n",
    b'number-columns-repeated="2000000000"', b"_xD800_", b"%PDF", b"PK\x03\x04", "\u202e".encode(), b"'=cmd()",
]  # fmt: skip


def spoilt(data: bytes, chance: Random) -> bytes:
    """The same with a few things cut, said twice, put in or turned."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(made) + 1)
        other = min(len(made), place + chance.randint(1, 40))
        match chance.randrange(6):
            case 0:
                del made[place:other]
            case 1:
                made[place:place] = made[place:other] * chance.choice([1, 2, 50])
            case 2 | 3:
                made[place:place] = chance.choice(_ODD)
            case 4:
                made[place:other] = chance.randbytes(other - place)
            case _ if made:
                made[place % len(made)] ^= 1 << chance.randrange(8)
    return bytes(made)


def spoilt_book(parts: dict[str, str], chance: Random) -> bytes:
    """A workbook with one part spoilt inside, or the packed file itself."""
    if chance.random() < 0.2:
        return spoilt(_packed(parts), chance)
    name = chance.choice(list(parts))
    text = spoilt(parts[name].encode(), chance).decode("utf-8", "replace")
    return _packed({**parts, name: text})


def check_sentence(error: OutreachError) -> None:
    """What people are told is whole, not endless, and can be printed."""
    assert str(error)[-1] in ".?)", error
    assert len(str(error)) < 2000
    str(error).encode()
