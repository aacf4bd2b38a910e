"""Which language the program speaks."""

import os

import pytest

from outreach_desktop import languages, paths
from outreach_desktop.words.saying import VARIABLE


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(VARIABLE, "")


@pytest.mark.parametrize(
    ("name", "value", "spoken"),
    [
        ("LANG", "de_DE.UTF-8", "de"),
        ("LC_ALL", "de_AT", "de"),
        ("LANGUAGE", "tr:de:en", "de"),
        ("LANGUAGE", "en_GB:de", "en"),
        ("LANG", "tr_TR.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LANG", "", "en"),
    ],
)
def test_that_of_the_computer(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, spoken: str
) -> None:
    monkeypatch.setenv(name, value)

    languages.settle()

    assert os.environ[VARIABLE] == spoken


def test_what_was_chosen_goes_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    languages.choose("en")

    languages.settle()

    assert (languages.chosen(), os.environ[VARIABLE]) == ("en", "en")


def test_that_of_the_computer_can_be_chosen_again() -> None:
    languages.choose("de")
    languages.choose("")

    assert languages.chosen() == ""


def test_what_is_in_the_variable_goes_before_all(monkeypatch: pytest.MonkeyPatch) -> None:
    languages.choose("de")
    monkeypatch.setenv(VARIABLE, "xx")

    languages.settle()

    assert os.environ[VARIABLE] == "xx"


@pytest.mark.parametrize("kept", [b"tlh\n", b"\xff\xfe", b""])
def test_a_setting_that_says_nothing_is_passed_over(kept: bytes) -> None:
    file = paths.settings_folder() / "language.txt"
    file.parent.mkdir(parents=True)
    file.write_bytes(kept)

    languages.settle()

    assert os.environ[VARIABLE] == "en"


def test_every_language_offered_says_its_own_name() -> None:
    assert set(languages.NAMES) == set(languages.offered())
