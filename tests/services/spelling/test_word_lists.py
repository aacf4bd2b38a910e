"""The words that come with the program: British, American, of clinics, and what somebody meant."""

import pytest

from outreach_desktop.services.spelling.word_lists import KnownWords, words_of


def known(language: str) -> KnownWords:
    found = words_of(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en_GB", "colour organisation organize centre practise", "color center"),
        ("en_US", "color organization center", "colour organisation"),
        ("en_IE", "colour", "color"),
    ],
)
def test_british_and_american_are_told_apart(language: str, right: str, wrong: str) -> None:
    words = known(language)
    assert [one for one in right.split() if not words.is_known(one)] == []
    assert [one for one in wrong.split() if words.is_known(one)] == []


@pytest.mark.parametrize(
    "word",
    [
        "Wednesday",
        "Yours",
        "aren\u2019t",
        "men\u2019s",
        "urologist\u2019s",
        "brachytherapy",
        "wellbeing",
    ],
)
def test_words_are_known_in_every_shape_that_letters_have(word: str) -> None:
    assert known("en_GB").is_known(word)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("queston", "question"),
        ("thier", "their"),
        ("becuase", "because"),
        ("Recieve", "Receive"),
        ("adress", "address"),
        ("cathater", "catheter"),
        ("definately", "definitely"),
    ],
)
def test_what_was_meant_is_among_the_first(slip: str, meant: str) -> None:
    assert not known("en_GB").is_known(slip)
    assert meant in known("en_GB").suggestions(slip)[:3]


def test_what_is_near_nothing_has_no_suggestion() -> None:
    assert known("en_GB").suggestions("xqzvkwyjqp") == []


def test_of_another_language_there_is_no_list() -> None:
    assert words_of("de_DE") is None
