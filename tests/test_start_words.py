"""Which words open the window, and which are a command."""

from pathlib import Path

import pytest

from outreach_desktop.start_words import file_for_window, may_begin


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "My group.outreach").touch()
    return "My group.outreach"


def test_without_words_the_window_opens_on_the_last_file() -> None:
    assert file_for_window([]) == ""


def test_a_data_file_alone_opens_the_window_on_it(group: str) -> None:
    assert file_for_window([group]) == group
    assert file_for_window(["--data", group]) == group
    assert file_for_window([f"--data={group}"]) == group


def test_capitals_in_the_ending_are_no_other_kind_of_file(group: str, tmp_path: Path) -> None:
    (tmp_path / "OLD.OUTREACH").touch()

    assert file_for_window(["OLD.OUTREACH"]) == "OLD.OUTREACH"


def test_a_file_for_the_window_need_not_be_there_yet_where_it_is_named_as_data() -> None:
    assert file_for_window(["--data", "new.outreach"]) == "new.outreach"


def test_a_file_named_alone_that_is_gone_opens_the_window_that_says_so(group: str) -> None:
    assert file_for_window(["gone.outreach"]) == "gone.outreach"
    assert not may_begin(["gone.outreach"])
    assert not may_begin([group])
    for words in ([], ["--data", "new.outreach"], ["--data=new.outreach"]):
        assert may_begin(words)


@pytest.mark.parametrize(
    "words",
    [
        ["demo"],
        ["--help"],
        ["--data"],
        ["--data", ""],
        ["--data", "My group.outreach", "contacts"],
        ["My group.outreach", "contacts"],
        ["letter.docx"],
    ],
)
def test_anything_else_is_a_command(group: str, words: list[str]) -> None:
    assert file_for_window(words) is None
