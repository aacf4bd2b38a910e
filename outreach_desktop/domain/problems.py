"""What stops something that was typed from being saved: a sentence, and the field it is about."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason. Rules return a tuple of them, in reading order."""

    field: str
    """The field of the draft by its name, and so the key of the form's; "" where it is about all of it."""
    sentence: str
    """What to do about it: \u201cChoose a date.\u201d"""

    def __str__(self) -> str:
        return self.sentence


def by_field(problems: Iterable[Problem]) -> dict[str, str]:
    """The first sentence about each field, by the field."""
    first: dict[str, str] = {}
    for problem in problems:
        first.setdefault(problem.field, problem.sentence)
    return first
