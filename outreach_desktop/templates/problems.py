"""What the engine tells people about a template."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.errors import OutreachError


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a template, with its address in words and the tag as it was typed."""

    place: str
    message: str
    tag: str = ""
    stops: bool = True

    def __str__(self) -> str:
        near = f" (at {self.tag})" if self.tag and self.tag not in self.message else ""
        return f"{self.place}: {self.message}{near}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field that a template asks for: `events[].title`, and what it is used as."""

    path: str
    kind: str


def refusal(problems: Iterable[Problem], opening: str, hint: str) -> OutreachError:
    """One error that tells all `problems`, each once."""
    told = list(dict.fromkeys(str(problem) for problem in problems))
    if len(told) == 1:
        return OutreachError(told[0], hint=hint)
    return OutreachError("\n".join([opening, *(f"- {line}" for line in told)]), hint=hint)
