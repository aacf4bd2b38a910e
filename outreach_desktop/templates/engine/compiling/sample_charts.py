"""Sample charts read from a template, ready to be drawn anew: their looks, their numbers, their texts."""

import re
from collections.abc import Sequence

from lxml import etree

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.texts import compiled_texts, drawn_tags
from outreach_desktop.templates.engine.filling.charts import WORKBOOK, gap
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.word.chart_types import Chart, ChartData, Series, SeriesLook
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import (
    A,
    C,
    Element,
    R,
    fragment,
    kind_of_link,
    parse,
    prefixes_named,
    r,
    serialise,
)
from outreach_desktop.words import say

_PLOTS = {
    f"{{{C}}}{name}Chart"
    for name in (
        "bar", "bar3D", "line", "line3D", "area", "area3D", "pie", "pie3D", "doughnut", "radar",
    )
}  # fmt: skip
_OURS = {
    f"{{{C}}}{name}" for name in ("idx", "order", "tx", "cat", "val", "dPt", "errBars", "extLst")
}
_LAST = {f"{{{C}}}{name}" for name in ("smooth", "shape")}
_LEFT_OUT = {"package", "oleObject", "chartStyle", "chartColorStyle", "chartUserShapes"}
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,2})?")
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def chart_of(
    data: bytes, links: bytes, place: str
) -> tuple[Chart | None, Sequence[TemplateProblem]]:
    """The chart in a chart part, and what is wrong with the tags in its texts.

    None for a kind that is not drawn from a table of names and numbers.
    """
    root = parse(data, "chart")
    kept = prefixes_named(root)
    etree.cleanup_namespaces(root, top_nsmap={"c": C, "r": R, "a": A}, keep_ns_prefixes=kept)
    plots = [
        one for one in root.iter() if one.tag in _PLOTS and one.find(f"{{{C}}}ser") is not None
    ]
    if not plots:
        return None, ()
    sample = _sample(plots)
    looks = []
    for number, plot in enumerate(plots):
        found = list(plot.iterchildren(f"{{{C}}}ser"))
        looks += [_look(one, number) for one in found]
        found[0].addprevious(gap(number))
        for one in found:
            plot.remove(one)
    _lead_to_workbook(root)
    drawn = drawn_tags(root, say("{place}, text of the chart", place=place))
    problems = list(drawn.problems)
    text: str | Compiled = serialise(root).decode()
    if drawn.tags:
        made, wrong = compiled_texts(root, drawn.tags)
        problems += wrong
        if made is None:
            return None, problems
        text = made
    return Chart(text, tuple(looks), sample, _kept_links(links)), problems


def _look(series: Element, plot: int) -> SeriesLook:
    code = series.find(f"{{{C}}}val//{{{C}}}formatCode")
    rest = [child for child in series if child.tag not in _OURS]
    for extra in [one for child in rest for one in child.iter(f"{{{C}}}extLst")]:
        parent_of(extra).remove(extra)
    return SeriesLook(
        plot,
        "".join(fragment(child) for child in rest if child.tag not in _LAST),
        "".join(fragment(child) for child in rest if child.tag in _LAST),
        (code.text or "General") if code is not None else "General",
    )


def _sample(plots: list[Element]) -> ChartData:
    """The numbers of the sample itself, as the chart keeps them."""
    found = [one for plot in plots for one in plot.iterchildren(f"{{{C}}}ser")]
    categories = _points(found[0].find(f"{{{C}}}cat"))
    length = max([len(categories), *(len(_points(one.find(f"{{{C}}}val"))) for one in found)])
    names = [*categories, *[""] * (length - len(categories))]
    series = []
    for one in found:
        values = [_as_number(text) for text in _points(one.find(f"{{{C}}}val"))]
        name = next(iter(_points(one.find(f"{{{C}}}tx"))), "")
        series.append(Series(name, (*values, *[None] * (length - len(values)))))
    return ChartData(tuple(names), tuple(series))


def _points(holder: Element | None) -> list[str]:
    points = holder.iter(f"{{{C}}}v") if holder is not None else ()
    return [point.text or "" for point in points][:1000]


def _as_number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _lead_to_workbook(root: Element) -> None:
    """Let the chart name its workbook, at the place in the schema's order, and nothing else outside."""
    for name in ("externalData", "userShapes"):
        for old in list(root.iterchildren(f"{{{C}}}{name}")):
            root.remove(old)
    data = root.makeelement(f"{{{C}}}externalData", {r("id"): WORKBOOK})
    data.append(data.makeelement(f"{{{C}}}autoUpdate", {"val": "0"}))
    later = {f"{{{C}}}{name}" for name in ("printSettings", "extLst")}
    root.insert(sum(1 for child in root if child.tag not in later), data)


def _kept_links(links: bytes) -> str:
    """The relationships of the sample's part but those of its workbook and Word's own style sheets."""
    root = parse(links or f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode(), say("chart links"))
    for link in list(root):
        if kind_of_link(link) in _LEFT_OUT:
            root.remove(link)
    root.text = root.text or "\n"
    return serialise(root).decode().removesuffix("</Relationships>")
