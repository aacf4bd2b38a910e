"""No value makes a field or a link that no template may have: the finished document is judged once more."""

import functools

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate, finished_fields
from outreach_desktop.templates.finished_fields import codes_in, judge_names, known_codes
from tests.hostile.templates.field_tricks import code, field, paragraph, shown
from tests.hostile.templates.files import DATA, with_body
from tests.hostile.templates.harmless import check_fields, check_harmless
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
    """Also a link that was let in and told."""
    old = 'HYPERLINK "file:///C:/prices.xls"'
    template = WordTemplate(with_body(paragraph(field(code(old), shown("{{ name }}")))))

    assert old in codes_in(part(template.render(DATA)))


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
    monkeypatch.setattr("outreach_desktop.templates.leading.escaped_plain", lambda _: brought)

    with pytest.raises(OutreachError, match="the field “DDE"):
        template.render(DATA)
    assert finished_fields.holds_fields(field(""))
