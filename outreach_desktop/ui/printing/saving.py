"""Where PDF files go: asked for once, and never over a file that is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from outreach_desktop import writing
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.printing.ordering import PrintPlan
from outreach_desktop.words import say

_PDF = ".pdf"


def ask(parent: QWidget, stack: Stack, plan: PrintPlan) -> list[Path] | None:
    """The file for each job of a plan; None if somebody thought better of it."""
    pieces = [stack.pieces[place] for place in plan.pieces]
    beside = str(pieces[0].path.parent) if pieces and not stack.is_lent else ""
    if plan.wish.each:
        folder = choosing.folder(parent, say("Folder for the PDF files"), beside, "printing")
        return None if folder is None else each(folder, pieces)
    name = one_name(stack, pieces)
    chosen = choosing.file_to_write(parent, say("Save as PDF"), name, "printing", beside=beside)
    return None if chosen is None else [as_pdf(chosen)]


def each(folder: Path, pieces: Sequence[Piece]) -> list[Path]:
    """A free name in the folder for each, called as its document is."""
    names = writing.FreeNames(folder)
    return [names.take(writing.safe_name(piece.path.stem, _PDF)) for piece in pieces]


def one_name(stack: Stack, pieces: Sequence[Piece]) -> str:
    """“2026-03-02 Thank-you notes.pdf”; one document is called as its file is."""
    if len(pieces) == 1:
        return writing.safe_name(pieces[0].path.stem, _PDF)
    kinds = f"{stack.kinds[:1].upper()}{stack.kinds[1:]}"
    return writing.safe_name(f"{stack.made_at:%Y-%m-%d} {kinds}", _PDF)


def as_pdf(path: Path) -> Path:
    """With the ending that lets other programs know it."""
    return path if path.suffix.casefold() == _PDF else path.with_name(f"{path.name}{_PDF}")
