"""A paper of the program\u2019s own on its way to the printer: a Word file that is gone when the program ends."""

import datetime as dt

from outreach_desktop import writing
from outreach_desktop.domain.documents.papers import OwnPaper
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.services import lent_copies
from outreach_desktop.services.making import paper_pages


def as_stack(paper: OwnPaper, note: str = "") -> Stack:
    """What printing takes, made beside the window\u2019s thread. `note` is said in the dialog of printing."""
    return lent(paper.title, paper_pages.as_word(paper), note)


def lent(
    title: str, document: bytes, note: str = "", *, is_exact: bool = False, edge: str = ""
) -> Stack:
    """The same of a Word document that is made already."""
    path = lent_copies.place() / writing.safe_name(title, ".docx")
    writing.write_new(path, document)
    return Stack(
        kinds=title,
        made_at=dt.datetime.now().astimezone(),
        pieces=(Piece(path=path, title=title),),
        note=note,
        is_lent=True,
        is_exact=is_exact,
        edge=edge,
    )
