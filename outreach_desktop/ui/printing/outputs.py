"""Where a job goes: to CUPS, to a printer through Qt, or into a PDF file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from outreach_desktop import writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.paper import Sheet
from outreach_desktop.ui.paper.printing import PrintJob
from outreach_desktop.ui.printing import cups
from outreach_desktop.ui.printing.printers import PrinterPaper
from outreach_desktop.words import say

_PDF_DOTS = 600  # an inch: what pictures are kept at; letters and lines are as sharp as the paper

Done = Callable[[str], None]
"""Is called with the id that the print system gave the job, "" where it gives none."""
Fails = Callable[[OutreachError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one job is to be: its title, without names, because others may read it at the printer."""

    title: str
    copies: int = 1
    two_sided: bool = False
    grey: bool = False
    paper: PrinterPaper | None = None
    edge: str = ""
    """Which edge of a landscape page goes in first; see `Stack`."""


class TakesPages(Protocol):
    """What the pages of a job are added to, one after the other."""

    def add(self, sheet: Sheet | None) -> None:
        """Print this page, or leave the next side of the paper empty."""


class Output(Protocol):
    """A job under way: pages are added to `job`, then it is handed over, or dropped."""

    @property
    def job(self) -> TakesPages:
        """Takes its pages."""

    def hand_over(self, done: Done, fails: Fails) -> None:
        """Let it go; one of the two is called later."""

    def drop(self) -> None:
        """Nothing of it is wanted."""


class _Pdf:
    """A PDF that is made in memory, so that nothing half-written is ever left."""

    def __init__(self, order: Order) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(order.title)
        self._writer.setCreator(say("Outreach Desktop"))
        self._writer.setResolution(_PDF_DOTS)
        if order.grey:
            self._writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
        size = order.paper.size if order.paper else None
        edges = order.paper.edges if order.paper else (0.0, 0.0, 0.0, 0.0)
        self.job = PrintJob(self._writer, size, edges, order.edge)

    def drop(self) -> None:
        """Nothing of it is wanted."""
        self.job.drop()

    def _bytes(self) -> bytes:
        self.job.end()
        return bytes(self._buffer.data().data())


class ToCups(_Pdf):
    """A job for a printer of CUPS; what it is printed from is the PDF that can be saved, too."""

    def __init__(self, commands: cups.Commands, printer: str, order: Order) -> None:
        super().__init__(order)
        self._commands = commands
        self._words = cups.order(
            printer,
            order.title,
            copies=order.copies,
            two_sided=order.two_sided,
            paper=order.paper.key if order.paper else "",
            grey=order.grey,
        )

    def hand_over(self, done: Done, fails: Fails) -> None:
        """Give it to the print system."""
        self._commands.hand_over(self._words, self._bytes(), done, fails)


class ToFile(_Pdf):
    """A PDF file; whole, or not there at all, and never over another."""

    def __init__(self, page: QObject, runner: Runner, path: Path, order: Order) -> None:
        super().__init__(order)
        self._page = page
        self._runner = runner
        self._path = path

    def hand_over(self, done: Done, fails: Fails) -> None:
        """Write it beside the window."""
        content, path = self._bytes(), self._path
        self._runner.aside(
            self._page, lambda: writing.write_new(path, content), lambda _: done(""), fails=fails
        )


class ToPrinter:
    """A job for a printer through Qt, where there is no CUPS: Windows, macOS."""

    def __init__(self, printer: str, order: Order) -> None:
        about = QPrinterInfo.printerInfo(printer)
        if about.isNull():
            raise cups.gone()
        self._printer = QPrinter(about, QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(order.title)
        self._printer.setCopyCount(order.copies)
        self._printer.setCollateCopies(True)
        mode = QPrinter.DuplexMode
        self._printer.setDuplex(mode.DuplexLongSide if order.two_sided else mode.DuplexNone)
        colour = QPrinter.ColorMode
        self._printer.setColorMode(colour.GrayScale if order.grey else colour.Color)
        size = order.paper.size if order.paper else None
        edges = order.paper.edges if order.paper else (0.0, 0.0, 0.0, 0.0)
        self.job = PrintJob(self._printer, size, edges, order.edge)

    def hand_over(self, done: Done, fails: Fails) -> None:
        """Give it to the system."""
        self.job.end()
        if self._printer.printerState() == QPrinter.PrinterState.Error:
            fails(cups.refusal(say("the printer reports an error")))
        else:
            done("")

    def drop(self) -> None:
        """Nothing of it is wanted."""
        self.job.drop()
