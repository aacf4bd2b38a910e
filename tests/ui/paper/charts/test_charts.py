"""Charts are drawn from the numbers that Word stored in them, whatever these are."""

import time

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from outreach_desktop.templates.engine.look import look
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.ink import InkWords
from outreach_desktop.ui.paper.pictured import ChartInk
from outreach_desktop.ui.paper.strokes import Drawing, Stroke
from tests.ui.paper.charts.word_charts import (
    AXES,
    GRID,
    LYING,
    POINTS,
    axis,
    chart,
    in_document,
    labels,
    plot,
    series,
    solid,
)

pytestmark = pytest.mark.usefixtures("qapp")
CLUSTERED = '<c:barDir val="col"/><c:grouping val="clustered"/>'
STANDARD = '<c:grouping val="standard"/>'
CALLS = series("Calls", [12, 19, 8.5, None])
VISITS = series("Visits", [5, 9, 14, 3], number=1)


def page(part: str | bytes) -> Sheet:
    (sheet,) = sheets(look(in_document(part)))
    return sheet


def drawing(part: str) -> Drawing:
    (ink,) = (mark.ink for mark in page(part).marks if isinstance(mark.ink, ChartInk))
    return ink._drawing


def areas(part: str, color: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every area of a colour that is larger than a key of the legend."""
    found = []
    for one in drawing(part).parts:
        if isinstance(one, Stroke) and one.fill == color and one.is_closed:
            x, y = zip(*one.points, strict=True)
            if max(x) - min(x) > 7 or max(y) - min(y) > 7:
                found.append((min(x), min(y), max(x), max(y)))
    return found


def words(part: str) -> list[str]:
    return [one.text for one in drawing(part).parts if hasattr(one, "text")]


BLUE, RED = "4F81BD", "C0504D"  # where a document has no theme; python-docx brings Office's of 2007


def test_columns_are_as_high_as_their_numbers_and_a_gap_has_none() -> None:
    columns = areas(chart(plot("barChart", CALLS, VISITS, about=CLUSTERED)), BLUE)

    high = [bottom - top for _, top, _, bottom in columns]
    assert len(columns) == 3
    assert [one / high[0] for one in high] == pytest.approx([1, 19 / 12, 8.5 / 12], rel=0.02)
    assert len({round(bottom, 3) for *_, bottom in columns}) == 1


def test_lying_bars_go_rightwards_and_stacked_ones_one_after_the_other() -> None:
    about = '<c:barDir val="bar"/><c:grouping val="stacked"/>'
    part = chart(
        plot("barChart", CALLS, VISITS, about=about, after='<c:overlap val="100"/>'), axes=LYING
    )
    calls, visits = areas(part, BLUE), areas(part, RED)

    assert [left for left, *_ in visits[:3]] == pytest.approx([right for _, _, right, _ in calls])
    assert calls[0][1] > calls[1][1]  # the first one stands lowest


def test_shares_of_a_whole_fill_the_height() -> None:
    about = '<c:barDir val="col"/><c:grouping val="percentStacked"/>'
    part = chart(plot("barChart", CALLS, VISITS, about=about))

    assert "100%" in words(part)
    low, high = areas(part, BLUE)[0], areas(part, RED)[0]
    assert (low[3] - low[1]) / (low[3] - high[1]) == pytest.approx(12 / 17, rel=0.01)


def test_title_axes_and_legend_are_told() -> None:
    axes = axis("catAx", 1, 2, "b", title="Month") + axis(
        "valAx", 2, 1, "l", more=GRID, title="How many"
    )
    part = chart(
        plot("barChart", CALLS, VISITS, about=CLUSTERED), axes=axes, title="Calls &amp; visits"
    )

    text = page(part).text
    for said in ("Calls & visits", "Month", "How many", "January", "Visits", "20"):
        assert said in text


def test_numbers_are_written_as_the_file_says() -> None:
    money = series("Money", [1200, 800.5, 0, -20], pattern="#,##0.00 &quot;\u20ac&quot;")
    said = words(chart(plot("barChart", money, about=CLUSTERED, after=labels("Val"))))

    assert {"1,200.00 \u20ac", "800.50 \u20ac", "-20.00 \u20ac"} <= set(said)


def test_days_along_a_chart_are_days() -> None:
    calls = series("Calls", [3, 4, 5], categories=[45292, 45323, 45352], cat_pattern="mmm yy")

    assert {"Jan 24", "Feb 24", "Mar 24"} <= set(
        words(chart(plot("lineChart", calls, about=STANDARD)))
    )


def lines(part: str) -> list[int]:
    """How many points each coloured line goes through."""
    strokes = (one for one in drawing(part).parts if isinstance(one, Stroke) and not one.is_closed)
    return [
        len(one.points)
        for one in strokes
        if one.border.color in (BLUE, RED) and one.points[-1][0] - one.points[0][0] > 23
    ]


def test_a_line_is_parted_where_a_value_is_missing() -> None:
    broken = series("Calls", [1, 2, None, 4, 5, 6])

    assert lines(chart(plot("lineChart", broken, about=STANDARD), legend="")) == [2, 3]


def test_slices_are_shares_with_their_own_colours() -> None:
    own = f'<c:dPt><c:idx val="1"/><c:spPr>{solid("00AA00")}</c:spPr></c:dPt>'
    visits = series("Visits", [5, 15], categories=["Home", "Ward"], more=own)
    part = chart(
        plot("pieChart", visits, about='<c:varyColors val="1"/>', after=labels("Percent")), axes=""
    )

    assert {"25%", "75%", "Home", "Ward"} <= set(words(part))
    assert len(areas(part, BLUE)) == len(areas(part, "00AA00")) == 1


def test_points_stand_where_both_their_numbers_say() -> None:
    part = chart(
        plot(
            "scatterChart",
            series("PSA", [1, 3], across=[0, 10]),
            about='<c:scatterStyle val="lineMarker"/>',
        ),
        axes=POINTS,
        legend="",
    )
    (line,) = [
        one
        for one in drawing(part).parts
        if isinstance(one, Stroke) and one.border.color == BLUE and not one.is_closed
    ]

    (x, y), (to_x, to_y) = line.points
    assert x < to_x
    assert y > to_y


def test_a_second_axis_has_its_own_numbers() -> None:
    rate = series("Rate", [0.2, 0.5, 0.35, 0.8], number=1, pattern="0%")
    axes = AXES + axis("catAx", 3, 4, "b") + axis("valAx", 4, 3, "r")
    part = chart(
        plot("barChart", CALLS, about=CLUSTERED),
        plot("lineChart", rate, about=STANDARD, ids=(3, 4)),
        axes=axes,
    )

    assert {"20", "80%"} <= set(words(part))


KINDS = {
    "bar": plot("barChart", CALLS, VISITS, about=CLUSTERED, after=labels("Val")),
    "line": plot("lineChart", CALLS, VISITS, about=STANDARD, after=labels("Val", "CatName")),
    "area": plot("areaChart", CALLS, VISITS, about='<c:grouping val="stacked"/>'),
    "pie": plot("pieChart", CALLS, after=labels("Percent", "SerName")),
    "doughnut": plot("doughnutChart", CALLS, VISITS),
    "scatter": plot("scatterChart", series("P", [1, 2], across=["NaN", 3])),
    "bubble": plot("bubbleChart", series("P", [1, 2], across=[1, 3])),
    "radar": plot("radarChart", CALLS, VISITS, about='<c:radarStyle val="filled"/>'),
}
HOSTILE = ("1e308", "-1e308", "NaN", "inf", "", "seven", None, "1e-320", "0")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", ["l", "t", "b", ""])
def test_every_kind_stays_in_its_frame(kind: str, side: str) -> None:
    part = chart(
        KINDS[kind],
        axes=POINTS if kind in ("scatter", "bubble") else AXES,
        legend=side,
        title="Long " * 30,
    )
    made = drawing(part)

    points = [point for one in made.parts if isinstance(one, Stroke) for point in one.points]
    assert all(-1 <= x <= made.width + 1 and -1 <= y <= made.height + 1 for x, y in points)
    assert all(-1 <= one.x <= made.width for one in made.parts if isinstance(one, InkWords))


@pytest.mark.parametrize(
    "kind",
    [
        "barChart",
        "lineChart",
        "areaChart",
        "pieChart",
        "doughnutChart",
        "scatterChart",
        "bubbleChart",
        "radarChart",
    ],
)
def test_numbers_beyond_reason_are_gaps(kind: str) -> None:
    bad = series(
        "Bad", HOSTILE, across=HOSTILE if kind in ("scatterChart", "bubbleChart") else None
    )
    scaling = (
        '<c:scaling><c:logBase val="1e300"/><c:max val="-1e308"/><c:min val="NaN"/></c:scaling>'
    )
    axes = axis("catAx", 1, 2, "b") + axis(
        "valAx", 2, 1, "l", scaling=scaling, more='<c:majorUnit val="1e-300"/>'
    )
    made = drawing(chart(plot(kind, bad, after=labels("Val")), axes=axes))

    points = [point for one in made.parts if isinstance(one, Stroke) for point in one.points]
    assert all(abs(x) < 1000 and abs(y) < 1000 for x, y in points)


def test_a_hundred_thousand_values_are_bounded_work() -> None:
    many = series("Many", [place % 97 for place in range(100_000)], categories=[])
    part = chart(*(plot("lineChart", many, about=STANDARD) for _ in range(3)))
    document = in_document(part)

    start = time.process_time()
    (sheet,) = sheets(look(document))
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()

    assert time.process_time() - start < 5
    assert len(drawing(part).parts) < 20_000


def test_colours_of_the_theme_are_lighter_where_the_file_says_so() -> None:
    lighter = '<a:solidFill><a:schemeClr val="accent2"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr></a:solidFill>'
    pale = series("Calls", [1], look=f"<c:spPr>{lighter}</c:spPr>")
    (fill,) = {one.fill for one in drawing(chart(plot("barChart", pale, about=CLUSTERED), legend="")).parts
               if isinstance(one, Stroke) and one.fill not in ("", "FFFFFF")}  # fmt: skip

    assert QColor(f"#{fill}").lightnessF() == pytest.approx(
        0.6 * QColor(f"#{RED}").lightnessF() + 0.4, abs=0.02
    )


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (chart(plot("stockChart", CALLS)), "a stock chart"),
        (chart(plot("surface3DChart", CALLS)), "a surface chart"),
        (chart(plot("ofPieChart", CALLS)), "a pie chart with a second plot"),
        ("<c:chartSpace", "a chart that is damaged or missing"),
        ("<x/>", "a chart that is damaged or missing"),
        (chart(), "a chart that is damaged or missing"),
    ],
)
def test_what_is_not_drawn_is_named_in_its_frame(part: str, said: str) -> None:
    document = look(in_document(part))

    assert document.not_shown == (said,)
    assert said in sheets(document)[0].text


def test_a_chart_in_three_dimensions_is_drawn_flat_and_says_so() -> None:
    part = chart(plot("bar3DChart", CALLS, about=CLUSTERED))

    assert look(in_document(part)).not_shown == (
        "a chart in three dimensions, which is drawn flat here",
    )
    assert len(areas(part, BLUE)) == 3


def test_one_that_is_all_drawn_is_not_told() -> None:
    assert look(in_document(chart(plot("barChart", CALLS, about=CLUSTERED)))).not_shown == ()
