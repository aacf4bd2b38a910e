"""A Word file as lines to compare: each paragraph, cell and header with its text and formats.

What a reader of the document cannot notice is left out: revision ids, empty runs, text cut into runs
of one format, numbers of drawings, the widths of a table's columns.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_IGNORED = {"rsid", "rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect"}
_PROPERTIES = ("title", "subject", "creator", "description", "identifier", "language", "keywords")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_INLINE = (
    "hyperlink",
    "ins",
    "smartTag",
    "sdt",
    "sdtContent",
    "fldSimple",
    "customXml",
    "dir",
    "bdo",
)


def outline(data: bytes) -> list[str]:
    """Every story of a file, and its properties, in lines."""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            short = name.removeprefix("word/")
            if short.startswith(_STORIES) and short.endswith(".xml") and "/" not in short:
                lines += [f"== {short}", *_blocks(etree.fromstring(archive.read(name)))]
        core = etree.fromstring(archive.read("docProps/core.xml"))
    for element in sorted(core.iter(), key=lambda element: str(element.tag)):
        if (name := _name(element)) in _PROPERTIES and element.text:
            lines.append(f"{name}: {element.text}")
    return lines


def words(data: bytes) -> list[str]:
    """The texts of the paragraphs only, without formats or structure; empty ones too."""
    lines = (line.partition("| ") for line in outline(data))
    return [_without_formats(text) for _, bar, text in lines if bar]


def _without_formats(text: str) -> str:
    out, depth = "", 0
    for char in text:
        depth += char == "«"
        out += "" if depth else char
        depth -= char == "»"
    return out


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _facts(element: etree._Element | None) -> str:
    """Properties in a few words: `b color=FF0000`."""
    if element is None:
        return ""
    facts = []
    for child in element:
        if _name(child) in ("sectPr", "rPrChange", "pPrChange"):
            continue
        values = [
            str(value)
            for key, value in sorted(child.attrib.items())
            if str(key).rpartition("}")[2] not in _IGNORED
        ]
        inner = f"({_facts(child)})" if len(child) else ""
        facts.append("=".join([_name(child), *values]) + inner)
    return " ".join(sorted(facts))


def _blocks(container: Iterable[etree._Element], depth: int = 0) -> Iterator[str]:
    """Paragraphs and tables, whatever they stand in."""
    before = "  " * depth
    for block in container:
        name = _name(block)
        if name == "p":
            yield from _paragraph(block, before)
        elif name == "tbl":
            yield from _table(block, depth)
        elif name == "sectPr":
            yield f"{before}section {_facts(block)}"
        elif name in ("footnote", "endnote", "comment"):
            yield f"{before}{name} {block.get(W + 'id')}"
            yield from _blocks(block, depth + 1)
        elif name == "sdt":
            yield f"{before}control {_facts(block.find(W + 'sdtPr'))}"
            yield from _blocks(block.iterfind(f"{W}sdtContent/*"), depth + 1)
        elif name in ("body", "ins", "customXml"):
            yield from _blocks(block, depth)


def _table(table: etree._Element, depth: int) -> Iterator[str]:
    before = "  " * depth
    yield f"{before}table of {len(table.findall(f'{W}tblGrid/{W}gridCol'))} columns"
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl")) is not table:
            continue
        yield f"{before} row {_facts(row.find(W + 'trPr'))}".rstrip()
        for cell in row.iter(W + "tc"):
            if next(cell.iterancestors(W + "tr")) is row:
                facts = _facts(cell.find(W + "tcPr"))
                yield f"{before}  cell {facts}".rstrip()
                yield from _blocks(cell, depth + 2)


def _paragraph(paragraph: etree._Element, before: str) -> Iterator[str]:
    pieces: list[tuple[str, str]] = []
    boxes: list[etree._Element] = []
    _read(paragraph, pieces, boxes)
    text, format_now = "", ""
    for piece, facts in pieces:
        if piece and facts != format_now:
            text += f"«{facts}»"
            format_now = facts
        text += piece
    properties = paragraph.find(W + "pPr")
    yield f"{before}p {_facts(properties)}| {text}"
    for box in boxes:
        yield f"{before} box"
        yield from _blocks(box, len(before) // 2 + 1)
    section = properties.find(W + "sectPr") if properties is not None else None
    if section is not None:
        yield f"{before}section {_facts(section)}"


def _read(
    container: etree._Element, pieces: list[tuple[str, str]], boxes: list[etree._Element]
) -> None:
    """The texts in a paragraph with their formats, and the text boxes in it."""
    for child in container:
        name = _name(child)
        if name == "r":
            _read_run(child, pieces, boxes)
        elif name == "del":
            gone = "".join(text.text or "" for text in child.iter(W + "delText"))
            pieces.append((f"[deleted {gone}]", ""))
        elif name in _INLINE:
            inner: list[tuple[str, str]] = []
            _read(child, inner, boxes)
            if name in ("hyperlink", "fldSimple"):
                target = " ".join(str(value) for _, value in sorted(child.attrib.items()))
                inner = [(piece, f"{name}={target} {facts}") for piece, facts in inner]
            pieces += inner


def _read_run(
    run: etree._Element, pieces: list[tuple[str, str]], boxes: list[etree._Element]
) -> None:
    facts = _facts(run.find(W + "rPr"))
    for child in run:
        name = _name(child)
        if name == "t":
            pieces.append((child.text or "", facts))
        elif name in _SIGNS:
            kind = child.get(W + "type")
            pieces.append((f"[{kind} break]" if kind else _SIGNS[name], facts))
        elif name == "instrText":
            pieces.append((f"[code {child.text}]", facts))
        elif name in ("drawing", "pict", "object") or child.tag == MC + "AlternateContent":
            pieces.append((f"[{name}]", facts))
            boxes += [
                box
                for box in child.iter(W + "txbxContent")
                if next(
                    (a for a in box.iterancestors(W + "txbxContent") if child in a.iterancestors()),
                    None,
                )
                is None
            ]
        elif name not in ("rPr", "lastRenderedPageBreak"):
            pieces.append((f"[{' '.join([name, *map(str, child.attrib.values())])}]", facts))
