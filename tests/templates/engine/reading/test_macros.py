"""Macros are written out where they are printed; none calls itself, and none makes too much."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.differential.shape import by_docxtpl
from tests.templates.word import document, everything, fill

FULL = (
    "{% macro full(p, title='Dr') %}{% if title %}{{ title }} {% endif %}{{ p.last }}{% endmacro %}"
)
ANN: dict[str, object] = {"first": "Ann", "last": "O'Neil & Co"}


def test_a_macro_stands_for_its_words_and_leaves_no_line() -> None:
    made = fill(document(FULL, "Dear {{ full(a) }},", "{{ full(p=a, title='Prof') }}"), a=ANN)

    assert made == ["Dear Dr O'Neil & Co,", "Prof O'Neil & Co"]


def test_macros_say_what_they_say_in_python_docx_template() -> None:
    template = document(FULL + "Dear {{ full(a) }}, {{ full(a, '') }}{% for x in xs %}, {{ full(x) }}{% endfor %}")  # fmt: skip
    data = {"a": ANN, "xs": [ANN, ANN]}

    assert everything(WordTemplate(template).render(data)) == everything(by_docxtpl(template, data))


def test_a_macro_may_use_those_before_it() -> None:
    two = "{% macro twice(p) %}{{ full(p) }} and {{ full(p, title='') }}{% endmacro %}"

    assert fill(document(FULL, two, "{{ twice(a) }}"), a=ANN) == ["Dr O'Neil & Co and O'Neil & Co"]


def test_the_fields_a_macro_prints_are_those_of_what_it_is_given() -> None:
    template = WordTemplate(document(FULL, "{% for x in xs %}", "{{ full(x) }}", "{% endfor %}"))

    assert [field.path for field in template.fields()] == ["xs", "xs[].last"]
    with pytest.raises(OutreachError, match=r"xs\.last"):
        template.render({"xs": [{}]})


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "Nothing can be called"),
        ("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ b() }}", "Nothing can be called"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m('a')|upper }}", "Nothing can be called"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}", "does not take"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=2) }}", "does not take"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(*xs) }}", "does not take"),
        ("{% macro m(x) %}{{ x.__class__() }}{% endmacro %}{{ m(1) }}", "Nothing can be called"),
        ("{% macro m(x) %}{{ x }}", "never ended"),
        ("{% macro m(x) %}{{ caller() }}{% endmacro %}{{ m(1) }}", "Nothing can be called"),
    ],
)  # fmt: skip
def test_what_a_macro_cannot_do_is_told(tags: str, told: str) -> None:
    with pytest.raises(OutreachError, match=told):
        fill(document(tags, "end"))


def test_a_macro_over_paragraphs_is_told() -> None:
    with pytest.raises(OutreachError, match="words of one paragraph"):
        fill(document("{% macro m(x) %}", "{{ x }}", "{% endmacro %}", "{{ m(1) }}"))


def test_macros_of_macros_do_not_fill_the_memory() -> None:
    levels = [f"{{% macro m{n} () %}}{f'{{{{ m{n - 1}() }}}}' * 10}{{% endmacro %}}" for n in range(1, 12)]  # fmt: skip
    template = document("{% macro m0() %}x{% endmacro %}", *levels, "{{ m11() }}")

    problems = WordTemplate(template).problems()

    assert [problem.message for problem in problems] == ["Macros make too much of this template."]


def test_other_mistakes_are_told_beside_a_macro_and_nothing_of_the_macro() -> None:
    problems = WordTemplate(document(FULL, "{{ full(a) }}", "{{ a. }}")).problems()

    assert len(problems) == 1
    assert "{{ a. }}" in problems[0].message
