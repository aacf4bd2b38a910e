"""What the engine tells people about a template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateProblem:
    """Something wrong in a template: its address in words, the tag as typed, the words around it."""

    place: str
    message: str
    tag: str = ""
    near: str = ""
    stops: bool = True

    def __str__(self) -> str:
        near = (
            f" (near \u2018{self.near}\u2019)"
            if self.near and self.near not in self.message
            else ""
        )
        return f"{self.place}: {self.message}{near}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacedName(TemplateProblem):
    """A name with spaces in it, `words`, which may be what people call a field."""

    words: str

    def saying(self, field: str) -> str:
        """The sentence, with what to type for the words."""
        right = self.tag.replace(self.words, field)
        return say(
            "A field\u2019s name has no spaces: {right}, not {tag}.", right=right, tag=self.tag
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """A field that a template asks for, and what it is used as.

    `events[].title` is the title of each row of `events`. Kinds are text, number, date, time, picture,
    yes or no, list of texts, list of rows and the like.
    """

    path: str
    kind: str


class MissingValuesError(OutreachError):
    """Fields that are absent or None where the rule is to stop; `places` says where each is printed."""

    def __init__(self, places: Mapping[str, Iterable[str]], *, hint: str) -> None:
        self.places = {field: tuple(where) for field, where in places.items()}
        told = [
            f"{field.replace('[]', '')} ({'; '.join(where)})"
            for field, where in self.places.items()
        ]
        super().__init__(
            say_many(
                "A value is missing: {values}.",
                "{count} values are missing: {values}.",
                len(told),
                values=", ".join(told),
            ),
            hint=hint,
        )


def refusal(problems: Iterable[TemplateProblem], opening: str, hint: str) -> OutreachError:
    """One error that tells all `problems`, each once."""
    told = list(dict.fromkeys(str(problem) for problem in problems))
    if len(told) == 1:
        return OutreachError(told[0], hint=hint)
    return OutreachError("\n".join([opening, *(f"- {line}" for line in told)]), hint=hint)


def quoted(value: object) -> str:
    """The beginning of a value in quotes, for a sentence about it."""
    text = str(value)
    short = " ".join(text[:_QUOTED].split())
    return f"“{short}”" if len(text) <= _QUOTED else f"“{short} …”"


_QUOTED = 60
