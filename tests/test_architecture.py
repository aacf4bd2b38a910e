"""The page about how the program is built tells of what is there, and of nothing that the code says itself."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PAGE = (HOUSE / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGE = HOUSE / "outreach_desktop"
_SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
_NAMED = sorted(set(re.findall(r"`([a-z_]+(?:/[a-z_]+)*(?:\.py|/))`", PAGE)))


def test_the_page_names_modules_and_rooms() -> None:
    assert len(_NAMED) > 40
    assert "db/file/data_file.py" in _NAMED


@pytest.mark.parametrize("named", _NAMED)
def test_a_module_it_names_is_there(named: str) -> None:
    """Alone, as `cups.py`, it is one of a room that the section names; else it is named from the package or the house."""
    if "/" in named.rstrip("/"):
        there = [(PACKAGE / named), (HOUSE / named)]
    else:
        there = [
            PACKAGE / named,
            HOUSE / named,
            *PACKAGE.rglob(named),
            *HOUSE.glob(f"tests/*/{named}"),
        ]

    assert any(path.exists() for path in there)


@pytest.mark.parametrize("section", _SECTIONS)
def test_a_section_says_one_how_on_one_page(section: str) -> None:
    assert len(_SECTIONS[section].splitlines()) <= 45


def test_it_repeats_no_signature() -> None:
    assert not re.search(r"^(?:def|class) |\) -> ", PAGE, re.MULTILINE)
    assert len(PAGE.splitlines()) <= 350
