"""What a block tag owns."""

import pytest
from docx.shared import RGBColor

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.word import (
    body,
    document,
    everything,
    fill,
    new,
    opened,
    paragraphs,
    part,
    saved,
    tables,
)


def rows(template: bytes, **context: object) -> list[list[list[str]]]:
    return tables(WordTemplate(template).render(context))


PEOPLE = [{"name": "Ann", "role": "nurse"}, {"name": "Bo", "role": "doctor"}]


def test_a_loop_alone_in_its_paragraphs_leaves_no_blank_line() -> None:
    template = document("a", "{% for x in xs %}", "{{ x }}", "{% endfor %}", "b")

    assert fill(template, xs=["1", "2"]) == ["a", "1", "2", "b"]
    assert fill(template, xs=[]) == ["a", "b"]


def test_conditions_alone_in_their_paragraphs_leave_no_blank_line() -> None:
    template = document(
        "{% if n == 1 %}",
        "one",
        "{% elif n == 2 %}",
        "two",
        "{% else %}",
        "many",
        "{% endif %}",
        ".",
    )

    assert fill(template, n=1) == ["one", "."]
    assert fill(template, n=2) == ["two", "."]
    assert fill(template, n=3) == ["many", "."]


def test_a_loop_over_list_items_owns_them() -> None:
    made = new()
    for text in ("{% for x in xs %}", "{{ x }}", "{% endfor %}"):
        made.add_paragraph(text, style="List Bullet")

    finished = WordTemplate(saved(made)).render({"xs": ["a", "b"]})

    assert paragraphs(finished) == ["a", "b"]
    assert part(finished).count("ListBullet") == 2


def test_tags_inside_a_paragraph_work_inside_it() -> None:
    template = document(
        "We meet on {% for d in days %}{{ d }}{% if not loop.last %}, {% endif %}{% endfor %}."
    )

    assert fill(template, days=["Monday", "Friday"]) == ["We meet on Monday, Friday."]


def test_tags_in_several_runs_of_a_paragraph_keep_the_formats() -> None:
    made = new()
    paragraph = made.add_paragraph("a {% if x %}plain ")
    paragraph.add_run("red").font.color.rgb = RGBColor(255, 0, 0)
    paragraph.add_run(" end{% endif %} b")
    template = WordTemplate(saved(made))

    assert paragraphs(template.render({"x": True})) == ["a plain red end b"]
    assert paragraphs(template.render({"x": False})) == ["a  b"]
    assert "FF0000" in part(template.render({"x": True}))


def test_a_loop_over_runs_in_a_link_and_outside_stays_whole() -> None:
    template = body(
        '<w:p><w:r><w:t>{% for x in xs %}</w:t></w:r><w:hyperlink w:anchor="y"><w:r><w:t>{{ x }}'
        '</w:t></w:r><w:r><w:t xml:space="preserve">, {% endfor %}end</w:t></w:r></w:hyperlink></w:p>'
    )

    assert everything(WordTemplate(template).render({"xs": ["a", "b"]}))[0] == "a, b, end"


def test_text_beside_a_tag_stays() -> None:
    template = document("Before {% if x %}", "inside", "{% endif %} after", "end")

    assert fill(template, x=True) == ["Before ", "inside", " after", "end"]
    assert fill(template, x=False) == ["Before ", " after", "end"]


def test_a_tag_at_the_start_and_one_at_the_end_own_whole_paragraphs() -> None:
    template = document("a", "{% if x %}first", "second{% endif %}", "b")

    assert fill(template, x=True) == ["a", "first", "second", "b"]
    assert fill(template, x=False) == ["a", "b"]


def test_a_loop_begun_and_ended_beside_text_repeats_whole_paragraphs() -> None:
    template = document("{% for p in people %}{{ p.name }}", "{{ p.role }}{% endfor %}", ".")

    assert fill(template, people=PEOPLE) == ["Ann", "nurse", "Bo", "doctor", "."]


def test_a_condition_in_the_middle_of_two_paragraphs_joins_them_when_it_is_false() -> None:
    template = document("a {% if x %}b", "c {% endif %}d", ".")

    assert fill(template, x=True) == ["a b", "c d", "."]
    assert fill(template, x=False) == ["a d", "."]


def test_a_tag_alone_and_its_end_in_the_middle_lose_nothing() -> None:
    template = document("{% if x %}", "a {% endif %}b", ".")

    assert "".join(fill(template, x=True)) == "a b."
    assert "".join(fill(template, x=False)) == "b."


