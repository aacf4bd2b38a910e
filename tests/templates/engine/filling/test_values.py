"""What values look like in a finished document."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import TemplateProblem, WordTemplate
from tests.examples import few
from tests.templates.word import body, document, everything, fill, opened, paragraphs, part, runs

DAY = dt.date(2026, 3, 4)


def in_english(expression: str, **context: Any) -> str:
    return fill(document(f"{{{{ {expression} }}}}", "end"), language="en_GB", **context)[0]


def test_a_text_is_printed_with_its_ampersands_and_angle_brackets() -> None:
    assert fill(document("{{ name }}"), name="Smith & Sons <x> \"q\" 'r'") == [
        "Smith & Sons <x> \"q\" 'r'"
    ]


@pytest.mark.parametrize(
    ("expression", "german"),
    [
        ("permit", "ja"),
        ("not permit", "nein"),
        ("'Permit: ' ~ permit", "Permit: ja"),
        ("[permit, 'or not'] | join(', ')", "ja, or not"),
        ("permit | capitalize", "Ja"),
        ("permit | replace('ja', 'gerne')", "gerne"),
        ("'%s' | format(permit)", "ja"),
        ("'{}'.format(permit)", "ja"),
        ("day | upper", "4.\u00a0M\u00c4RZ 2026"),
        (
            "day | replace('2026', 'n\u00e4chstes Jahr')",
            "4.\u00a0M\u00e4rz n\u00e4chstes Jahr",
        ),
    ],
)
def test_a_yes_or_no_is_the_word_in_the_language_of_the_document(
    expression: str, german: str
) -> None:
    made = fill(document(f"{{{{ {expression} }}}}", "end"), language="de_DE", permit=True, day=DAY)
    assert made[0] == german
    assert in_english("permit", permit=True) == "yes"


def test_a_value_that_looks_like_a_tag_is_printed_as_it_is() -> None:
    assert fill(document("{{ name }}"), name="{{ 7 * 7 }} {% if %}") == ["{{ 7 * 7 }} {% if %}"]


def test_a_value_cannot_bring_a_word_field() -> None:
    evil = '</w:t></w:r><w:fldSimple w:instr="INCLUDEPICTURE x"/>'

    made = WordTemplate(document("{{ name }}")).render({"name": evil})

    assert "<w:fldSimple" not in part(made)
    assert paragraphs(made) == [evil]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_lines_of_a_value_become_lines_of_the_document(end: str) -> None:
    made = WordTemplate(document("{{ address }}")).render({"address": f"4 Mill Lane{end}Ashcombe"})

    assert paragraphs(made) == ["4 Mill Lane\nAshcombe"]
    assert part(made).count("<w:br/>") == 1


def test_a_tab_of_a_value_becomes_a_tab() -> None:
    made = WordTemplate(document("{{ x }}")).render({"x": "a\tb"})

    assert paragraphs(made) == ["a\tb"]
    assert "<w:tab/>" in part(made)


def test_characters_that_xml_forbids_are_dropped_and_nothing_with_them() -> None:
    assert fill(document("{{ x }}"), x="a\x00b\ud800c\ufffed\x1be\x02p") == ["abcdep"]


def test_spaces_at_the_ends_of_a_value_stay() -> None:
    assert fill(runs("[", "{{ x }}", "]"), x="  a ") == ["[  a ]"]


def test_empty_texts_and_false_are_values_and_not_missing() -> None:
    assert fill(document("[{{ x }}] [{{ y }}] [{{ z }}]"), x="", y=False, z=0) == ["[] [no] [0]"]


def test_dates_times_and_lists_read_in_the_language_of_the_letter() -> None:
    assert in_english("day", day=DAY) == "4\u00a0March 2026"
    assert in_english("day|date", day="2026-03-04") == "4\u00a0March 2026"
    assert in_english("day|date('short')", day=DAY) == "4\u00a0Mar 2026"
    assert in_english("day|date('weekday')", day=DAY) == "Wednesday 4\u00a0March 2026"
    assert in_english("day|date('EEEE')", day=DAY) == "Wednesday"
    assert in_english("day|date('%d.%m.')", day=DAY) == "04.03."
    assert in_english("at|time", at=dt.time(18, 5)) == "18:05"
    assert in_english("at|time", at="18:05") == "18:05"
    assert in_english("who|list", who=["Ann", "Beth", "Cy"]) == "Ann, Beth and Cy"
    assert in_english("n|number", n=12500) == "12,500"
    assert in_english("n|number(2)", n=0.5) == "0.50"
    assert in_english("tel|phone", tel="01632960123") == "01632 960123"
    assert in_english("n|plural('guest', 'guests')", n=1) == "1 guest"
    assert in_english("n|plural('guest', 'guests')", n=[1, 2]) == "2 guests"


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("the talk at Hexmoor Gen.", "the talk at Hexmoor Gen."),
        ("the talk", "the talk."),
        ("Who are we?", "Who are we?"),
        ("and so on …", "and so on …"),
        ("what she calls “the Gen.”", "what she calls “the Gen.”"),
        ("the clinic (urology)", "the clinic (urology)."),
        ("the clinic (Hexmoor Gen.)", "the clinic (Hexmoor Gen.)."),
        ("the talk ", "the talk."),
        (7, "7."),
    ],
)
def test_a_sentence_ends_with_one_full_stop(words: object, ended: str) -> None:
    assert in_english("what|sentence", what=words) == ended


def test_the_language_of_the_data_comes_before_that_of_the_template() -> None:
    assert fill(document("{{ d|date }}", "."), d=DAY, language="de")[0] == "4.\u00a0März 2026"
    assert (
        fill(document("{{ d|date }}", "."), d=DAY)[0] == "March\u00a04, 2026"
    )  # python-docx's own


def test_lines_prints_each_item_on_a_line_without_the_empty_ones() -> None:
    assert in_english("a|lines", a=["4 Mill Lane", "", None, "Ashcombe"]) == "4 Mill Lane\nAshcombe"
    assert in_english("a|lines", a="one\ntwo") == "one\ntwo"


def test_a_list_in_its_words_can_still_be_gone_through() -> None:
    template = document("{% for x in xs|list %}", "{{ x }}", "{% endfor %}", "{{ xs|list|length }}")

    assert fill(template, xs=["a", "b"]) == ["a", "b", "2"]


def test_default_stands_in_for_what_is_missing() -> None:
    assert in_english("x|default('none')") == "none"
    assert in_english("x|default('none')", x=None) == "none"
    assert in_english("x|default('none') ~ '.'", x="") == "."
    assert in_english("x|default('none', true)", x="") == "none"
    assert in_english("a.b.c|d('none')", a={}) == "none"


def test_python_docx_templates_filters_that_escape_change_nothing() -> None:
    assert in_english("x|e", x="A & B") == "A & B"
    assert in_english("x|safe", x="<b>") == "<b>"


def test_names_of_the_data_come_before_methods() -> None:
    group = {"items": ["a", "b"], "keys": "yes", "count": "three"}

    assert in_english("group['items']|list", group=group) == "a and b"
    assert in_english("group.items|list", group=group) == "a and b"
    assert in_english("group.keys", group=group) == "yes"
    assert in_english("group.count", group=group) == "three"


def test_a_group_of_values_can_be_gone_through_by_name() -> None:
    template = document("{% for k, v in g.items() %}", "{{ k }}: {{ v }}", "{% endfor %}", "end")

    assert fill(template, g={"a": 1, "b": 2}) == ["a: 1", "b: 2", "end"]


def test_texts_have_their_harmless_methods() -> None:
    assert in_english("x.upper() ~ x[:2] ~ x.split('-')[1]", x="ab-cd") == "AB-CDabcd"
    assert in_english("'Dr' if x.startswith('Dr') else 'no'", x="Dr Ann") == "Dr"


def test_arithmetic_and_comparison_work_on_numbers() -> None:
    assert in_english("a * 2 + b", a=3, b=4) == "10"
    assert in_english("'yes' if a > b else 'no'", a=3, b=4) == "no"


def test_numbers_can_be_written_with_python_docx_templates_patterns() -> None:
    assert in_english("'%.2f'|format(n)", n=12.5) == "12.50"
    assert in_english("'%03d' % n", n=7) == "007"
    assert in_english("'{:,.2f} {}'.format(n, 'x')", n=1234.5) == "1,234.50 x"


def test_an_if_without_else_prints_nothing_and_nothing_is_missing() -> None:
    assert fill(document("[{{ 'x' if yes }}]"), yes=False) == ["[]"]


def test_text_with_an_ampersand_can_be_compared() -> None:
    assert fill(document('{% if x == "A & B" %}same{% endif %}'), x="A & B") == ["same"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": 1}, "group of fields"),
        ([1], "|list"),
        (b"x", "not plain data"),
        (object(), "not plain data"),
        ({"picture": b"x"}, "alt text"),
    ],
)
def test_what_has_no_words_is_refused_at_its_place(value: object, words: str) -> None:
    with pytest.raises(OutreachError, match="Paragraph 2: ") as caught:
        fill(document("Hello", "{{ thing }}"), thing=value)

    assert words in str(caught.value)


def test_a_value_that_does_not_suit_a_filter_is_told_with_its_place_and_all_of_them() -> None:
    with pytest.raises(OutreachError) as caught:
        fill(document("{{ a|date }}", "{{ b|date }}", "{{ c|list }}"), a="soon", b="later", c=5)

    message = str(caught.value)
    assert "Paragraph 1: a: “soon” is not a date such as 2026-03-04." in message
    assert "Paragraph 2: b: “later”" in message
    assert "Paragraph 3: c: this is a number, not a list" in message


def test_an_object_is_not_opened() -> None:
    class Contact:
        name = "Ann"

    with pytest.raises(OutreachError, match="not plain data"):
        fill(document("{{ c.name }}"), c=Contact())


def test_a_loop_over_a_text_is_refused() -> None:
    with pytest.raises(OutreachError, match="this is a text, not a list"):
        fill(document("{% for x in name %}", "{{ x }}", "{% endfor %}"), name="Ann")


def test_data_that_is_no_object_is_refused() -> None:
    with pytest.raises(OutreachError, match="named values"):
        WordTemplate(document("{{ x }}")).render(["x"])  # type: ignore[arg-type]


def test_the_documents_title_is_filled() -> None:
    made = WordTemplate(document("x", title="For {{ name }}")).render({"name": "A & B\nC"})

    assert opened(made).core_properties.title == "For A & B\nC"


printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\ufffe\uffff")
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
TEMPLATE = WordTemplate(document("Before {{ value }} after", "[{{ x.y }}]", "Kept"))


@few(50)
@given(printable.filter(lambda text: not set(text) & set("\x85\u2028\u2029")))
def test_any_text_is_in_the_document_and_no_other_is_lost(text: str) -> None:
    made = paragraphs(TEMPLATE.render({"value": text, "x": {"y": text}}))

    assert made == [f"Before {text} after", f"[{text}]", "Kept"]


@few(50)
@given(plain, plain)
def test_any_plain_data_makes_a_document_or_a_sentence(value: object, x: object) -> None:
    try:
        last = paragraphs(TEMPLATE.render({"value": value, "x": x}, missing="mark"))[-1]
    except OutreachError as error:
        last = str(error)

    assert last == "Kept" or "Paragraph" in last


def test_none_is_never_printed() -> None:
    template = document("[{{ x }}]", "{{ x|upper }}", "{{ x ~ 'y' }}", "{{ [x, 'z']|list }}", ".")

    assert fill(template, "blank", x=None) == ["[]", "y", "z", "."]
    assert fill(template, "mark", x=None) == ["[[x?]]", "[x?]", "[x ~ 'y'?]y", "z", "."]

    marked = part(WordTemplate(template).render({"x": None}, missing="mark"))
    assert marked.count('<w:highlight w:val="yellow"/>') == 2


def test_a_value_in_a_text_box_is_printed() -> None:
    box = "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"

    assert everything(WordTemplate(body(box)).render({"x": "inside"}))[1] == "inside"


def test_characters_that_are_left_out_are_told_with_their_place() -> None:
    template = WordTemplate(document("Dear {{ name }},", "{{ place|rich }}", "{{ fine }}"))
    data = {"name": "An\x00n", "place": "Ash\x1bcombe", "fine": "a\u2028b\tc\x0bd"}

    notes: list[TemplateProblem] = []
    template.render(data, notes=notes)
    told = [(note.place, note.stops, note.message) for note in notes]
    assert told == [
        (
            f"Paragraph {at}",
            False,
            f"{field} holds characters that no Word file can hold; they are left out.",
        )
        for at, field in ((1, "name"), (2, "place"))
    ]
    assert [one.place for one in template.problems(sample=data)] == ["Paragraph 1", "Paragraph 2"]

    several: list[TemplateProblem] = []
    template.render_together([{"name": "x", "place": "y", "fine": ""}, data], notes=several)
    assert [note.place for note in several] == [
        "document 2, Paragraph 1",
        "document 2, Paragraph 2",
    ]
