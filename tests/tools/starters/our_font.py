"""The font the program ships, for LibreOffice: so that lines break in a test as they do in the program."""

import os
from pathlib import Path

from outreach_desktop.paths import resource


def with_our_font(folder: Path) -> dict[str, str]:
    """A home that has the font."""
    fonts = folder / ".fonts"
    if not fonts.exists():
        fonts.symlink_to(resource("fonts"), target_is_directory=True)
    return {**os.environ, "HOME": str(folder)}
