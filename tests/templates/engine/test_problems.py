"""Everything wrong in a template is told at once, each with its address in words."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.problems import MissingValuesError
from tests.templates.word import Table, body, document, fill, new, saved

FIELDS = ["contact", "contact.first_name", "contact.phone", "events", "events[].title", "today"]


def told(*blocks: str | Table, fields: list[str] | None = None, **sample: object) -> list[str]:
    template = WordTemplate(document(*blocks))
    return [str(one) for one in template.problems(sample=sample or None, fields=fields)]


def test_a_sound_template_has_no_problems() -> None:
    assert told("{% for x in xs %}", "{{ x }}", "{% endfor %}") == []


def test_an_unknown_field_is_told_with_its_cell_and_the_likeliest_name() -> None:
    table = [["a", "b"], ["c", "d"], ["{{ contact.first_nmae }}", ""]]

    assert told("x", [["y"]], table, fields=FIELDS) == [
        (
            "Table 2, row 3, first cell: There is no field contact.first_nmae. "
            "Did you mean contact.first_name? (near ‘{{ contact.first_nmae }}’)"
        ),
    ]


def test_the_words_around_the_place_are_told() -> None:
    long = "We were glad to see all of you at our open evening. " * 2
    words = told(f"{long}Dear {{{{ first_nmae }}}}, {long}", "Dear {{ first_nmae", fields=FIELDS)

    assert words[1] == (
        "Paragraph 1: There is no field first_nmae. Did you mean contact.first_name? "
        "(near ‘… our open evening. Dear {{ first_nmae }}, We were glad to see …’)"
    )
    assert words[0].endswith("has no closing }} in its line. (near ‘Dear {{ first_nmae’)")


def test_paragraphs_that_tags_join_are_counted_as_people_see_them() -> None:
    words = told("Dear {% if x -%}", "friend", "{%- endif %},", "{{ a b }}")

    assert words[0].startswith("Paragraph 4: ")


def test_a_field_of_a_loops_items_is_followed_to_its_list() -> None:
    words = told(
        "{% for e in events %}", "{{ e.titel }} {{ e.title }}", "{% endfor %}", fields=FIELDS
    )

    assert len(words) == 1
    assert words[0].startswith(
        "Paragraph 2: There is no field events.titel. Did you mean events.title?"
    )


def test_a_whole_unknown_group_is_told_once_a_place() -> None:
    words = told("{{ person.name }} {{ person.name }}", "{{ person.name }}", fields=FIELDS)

    assert [line.partition(":")[0] for line in words] == ["Paragraph 1", "Paragraph 2"]


def test_names_the_template_makes_itself_are_no_fields() -> None:
    blocks = (
        "{% set n = 1 %}",
        "{{ n }}",
        "{% for k, v in contact.items() %}{{ k }}{{ v.x }}{{ loop.index }}{% endfor %}",
    )

    assert told(*blocks, fields=FIELDS) == []


def test_all_mistakes_are_told_at_once() -> None:
    words = told(
        "{{ a b }}", "{{ c|nofilter }}", "{{ d", "{% frobnicate %}", "{{ }}", "{% if %}x{% endif %}"
    )

    assert len(words) == 6
    assert words[0].startswith("Paragraph 3: “{{ d” has no closing }} in its line.")
    assert any("Paragraph 4: “frobnicate” cannot be used" in line for line in words)
    assert any("Paragraph 5: This tag is empty" in line for line in words)


def test_several_expressions_that_cannot_be_understood_are_told_at_once() -> None:
    words = told("{{ a | }}", "ok {{ a }}", "{{ c. }}", "{% if d = %}x{% endif %}")

    assert [line.partition(":")[0] for line in words] == [
        "Paragraph 1",
        "Paragraph 3",
        "Paragraph 4",
    ]
    assert all("cannot be understood" in line for line in words)


@pytest.mark.parametrize(
    ("tag", "right"),
    [
        ("{{ First Name }}", "{{ First_Name }}"),
        ("{{ contact.first name|upper }}", "{{ contact.first_name|upper }}"),
        ("{{ Prénom du client }}", "{{ Prénom_du_client }}"),
        ("{{ a or Last Name }}", "{{ a or Last_Name }}"),
    ],
)
def test_a_name_with_spaces_is_told_with_what_to_type(tag: str, right: str) -> None:
    (sentence,) = told(tag)

    assert f"A field\u2019s name has no spaces: {right}, not {tag}." in sentence


def test_a_condition_and_a_loop_over_names_with_spaces_are_told() -> None:
    words = told("{% if First Name %}x{% endif %}", "{% for x in Client List %}x{% endfor %}")

    assert "{% if First_Name %}, not {% if First Name %}" in words[0]
    assert "{% for x in Client_List %}" in words[1]


def test_a_tag_with_three_braces_is_told() -> None:
    (sentence,) = told("Dear {{{ name }}},")

    assert "{{{ name }} has one brace too many: type {{ name }}" in sentence


@pytest.mark.parametrize(
    ("text", "begun", "right"),
    [
        ("{{ name }, your {{ thing }}", "{{ name }", "{{ name }}"),
        ("Dear {{ name },", "{{ name }", "{{ name }}"),
        ("{% if x } yes {{ x }}", "{% if x }", "{% if x %}"),
    ],
)
def test_a_tag_with_one_brace_at_its_end_is_told_and_swallows_no_other(
    text: str, begun: str, right: str
) -> None:
    (sentence,) = told(text)

    assert f"“{begun}” is not closed: type {right} in its place." in sentence


def test_the_beginning_of_a_part_in_another_programs_template_is_told() -> None:
    (sentence,) = told("{#users}{name}{/users}")

    assert "{% for … in users %} … {% endfor %} or {% if users %} … {% endif %}" in sentence


@pytest.mark.parametrize(
    ("tag", "verb", "right"),
    [
        ("{{#each guests}}", "begins", "{% for … in guests %}"),
        ("{{#guests}}", "begins", "{% if guests %}"),
        ("{{ #foreach Vendor }}", "begins", "{% for … in Vendor %}"),
        ("{{ IF member }}", "begins", "{% if member %}"),
        ("{{ FOR one IN guests }}", "begins", "{% for … in guests %}"),
        ("{{>> guests}}", "begins", "{% for … in guests %}"),
        ("{{/each}}", "ends", "{% endfor %}"),
        ("{{ END-FOR one }}", "ends", "{% endfor %}"),
    ],
)
def test_the_loops_of_other_programs_are_told_with_ours(tag: str, verb: str, right: str) -> None:
    (sentence,) = told(tag)

    assert f"“{tag}” {verb} a part of a template for another program." in sentence
    assert right in sentence


CALLED = {
    "First Name": "contact.first_name",
    "Surname": "contact.last_name",
    "Anrede": "contact.title",
    "Address 1": "contact.street",
    "First-Name": "contact.first_name",
    "Shoe Size": "contact.shoe_size",
}
KNOWN = ["contact.first_name", "contact.last_name", "contact.title", "contact.email"]


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{{ First Name }}", "A field’s name has no spaces: {{ contact.first_name }}, not"),
        ("{% if First Name %}x{% endif %}", "has no spaces: {% if contact.first_name %}, not"),
        ("{{ contact.first name }}", "A field’s name has no spaces: {{ contact.first_name }}, not"),
        ("{{ First-Name }}", "A field’s name has no hyphens: {{ contact.first_name }}, not"),
        ("{{ contact.e-mail }}", "A field’s name has no hyphens: {{ contact.email }}, not"),
        ("{{ Surname }}", "There is no field Surname. Did you mean contact.last_name?"),
        ("{{ Anrede }}", "There is no field Anrede. Did you mean contact.title?"),
        ("{{contact.firstname}}", "Did you mean contact.first_name?"),
        ("{{ first_name }}", "Did you mean contact.first_name?"),
        ("{{ Shoe Size }}", "A field’s name has no spaces: {{ Shoe_Size }}, not"),
    ],
)
def test_what_other_programs_call_a_field_is_told_with_the_field(tag: str, sentence: str) -> None:
    template = WordTemplate(
        document(tag), lambda names: {n: CALLED[n] for n in names if n in CALLED}
    )

    (problem,) = template.problems(fields=KNOWN)

    assert sentence in problem.message


def test_a_name_with_spaces_is_told_with_the_field_when_a_letter_is_made() -> None:
    template = WordTemplate(
        document("{{ First Name }}"), lambda names: {n: CALLED[n] for n in names}
    )

    with pytest.raises(OutreachError, match=r"\{\{ contact.first_name \}\}, not"):
        template.render({"contact": {"first_name": "Ann"}})


def test_a_part_with_a_mistake_is_searched_for_unknown_fields_too() -> None:
    words = [
        p.message for p in WordTemplate(document("{{ a | }}", "{{ b }}")).problems(fields=["a"])
    ]

    assert [line.partition(" ")[0] for line in words] == ["{{", "There"]


def test_braces_in_a_text_of_a_tag_open_nothing() -> None:
    assert told("{{ 'a {{ b' }}", "{{ “c {% d” }}") == []


def test_an_unknown_filter_is_told() -> None:
    assert told("{{ c|nofilter }}") == [
        "Paragraph 1: There is no filter “nofilter”. (near ‘{{ c|nofilter }}’)"
    ]


def test_a_loop_closed_by_the_wrong_tag_names_both_places() -> None:
    words = told("{% for x in xs %}", "text", "{% endif %}")

    assert words == [
        (
            "Paragraph 3: {% endif %} does not fit: there is no {% if … %} before it; what is open is "
            "{% for x in xs %} from paragraph 1."
        ),
        "Paragraph 1: {% for x in xs %} is never ended: put {% endfor %} where it should end.",
    ]


def test_crossed_loops_and_conditions_name_both_places() -> None:
    words = told("{% for x in xs %}", "{% if y %}", "{% endfor %}", "{% endif %}")

    assert (
        words[0] == "Paragraph 2: {% if y %} needs {% endif %} before {% endfor %} in paragraph 3."
    )


def test_an_else_after_else_does_not_fit() -> None:
    assert "does not fit" in told("{% if x %}a{% else %}b{% else %}c{% endif %}")[0]


def test_a_loop_that_begins_in_a_table_and_ends_outside_is_told() -> None:
    words = told([["{% for x in xs %}{{ x }}"]], "{% endfor %}")

    assert words == [
        (
            "Table 1, row 1, first cell: {% for x in xs %} begins here, but {% endfor %} is "
            "somewhere else, in paragraph 1: put both into the same table, cell or text. (near "
            "‘{% for x in xs %}{{ x }}’)"
        ),
    ]


def test_a_row_tag_outside_a_table_is_told() -> None:
    assert "is not in a table row" in told("{%tr for x in xs %}", "{%tr endfor %}")[0]


def test_a_template_with_mistakes_does_not_render_and_says_them_all() -> None:
    with pytest.raises(OutreachError) as caught:
        fill(document("{{ a b }}", "{{ c. }}"))

    assert str(caught.value).startswith("This template has 2 mistakes:\n- Paragraph 1: ")


def test_a_sample_tells_what_is_missing_and_what_does_not_fit() -> None:
    words = told(
        "{{ a }}", "{{ b|date }}", "{% for x in c %}{{ x }}{% endfor %}", b="soon", c="text"
    )

    assert len(words) == 3
    assert "There is no value for a." in words[2]


def test_headers_footers_boxes_and_notes_have_addresses() -> None:
    made = new()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{ a }}"
    section.first_page_footer.paragraphs[0].text = "{{ b }}"
    made.add_section()
    made.sections[1].header.is_linked_to_previous = False
    made.sections[1].header.paragraphs[0].text = "{{ c }}"

    with pytest.raises(MissingValuesError) as caught:
        WordTemplate(saved(made)).render({})

    assert caught.value.places == {
        "a": ("Header of the first section, paragraph 1",),
        "b": ("First-page footer of the first section, paragraph 1",),
        "c": ("Header of the second section, paragraph 1",),
    }


def test_text_boxes_and_tables_in_tables_have_addresses() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/><w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc>"
        "<w:tc><w:p><w:r><w:t>{{ b }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl><w:p/>"
    )

    with pytest.raises(MissingValuesError) as caught:
        WordTemplate(body(box)).render({})

    assert caught.value.places == {
        "a": ("Text box 1, paragraph 1",),
        "b": ("Table 1, row 1, first cell, table 1, row 1, second cell",),
    }


def test_a_loop_that_is_never_ended_hides_no_other_mistake() -> None:
    words = told(
        "{% for e in events %}", "{{ e.title }} {{ e. }}", [["{{ contact.fone }}"]], fields=FIELDS
    )

    assert len(words) == 3
    assert "is never ended" in words[0]
    assert "cannot be understood" in words[1]
    assert "There is no field contact.fone. Did you mean contact.phone?" in words[2]


KINDS = {
    "contact": "subject",
    "contact.name": "text",
    "events": "list of rows",
    "events[].on": "date",
}


def test_a_loop_over_what_is_not_a_list_is_told_without_any_data() -> None:
    template = WordTemplate(
        document(
            "{% for x in contact.name %}{{ x }}{% endfor %}",
            "{% for e in events %}{% for d in e.on %}{{ d }}{% endfor %}{% endfor %}",
        )
    )

    words = [str(one) for one in template.problems(fields=KINDS) if "not a list" in str(one)]

    assert len(words) == 2
    assert words[0].startswith("Paragraph 1: contact.name is a text, not a list: for cannot go")
    assert words[1].startswith("Paragraph 2: events.on is a date, not a list")


def never(*blocks: str) -> list[str]:
    """The tags of a template that are said to be never printed."""
    found = WordTemplate(document(*blocks)).problems()
    assert not any(one.stops for one in found)
    return [one.tag for one in found if "never printed" in one.message]


def test_a_branch_that_no_data_can_reach_is_told() -> None:
    assert never("{% if false %}a{% endif %}") == ["{% if false %}"]
    assert never("{% if a %}1{% elif b %}2{% elif a %}3{% endif %}") == ["{% elif a %}"]
    assert never("{% if a or not a %}1{% else %}2{% endif %}") == []
    assert never("{% if true %}1{% else %}2{% endif %}") == ["{% else %}"]
    assert never("{% if a %}", "{% if not a %}", "x", "{% endif %}", "{% endif %}") == [
        "{% if not a %}"
    ]
    assert (
        never("{% if a and b %}1{% else %}{% if a %}{% if b %}2{% endif %}{% endif %}{% endif %}")
        == []
    )
    assert never("{% if a or b %}1{% elif b %}2{% endif %}") == ["{% elif b %}"]
    assert never("{% for x in [] %}{{ x }}{% endfor %}") == ["{% for x in [] %}"]


def test_a_name_with_a_new_meaning_is_asked_anew() -> None:
    assert (
        never("{% if x %}{% for x in xs %}{% if not x %}a{% endif %}{% endfor %}{% endif %}") == []
    )
    assert never("{% if x %}{% set x = y %}{% if not x %}a{% endif %}{% endif %}") == []
    assert never("{% for x in xs %}{% if loop.first %}a{% endif %}{% endfor %}") == []


def test_a_sample_tells_nothing_twice_that_is_known_already() -> None:
    words = told("{{ contact.fone }} {{ contact.phone }}", fields=FIELDS, contact={"phone": None})

    assert [line.partition(".")[0] for line in words] == [
        "Paragraph 1: There is no field contact",
        "Paragraph 1: There is no value for contact",
    ]


def test_all_that_cannot_be_worked_out_is_told_not_only_the_first_of_each_part() -> None:
    template = WordTemplate(
        document(
            "{{ n|number(2) }}",
            "{{ names|list }} {{ 1 / 0 }}",
            "{% if n % m %}a{% endif %}",
            "{% for x in n - 1 %}{{ x }}{% endfor %}",
            "{% set k = n * 'x' %}{{ k }}",
            "{{ day|date }}",
            [["{% for x in xs %}{{ x|number }}{% endfor %}"]],
        )
    )
    sample = {"n": "many", "m": 0, "names": ["A"], "day": "soon", "xs": ["1", "two", "three"]}

    with pytest.raises(OutreachError) as caught:
        template.render(sample)

    places = [line[2:].partition(":")[0] for line in str(caught.value).splitlines()[1:]]
    paragraphs = [f"Paragraph {number}" for number in range(1, 7)]
    assert list(dict.fromkeys(places)) == [*paragraphs, "Table 1, row 1, first cell"]
    assert {str(one) for one in template.problems(sample=sample)} == {
        line[2:].removesuffix(f" {caught.value.hint}")
        for line in str(caught.value).splitlines()[1:]
    }


def test_a_template_with_hundreds_of_faults_tells_some_and_soon() -> None:
    template = WordTemplate(document("{{ 1 / n }} " * 200))

    told = template.problems(sample={"n": 0})

    assert 10 < len(told) <= 21
