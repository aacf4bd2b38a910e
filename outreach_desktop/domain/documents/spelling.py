"""Which words of a text are looked up, and which are left alone: names, abbreviations, addresses of the web."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PIECE = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NO_WORDS = re.compile(r"[@/\\\d_]|\w\.\w")
"""What has one of these in it is an address, a date, a dose or a number."""
_ENDS = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word and where it stands."""

    start: int
    end: int
    word: str


def doubtful(text: str, is_known: Callable[[str], bool]) -> Iterator[Spelt]:
    """The words that are not known, in their order; a capital within a sentence makes a name."""
    begins = True
    for piece in _PIECE.finditer(text):
        told = piece.group()
        begins = begins or "\n" in text[max(piece.start() - 1, 0) : piece.start()]
        if not _NO_WORDS.search(told):
            yield from _in_piece(piece, is_known, begins=begins)
        begins = bool(_ENDS.search(told))


def _in_piece(
    piece: re.Match[str], is_known: Callable[[str], bool], *, begins: bool
) -> Iterator[Spelt]:
    """Parts of a compound are words of their own, as long as the compound is none."""
    found = list(_WORD.finditer(piece.group()))
    whole = "-".join(one.group() for one in found)
    if len(found) > 1 and (is_known(whole) or is_known(whole.replace("-", ""))):
        return
    for one in found:
        word = one.group()
        if not _is_left_alone(word, begins=begins) and not is_known(word):
            yield Spelt(piece.start() + one.start(), piece.start() + one.end(), word)


def _is_left_alone(word: str, *, begins: bool) -> bool:
    rest = word[1:]
    return len(word) < _LEAST or rest != rest.lower() or (word[0].isupper() and not begins)
