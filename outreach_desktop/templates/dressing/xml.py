"""Names of WordprocessingML, and lengths as it writes them."""

from typing import Final

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def w(name: str) -> str:
    """A name of the main namespace, as lxml writes it."""
    return f"{{{_MAIN}}}{name}"


def twips(millimetres: float) -> str:
    """Twentieths of a point."""
    return str(round(millimetres / 25.4 * 1440))
