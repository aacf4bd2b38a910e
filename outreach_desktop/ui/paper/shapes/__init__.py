"""Shapes as they are painted: outlines with words on them, and words that fill a frame."""

from outreach_desktop.ui.paper.shapes.sketches import sketched
from outreach_desktop.ui.paper.shapes.stretched import StretchedInk

__all__ = ["StretchedInk", "sketched"]
