"""What is filled in by hand: boxes to tick, lines to write on, tables with room, and the page that is sent back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tools.starters.page import TEXT_WIDTH
from tools.starters.writing import (
    Place,
    Strong,
    below_table,
    described,
    grid,
    row_height,
    shares,
    when,
    write,
)

SYMBOLS = "Segoe UI Symbol"
_BOX = "\u2610"
_ANSWER_BY_MAIL = "{{ ('mailto:' ~ group.email ~ '?subject=Answer') | qr(2) }}"
_LINE = 9
"""Millimetres that a line by hand takes."""


def tick_box(paragraph: Paragraph, says: str) -> None:
    """A box to tick with a pen, or with a click in Word; `says` is for those who hear it."""
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w", "w14")}><w:sdtPr><w:alias w:val="{says}"/>'
            '<w14:checkbox><w14:checked w14:val="0"/>'
            f'<w14:checkedState w14:val="2612" w14:font="{SYMBOLS}"/>'
            f'<w14:uncheckedState w14:val="2610" w14:font="{SYMBOLS}"/></w14:checkbox></w:sdtPr>'
            f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{SYMBOLS}" w:hAnsi="{SYMBOLS}" '
            f'w:eastAsia="{SYMBOLS}"/></w:rPr><w:t>{_BOX}</w:t></w:r></w:sdtContent></w:sdt>'
        )
    )


def tick_line(place: Place, words: str, *, style: str = "Answer Line") -> None:
    """A box to tick before `words`; a tab in them becomes a line to write on."""
    line = write(place, style)
    tick_box(line, words.partition("\t")[0])
    line.add_run(f"  {words}")


def to_tick(place: Place, *lines: str, style: str = "Answer Line") -> None:
    """Boxes to tick, one below the other."""
    for words in lines:
        tick_line(place, words, style=style)


def to_write(place: Place, *questions: str) -> None:
    """Questions with a line to write on behind each."""
    for words in questions:
        write(place, "Answer Line", f"{words} \t")


def form_rows(
    place: Place,
    questions: Sequence[str],
    *,
    says: str,
    headings: tuple[str, str] = ("What we would like to know", "With you"),
    height: float = 17,
) -> Table:
    """Questions with room to write an answer beside each: 17 mm are two lines by hand."""
    table = grid(place, shares(3, 5), style="Outreach Table", rows=len(questions) + 1)
    described(table, says, headings)
    for row, words in zip(table.rows[1:], questions, strict=True):
        row_height(row, height)
        write(row.cells[0], "Table Text", Strong(words))
    below_table(place)
    return table


def scores(place: Place, questions: Sequence[str], *, says: str, ends: tuple[str, str]) -> None:
    """Questions with the figures 0 to 10 to ring; `ends` say what the least and the most mean."""
    table = grid(place, shares(4, 7), style="Outreach Table", rows=len(questions) + 1)
    described(table, says, ("Please ring a figure", f"0: {ends[0]}, 10: {ends[1]}"))
    figures = "    ".join(str(one) for one in range(11))
    for row, words in zip(table.rows[1:], questions, strict=True):
        row_height(row, 11)
        write(row.cells[0], "Table Text", words)
        write(row.cells[1], "Table Text", Strong(figures))
    below_table(place)


def blank_rows(
    place: Place, headings: Sequence[str], *parts: int, rows: int, says: str, height: float = 10
) -> None:
    """A table to be written into: its columns share the width as `parts` say."""
    table = grid(place, shares(*parts), style="Outreach Table", rows=rows + 1)
    described(table, says, headings)
    for row in table.rows[1:]:
        row_height(row, height)
    below_table(place)


def room(place: Place, heading: str, *, lines: int = 2) -> None:
    """A heading, and an empty frame below it to write so many lines in."""
    write(place, "Heading 2", heading).paragraph_format.space_before = Pt(6)
    table = grid(place, [TEXT_WIDTH], style="Answer Frame")
    row_height(table.rows[0], lines * _LINE)
    write(table.rows[0].cells[0], "Table Text")
    below_table(place)


def scanned(place: Place, style: str = "Table Text") -> None:
    """A code for the camera of a telephone, by which an answer is written to us; the same for everyone, so drawn once."""
    with when(place, "group.email"):
        line = write(place, style, _ANSWER_BY_MAIL)
        line.paragraph_format.space_before = Pt(6)
        line.paragraph_format.keep_with_next = True
        write(place, style, "Scan it to answer by email.")


@contextmanager
def answer_page(document: Document, title: str) -> Iterator[None]:
    """A page to be sent back: whose answer it is, what is written inside, and where it goes."""
    heading = write(document, "Heading 1", title)
    heading.paragraph_format.page_break_before = True
    heading.paragraph_format.space_before = 0
    write(
        document,
        "Normal",
        Strong("From: "),
        "{{ contact.name }}{% if contact.organisation %}, {{ contact.organisation }}{% endif %}",
    )
    yield
    where = '{% if group.address_lines %}{{ group.address_lines | join(", ") }}{% elif group.email %}{{ group.email | links }}{% endif %}'
    write(document, "Answer Return", Strong("Please send it back to {{ group.name }}: "), where)
    write(document, "Normal", "Reference {{ reference }}")
    scanned(document, "Normal")
