"""What the engine shows to others, and the examples of its page."""

import doctest
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
