"""A hostile template reaches nothing but the plain data it is given, and cannot fill the memory."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.word import document, fill, paragraphs
from tests.timing import soon

DATA: dict[str, object] = {"s": "text", "n": 5, "xs": ["a", "b"], "d": {"k": "v"}}

REFUSED = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}{{ lipsum(n=1000) }}",
    "{{ self._TemplateReference__context }}{{ self.x() }}",
    "{{ namespace(a=1) }}",
    "{{ joiner() }}",
    "{{ dict(a=1) }}",
    "{{ '{0.__class__}'.format(s) }}",
    "{{ '{0[0]}'.format(s) }}",
    "{{ '{:1000000000}'.format(s) }}",
    "{{ '{:{}}'.format(s, 1000000000) }}",
    "{{ '%1000000000s'|format(s) }}",
    "{{ '%*d'|format(1000000000, n) }}",
    "{{ '%1000000000d' % n }}",
    "{{ s|attr('__class__') }}",
    "{{ 'A' * 3000000000 }}",
    "{{ xs * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ s.center(3000000000) }}",
    "{{ s|center(3000000000) }}",
    "{{ s.encode().hex() }}",
    "{{ s.zfill(3000000000) }}",
    "{{ s.ljust(3000000000) }}",
    "{{ s.translate(d) }}",
    "{{ d.update({'x': 1}) }}",
    "{{ xs.append('x') }}",
    "{{ d.pop('k') }}",
    "{{ s|indent(1000000000) }}",
    "{{ s|tojson }}",
    "{{ s|pprint }}",
    "{{ xs|map('upper')|map('attr', '__class__')|list }}",
    "{{ (xs|first).__class__.x() }}",
    "{{ loop.__init__() }}",
    "{{ d['k'].__class__() }}",
    "{{ range(10**9)|list }}",
    "{{ range(1000000000)|list }}",
    "{{ xs|batch(1000000000, 'x')|list }}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in xs recursive %}{{ loop(xs) }}{% endfor %}",
    "{% set s = s ~ s %}" + "{% set s = s ~ s %}" * 40 + "{{ s }}",
    "{% set x = xs + xs %}" + "{% set x = x + x %}" * 40 + "{{ x|length }}",
    "{% set n = 9999999999 %}" + "{% set n = n * n %}" * 40 + "{{ n }}",
    "{% set s = s|replace('t', 'tttttttttttttttttttt') %}" * 12 + "{{ s }}",
    "{% set s = s|join('xxxxxxxxxxxxxxxxxxxxxx') %}" * 12 + "{{ s }}",
    "{% set s %}x{% endset %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% autoescape false %}{{ s }}{% endautoescape %}",
    "{% do s.x() %}",
    "{% trans %}x{% endtrans %}",
    "{% set ns.x = 1 %}",
]


@pytest.mark.parametrize("tags", REFUSED)
def test_a_hostile_tag_is_refused_with_its_place_and_soon(tags: str) -> None:
    with soon(), pytest.raises(OutreachError, match="Paragraph 1"):
        fill(document(tags, "end"), **DATA)


@pytest.mark.parametrize(
    "tags",
    [
        "{{ s.__class__ }}",
        "{{ d.__init__ }}",
        "{{ xs.__len__ }}",
        "{{ cycler }}",
        "{{ s.upper }}",
        "{{ xs|map(attribute='__class__')|list }}",
        "{{ s['__class__'] }}",
        "{{ d.items }}",
    ],
)
def test_what_is_not_data_is_missing(tags: str) -> None:
    assert fill(document(f"[{tags}]"), "blank", **DATA) == ["[]"]


def test_the_inner_names_of_the_engine_cannot_be_used() -> None:
    for tags in ("{{ s|.printed(0) }}", "{{ environment }}", "{{ context }}"):
        with pytest.raises(OutreachError):
            fill(document(tags), **DATA)


def test_the_data_of_one_document_is_not_changed_by_a_template() -> None:
    data = {"xs": ["b", "a"], "d": {"k": "v"}}

    WordTemplate(document("{{ xs|sort|list }}{{ xs|reverse|list }}")).render(data)

    assert data == {"xs": ["b", "a"], "d": {"k": "v"}}


def test_thousands_of_open_braces_do_not_slow_the_compiler() -> None:
    with soon(10):
        assert WordTemplate(document("{{ " * 20_000)).problems()
        assert WordTemplate(document("{{ a }}" * 5_000)).fields()


def test_a_long_list_is_no_attack() -> None:
    template = WordTemplate(document("{% for x in xs %}", "Line {{ x }}", "{% endfor %}"))

    assert len(paragraphs(template.render({"xs": list(range(5_000))}))) == 5_000
