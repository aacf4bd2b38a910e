"""What a text part brings from elsewhere in the file: the charts in it, and the tags in its links."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from outreach_desktop.templates.engine.compiling.sample_charts import chart_of
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.mailmerge.meaning import NOTHING_MEANT, Meaning
from outreach_desktop.templates.engine.word.addresses import typed_address
from outreach_desktop.templates.engine.word.chart_types import Chart
from outreach_desktop.templates.engine.word.lists import LazyLists
from outreach_desktop.templates.engine.word.ooxml import is_outside, parse
from outreach_desktop.templates.engine.word.package.links import links_of, targets
from outreach_desktop.templates.engine.word.package.package import Member, contents
from outreach_desktop.words import say


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
    problems: tuple[TemplateProblem, ...] = ()
    """What is wrong in the texts of the charts."""
    meaning: Meaning = NOTHING_MEANT
    """What the names of a mail merge mean, in every part the same."""
    made: frozenset[str] = frozenset()
    """The names that loops and the like make anywhere in the file."""


NOTHING = Surroundings()


def with_links(
    usual: Surroundings, members: Mapping[str, Member], part: str, label: str
) -> Surroundings:
    """The `usual` surroundings, with what the relationships of `part` bring."""
    data = contents(members, links_of(part))
    drawn = _with_charts(usual, members, part, label) if b"/chart" in data else usual
    addresses = {}
    for link in parse(data, links_of(part)) if b"External" in data else ():
        address = typed_address(str(link.get("Target", "")))
        if is_outside(link) and "{{" in address:
            addresses[str(link.get("Id"))] = address
    return replace(drawn, addresses=addresses)


def _with_charts(
    usual: Surroundings, members: Mapping[str, Member], part: str, label: str
) -> Surroundings:
    """The charts that a part shows and that can be drawn anew, and what is wrong in them."""
    found: dict[str, Chart] = {}
    names: list[str] = []
    problems: list[TemplateProblem] = []
    for link, name in targets(members, part).items():
        if name.startswith("word/charts/") and name in members:
            links = contents(members, links_of(name))
            chart, wrong = chart_of(members[name].data(), links, label or say("Text"))
            problems += wrong
            if chart is not None:
                found[link] = chart
                names.append(name)
    return replace(usual, charts=found, parts=tuple(names), problems=tuple(problems))
