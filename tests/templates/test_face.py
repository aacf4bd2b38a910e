"""What the engine shows to others, and the examples of its page."""

import doctest
import re
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

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


def test_the_page_names_what_each_kind_of_content_goes_through() -> None:
    engine = Path(templates.__path__[0]) / "engine"
    modules = {file: file.read_text(encoding="utf-8") for file in engine.rglob("*.py")}
    code = "\n".join(modules.values())
    table = PAGE.read_text(encoding="utf-8").partition("### Kinds of content")[2]
    names = {
        name
        for row in re.findall(r"^\| \w+ \|.*$", table.partition("\n## ")[0], re.MULTILINE)[1:]
        for name in re.findall(r"`([\w.]+)`", row)
    }

    said = {name for name in names if name.endswith(".py")}
    defined = set(re.findall(r"^(?:def |class |)(\w+)\b", code, re.MULTILINE))

    assert len(said) > 10
    assert said - {file.name for file in modules} == set()
    assert names - said - defined - {"brings"} == set()


@pytest.mark.parametrize("kind", ["charts", "lists", "media", "notes"])
def test_a_kind_of_content_is_made_ready_once_and_says_what_it_writes(kind: str) -> None:
    module = import_module(f"outreach_desktop.templates.engine.compiling.content.{kind}")
    made = get_type_hints(getattr(module, f"{kind}_of"))["return"]

    assert made.__dataclass_params__.frozen
    assert isinstance(made.writes, property)
