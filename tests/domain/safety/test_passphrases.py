"""Passphrases that are too easily guessed."""

import pytest

from outreach_desktop.domain.safety.passphrases import problems


@pytest.mark.parametrize(
    "passphrase",
    [
        "lantern ferry walnut thirty",
        "to be or not to be so",
        "Wq8!kd02mZpt",
        "n\u00e4chste Woche wieder Regen",
        "\u0432\u0447\u0435\u0440\u0430 \u0448\u0435\u043b \u0434\u043e\u0436\u0434\u044c",
    ],
)
def test_long_ones_and_four_words_are_taken(passphrase: str) -> None:
    assert problems(passphrase, known=("My group",)) == []


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", "Choose a passphrase."),
        ("   ", "Choose a passphrase."),
        ("Wq8!kd02mZp", "at least 12 characters"),
        ("so it is ok", "at least 12 characters"),
        ("aaaaaaaaaaaaaaaa", "more different letters"),
        ("abab abab abab", "more different letters"),
        ("password12345", "harder to guess"),
        ("Passwort987654", "harder to guess"),
        ("qwertyuiopasdfgh", "harder to guess"),
        ("correct horse battery staple", "harder to guess"),
        ("My group, my group!", "harder to guess"),
    ],
)
def test_weak_ones_are_refused_with_what_is_wrong_and_what_is_better(
    passphrase: str, why: str
) -> None:
    found = problems(passphrase, known=("My group",))

    assert len(found) == 1
    assert why in found[0]
    assert "Four words" in found[0]
