"""The types of the charts that are drawn anew: each is a part of its own, which the list of types names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.filling.values import Run
from outreach_desktop.templates.engine.word.package.package import Member, packed
from outreach_desktop.templates.engine.word.package.usual import TYPES


@dataclass(frozen=True, slots=True)
class ChartContent:
    """Whether charts come into a document, and the list of types without theirs."""

    types: str
    """Empty where no chart is drawn anew."""

    @property
    def writes(self) -> frozenset[str]:
        """The parts that each document gets anew."""
        return frozenset([TYPES] if self.types else [])

    def members(self, run: Run) -> list[Member]:
        """The list of types of a document."""
        if not self.types:
            return []
        head, tail = self.types.rsplit("</Types>", 1)
        return [packed(TYPES, f"{head}{run.media.types()}</Types>{tail}".encode())]


def charts_of(members: Mapping[str, Member], parts: Iterable[Compiled]) -> ChartContent:
    """What charts are drawn anew in `parts`."""
    drawn = any(part.charts for part in parts)
    return ChartContent(members[TYPES].data().decode() if drawn else "")
