"""What a kind of document begins and ends with, so that its body is only what it says."""

from docx.document import Document

from tools.starters import package
from tools.starters.furniture import address, closing, footers, last_line, letterhead, sheet_head
from tools.starters.package import blank
from tools.starters.writing import write


def letter(title: str, subject: str = "", *, pages: int = 2) -> Document:
    """A letter up to its greeting; `pages` is how many it may grow to."""
    document = blank(title=title)
    letterhead(document)
    footers(document, pages=pages)
    address(document)
    if subject:
        write(document, "Subject", subject)
    write(document, "Salutation", "Dear {{ contact.salutation }},")
    return document


def ended(
    document: Document, words: str = "Yours sincerely,", *, lists_enclosures: bool = True
) -> None:
    """The close of a letter, with how not to hear from us again as its last line."""
    closing(document, words=words)
    last_line(document, lists_enclosures=lists_enclosures)


def sheet(title: str, heading: str = "", *, pages: int = 2) -> Document:
    """A sheet to hand out; `heading` stands at its top where that is another than the file's title."""
    document = blank(title=title)
    sheet_head(document, heading or title)
    footers(document, pages=pages)
    return document


def internal(title: str, heading: str = "", *, pages: int = 2) -> Document:
    """A sheet for ourselves, which says so in its first line."""
    document = sheet(title, heading, pages=pages)
    document.sections[0].first_page_header.paragraphs[0].insert_paragraph_before(
        "For ourselves. Not to be sent, and not to be left behind.", style="Internal Mark"
    )
    return document


def packed(document: Document) -> bytes:
    """The bytes of the finished document; a table that ends it has no room below, which would begin a page."""
    if document.paragraphs[-1]._p is document.element.body[-2]:
        last = document.paragraphs[-1]
        if last.style is not None and last.style.name == "Below Table":
            last.style = "Spacer"
    return package.packed(document)
