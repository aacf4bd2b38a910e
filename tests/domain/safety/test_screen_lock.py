"""The passphrase of the lock screen is kept as a salted, slow hash, and guessing becomes slow."""

import pytest

from outreach_desktop.domain.safety import screen_lock


def test_only_the_same_words_fit_and_nobody_can_read_them() -> None:
    kept = screen_lock.kept("blue heron \u0142 ")

    assert screen_lock.fits("blue heron \u0142 ", kept)
    assert not screen_lock.fits("blue heron \u0142", kept)
    assert "heron" not in kept
    assert screen_lock.kept("same words") != screen_lock.kept("same words")


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "scrypt$",
        "scrypt$3$8$1$00$00",
        "md5$1$1$1$00$00",
        "a$b$c$d$e$f",
        f"scrypt${2**70}$8$1$00$00",
    ],
)
def test_what_cannot_be_read_fits_nothing(broken: str) -> None:
    assert not screen_lock.fits("anything", broken)


def test_after_three_wrong_ones_the_wait_doubles_up_to_a_minute() -> None:
    assert [screen_lock.wait_after(count) for count in (0, 2, 3, 4, 5, 40, 5000)] == [
        0,
        0,
        2,
        4,
        8,
        300,
        300,
    ]


def test_one_that_is_too_short_is_refused() -> None:
    assert screen_lock.problem("abc") == "Choose at least 4 characters."
    assert not screen_lock.problem("abcd")
