"""Papers that the program itself says, as the bytes of a Word document or of a PDF."""

import os
from importlib import import_module
from typing import Final

from outreach_desktop import worker
from outreach_desktop.domain.documents.papers import OwnPaper
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_MEMORY: Final = 4 << 30
"""Bytes of addresses, most of which Qt only reserves."""
_SECONDS: Final = 300.0


def as_word(paper: OwnPaper) -> bytes:
    """A Word document."""
    from outreach_desktop.templates.papers import word  # a fifth of a second

    return word.made(paper)


def as_pdf(paper: OwnPaper) -> bytes:
    """A PDF of the same pages as the printer gets."""
    return painted(as_word(paper))


def painted(document: bytes) -> bytes:
    """A Word document as a PDF, painted by a process of its own, which needs no screen."""
    return worker.tried(
        _painted,
        document,
        seconds=_SECONDS,
        memory=_MEMORY,
        what=say("This PDF"),
        hint=say("Choose a name that ends in .docx: Word and LibreOffice make a PDF of it."),
    )


def _painted(document: bytes) -> bytes:
    """The life of that process: only there is the window\u2019s way of painting asked for, and it may be missing."""
    from outreach_desktop.templates.engine.look import look

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        painter = import_module("outreach_desktop.ui.paper.pdf")
    except ImportError as error:
        raise OutreachError(
            say("The part of the program that paints pages is missing here, so there is no PDF."),
            hint=say("Choose a name that ends in .docx: Word and LibreOffice make a PDF of it."),
        ) from error
    painted: bytes = painter.made(look(document))
    return painted
