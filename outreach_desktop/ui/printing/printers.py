"""The printers of this computer: what they are called, and what they can do."""

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from outreach_desktop.domain.documents.printing import Size, same_paper, upright
from outreach_desktop.ui.paper.printing import NO_EDGES, Edges
from outreach_desktop.words import say

_CUPS = "libcups.so.2"
_POINT = QPageSize.Unit.Point


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterName:
    """`name` is what the system calls it, `words` what people do."""

    name: str
    words: str
    is_usual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterPaper:
    """A paper that a printer has: `key` is the printer's own name of it."""

    key: str
    size: Size
    edges: Edges = NO_EDGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a printer can do. Without `papers` it does not say."""

    papers: tuple[PrinterPaper, ...] = ()
    usual_paper: PrinterPaper | None = None
    two_sided: bool = False
    in_colour: bool = True
    takes_any_paper: bool = False

    def paper_for(self, size: Size) -> PrinterPaper | None:
        """The printer's own paper of this size; None where it has none."""
        found = next((one for one in self.papers if same_paper(one.size, size)), None)
        if found is None and (self.takes_any_paper or not self.papers):
            width, height = upright(size)
            return PrinterPaper(key=f"Custom.{width:.0f}x{height:.0f}", size=upright(size))
        return found


def printers() -> list[PrinterName]:
    """Every printer that is set up, the usual one first; asks the system, which may take a while."""
    usual = QPrinterInfo.defaultPrinterName()
    found = []
    for name in QPrinterInfo.availablePrinterNames():
        words = QPrinterInfo.printerInfo(name).description().strip() or name
        found.append(PrinterName(name=name, words=words, is_usual=name == usual))
    return sorted(found, key=lambda one: (not one.is_usual, one.words.casefold()))


def abilities(name: str) -> Abilities | None:
    """What the printer of this name can do, as far as the system knows; None where it is gone."""
    about = QPrinterInfo.printerInfo(name)
    if about.isNull():
        return None
    printer = QPrinter(about, QPrinter.PrinterMode.HighResolution)
    papers = tuple(_paper(printer, size) for size in about.supportedPageSizes())
    usual = about.defaultPageSize()
    return Abilities(
        papers=papers,
        usual_paper=_paper(printer, usual) if usual.isValid() else None,
        two_sided=any(mode != _ONE_SIDE for mode in about.supportedDuplexModes()),
        in_colour=QPrinter.ColorMode.Color in about.supportedColorModes(),
        takes_any_paper=about.supportsCustomPageSizes(),
    )


_ONE_SIDE = QPrinter.DuplexMode.DuplexNone


def _paper(printer: QPrinter, size: QPageSize) -> PrinterPaper:
    layout = QPageLayout(
        size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    edges = NO_EDGES
    if printer.setPageLayout(layout):
        least = printer.pageLayout()
        least.setUnits(QPageLayout.Unit.Point)
        room = least.minimumMargins()
        edges = (room.left(), room.top(), room.right(), room.bottom())
    points = size.size(_POINT)
    return PrinterPaper(
        key=size.key(), size=upright((points.width(), points.height())), edges=edges
    )


def what_is_missing(system: str = sys.platform, load: Callable[[str], object] = ctypes.CDLL) -> str:
    """Why no printer can be found at all: a part of the system that Qt needs for it is not there."""
    if system != "linux":
        return ""
    try:
        load(_CUPS)
    except OSError:
        return say(
            "Printing needs a part of the system that is missing here: the package libcups2. "
            "Install it, and start the program again; until then, save a PDF."
        )
    return ""
