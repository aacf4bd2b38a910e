"""Passphrases for copies that leave the computer: what is too easily guessed."""

import re
from typing import Final

from outreach_desktop.words import say

_SHORTEST: Final = 12
_LETTERS: Final = 7  # different ones: "aaaaaaaaaaaa" has one

# What guessers try first, and what keyboards lay before the fingers.
_COMMON: Final = (
    "password", "passwort", "passphrase", "letmein", "welcome", "admin", "iloveyou", "secret",
    "changeme", "outreach", "correct horse battery staple",
)  # fmt: skip
_ROWS: Final = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")

_ADVICE: Final = say(
    "Four words that have nothing to do with each other are easy to remember and hard to guess."
)


def problems(passphrase: str, *, known: tuple[str, ...] = ()) -> list[str]:
    """What makes a passphrase too weak, the worst first; `known` are names that anybody would try."""
    if not passphrase.strip():
        return [say("Choose a passphrase. {advice}", advice=_ADVICE)]
    if len(passphrase) < _SHORTEST:
        return [
            say("Choose at least {count} characters. {advice}", count=_SHORTEST, advice=_ADVICE)
        ]
    if len(set(passphrase.casefold()) - {" "}) < _LETTERS:
        return [say("Choose one with more different letters. {advice}", advice=_ADVICE)]
    if len(_without_the_obvious(passphrase, known)) < _SHORTEST // 2:
        return [say("Choose one that is harder to guess. {advice}", advice=_ADVICE)]
    return []


def _without_the_obvious(passphrase: str, known: tuple[str, ...]) -> str:
    """What is left when common words, our own names and rows of the keyboard are taken out."""
    left = " ".join(passphrase.casefold().split())
    obvious = {word.casefold() for word in (*_COMMON, *known) if len(word) > 3}
    for word in sorted(obvious, key=len, reverse=True):
        left = left.replace(word, "")
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for begin in range(len(row) - 3):
            for end in range(len(row), begin + 3, -1):
                left = left.replace(row[begin:end], "")
    return re.sub(r"[\W_]", "", left)
