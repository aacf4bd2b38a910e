"""What a step of reading finds, returned by it: tags, what is wrong, what only looks like a field."""

from dataclasses import dataclass

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.lookalikes import Lookalike


@dataclass(frozen=True, slots=True)
class Findings:
    """The tags that a step put into the tree, numbered on from the number it was given, and what it has to tell."""

    tags: tuple[Tag, ...] = ()
    problems: tuple[TemplateProblem, ...] = ()
    alike: tuple[Lookalike, ...] = ()


NOTHING_FOUND = Findings()


class Gathered:
    """What several steps found, one after another; `number` is the one that the next tag gets."""

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self.tags: list[Tag] = []
        self.problems: list[TemplateProblem] = []
        self.alike: list[Lookalike] = []

    @property
    def number(self) -> int:
        """The number of the next tag."""
        return self._first + len(self.tags)

    def add(self, found: Findings) -> None:
        """What one more step found."""
        if found is not NOTHING_FOUND:
            self.tags += found.tags
            self.problems += found.problems
            self.alike += found.alike

    def findings(self) -> Findings:
        """All of it."""
        if not (self.tags or self.problems or self.alike):
            return NOTHING_FOUND
        return Findings(tuple(self.tags), tuple(self.problems), tuple(self.alike))
