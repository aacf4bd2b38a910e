"""No value makes a field or a link that no template may have: the finished document is judged once more."""

import functools

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.fields import finished_fields
from outreach_desktop.templates.engine.word.fields.finished_fields import (
    codes_in,
    judge,
    judge_names,
    known_codes,
)
from tests.hostile.templates.field_tricks import BEGIN, END, code, field, paragraph, shown
from tests.hostile.templates.files import DATA, with_body
from tests.hostile.templates.harmless import check_fields, check_harmless, texts
from tests.templates.word import part

_EVIL = (
    "file:///C:/spy.exe", "\\\\server\\spy", "javascript:spy()", "ms-word:ofe|u|http://x.org/spy.docx", "C:\\spy.exe",
    '" \\o "', '"spy', "\\l spy", "spy", "https://example.org\" \\t \"spy",
)  # fmt: skip
_CODES = (
    'HYPERLINK "{{ name }}"', "HYPERLINK {{ name }}", 'HYPERLINK \\l "a" "{{ name }}"', 'HYPERLINK \\n "{{ name }}"',
    'HYPERLINK \\o "tip" {{ name }}', 'REF {{ name }}', 'QUOTE "{{ name }}"', 'IF "{{ name }}" = "a" "b"', "= {{ name }}",
    'SEQ "{{ name }}"', 'DATE \\@ "{{ name }}"',
)  # fmt: skip


@functools.cache
def _template(text: str) -> WordTemplate:
    return WordTemplate(with_body(paragraph(field(code(text), shown("x")))))


@pytest.mark.parametrize("value", _EVIL)
def test_no_value_in_a_code_leads_elsewhere_or_makes_another_field(value: str) -> None:
    for template in map(_template, _CODES):
        for made in (template.render, lambda data: template.render_together([data, data])):  # noqa: B023
            try:
                finished = made({**DATA, "name": value})
            except OutreachError:
                continue
            check_harmless(finished)
            check_fields(finished)
            (found, *_) = codes_in(part(finished))
            assert not (
                "HYPERLINK" in found and "spy" in found.replace("%20", "").partition("example")[0]
            ), found


@pytest.mark.parametrize("where", ["paragraphs", "runs"])
def test_an_address_over_paragraphs_and_runs_is_judged_too(where: str) -> None:
    cut = "</w:p><w:p>" if where == "paragraphs" else ""
    template = WordTemplate(
        with_body(
            paragraph(
                field(
                    code("HYPER") + code('LINK "') + cut + code("{{ name }}") + code('"'),
                    shown("x"),
                )
            )
        )
    )

    with pytest.raises(OutreachError):
        template.render({**DATA, "name": "file:///C:/spy.exe"})


def test_what_stands_in_the_template_is_judged_there_and_stays() -> None:
    old = 'HYPERLINK "https://example.org/prices.xls" \\l "a" \\o "prices"'
    template = WordTemplate(with_body(paragraph(field(code(old), shown("{{ name }}")))))

    assert old in codes_in(part(template.render(DATA)))


@pytest.mark.parametrize(
    "code_of_link",
    [
        'HYPERLINK "file:////host/spy"', 'HYPERLINK "\\\\\\\\host\\\\spy"', "HYPERLINK \\\\host\\spy", "HYPERLINK \\\\\\\\host\\\\spy",
        "HYPERLINK javascript:spy()", 'HYPERLINK "search-ms:query=spy"', 'HYPERLINK "mhtml:http://spy"',
        'HYPERLINK \\n "file://spy/x"', 'HYPERLINK \\h \\o "tip" "ms-word:ofe|u|http://x.org/spy"', "hyperlink C:\\spy.exe",
        'HYPERLINK "https://x.org" "file:///spy"', 'HYPERLINK \\l "file:///spy"', 'HYPERLINK \\l "\\\\\\\\host\\\\spy"',
        'HYPERLINK \\m spy.exe', "HYPERLINK spy=x", 'HYPERLINK \\n {{ name|default("x") }} "file:///spy"',
    ],
)  # fmt: skip
def test_a_link_written_in_the_template_leads_nowhere_else_and_its_words_stay(
    code_of_link: str,
) -> None:
    for cut in (1, 9, 14):
        runs = code(code_of_link[:cut]) + code(code_of_link[cut:])
        template = WordTemplate(with_body(paragraph(field(runs, shown("see {{ phone }}")))))
        finished = template.render(DATA)
        assert "spy" not in part(finished)
        assert texts(finished)[0] == f"see {DATA['phone']}"
        (told,) = template.remarks
        assert told.startswith("The link to ")
        assert told.endswith(" is left out of the documents made; its words stay.")
        assert part(finished).count("fldChar") == 0


@pytest.mark.parametrize(
    "parts",
    [
        [("begin", "end"), ("begin", "PAGE", "{{ name }}", "DDE", "end")],
        [("begin", "PAGE", "end"), ("begin", "DDEAUTO x", "end")],
        [("begin", "QUOTE", "PAGE", "end"), ("begin", "end")],
    ],
)
def test_codes_whose_pieces_are_known_are_not_taken_for_known(parts: list[tuple[str, ...]]) -> None:
    known = known_codes("".join(map(field, map(code, ("PAGE", "QUOTE", "DDEAUTO x")))))
    marks = {"begin": BEGIN, "end": END}
    text = "".join(marks.get(piece, code(piece)) for one in parts for piece in one)

    assert known == {"PAGE", "QUOTE"}
    with pytest.raises(OutreachError, match="which no document may have"):
        judge(text, known)
    judge(field(code("PAGE")) + field(code("QUOTE")), known)


def test_a_code_with_a_field_in_it_is_read_as_in_the_template() -> None:
    nested = field(code("IF ") + field(code("PAGE"), shown("1")) + code('="1" "a"'), shown("a"))

    assert codes_in(nested) == ["PAGE", "PAGE", 'IF \0="1" "a"', 'IF \0="1" "a"']
    assert known_codes(nested + code("\x01{\nx \x01}")) == {"PAGE", 'IF \0="1" "a"'}


@pytest.mark.parametrize("name", ["DDEAUTO", "INCLUDETEXT", "NOBODYSFIELD", "{{ x }}", ""])
def test_a_file_that_is_read_again_may_hold_no_other_field(name: str) -> None:
    with pytest.raises(OutreachError, match="which no document may have"):
        judge_names(field(code(f"{name} x"), shown("x")))


def test_a_field_that_got_past_everything_else_stops_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As if the gate were blind, and values brought markup."""
    template = WordTemplate(
        with_body(paragraph(shown("{{ name }}") + field(code("PAGE \\* {{ phone }}"))))
    )
    brought = f"</w:instrText></w:r>{field(code('DDE spy'))}<w:r><w:instrText>".replace('"', "'")
    monkeypatch.setattr(
        "outreach_desktop.templates.engine.filling.attribute_values.escaped_plain",
        lambda _: brought,
    )

    with pytest.raises(OutreachError, match="the field “DDE"):
        template.render(DATA)
    assert finished_fields.holds_fields(field(""))
