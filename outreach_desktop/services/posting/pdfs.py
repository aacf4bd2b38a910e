"""PDF files that go with letters: their pages counted, joined and drawn."""

from outreach_desktop.templates.finished.pdf import (
    PagePicture,
    PdfError,
    joined,
    pages,
    picture,
    sizes,
)

__all__ = ["PagePicture", "PdfError", "joined", "pages", "picture", "sizes"]
