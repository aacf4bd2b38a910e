"""What a text part brings from elsewhere in the file: the charts in it, and the tags in its links."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.compiling.sample_charts import chart_of
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.mailmerge.meaning import NOTHING_MEANT, Meaning
from outreach_desktop.templates.engine.word.addresses import typed_address
from outreach_desktop.templates.engine.word.chart_types import Chart
from outreach_desktop.templates.engine.word.lists import LazyLists
from outreach_desktop.templates.engine.word.ooxml import is_outside, parse
from outreach_desktop.templates.engine.word.package.links import links_of, targets
from outreach_desktop.templates.engine.word.package.package import Member, contents


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The charts that can be drawn again, and the addresses that hold tags, each by its link; the lists."""

    charts: Mapping[str, Chart] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    lists: LazyLists | None = None
    strange: frozenset[str] = frozenset()
    """The groups that no data have: content controls named after them stay as they are."""
    parts: tuple[str, ...] = ()
    """The names of the parts that the charts stand in."""
    meaning: Meaning = NOTHING_MEANT
    """What the names of a mail merge mean, in every part the same."""
    made: frozenset[str] = frozenset()
    """The names that loops and the like make anywhere in the file."""


NOTHING = Surroundings()


def surroundings_of(
    members: Mapping[str, Member],
    part: str,
    label: str,
    problems: list[TemplateProblem],
    lists: LazyLists,
) -> Surroundings:
    """What the relationships of `part` bring."""
    data = contents(members, links_of(part))
    charts, names = _charts(members, part, label, problems) if b"/chart" in data else ({}, ())
    addresses = {}
    for link in parse(data, links_of(part)) if b"External" in data else ():
        address = typed_address(str(link.get("Target", "")))
        if is_outside(link) and "{{" in address:
            addresses[str(link.get("Id"))] = address
    return Surroundings(charts, addresses, lists, parts=names)


def _charts(
    members: Mapping[str, Member], part: str, label: str, problems: list[TemplateProblem]
) -> tuple[dict[str, Chart], tuple[str, ...]]:
    """The charts that a part shows and that can be drawn anew, by its links to them, and their names."""
    found, names = {}, []
    for link, name in targets(members, part).items():
        if name.startswith("word/charts/") and name in members:
            links = contents(members, links_of(name))
            chart = chart_of(members[name].data(), links, label or "Text", problems)
            if chart is not None:
                found[link] = chart
                names.append(name)
    return found, tuple(names)
