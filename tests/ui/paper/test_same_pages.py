"""The program lays every document that comes with it out on as many pages as LibreOffice, for whomever and on whatever paper.

The ordinary suite looks at eight of them, `-m slow` at all.
"""

from pathlib import Path

import pytest

from outreach_desktop.templates.engine.look import look
from outreach_desktop.ui.paper import sheets
from tests.tools.starters.test_pages import _SOME, _pages, needs_office
from tools.starters import STARTERS


def differ(folder: Path, names: tuple[str, ...]) -> dict[tuple[str, str], tuple[int, int]]:
    """The documents that have another number of pages here than there, by name and kind."""
    found = {}
    for (name, kind), theirs in _pages(folder, names).items():
        ours = len(sheets(look((folder / f"{name}+{kind}.docx").read_bytes())))
        if ours != theirs:
            found[name, kind] = ours, theirs
    return found


@needs_office
@pytest.mark.usefixtures("qapp")
def test_eight_starters_have_as_many_pages_here_as_there(tmp_path: Path) -> None:
    assert differ(tmp_path, _SOME) == {}


@needs_office
@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_every_starter_has_as_many_pages_here_as_there(tmp_path: Path) -> None:
    assert differ(tmp_path, tuple(STARTERS)) == {}
