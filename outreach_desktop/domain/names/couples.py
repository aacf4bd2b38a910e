"""Two people in one entry: their names kept apart, until each has an entry of their own."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

# “y”, “e” and “i” join surnames as well: two people only between two titles, as in “Sr. y Sra. Gil”.
_AND = re.compile(
    r"\s*(?:\s(?:and|und|et|en)\s|[&+]|(?<=\s(?:sr|dr)\.)\s(?:y|e)\s(?=(?:sra|dra|da)\.?\s)|(?<=\s(?:sr|dr))\s(?:y|e)\s(?=(?:sra|dra|da)\.?\s)"
    r"|(?<=\sdon)\sy\s(?=do\u00f1a\s)|(?<=\ssig\.)\se\s(?=sig\.?ra\s)|(?<=\sdott\.)\se\s(?=(?:sig\.?ra|dott\.?ssa)\s))\s*",
    re.IGNORECASE,
)


class Half(NamedTuple):
    """One of two people."""

    title: str
    first_name: str
    last_name: str

    @property
    def name(self) -> str:
        """“Mrs Mary Fennick”."""
        return " ".join(part for part in self if part)


@lru_cache(maxsize=8192)
def are_two(text: str) -> bool:
    """Whether `text` speaks of two people: “Mr & Mrs”, “John and Mary”."""
    return not text.isalpha() and bool(_AND.search(f" {text} "))


def sides(text: str) -> list[str]:
    """What stands around each “and” or “&”."""
    return [side.strip() for side in _AND.split(f" {text} ") if side.strip()]


def kept(halves: Iterable[Half]) -> str:
    """Two people as a column keeps them, one a line: “Dr|John|Fennick”; "" where a name has a sign of this in it."""
    two = tuple(halves)
    if not two:
        return ""
    text = "\n".join("|".join(half) for half in two)
    return text if read(text) == two else ""


def read(text: str) -> tuple[Half, ...]:
    """The two people that `kept` wrote down; none where it is anything else."""
    parts = [line.split("|") for line in text.split("\n")]
    is_two = [len(line) for line in parts] == [len(Half._fields)] * 2
    return tuple(Half(*line) for line in parts) if is_two else ()


def of_entry(couple: str, name: str) -> tuple[Half, ...]:
    """The people of an entry called `name`; none once it was given to somebody else or to one of them."""
    if not couple:
        return ()
    halves, words = read(couple), set(name.split())
    held = {word for half in halves for part in half[1:] for word in part.split()}
    return halves if held <= words else ()
