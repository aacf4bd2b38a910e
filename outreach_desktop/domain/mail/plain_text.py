"""A finished letter as plain text, for an email: its subject and its words, without paper, letterhead and address.

Each paragraph is one line, however long. Lines of 72 letters, with `format=flowed` (RFC 3676) to join them again,
are what goes over the wire, and whoever sends decides about that: a mail program breaks lines itself when it sends,
Outlook and webmail know nothing of `format=flowed` and would show ragged lines, and what is broken here stays broken
when the text is edited, quoted or pasted. The draft is safe on its way to the mail program by quoted-printable, which
keeps each line of the file below 76 letters.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.documents.look import (
    Block,
    Look,
    PageTable,
    Paragraph,
    TableRow,
    TextRun,
)
from outreach_desktop.domain.mail.off_paper import by_email

LONGEST_SUBJECT: Final = 60
"""Letters of a subject that is seen whole on a phone; a longer one is told, and not cut."""
_LEFT_OUT: Final = frozenset(
    ("Address", "Date", "Letterhead", "GroupName", "Strapline", "Spacer", "BelowTable", "FoldMark")
)
"""Styles of our documents whose words belong to the paper: an email has its own date and address."""
_SUBJECT, _REFERENCE, _TOGETHER = "Subject", "Reference", ("Address", "Signature", "Closing")
_OF_TABLES: Final = ("TableText", "TableHeading", "TableNumber")
_SHORT: Final = 40
"""Letters of a heading in a cell."""
_ENDS: Final = (".", "?", "!", ":", ";", "\u201d", "\u2019")
_BLANKS: Final = re.compile(r"[ \t\u00a0\u202f\u2007]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLetter:
    """The words of a letter; `subject` is "" where it names none."""

    subject: str
    text: str


def plain_letter(look: Look, on_paper: Collection[str] = ()) -> PlainLetter:
    """The words of a finished document. `on_paper` are lines that only paper needs, such as the reader's address, wherever a template of one's own has them before its first words."""
    subject, references = "", list[str]()
    parts: list[tuple[str, str]] = []
    paper = {_tidy(line).casefold() for line in on_paper}
    for section in look.sections:
        for style, text in _blocks(section.with_notes):
            if style == _SUBJECT and not subject:
                subject = text.replace("\n", " ")
            elif style == _REFERENCE:
                references.append(text)
            elif style not in _LEFT_OUT and (parts or text.casefold() not in paper):
                parts.append((style, text))
    said = "\n".join(words for _, words in parts)
    parts += [("", text) for text in references if text.split()[-1] not in said]
    return PlainLetter(subject=subject, text=_joined(parts))


def _blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """The style and the text of each paragraph in which something stands; rows of a table of data are paragraphs too."""
    for block in blocks:
        if isinstance(block, PageTable):
            yield from _rows(block) if _is_data(block) else _cells(block)
        else:
            for one in block.floats:
                if isinstance(one.content, tuple):
                    yield from _blocks(one.content)
            text = _said(block)
            if any(char.isalnum() for char in text):
                label = _mark(block)
                is_point = label and not block.style.heading
                yield (f"list {label}" if is_point else block.style.name), f"{label}{text}"


def _cells(table: PageTable) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        for cell in row.cells:
            yield from _blocks(cell.blocks)


def _is_data(table: PageTable) -> bool:
    """Whether it says something by rows and columns, and does not only set things side by side."""
    if any(row.header for row in table.rows):
        return True
    styles = [one.style.name for one in _paragraphs(table)]
    return any(style in _OF_TABLES for style in styles)


def _paragraphs(table: PageTable) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row.cells:
            yield from (block for block in cell.blocks if isinstance(block, Paragraph))


def _rows(table: PageTable) -> Iterator[tuple[str, str]]:
    """\u201cDay: Tuesday\u201d: each row by the headings above it; of two columns the first is the heading of the second."""
    heads: list[str] = []
    for row in table.rows:
        cells = [_in_cell(row, place) for place in range(len(row.cells))]
        if row.header:
            heads = cells
            continue
        if len(cells) == 2:
            link = " " if cells[0].endswith(_ENDS) else ": "
            if any(cells):
                yield "list row", link.join(filter(None, cells))
            continue
        named = [
            f"{heads[place]}: {text}" if 0 < place < len(heads) and heads[place] else text
            for place, text in enumerate(cells)
            if text
        ]
        if named:
            yield "list row", "; ".join(named)


def _in_cell(row: TableRow, place: int) -> str:
    """What stands in a cell, in a line: a short one above another is its heading."""
    words = [text.replace("\n", " ") for _, text in _blocks(row.cells[place].blocks)]
    line = ""
    for number, text in enumerate(words):
        is_heading = number == 1 and len(words) == 2 and len(line) <= _SHORT
        link = " " if line.endswith(_ENDS) else ": " if is_heading else ", "
        line += f"{link}{text}" if line else text
    return line


def _said(paragraph: Paragraph) -> str:
    """Its words without its pictures; what leads somewhere else than it says has the whole address behind it."""
    words = ""
    runs = [span for span in paragraph.spans if isinstance(span, TextRun) and not span.field]
    for place, run in enumerate(runs):
        words += run.text
        following = runs[place + 1].link if place + 1 < len(runs) else ""
        if run.link and run.link != following and not _says(words, run.link):
            words += f" <{run.link.removeprefix('mailto:')}>"
    return by_email(_tidy(words))


def _says(words: str, link: str) -> bool:
    """Whether the words are the address they lead to, with or without what a browser adds."""
    bare = link.casefold().removeprefix("mailto:").removeprefix("tel:")
    bare = re.sub(r"^https?://(www\.)?", "", bare).rstrip("/")
    digits = re.sub(r"\D", "", bare)
    is_number = link.startswith("tel:") and digits[-6:] in re.sub(r"\D", "", words)
    return is_number or bare in words.casefold()


def _mark(paragraph: Paragraph) -> str:
    """\u201c- \u201d before what has a bullet, its number before what is numbered."""
    if paragraph.label is None:
        return ""
    number = paragraph.label.text.strip()
    return f"{number} " if any(char.isalnum() for char in number) else "- "


def _tidy(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in text.translate(_INVISIBLE).splitlines())
    return "\n".join(line for line in lines if line)


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    """An empty line between paragraphs; none between points of a list, rows of a table and lines of a signature."""
    lines: list[str] = []
    before = ""
    for style, text in parts:
        kind = "list" if style.startswith("list") else style
        if lines and not (kind == before and kind in ("list", *_TOGETHER)):
            lines.append("")
        lines.append(text)
        before = kind
    return "\n".join(lines)