def test_tags_in_the_first_and_last_cell_own_the_row() -> None:
    template = document(
        [
            ["Name", "Role"],
            ["{% for p in people %}{{ p.name }}", "{{ p.role }}{% endfor %}"],
            ["end", ""],
        ]
    )

    made = rows(template, people=PEOPLE)

    assert made == [[["Name", "Role"], ["Ann", "nurse"], ["Bo", "doctor"], ["end", ""]]]


def test_tags_in_rows_of_their_own_take_the_rows_away() -> None:
    template = document(
        [
            ["Name", "Role"],
            ["{% for p in people %}", ""],
            ["{{ p.name }}", "{{ p.role }}"],
            ["{% endfor %}", ""],
        ]
    )

    assert rows(template, people=PEOPLE) == [[["Name", "Role"], ["Ann", "nurse"], ["Bo", "doctor"]]]


def test_a_condition_over_rows_may_have_an_else() -> None:
    template = document([["h"], ["{% if x %}"], ["yes"], ["{% else %}"], ["no"], ["{% endif %}"]])

    assert rows(template, x=True) == [[["h"], ["yes"]]]
    assert rows(template, x=False) == [[["h"], ["no"]]]


def test_python_docx_templates_rows_paragraphs_and_runs_work() -> None:
    template = document(
        "{%p for p in people %}", "{{r p.name }}", "{%p endfor %}",
        [["{%tr for p in people %}", ""], ["{{ p.name }}", "{{p p.role }}"], ["{%tr endfor %}", ""]],
        "{%r if x %}yes{%r endif %}",
    )  # fmt: skip
    finished = WordTemplate(template).render({"people": PEOPLE, "x": True})

    assert paragraphs(finished) == ["Ann", "Bo", "yes"]
    assert tables(finished) == [[["Ann", "nurse"], ["Bo", "doctor"]]]


def test_a_row_tag_in_the_row_itself_keeps_the_text_beside_it() -> None:
    template = document([["{%tr for p in people %}{{ p.name }}", "{{ p.role }}{%tr endfor %}"]])

    assert rows(template, people=PEOPLE) == [[["Ann", "nurse"], ["Bo", "doctor"]]]


def test_a_paragraph_tag_may_stand_with_its_end_in_one_paragraph_and_with_a_space() -> None:
    template = document("{%p if x %}B{%p endif %}", "{% p if x %}", "C", "{% p endif %}", ".")

    assert fill(template, x=True) == ["B", "C", "."]
    assert fill(template, x=False) == ["."]


def test_cells_can_be_repeated() -> None:
    template = document([["a", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]])
    plain = document([["a", "{% for x in xs %}", "{{ x }}", "{% endfor %}"]])

    for one in (template, plain):
        for xs in (["1", "2", "3"], []):
            made = part(WordTemplate(one).render({"xs": xs}))
            assert made.count("<w:tc>") == made.count("<w:gridCol ") == 1 + len(xs)


def test_cells_take_widths_colours_and_merges_from_tags() -> None:
    template = document(
        [["{% colspan n %}a", ""], ["{% for x in xs %}{% vm %}once", "{% cellbg x %}{{ x }}{% endfor %}"]],
        [["{%tc for x in xs %}", "{% hm %}wide", "{%tc endfor %}"]],
    )  # fmt: skip

    made = part(WordTemplate(template).render({"n": 2, "xs": ["FF0000", "#00FF00"]}))

    assert made.count('<w:gridSpan w:val="2"/>') == 2
    assert '<w:vMerge w:val="restart"/>' in made
    assert '<w:vMerge w:val="continue"/>' in made
    assert made.count(">once<") == made.count(">wide<") == 1
    assert all(f'w:fill="{colour}"' in made for colour in ("FF0000", "00FF00"))


def test_a_cell_tag_takes_numbers_and_colours_and_nothing_else() -> None:
    with pytest.raises(OutreachError, match="cannot be used in"):
        rows(document([["{% cellbg x %}"]]), x='"/><w:altChunk/>')
    with pytest.raises(OutreachError, match="not in a table cell"):
        fill(document("{% colspan 2 %}"))


def test_a_note_may_own_its_row() -> None:
    assert rows(document([["a"], ["{#tr only for us #}"], ["b"]])) == [[["a"], ["b"]]]


def test_a_minus_sign_at_the_edge_of_a_paragraph_joins_it_to_its_neighbour() -> None:
    template = document("We live", "{%- if x -%}", " in town", "{%- endif -%}", " gladly.", "Yours")

    assert fill(template, x=True) == ["We live in town gladly.", "Yours"]
    assert fill(template, x=False) == ["We live gladly.", "Yours"]


