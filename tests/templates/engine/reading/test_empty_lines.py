"""Lines that would hold nothing close up; everything else stays."""

import re

import pytest
from docx.enum.text import WD_BREAK

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.reading import empty_lines
from tests.templates.word import body, document, fill, new, paragraphs, part, saved, tables

ADDRESS = document("{{ name }}", "{{ street }}", "{{ town }}", "Dear you")


def test_a_paragraph_whose_only_value_is_empty_closes_up() -> None:
    assert fill(ADDRESS, name="Ann", street="", town="Ashcombe") == ["Ann", "Ashcombe", "Dear you"]


def test_a_paragraph_whose_only_value_is_missing_closes_up_when_left_blank() -> None:
    assert fill(ADDRESS, "blank", name="Ann", street=None) == ["Ann", "Dear you"]


def test_a_marked_missing_value_keeps_its_line() -> None:
    assert fill(ADDRESS, "mark", name="Ann", street="", town=None) == ["Ann", "[town?]", "Dear you"]


def test_a_line_with_words_of_its_own_stays() -> None:
    assert fill(document("Tel. {{ phone }}", "end"), phone="") == ["Tel. ", "end"]


def test_words_of_a_condition_do_not_hold_an_empty_line() -> None:
    template = document("{% if phone %}Tel. {{ phone }}{% endif %}", "end")

    assert fill(template, phone="") == ["end"]
    assert fill(template, phone="123") == ["Tel. 123", "end"]


def test_lines_within_a_paragraph_close_up_with_their_break() -> None:
    block = document("{{ a }}\n{{ b }}\n{{ c }}\n{{ d }}", "end")

    assert fill(block, a="1", b="", c="3", d="") == ["1\n3", "end"]
    assert fill(block, a="", b="2", c="", d="4") == ["2\n4", "end"]
    assert fill(block, a="", b="", c="", d="") == ["end"]


def test_a_line_of_words_between_empty_lines_stays_alone() -> None:
    assert fill(document("{{ a }}\nYours\n{{ b }}", "end"), a="", b="") == ["Yours", "end"]


def test_a_blank_line_that_the_template_has_stays() -> None:
    assert fill(document("{{ a }}\n\n{{ b }}", "", "end"), a="1", b="2") == ["1\n\n2", "", "end"]


def test_lines_made_by_a_loop_leave_no_break_at_the_end() -> None:
    template = document("{% for x in xs %}{{ x }}\n{% endfor %}", "end")

    assert fill(template, xs=["a", "b"]) == ["a\nb", "end"]
    assert fill(template, xs=["a", "", "c"]) == ["a\nc", "end"]
    assert fill(template, xs=[]) == ["end"]


def test_a_value_of_blanks_only_counts_as_empty() -> None:
    assert fill(document("{{ x }}", "end"), x=" \n ") == ["end"]


def test_the_last_paragraph_of_a_document_stays() -> None:
    assert fill(document("a", "{{ x }}"), x="") == ["a", ""]


def test_a_paragraph_with_a_page_break_stays() -> None:
    made = new()
    made.add_paragraph("{{ x }}").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("end")

    finished = WordTemplate(saved(made)).render({"x": ""})

    assert part(finished).count('w:type="page"') == 1


def test_a_cell_keeps_a_paragraph_in_its_own_style() -> None:
    made = new()
    cell = made.add_table(1, 2).rows[0].cells[0]
    cell.paragraphs[0].text = "{{ x }}"
    cell.paragraphs[0].style = "Heading 1"

    finished = WordTemplate(saved(made)).render({"x": ""})

    assert tables(finished) == [[["", ""]]]
    assert part(finished).count('<w:pStyle w:val="Heading1"/>') == 1


def test_several_lines_of_a_cell_close_up() -> None:
    made = new()
    cell = made.add_table(1, 1).rows[0].cells[0]
    cell.text = "{{ a }}"
    cell.add_paragraph("{{ b }}")
    cell.add_paragraph("{{ c }}")
    template = WordTemplate(saved(made))

    assert tables(template.render({"a": "", "b": "B", "c": ""})) == [[["B"]]]
    assert tables(template.render({"a": "", "b": "", "c": ""})) == [[[""]]]


def test_a_table_whose_headings_always_stay_is_not_looked_at_again() -> None:
    headed = document([["When", "What"], ["{%tr for x in xs %}", ""], ["{{ x }}", "{{ x }}"], ["{%tr endfor %}", ""]])  # fmt: skip

    (part,) = WordTemplate(headed)._loaded.compiled()

    assert not part.mentions(empty_lines.MARK)
    assert tables(WordTemplate(headed).render({"xs": []})) == [[["When", "What"]]]
    assert tables(WordTemplate(headed).render({"xs": ["1"]})) == [[["When", "What"], ["1", "1"]]]


def test_a_table_without_rows_goes() -> None:
    template = document("a", [["{% for x in xs %}{{ x }}", "{{ x }}{% endfor %}"]], "b")

    assert tables(WordTemplate(template).render({"xs": []})) == []
    assert paragraphs(WordTemplate(template).render({"xs": []})) == ["a", "b"]
    assert tables(WordTemplate(template).render({"xs": ["1"]})) == [[["1", "1"]]]


def test_an_empty_header_keeps_a_paragraph() -> None:
    made = new()
    made.sections[0].header.paragraphs[0].text = "{{ x }}"

    assert "<w:p>" in part(WordTemplate(saved(made)).render({"x": ""}), "word/header1.xml")


@pytest.mark.parametrize(
    "behind", ["\n  ", '<w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/>']
)
def test_what_no_page_shows_stands_behind_the_last_paragraph_or_table(behind: str) -> None:
    cell = f"<w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>{{{{ n }}}}</w:t></w:r></w:p>{behind}"
    table = f"<w:tbl><w:tr><w:tc><w:tcPr/>{cell}</w:tc></w:tr></w:tbl>{behind}"
    template = WordTemplate(body(table))

    made = part(template.render_together([{"n": ""}, {"n": "A"}]))

    assert [made.count(one) for one in ("<w:tc>", ">1<", ">A<", "<w:p>")] == [2, 2, 1, 5]
    assert re.search(r"</w:tbl>\s*(?:<w:bookmark[^>]*>)*\s*</w:body>", made) is None
