"""Word files for the tests of the engine, made in memory, and what can be read in them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from outreach_desktop.templates import WordTemplate
from tests.templates import skeleton

_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
Table = Sequence[Sequence[str]]


def new() -> WordFile:
    """An empty document with everything that Word writes around one; with `--plain-files`, without."""
    return Document(None if skeleton.left_out else io.BytesIO(skeleton.word_like()))


def saved(document: WordFile) -> bytes:
    """The bytes of a document, its text marked as Word marks it."""
    if not skeleton.left_out:
        skeleton.mark_sittings(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def document(*blocks: str | Table, **properties: str) -> bytes:
    """A file of paragraphs (texts) and tables (lists of rows); "\\n" in a text is a line break."""
    made = new()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
        else:
            table(made, block)
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    return saved(made)


def table(made: WordFile, rows: Table) -> None:
    """Add a table with the given texts."""
    added = made.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(added.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def runs(*texts: str) -> bytes:
    """A file with one paragraph whose text is split over runs."""
    made = new()
    paragraph = made.add_paragraph()
    for text in texts:
        paragraph.add_run(text)
    return saved(made)


def opened(data: bytes) -> WordFile:
    """A finished file, opened by another library than ours."""
    return Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of the body, those in tables not."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def tables(data: bytes) -> list[list[list[str]]]:
    """The tables of the body: rows of cells."""
    return [[[cell.text for cell in row.cells] for row in one.rows] for one in opened(data).tables]


def everything(data: bytes) -> list[str]:
    """The text of every paragraph of the body, in tables, links and text boxes too, in order."""
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in opened(data).element.body.iter(qn("w:p"))
    ]


def fill(template: bytes, missing: str = "stop", /, **context: Any) -> list[str]:
    """The paragraphs of a template filled with `context`."""
    return paragraphs(WordTemplate(template).render(context, missing=missing))


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The XML of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def names(data: bytes) -> list[str]:
    """The names of all parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def changed(data: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """The file with some parts replaced, added, or (None) taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
_DRAWN = {
    "chart": f"{_DRAWING}chart",
    "chartUserShapes": f"{_DRAWING}chartshapes",
    "diagramData": f"{_DRAWING}diagramData",
    "glossaryDocument": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary",
}


def with_part(data: bytes, name: str, kind: str, xml: str) -> bytes:
    """The file with one more story, such as footnotes, in the place of the one it may have."""
    story = f"word/{name}.xml"
    types, links = part(data, _TYPES), part(data, _LINKS)
    if story not in names(data):
        typed = _DRAWN.get(kind) or f"{_WORD}{kind}"
        named = f'<Override PartName="/{story}" ContentType="{typed}+xml"/></Types>'
        link = f'<Relationship Id="rIdNew{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        types = types.replace("</Types>", named)
        links = links.replace("</Relationships>", f"{link}</Relationships>")
    return changed(data, {_TYPES: types, _LINKS: links, story: xml})


@cache
def _empty() -> bytes:
    return document()


def body(xml: str) -> bytes:
    """A file whose body is `xml`."""
    plain = _empty()
    whole = part(plain)
    start, end = whole.index("<w:body>") + len("<w:body>"), whole.index("<w:sectPr")
    return changed(plain, {"word/document.xml": whole[:start] + xml + whole[end:]})


def png(width: int = 4, height: int = 2, shade: int = 0) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + bytes([shade]) * (width * 3)) * height
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    chunks = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
