"""The Word template engine against docxtpl, which loads its template for each document.

    python -m benchmarks.engine

CPU time per document, in memory, of a one-page letter (17 fields, every tag split over three runs)
and of a six-page packet (two looped tables of 12 rows, six conditions, a header with a logo, a
footer with page numbers). Both engines' documents are checked to hold the same text.
"""

import io
import statistics
import struct
import time
import zlib
from collections.abc import Callable

from docx import Document
from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from outreach_desktop.templates import WordTemplate

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


def letter() -> bytes:
    """A one-page letter."""
    document = Document()
    for line in LETTER_LINES:
        _split(document.add_paragraph(), line)
    return _saved(document)


def _page_field(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        paragraph.add_run()._r.append(element)  # noqa: SLF001


def packet() -> bytes:
    """A packet of six pages."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(_png(120, 60)))
    section.header.add_paragraph("{{ group.name }}")
    footer = section.footer.paragraphs[0]
    footer.add_run("For {{ contact.name }}, page ")
    _page_field(footer)
    for number in range(6):
        document.add_heading(f"Part {number + 1} for {{{{ contact.name }}}}", 1)
        document.add_paragraph(f"{{%p if flags.f{number} %}}")
        _split(document.add_paragraph(), f"For {{{{ contact.organisation }}}}: {PROSE}")
        document.add_paragraph("{%p endif %}")
        for _ in range(4):
            document.add_paragraph(PROSE)
        if number in (1, 3):
            _table(document)
        if number < 5:
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


CONTEXT: dict[str, object] = {
    "sender": {
        "name": "Joan Field",
        "role": "Coordinator",
        "phone": "01632 960101",
        "email": "joan@example.org",
    },
    "group": {"name": "Riverside Support Group", "street": "4 Mill Lane", "town": "Ashcombe"},
    "today": "4 March 2026",
    "reference": "RSG/26/017",
    "contact": {
        "name": "Dr Ann O'Neil",
        "role": "Consultant urologist",
        "organisation": "Ashcombe Hospital",
        "town": "Ashcombe",
        "salutation": "Dr O'Neil",
    },
    "thanks": "speaking at our open evening on 26 February",
    "flags": {f"f{n}": n != 2 for n in range(6)},
    "events": [
        {
            "date": f"{n + 1} April",
            "title": f"Session {n + 1}",
            "place": "St Anne's Hall",
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
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for part in parts
        for paragraph in part.iter(qn("w:p"))
    ]


def _peer(template: bytes) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(CONTEXT, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def cpu(work: Callable[[], object], times: int, rounds: int = 7) -> float:
    """Milliseconds of CPU for one call: the median of some rounds."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            work()
        taken.append((time.process_time() - start) / times * 1000)
    return statistics.median(taken)


def main() -> None:
    print(
        f"{'':10}{'ours':>10}{'docxtpl':>12}{'ratio':>9}{'compile once':>15}   CPU ms per document"
    )
    for name, data in (("letter", letter()), ("packet", packet())):
        template = WordTemplate(data)
        assert text_of(template.render(CONTEXT)) == text_of(_peer(data)), "the texts differ"
        ours = cpu(lambda: template.render(CONTEXT), 200)  # noqa: B023
        theirs = cpu(lambda: _peer(data), 8)  # noqa: B023
        once = cpu(lambda: WordTemplate(data), 5)  # noqa: B023
        print(f"{name:10}{ours:10.3f}{theirs:12.2f}{theirs / ours:8.0f}x{once:15.1f}")
    _together()


def _together() -> None:
    """Letters in one printable file: the time for each must not grow with their number."""
    template = WordTemplate(letter())
    print(f"\n{'one file':10}{'CPU s':>10}{'ms a letter':>12}{'MB':>9}")
    taken = {}
    for people in (400, 1600):
        contexts = [{**CONTEXT, "reference": f"RSG/26/{number}"} for number in range(people)]
        start = time.process_time()
        made = template.render_together(contexts)
        taken[people] = time.process_time() - start
        each = taken[people] / people * 1000
        print(f"{people:<10}{taken[people]:10.2f}{each:12.3f}{len(made) / 1e6:9.1f}")
    print(f"1,600 take {taken[1600] / taken[400]:.1f} times as long as 400")


if __name__ == "__main__":
    main()
