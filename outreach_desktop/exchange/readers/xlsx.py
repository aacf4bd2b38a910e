"""What an .xlsx says beside its values, and an .xlsx cut down to the rows that are read.

Calamine gives values, and reads a sheet whole, as a block from its first cell to its last. What it
leaves out is looked for here: formats that show leading zeros, errors, links, merged and hidden cells.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from outreach_desktop.exchange.readers.sheet_marks import Marks, marks_in

_LARGEST_LOOKED_AT = 150 << 20
"""Bytes of a sheet above which nothing but its values is looked at."""


def looked_through(data: bytes) -> tuple[bytes, dict[str, Marks]]:
    """The workbook, without rows beyond those that are read, and the marks of each sheet by its name."""
    marks: dict[str, Marks] = {}
    cut: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        shapes = _shapes(packed.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
        for title, path in _paths(packed, names).items():
            if path not in names or packed.getinfo(path).file_size > _LARGEST_LOOKED_AT:
                continue
            xml = packed.read(path)
            folder, _, name = path.rpartition("/")
            links = f"{folder}/_rels/{name}.rels"
            targets = dict(_relations(packed.read(links))) if links in names else {}
            marks[title] = marks_in(xml, targets, shapes)
            if marks[title].end:
                cut[path] = xml[: marks[title].end] + _closed(xml)
    return (_with_parts(data, cut) if cut else data), marks


def _closed(xml: bytes) -> bytes:
    """The ends of the elements that are open within the rows of a sheet."""
    prefix = re.search(rb"<(\w+:)?sheetData\b", xml)
    before = prefix[1] or b"" if prefix else b""
    return b"</" + before + b"sheetData></" + before + b"worksheet>"


def _with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as made:
        for name in dict.fromkeys(packed.namelist()):
            made.writestr(name, parts[name] if name in parts else packed.read(name))
    return out.getvalue()


def _paths(packed: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """The part of each sheet, by its name."""
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, links} <= names:
        return {}
    by_id = dict(_relations(packed.read(links)))
    found = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", packed.read(book).decode("utf-8", "replace")):
        title, key = re.search(r'\bname="([^"]*)"', tag), re.search(r'\b\w+:id="([^"]*)"', tag)
        if title and key and key[1] in by_id:
            target = by_id[key[1]].removeprefix("/").removeprefix("xl/")
            found[html.unescape(title[1])] = f"xl/{target}"
    return found


def _relations(data: bytes) -> Iterator[tuple[str, str]]:
    """Id and target of each relationship in a .rels part."""
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", data.decode("utf-8", "replace")):
        key, target = re.search(r'\bId="([^"]*)"', tag), re.search(r'\bTarget="([^"]*)"', tag)
        if key and target:
            yield key[1], html.unescape(target[1])


def _shapes(styles: bytes) -> dict[str, str]:
    """Formats that show leading zeros, by the number that cells name them by."""
    text = styles.decode("utf-8", "replace")
    formats = {}
    for tag in re.findall(r"<(?:\w+:)?numFmt\b[^>]*>", text):
        key, code = re.search(r'\bnumFmtId="(\d+)"', tag), re.search(r'\bformatCode="([^"]*)"', tag)
        if key and code and code[1].count("0") >= 4:
            formats[key[1]] = html.unescape(code[1])
    used = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", text, re.DOTALL)
    if not (formats and used):
        return {}
    cells = re.findall(r'<(?:\w+:)?xf\b[^>]*?\bnumFmtId="(\d+)"', used[0])
    return {str(number): formats[key] for number, key in enumerate(cells) if key in formats}
