"""How things read in the reader's language."""

import pytest

from outreach_desktop.words import local
from outreach_desktop.words.country_names import plain_country


@pytest.mark.parametrize(
    ("home", "language", "written"),
    [
        ("", "en_GB", "United Kingdom"),
        ("", "en_GB", "UK"),
        ("", "en_GB", "England"),
        ("", "cy_GB", "Y Deyrnas Unedig"),
        ("", "cy", "U.K."),
        ("", "en_US", "USA"),
        ("", "de_DE", "Deutschland"),
        ("", "de_DE", "Germany"),
        ("Scotland", "en_GB", "Great Britain"),
        ("ie", "en_GB", "Éire"),
        ("Wendland", "en_GB", "wendland"),
    ],
)
def test_the_home_country_is_known_under_all_its_names(
    home: str, language: str, written: str
) -> None:
    assert plain_country(written) in local.country_names(home, language)


@pytest.mark.parametrize(
    ("home", "language", "written"),
    [("", "en_GB", "Ireland"), ("Ireland", "en_GB", "UK"), ("", "en_US", "England")],
)
def test_another_country_is_another(home: str, language: str, written: str) -> None:
    assert plain_country(written) not in local.country_names(home, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [("", ("yes", "no")), ("de-AT", ("ja", "nein")), ("fr", ("oui", "non")), ("xx", ("yes", "no"))],
)
def test_yes_and_no_are_words_of_the_language(language: str, words: tuple[str, str]) -> None:
    assert (local.yes_or_no(True, language), local.yes_or_no(False, language)) == words
