"""Word's own charts take a table of numbers."""

from typing import Any

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.chart import charts, numbers, sheet, with_chart
from tests.templates.word import names, paragraphs, part

TABLE = {
    "categories": ["Jan", "Feb & Mar"],
    "series": [{"name": "GPs", "values": [3, 4.5]}, {"name": "Nurses", "values": [None, 6]}],
}


def figures(table: object) -> dict[str, Any]:
    return {"figures": {"referrals": table}}


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_the_sample_chart_shows_the_numbers_in_its_own_looks(kind: str) -> None:
    template = with_chart(kind=kind)

    finished = WordTemplate(template).render(figures(TABLE))

    (chart,) = charts(finished)
    assert numbers(finished, chart) == {"GPs": ["3", "4.5"], "Nurses": ["6"]}
    xml = part(finished, chart)
    assert xml.count("Feb &amp; Mar") == 2
    assert 'val="accent1"' in xml
    assert "<c:f>Sheet1!$B$2:$B$3</c:f>" in xml
    assert "Sample" not in xml
    assert mistakes(finished) <= mistakes(template)


def test_the_workbook_inside_holds_the_same_numbers_and_the_sample_does_not_travel() -> None:
    finished = WordTemplate(with_chart()).render(figures(TABLE))

    cells = sheet(finished, charts(finished)[0])
    assert '<c r="B3"><v>4.5</v></c>' in cells
    assert "Nurses" in cells
    assert not {"word/charts/chart1.xml", "word/embeddings/book.xlsx"} & set(names(finished))
    assert part(finished, "[Content_Types].xml").count("/word/charts/") == 1


def test_more_series_than_the_sample_has_get_colours_of_their_own() -> None:
    rows = [{"name": str(n), "values": [n]} for n in range(4)]

    finished = WordTemplate(with_chart(series=1)).render(
        figures({"categories": ["x"], "series": rows})
    )

    xml = part(finished, charts(finished)[0])
    assert [xml.count(f'val="accent{n}"') for n in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_each_person_has_a_chart_of_their_own_in_one_file() -> None:
    def table(n: int) -> dict[str, Any]:
        return figures({"categories": ["x"], "series": [{"name": "GPs", "values": [n]}]})

    template = with_chart()
    together = WordTemplate(template).render_together([table(n) for n in range(3)])

    shown = [numbers(together, chart)["GPs"] for chart in charts(together)]
    assert shown == [["0"], ["1"], ["2"]]
    assert mistakes(together) <= mistakes(template)


def test_a_chart_in_a_loop_is_drawn_for_each_round() -> None:
    begin = "<w:p><w:r><w:t>{% for r in regions %}</w:t></w:r></w:p>"
    end = "<w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p>"
    tables = [{"categories": ["x"], "series": [{"name": n, "values": [1]}]} for n in "ab"]

    finished = WordTemplate(with_chart(begin, "{{ r }}", end)).render({"regions": tables})

    assert [list(numbers(finished, chart)) for chart in charts(finished)] == [["a"], ["b"]]


@pytest.mark.parametrize("nothing", [None, "", {}])
def test_without_numbers_the_chart_and_its_line_go(nothing: object) -> None:
    data = figures(nothing) if nothing != {} else {}
    finished = WordTemplate(with_chart()).render(data)

    assert charts(finished) == []
    assert paragraphs(finished) == [""]
    assert not [name for name in names(finished) if "chart" in name]


def test_the_texts_of_a_chart_may_hold_tags_even_split_ones() -> None:
    split = "<a:r><a:t>Referrals {{ ye</a:t></a:r><a:r><a:t>ar }}</a:t></a:r>"
    template = with_chart(title=split)

    finished = WordTemplate(template).render({"year": "2026 & on", **figures(TABLE)})
    own = WordTemplate(with_chart(alt="Our year", title=split)).render({"year": 2027})

    assert "<a:t>Referrals 2026 &amp; on</a:t>" in part(finished, charts(finished)[0])
    assert "<a:t>Referrals 2027</a:t>" in part(own, charts(own)[0])
    assert numbers(own, charts(own)[0]) == {"Sample 0": ["7.0"], "Sample 1": ["7.0"]}
    assert mistakes(finished) <= mistakes(template)


def test_a_chart_with_other_alt_text_stays_as_it_is() -> None:
    finished = WordTemplate(with_chart(alt="Our year")).render({})

    assert charts(finished) == ["word/charts/chart1.xml"]
    assert "word/embeddings/book.xlsx" in names(finished)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("lots", "this is a text, and a chart takes"),
        ({"categories": "x", "series": []}, "a chart takes"),
        ({"categories": ["x"], "series": [{"name": "GPs", "values": [1, 2]}]}, "2 values for 1"),
        ({"categories": ["x"], "series": [{"name": "GPs", "values": ["1"]}]}, "must be numbers"),
        ({"categories": ["x"], "series": [{"name": "GPs", "values": [float("inf")]}]}, "too large"),
    ],
)
def test_what_is_no_table_of_numbers_is_told(table: object, words: str) -> None:
    with pytest.raises(OutreachError, match=words):
        WordTemplate(with_chart()).render(figures(table))


def test_the_contract_and_the_check_know_charts_and_their_texts() -> None:
    title = "<a:r><a:t>{{ yaer }}</a:t></a:r>"
    template = WordTemplate(with_chart(title=title))

    assert {(one.path, one.kind) for one in template.fields()} == {
        ("figures.referrals", "table of numbers"), ("yaer", "text"),
    }  # fmt: skip
    (problem,) = (
        one for one in template.problems(fields=["figures.referrals", "year"]) if one.stops
    )
    assert problem.message == "There is no field yaer. Did you mean year?"
