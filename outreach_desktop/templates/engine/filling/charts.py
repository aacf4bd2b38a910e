"""Word's own charts: the sample chart of a template, drawn anew with the numbers of the data.

A chart whose alt text is `{{ figures.referrals }}` takes a table of numbers; its kind, colours, axes
and size stay as they were drawn in Word. The numbers stand in the chart itself, where Word reads them
to show it, and in a workbook inside, which it opens to edit them. Text of the chart may hold tags.
"""

import re

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from lxml import etree

from outreach_desktop.templates.engine.filling.chart_data import chart_data
from outreach_desktop.templates.engine.filling.pictures import Media
from outreach_desktop.templates.engine.filling.proof import check
from outreach_desktop.templates.engine.filling.values import (
    RUN,
    Fault,
    Run,
    UnfitError,
    escaped_plain,
)
from outreach_desktop.templates.engine.word.chart_types import (
    Chart,
    ChartData,
    ChartSlot,
    Series,
    SeriesLook,
)
from outreach_desktop.templates.engine.word.ooxml import Element
from outreach_desktop.templates.engine.word.package.package import STORED, packed
from outreach_desktop.templates.engine.word.package.workbook import SHEET, column, workbook

WORKBOOK = "rIdWorkbook"

_GAP = "<?series {}?>"
_ACCENT = re.compile(r'(schemeClr val=")accent\d')
_PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"


def gap(plot: int) -> Element:
    """What stands in a chart's tree for the series of its `plot`th plot; no file can bring it."""
    return etree.ProcessingInstruction("series", str(plot))


def _add(chart: Chart, media: Media, part: str, text: str, data: ChartData) -> str:
    """Put a chart of `data` into a document; the link by which `part` shows it."""
    number = len(media.charts) + 1
    book = f"word/embeddings/chart_own{number}.xlsx"
    head = ["", *(escaped_plain(one.name) for one in data.series)]
    link = (
        f'<Relationship Id="{WORKBOOK}" Type="{_PACKAGE}" '
        f'Target="../embeddings/chart_own{number}.xlsx"/></Relationships>'
    )
    return media.chart(
        part,
        packed(_name(number), _drawn(chart.looks, text, data).encode()),
        packed(f"word/charts/_rels/chart_own{number}.xml.rels", (chart.links + link).encode()),
        packed(book, workbook([head, *_rows(data)]), STORED),
    )


def _drawn(looks: tuple[SeriesLook, ...], text: str, data: ChartData) -> str:
    plots: dict[int, list[str]] = {}
    for at, series in enumerate(data.series):
        look = looks[min(at, len(looks) - 1)]
        written = _written(series, at, data, look)
        if at >= len(looks):
            written = _ACCENT.sub(rf"\g<1>accent{at % 6 + 1}", written)
        plots.setdefault(look.plot, []).append(written)
    for plot in {look.plot for look in looks}:
        text = text.replace(_GAP.format(plot), "".join(plots.get(plot, ())))
    return text


def _name(number: int) -> str:
    return f"word/charts/chart_own{number}.xml"


def _rows(data: ChartData) -> list[list[str | float | None]]:
    return [
        [escaped_plain(name), *(series.values[at] for series in data.series)]
        for at, name in enumerate(data.categories)
    ]


def _written(series: Series, at: int, data: ChartData, look: SeriesLook) -> str:
    """A series with its numbers, and where in the workbook they stand."""
    letter, last = column(at + 1), len(data.categories) + 1
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{escaped_plain(name)}</c:v></c:pt>'
        for number, name in enumerate(data.categories)
    )
    numbers = "".join(
        f'<c:pt idx="{number}"><c:v>{value!r}</c:v></c:pt>'
        for number, value in enumerate(series.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(data.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!${letter}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escaped_plain(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{look.head}<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>"
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f>"
        f"<c:numCache><c:formatCode>{escaped_plain(look.numbers)}</c:formatCode>{count}{numbers}"
        f"</c:numCache></c:numRef></c:val>{look.tail}</c:ser>"
    )


@pass_context
def charted(context: Context, value: object, number: int) -> str:
    """A chart in its frame; nothing where there are no numbers for it."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    slot = tag.brings
    if (
        value is None
        or value == ""
        or isinstance(value, Undefined)
        or not isinstance(slot, ChartSlot)
    ):
        return ""
    chart = slot.chart
    if isinstance(value, Fault):
        run.fault(tag, value.message)
        return ""
    try:
        data = chart.sample if value is True else chart_data(value, run.language)
    except UnfitError as error:
        run.fault(tag, str(error))
        return ""
    link = _add(chart, run.media, run.part, _text(chart, context, run), data)
    return slot.framed(link, tag.field.replace(".", " ").replace("_", " "))


def _text(chart: Chart, context: Context, run: Run) -> str:
    """The chart's XML with its own tags filled in; a loop's names are not known there."""
    if isinstance(chart.text, str):
        return chart.text
    around = run.part, run.tags, run.shown
    run.part, run.shown = _name(len(run.media.charts) + 1), []
    text = chart.text.render(context.get_all(), run)
    check(run, text)
    run.part, run.tags, run.shown = around
    return text
