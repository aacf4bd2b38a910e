"""What looks like a field and is none is told, and ordinary braces are not."""

import pytest

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.library.fields import fields
from tests.templates.engine.reading.test_beside import watermark
from tests.templates.word import body, document, paragraphs


def told(*texts: str) -> list[str]:
    return [problem.message for problem in WordTemplate(document(*texts)).problems(fields=fields())]


@pytest.mark.parametrize(
    ("text", "raw", "field"),
    [
        ("Dear { contact.name },", "{ contact.name }", "contact.name"),
        ("Dear {first_name},", "{first_name}", "contact.first_name"),
        ("Dear {First Name},", "{First Name}", "contact.first_name"),
        ("Dear {frist_name},", "{frist_name}", "contact.first_name"),
        ("Dear ${first_name},", "${first_name}", "contact.first_name"),
        ("Dear «First_Name»,", "«First_Name»", "contact.first_name"),
        ("Dear « First Name »,", "« First Name »", "contact.first_name"),
        ("Dear <<last_name>>,", "<<last_name>>", "contact.last_name"),
        ("Dear [First name],", "[First name]", "contact.first_name"),
        ("Dear [[email]],", "[[email]]", "contact.email"),
        ("Dear { {salutation} },", "{ {salutation} }", "contact.salutation"),
    ],
)
def test_a_field_in_other_brackets_is_told_with_what_to_type(
    text: str, raw: str, field: str
) -> None:
    (sentence,) = told(text)

    assert sentence == (
        f"{raw} looks like a field and is printed as it is: type {{{{ {field} }}}} in its place."
    )


@pytest.mark.parametrize(
    ("text", "raw", "right"),
    [
        ("Dear { contact.name }},", "{ contact.name }}", "{{ contact.name }}"),
        ("Dear contact.name }},", "contact.name }}", "{{ contact.name }}"),
        ("Dear {nobody}},", "{nobody}}", "{{ nobody }}"),
    ],
)
def test_a_tag_with_a_brace_too_few_is_told(text: str, raw: str, right: str) -> None:
    assert told(text) == [f"{raw} has one brace too few: type {right} in its place."]


def test_a_tag_with_a_brace_too_many_is_told() -> None:
    assert told("Dear {{ contact.name }}},") == [
        "{{ contact.name }}} has one brace too many, which is printed: type {{ contact.name }} in its place."
    ]


@pytest.mark.parametrize("text", ["{ % if contact.email %}", "{if contact.email %}", "endif %}"])
def test_the_end_of_a_condition_that_never_began_is_told(text: str) -> None:
    (sentence,) = told(text)

    assert f"{text} has no beginning" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "the sets {1, 2, 3}, {a}, {blue, red} and {x | x > 0}",
        '{"a": {"name": 1}, "email": "x"}',
        '{"name": {{ contact.name }}}',
        "function greet(name) { return name }",
        r"\textbf{\emph{name}} and \frac{a}{b}",
        "[1], [sic], [see below], [...]",
        "« Bonjour », «Wort», “{” and “}”",
        "100%} of {}",
        "a << b >> c, 5% name 6%",
    ],
)
def test_ordinary_brackets_are_not_told(text: str) -> None:
    assert told(text) == []


def test_what_looks_like_a_field_stops_nothing_and_is_printed() -> None:
    template = WordTemplate(document("Dear {name}, {{ name }}"))

    assert all(not problem.stops for problem in template.problems(sample={"name": "Ann"}))
    assert paragraphs(template.render({"name": "Ann"})) == ["Dear {name}, Ann"]


def test_the_data_say_what_a_field_is_where_there_is_no_list_of_them() -> None:
    template = WordTemplate(document("Dear «Name», {Town}, {City}"))

    told = template.leftovers({"Name": "Ann", "home": {"town": "Leeds"}})

    assert [problem.tag for problem in told] == ["{Town}", "«Name»"]
    assert "{{ home.town }}" in told[0].message


def test_it_is_told_in_alt_texts_and_headers_too() -> None:
    (problem,) = WordTemplate(body(watermark("«First_Name»"))).problems(fields=fields())

    assert problem.place == "Paragraph 1, WordArt or watermark"