def test_loops_stand_in_loops() -> None:
    template = document(
        "{% for g in groups %}", "{{ g.name }}", "{% for p in g.people %}", "- {{ p }} of {{ g.name }}",
        "{% endfor %}", "{% endfor %}", ".",
    )  # fmt: skip
    groups = [{"name": "A", "people": ["x", "y"]}, {"name": "B", "people": []}]

    assert fill(template, groups=groups) == ["A", "- x of A", "- y of A", "B", "."]


def test_a_table_in_a_loop_is_repeated_with_its_own_loop() -> None:
    template = document(
        "{% for g in groups %}", [["{{ g.name }}"], ["{% for p in g.people %}{{ p }}{% endfor %}"]],
        "{% endfor %}", "end",
    )  # fmt: skip
    groups = [{"name": "A", "people": ["x", "y"]}, {"name": "B", "people": ["z"]}]

    assert rows(template, groups=groups) == [[["A"], ["xy"]], [["B"], ["z"]]]


def test_notes_and_set_leave_nothing_behind() -> None:
    template = document("{# a note to ourselves #}", "{% set n = 1 %}", "n is {{ n }}{# so #}.")

    assert fill(template) == ["n is 1."]


def test_a_loops_own_counters_work() -> None:
    template = document(
        "{% for x in xs %}", "{{ loop.index }} of {{ loop.length }}: {{ x }}", "{% endfor %}", "."
    )

    assert fill(template, xs=["a", "b"]) == ["1 of 2: a", "2 of 2: b", "."]


def test_bookmarks_beside_a_lone_tag_stay_paired() -> None:
    template = body(
        '<w:p><w:bookmarkStart w:id="1" w:name="here"/><w:r><w:t>{% if x %}</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>yes</w:t></w:r><w:bookmarkStart w:id="2" w:name="torn"/></w:p>'
        '<w:p><w:r><w:t>{% endif %}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
        '<w:p><w:bookmarkEnd w:id="2"/></w:p>'
    )

    for x in (True, False):
        made = part(WordTemplate(template).render({"x": x}))
        assert made.count("bookmarkStart") == made.count("bookmarkEnd")


def test_a_section_ends_although_its_last_paragraph_held_only_a_tag() -> None:
    made = new()
    made.add_paragraph("{% if x %}")
    made.add_paragraph("yes")
    made.add_paragraph("{% endif %}")
    made.add_section()
    made.add_paragraph("second")

    finished = part(WordTemplate(saved(made)).render({"x": False}))

    assert finished.count("<w:sectPr") == 2


def test_tags_back_to_back_in_one_paragraph_or_row_stay_in_order() -> None:
    lines = document("{% if a %}", "A", "{% endif %}{% if b %}", "B", "{% endif %}", ".")
    table = document(
        [["{% if a %}"], ["A"], ["{% endif %}{% if b %}"], ["B"], ["{% endif %}"], ["."]]
    )

    assert fill(lines, a=False, b=True) == ["B", "."]
    assert fill(lines, a=True, b=False) == ["A", "."]
    assert rows(table, a=False, b=True) == [[["B"], ["."]]]
    assert rows(table, a=True, b=False) == [[["A"], ["."]]]


def test_several_tags_in_one_paragraph_nest_in_order() -> None:
    template = document(
        "{% if x %}{% for g in gs %}", "{% for i in g %}{% if i %}", "{{ i }}", "{% endif %}{% endfor %}",
        "-", "{% endfor %}{% endif %}", ".",
    )  # fmt: skip

    assert fill(template, x=True, gs=[[1, 0, 2], [3]]) == ["1", "2", "-", "3", "-", "."]
    assert fill(template, x=False) == ["."]


def test_a_table_in_a_cell_has_loops_of_its_own() -> None:
    made = new()
    outer = made.add_table(1, 2)
    outer.rows[0].cells[0].text = "{% for p in people %}{{ p.name }}"
    inner = outer.rows[0].cells[1].add_table(1, 2)
    inner.rows[0].cells[0].text = "{% for x in xs %}{{ x }}"
    inner.rows[0].cells[1].text = "{{ p.role }}{% endfor %}"
    outer.rows[0].cells[1].add_paragraph("{% endfor %}")

    finished = opened(WordTemplate(saved(made)).render({"people": PEOPLE, "xs": ["1", "2"]}))

    cells = [row.cells for row in finished.tables[0].rows]
    assert [row[0].text for row in cells] == ["Ann", "Bo"]
    assert [[c.text for c in r.cells] for r in cells[1][1].tables[0].rows] == [
        ["1", "doctor"],
        ["2", "doctor"],
    ]
