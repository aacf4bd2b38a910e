"""Paper: the look of a finished document set in lines and pages, for the screen and the printer."""

from outreach_desktop.ui.paper.sheets import Sheet, laying, sheets
from outreach_desktop.ui.paper.slices import Slices

__all__ = ["Sheet", "Slices", "laying", "sheets"]
