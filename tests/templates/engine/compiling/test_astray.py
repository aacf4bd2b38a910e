"""A field of a loop in a footnote, header or footer, where the loop does not reach, is told as that."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.differential.stories import notes, p, r
from tests.templates.word import body, everything, new, saved, with_part

LOOP = ("{% for x in xs %}", "{% endfor %}")
DATA = {"xs": [{"n": 1, "s": "one"}, {"n": 2, "s": "two"}]}


def noted(kind: str, words: str) -> bytes:
    mark = f'<w:r><w:{kind}Reference w:id="1"/></w:r>'
    text = f"{p(LOOP[0])}<w:p>{r('{{ x.n }}')}{mark}</w:p>{p(LOOP[1])}"
    return with_part(body(text), f"{kind}s", f"{kind}s", notes(f"{kind}s", words))


@pytest.mark.parametrize(("kind", "noun"), [("footnote", "a footnote"), ("endnote", "an endnote")])
def test_a_note_cannot_use_the_fields_of_a_loop(kind: str, noun: str) -> None:
    template = WordTemplate(noted(kind, "see {{ x.s }}"))
    sentence = (
        f"{{{{ x.s }}}} belongs to a loop (Paragraph 1: {{% for x in xs %}}); {noun} can only use fields of the "
        "whole document."
    )

    (problem,) = template.problems(sample=DATA, fields=["xs[].n", "xs[].s"])

    assert problem.place.startswith(kind.title())
    assert (problem.message, problem.stops) == (sentence, True)
    for missing in ("stop", "blank"):
        with pytest.raises(OutreachError, match="belongs to a loop"):
            template.render(DATA, missing)
    with pytest.raises(OutreachError, match="belongs to a loop"):
        template.render_together([DATA, DATA])


def test_a_header_cannot_either() -> None:
    made = new()
    for text in (LOOP[0], "{{ x.n }}", LOOP[1]):
        made.add_paragraph(text)
    made.sections[0].header.paragraphs[0].text = "{{ x.s }}"
    (problem,) = WordTemplate(saved(made)).problems(sample=DATA)
    assert "a header can only use fields of the whole document" in problem.message


def test_data_of_the_same_name_are_used() -> None:
    template = WordTemplate(noted("footnote", "see {{ x.s }}"))
    data = {**DATA, "x": {"s": "all"}}
    assert not template.problems(sample=data)
    assert everything(template.render(data))


def test_a_loop_inside_a_note_has_fields_of_its_own() -> None:
    template = WordTemplate(noted("footnote", "{% for x in xs %}{{ x.s }} {% endfor %}"))
    assert not template.problems(sample=DATA)
    template.render(DATA)
