"""Pages as a PDF, in a process that has no window."""

import sys

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.ui.paper.printing import PrintJob
from outreach_desktop.ui.paper.sheets import sheets
from outreach_desktop.words import say

_DOTS = 600


def made(look: Look) -> bytes:
    """The bytes of a PDF with these pages, as the window would print them."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator(say("Outreach Desktop"))
    writer.setResolution(_DOTS)
    job = PrintJob(writer)
    for sheet in sheets(look):
        job.add(sheet)
    job.end()
    content = bytes(buffer.data().data())
    del application
    return content
