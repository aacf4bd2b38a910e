"""The templates that engines are measured with, and as many invented people as are asked for."""

import io
import struct
import zlib

from docx import Document
from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

Context = dict[str, object]

LETTER_LINES = (
    "{{ sender.name }}, {{ sender.role }}",
    "{{ group.name }}",
    "{{ group.street }}",
    "{{ group.town }}",
    "{{ today }}",
    "Our reference: {{ reference }}",
    "{{ contact.name }}",
    "{{ contact.role }}",
    "{{ contact.organisation }}",
    "{{ contact.town }}",
    "Dear {{ contact.salutation }},",
    "Thank you for {{ thanks }}. It meant a great deal to the people who come to {{ group.name }}, and several of them have asked us to say so.",
    "If you would like to talk to us, ring {{ sender.phone }} or write to {{ sender.email }}.",
    "Yours sincerely,",
    "{{ sender.name }}",
)
FIRST = ("Ann", "Zoë", "Łukasz", "Mairéad", "Bo", "Chidi", "Priya")
LAST = ("O'Neil", "Marsh", "Okafor", "de Vries", "Smith", "Ng", "Hale", "Orr", "Lee", "Ek", "Roe")
PROSE = (
    "We meet in a quiet room on the ground floor, with tea and with time. Nobody has to speak. People "
    "bring a partner, a daughter or a friend; most come back. Members who have been through treatment "
    "themselves answer the telephone, and they have been trained to know when to pass a question on. "
) * 2


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(
        b"\0" + bytes((x * 7 + y * 13) % 256 for x in range(width * 3)) for y in range(height)
    )
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    )


def _split(paragraph: Paragraph, text: str) -> None:
    """`text` as Word leaves it after an afternoon's editing: every tag in three runs."""
    for piece in text.replace("{{", "\0{{").replace("}}", "}}\0").split("\0"):
        parts = (piece[:4], piece[4:-4], piece[-4:]) if piece.startswith("{{") else (piece,)
        for part in parts:
            paragraph.add_run(part)
        if len(parts) > 1:
            paragraph._p.append(OxmlElement("w:proofErr"))  # noqa: SLF001


def _saved(document: Doc) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _slim() -> Doc:
    """An empty document as Word starts one; python-docx's own drags along every table style there is."""
    document = Document()
    for style in list(document.styles.element):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _TABLES:
            document.styles.element.remove(style)
    for link, part in list(document.part.rels.items()):
        if part.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(link)
    return document


_TABLES = ("TableNormal", "TableGrid")


def letter(*, footer: bool = False) -> bytes:
    """A one-page letter of 17 fields; with a `footer`, one that names the reader."""
    document = _slim()
    for line in LETTER_LINES:
        _split(document.add_paragraph(), line)
    if footer:
        _personal_footer(document)
    return _saved(document)


def _personal_footer(document: Doc) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("For {{ contact.name }}, {{ reference }}, page ")
    _page_field(footer)


def _page_field(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        paragraph.add_run()._r.append(element)  # noqa: SLF001


def packet(pages: int = 6) -> bytes:
    """A packet of so many pages."""
    document = _slim()
    section = document.sections[0]
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(_png(120, 60)))
    section.header.add_paragraph("{{ group.name }}")
    _personal_footer(document)
    for number in range(pages):
        document.add_heading(f"Part {number + 1} for {{{{ contact.name }}}}", 1)
        document.add_paragraph(f"{{%p if flags.f{number % 6} %}}")
        _split(document.add_paragraph(), f"For {{{{ contact.organisation }}}}: {PROSE}")
        document.add_paragraph("{%p endif %}")
        for _ in range(4):
            document.add_paragraph(PROSE)
        if number % 6 in (1, 3):
            _table(document)
        if number < pages - 1:
            document.add_page_break()  # type: ignore[no-untyped-call]
    return _saved(document)


def _table(document: Doc) -> None:
    table = document.add_table(4, 4, style="Table Grid")
    cells = ("{{ e.date }}", "{{ e.title }}", "{{ e.place }}", "{{ e.audience }}")
    rows = (
        ("When", "What", "Where", "For whom"),
        ("{%tr for e in events %}",),
        cells,
        ("{%tr endfor %}",),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def person(number: int) -> Context:
    """The data of a document for somebody: nobody shares all of it, so no cache can flatter anyone."""
    name = f"{FIRST[number % 7]} {LAST[number % 11]}-{number}"
    return {
        "sender": {
            "name": "Joan Field",
            "role": "Coordinator",
            "phone": "01632 960101",
            "email": "joan@example.org",
        },
        "group": {"name": "Riverside Support Group", "street": "4 Mill Lane", "town": "Ashcombe"},
        "today": f"{number % 28 + 1} March 2026",
        "reference": f"RSG/26/{number:05}",
        "contact": {
            "name": f"Dr {name}",
            "role": f"Consultant {number % 40}",
            "organisation": f"Ashcombe & Fells Hospital {number % 300}",
            "town": ("Ashcombe", "Fells", "Lakeside")[number % 3],
            "salutation": f"Dr {name.split()[-1]}",
        },
        "thanks": f"speaking at our open evening {number}",
        "flags": {f"f{n}": (number + n) % 6 != 2 for n in range(6)},
        "events": [
            {
                "date": f"{n + 1} April",
                "title": f"Session {n + 1} with {name}",
                "place": f"Hall {number % 9}",
                "audience": "Everybody",
            }
            for n in range(12)
        ],
    }


def text_of(document: bytes) -> list[str]:
    """All paragraphs of a document with its tables, header and footer."""
    opened = Document(io.BytesIO(document))
    section = opened.sections[0]
    parts = (opened.element.body, section.header._element, section.footer._element)  # noqa: SLF001
    return [_text(paragraph) for part in parts for paragraph in part.iter(qn("w:p"))]


def right_footers(document: bytes, people: list[Context]) -> int:
    """Of how many people's letters the footer names their own reference."""
    opened = Document(io.BytesIO(document))
    bodies = [""]
    for block in opened.element.body:
        bodies[-1] += _text(block)
        if next(block.iter(qn("w:sectPr")), None) is not None:
            bodies.append("")
    footers = ["".join(_text(p._p) for p in one.footer.paragraphs) for one in opened.sections]  # noqa: SLF001
    pages = list(zip(bodies, footers, strict=False))
    return sum(
        any(one["reference"] in body and one["reference"] in footer for body, footer in pages)  # type: ignore[operator]
        for one in people
    )


def _text(element: BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))
