"""Tags are read as they were meant, however Word has split and quoted them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.templates import WordTemplate
from tests.examples import few
from tests.templates.word import body, document, everything, fill, paragraphs, part, runs

CONTEXT = {"contact": {"name": "Ann"}, "n": 2}


@few(50)
@given(st.lists(st.integers(1, 46), max_size=12))
def test_a_tag_may_be_split_anywhere(cuts: list[int]) -> None:
    text = 'Dear {{ contact.name }} and {% if n > 1 %}"all"{% endif %}.'
    places = sorted({0, len(text), *cuts})
    pieces = [text[a:b] for a, b in itertools.pairwise(places)]

    assert fill(runs(*pieces), **CONTEXT) == ['Dear Ann and "all".']


def test_what_word_puts_between_the_runs_of_a_tag_does_no_harm() -> None:
    template = body(
        '<w:p w:rsidR="00A1"><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t>Dear {</w:t></w:r>'
        '<w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t>{ contact</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        '<w:r><w:softHyphen/><w:t>.na</w:t></w:r><w:bookmarkEnd w:id="0"/><w:smartTag w:element="p">'
        "<w:r><w:t>me }</w:t></w:r></w:smartTag><w:r><w:t>}, hello</w:t></w:r></w:p>"
    )

    made = WordTemplate(template).render(CONTEXT)

    assert part(made).count("bookmark") == 2
    assert "softHyphen" not in part(made)
    assert "rsid" not in part(made)
    assert everything(made)[0] == "Dear Ann, hello"


def test_a_soft_hyphen_outside_tags_stays() -> None:
    template = body("<w:p><w:r><w:t>{{ n }} won</w:t><w:softHyphen/><w:t>derful</w:t></w:r></w:p>")

    assert "<w:softHyphen/>" in part(WordTemplate(template).render(CONTEXT))


def test_the_value_takes_the_format_of_the_first_letter_of_its_tag() -> None:
    template = body(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ contact</w:t></w:r><w:r><w:t>.name }} there</w:t></w:r></w:p>"
    )

    made = part(WordTemplate(template).render(CONTEXT))

    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Ann</w:t></w:r>' in made


def test_runs_beside_it_that_held_only_the_rest_of_a_tag_go() -> None:
    template = body(
        "<w:p><w:r><w:t>Dear {{ cont</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>act.</w:t></w:r>"
        '<w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t>name</w:t></w:r><w:bookmarkEnd w:id="0"/>'
        "<w:r><w:t> }</w:t><w:t>},</w:t></w:r></w:p>"
    )

    made = part(WordTemplate(template).render(CONTEXT))

    assert made.count("<w:r>") == 2
    assert made.count("bookmark") == 2
    assert everything(WordTemplate(template).render(CONTEXT))[0] == "Dear Ann,"


@pytest.mark.parametrize(
    "rest",
    [
        "<w:sdt><w:sdtContent><w:r><w:t>.name }}</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:t>.name }}</w:t><w:tab/></w:r>",
        "<w:r><w:t>.name }} </w:t></w:r>",
    ],
)
def test_what_else_stands_where_a_tag_ends_stays(rest: str) -> None:
    template = body(f"<w:p><w:r><w:t>{{{{ contact</w:t></w:r>{rest}</w:p>")

    made = part(WordTemplate(template).render(CONTEXT))

    assert made.count("<w:r>") + made.count("<w:r/>") == 2
    for kept in ("<w:sdtContent>", "<w:tab/>"):
        assert (kept in made) is (kept in rest)


@pytest.mark.parametrize("between", [(), ("",), ("  ", "")])
def test_paragraphs_without_words_are_passed_over_where_tags_join_others(
    between: tuple[str, ...],
) -> None:
    template = document("We {% if n -%}", *between, "won", "{%- endif %}.", "Bye")

    assert fill(template, **CONTEXT)[0].split() == ["We", "won."]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ contact[“name”] }}",
        "{{ contact[‘name’] }}",
        "{{ contact[”name”] }}",
        "{{\xa0contact.name\xa0}}",
        "{{contact.name}}",
        "{{ contact['na' ~ “me”] }}",
    ],
)
def test_curly_quotes_and_wide_spaces_in_a_tag_are_understood(tag: str) -> None:
    assert fill(document(tag), **CONTEXT) == ["Ann"]


def test_an_apostrophe_in_curly_quotes_is_an_apostrophe() -> None:
    assert fill(document("{{ ‘don’t’ }} {{ “it’s” }}")) == ["don’t it’s"]


def test_quotes_outside_tags_stay_curly() -> None:
    assert fill(document("“{{ n }}” isn’t"), **CONTEXT) == ["“2” isn’t"]


def test_single_braces_and_other_peoples_code_stay() -> None:
    assert fill(document("{n} and } and {{ n }} %} #}"), **CONTEXT) == ["{n} and } and 2 %} #}"]


def test_raw_text_is_printed_as_it_stands() -> None:
    assert fill(document("{% raw %}{{ n }}{% endraw %} {{ n }}"), **CONTEXT) == ["{{ n }} 2"]
    assert fill(document("{% raw %}{{ n & }}{% endraw %}", ".")) == ["{{ n & }}", "."]


def test_a_tag_in_a_tracked_deletion_is_never_filled() -> None:
    template = body(
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ contact.name }}</w:delText></w:r></w:del>'
        "<w:r><w:t>{{ n }}</w:t></w:r></w:p>"
    )

    made = part(WordTemplate(template).render(CONTEXT))

    assert "Ann" not in made
    assert "contact.name" not in made


def test_a_template_without_tags_keeps_its_words() -> None:
    assert paragraphs(WordTemplate(document("Plain", "words")).render({})) == ["Plain", "words"]


def test_space_around_a_tag_can_be_trimmed() -> None:
    assert fill(document("a {%- if n %} b {% endif -%} c"), **CONTEXT) == ["a b c"]
