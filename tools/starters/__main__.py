"""Writes the starters: `python -m tools.starters [FOLDER]`."""

import sys
from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.templates import library
from tools.starters import STARTERS, our_letterhead

SHIPPED = Path(library.__path__[0]) / "starters"
LETTERHEAD = SHIPPED.with_name("letterhead.docx")


def main(words: list[str]) -> None:
    """Draw every starter into a folder, the shipped one unless another is named."""
    folder = Path(words[0]) if words else SHIPPED
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in STARTERS.items():
        writing.write_over(folder / f"{name}.docx", draw())
    if folder == SHIPPED:
        writing.write_over(LETTERHEAD, our_letterhead.draw())


if __name__ == "__main__":
    main(sys.argv[1:])
