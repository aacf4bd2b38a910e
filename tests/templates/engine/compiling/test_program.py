"""Our own program of a template says what Jinja's compiler makes of the same tree."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from jinja2.runtime import Context

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.compiling import compiler, program
from outreach_desktop.templates.engine.filling.missing import as_missing
from outreach_desktop.templates.engine.filling.sandbox import ENVIRONMENT
from outreach_desktop.templates.engine.filling.values import RUN, Run
from tests.examples import few
from tests.templates.differential.shape import Shape
from tests.templates.differential.test_differential import SHAPES
from tests.templates.word import document, paragraphs

DATA: dict[str, Any] = {
    "name": "Ann & <Bo>",
    "none": None,
    "number": 7,
    "share": 2.5,
    "yes": True,
    "words": ["one", "two\nlines", "three"],
    "empty": [],
    "group": {"name": "Hexmoor", "place": {"town": "Aby"}, "items": ["a", "b"]},
    "people": [
        {"name": "Cy", "role": "GP", "calls": [1, 2]},
        {"name": "Di", "role": None, "calls": []},
        {"name": "Ed", "role": "nurse", "calls": [3]},
    ],
    "pairs": [["k", 1], ["l", 2]],
}
OURS = (
    "{{ group.place.town }} {{ group['name'] }} {{ words[0] }} {{ words[-1] }} {{ group.absent|default('-') }}",
    "{% if yes and not none %}a{% elif number > 3 %}b{% else %}c{% endif %}",
    "{% if none or empty %}a{% elif 3 < number <= 7 %}b{% else %}c{% endif %}",
    "{% if name is defined and gone is not defined and number is divisibleby(7) %}all{% endif %}",
    "{% if 'two' in words and 'x' not in words and number != 8 %}in{% endif %}",
    "{% for name in words %}{{ name }};{% endfor %}{{ name }}",
    "{% for one in empty %}x{% else %}none of {{ name }}{% endfor %}",
    "{% for one in people %}{{ loop.index }}/{{ loop.length }} {{ one.name }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% for one in people %}{% for call in one.calls %}{{ loop.index0 }}{{ call }}{% else %}no{% endfor %}{{ loop.index }}{% endfor %}",
    "{% for one in people %}{% for name in one.calls %}{{ name }}{% endfor %}{{ name }}{% endfor %}",
    "{% for key, value in pairs %}{{ key }}={{ value }} {% endfor %}",
    "{% for one in people if one.role %}{{ one.name }}{% endfor %}",
    "{{ people|map(attribute='name')|join(', ') }} {{ words|join(' / ')|upper }}",
    "{{ people|selectattr('role')|list|length }} {{ number|string }} {{ 'a' ~ number ~ name }}",
    "{{ number + 1 }} {{ number - 1 }} {{ number * 2 }} {{ number / 2 }} {{ number // 2 }} {{ number % 4 }} {{ -number }}",
    "{{ name if yes else 'x' }} {{ 'y' if none }} {{ name if number == 8 else group.name }}",
    "{{ words[1:]|join }} {{ name[:3] }} {{ name.upper() }} {{ range(3)|join }}",
    "{{ words|list }} {{ yes }} {{ share }}",
    "{% set total = number + 1 %}{{ total }}",
    "{% with who = name %}{{ who }}{% endwith %}",
    "{% macro full(one) %}{{ one.name }} ({{ one.role|default('?') }}){% endmacro %}{{ full(people[0]) }}",
    "{% for one in people %}{{ loop.cycle('odd', 'even') }}{% endfor %}",
    "Blanks  {%- if yes -%}  go  {%- endif %} and\u00a0stay",
    "{{ none }}{{ True }}{{ not yes }}{{ self }}",
)


def _made(template: bytes, data: Mapping[str, Any], missing: str = "mark") -> bytes | str:
    try:
        return WordTemplate(template).render(data, missing)
    except OutreachError as error:
        return f"{error} {error.hint}"


@pytest.fixture
def by_jinja(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes | str]:
    def made(*given: Any) -> bytes | str:
        with monkeypatch.context() as jinja:
            jinja.setattr(compiler, "program", program.by_jinja)
            return _made(*given)

    return made


@pytest.mark.parametrize("text", OURS)
def test_each_construction_says_the_same(text: str, by_jinja: Callable[..., bytes | str]) -> None:
    template = document(f"{text} .")

    for missing in ("mark", "blank", "stop"):
        assert _made(template, DATA, missing) == by_jinja(template, DATA, missing)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_each_shape_of_template_says_the_same(
    shape: Shape, by_jinja: Callable[..., bytes | str]
) -> None:
    template = shape.made()

    assert _made(template, shape.data) == by_jinja(template, shape.data)


def test_what_it_has_no_words_for_is_left_to_jinja() -> None:
    ours = [
        bool(program._written(part.tree))
        for text in ("{{ name|upper }}", "{% if a %}b{% endif %}", "{% set b = 1 %}{{ b }}")
        for part in WordTemplate(document(text))._loaded.parts.values()
    ]

    assert ours == [True, True, False]


FIELDS = st.sampled_from(["name", "none", "number", "words", "group.name", "group.gone", "people[0].role", "gone", "share", "yes", "'x'", "3"])  # fmt: skip
VALUES = st.recursive(
    FIELDS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or", "==", "<", "in", "~", "+", "%"]), inner).map(
            lambda three: f"({' '.join(three)})"
        ),
        st.tuples(st.sampled_from(["not ", "-", ""]), inner).map("".join).map("({})".format),
        st.tuples(inner, inner, inner).map(lambda three: "({} if {} else {})".format(*three)),
        st.tuples(
            inner, st.sampled_from(["upper", "length", "default('d')", "list", "string"])
        ).map(lambda two: f"({two[0]})|{two[1]}"),
        inner.map("({} is defined)".format),
    ),
    max_leaves=8,
)


@few(60)
@given(st.lists(VALUES, min_size=1, max_size=4))
def test_whatever_is_worked_out_both_say_the_same_or_stop_at_the_same_tag(
    values: list[str],
) -> None:
    text = " ".join(f"{{{{ {one} }}}}{{% if {one} %}}*{{% endif %}}" for one in values)
    template = document(f"{text} .")
    ours = _made(template, DATA)

    with pytest.MonkeyPatch.context() as jinja:
        jinja.setattr(compiler, "program", program.by_jinja)
        assert _made(template, DATA) == ours


def test_a_fault_is_told_at_its_own_tag_among_many() -> None:
    template = document("{{ name }}", "{% if yes %}{{ name / 2 }}{% endif %}", "{{ number }}")

    with pytest.raises(OutreachError, match="Paragraph 2"):
        WordTemplate(template).render(DATA)


def test_names_that_python_takes_for_one_stay_two() -> None:
    """Python reads \ufb01 as fi in a name, and a template does not."""
    template = document("{{ \ufb01 }} {{ fi }}")

    assert paragraphs(WordTemplate(template).render({"\ufb01": "a", "fi": "b"})) == ["a b"]


def test_deep_brackets_are_no_more_than_jinja_can_bear() -> None:
    deep = f"{'(' * 60}name{')' * 60}"

    assert paragraphs(WordTemplate(document(f"{{{{ {deep} }}}}")).render(DATA)) == ["Ann & <Bo>"]


def test_a_constant_of_a_template_is_never_more_than_words() -> None:
    """Nothing from a template comes into the source but numbers, and constants as Python writes them."""
    words = "'); import os; ('"
    made = program._written(nodes.Template([nodes.Output([nodes.Const(words, lineno=2)])]))
    run = Run(language="en", missing=as_missing("stop"))

    assert made is not None
    assert list(made.fill(Context(ENVIRONMENT, {RUN: run}, None, {}))) == [words]
