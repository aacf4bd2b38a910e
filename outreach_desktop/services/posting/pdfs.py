"""PDF files that go with letters: their pages counted, joined and drawn."""

from outreach_desktop.templates.finished.pdf import (
    PagePicture,
    PdfError,
    behind_each,
    joined,
    pages,
    picture,
    sizes,
)

__all__ = ["PagePicture", "PdfError", "behind_each", "joined", "pages", "picture", "sizes"]
