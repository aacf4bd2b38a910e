"""What the engine shows to others, and the examples of its page."""

import doctest
import re
from pathlib import Path

import pytest

from outreach_desktop import templates

PAGE = Path(__file__).parents[2] / "docs" / "engine.md"


def test_the_examples_of_the_page_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert (found.failed, found.attempted > 10) == (0, True)


def test_the_face_holds_what_it_names_and_nothing_else() -> None:
    for name in templates.__all__:
        assert getattr(templates, name).__name__ == name
    with pytest.raises(AttributeError):
        templates.compiler_of_things  # noqa: B018


def test_the_page_names_every_module_in_its_room() -> None:
    engine = Path(templates.__path__[0]) / "engine"
    there = {
        f"{folder.relative_to(engine).as_posix()}/": {
            file.name for file in folder.glob("*.py") if file.name != "__init__.py"
        }
        for folder in engine.rglob("*")
        if folder.is_dir() and folder.name != "__pycache__"
    }
    rows = re.findall(
        r"^\| `([\w/]+/)` \| (.*?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert {room: set(re.findall(r"`(\w+\.py)`", modules)) for room, modules in rows} == there
