"""A content control in the code of a field, or over the edge of one, makes no other field of it when it is filled in."""

from functools import partial

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.fields.finished_fields import codes_in
from tests.hostile.templates.field_tricks import (
    BEGIN,
    END,
    PLACES,
    SEPARATE,
    code,
    field,
    paragraph,
    shown,
)
from tests.hostile.templates.files import DATA, with_body
from tests.hostile.templates.harmless import check_fields, check_harmless, texts
from tests.templates.word import part

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_ITEM = '<w:listItem w:displayText="a" w:value="b"/>'
_NAMED = {
    "a text": '<w:tag w:val="contact.none"/><w:text/>',
    "a title": '<w:alias w:val="contact.none"/>',
    "an expression": '<w:tag w:val="{{ empty }}"/>',
    "words": "<w:tag w:val=\"{{ 'DDEAUTO ' }}\"/>",
    "a list": f'<w:tag w:val="contact.none"/><w:dropDownList>{_ITEM}</w:dropDownList>',
    "a list and words": f'<w:tag w:val="contact.none"/><w:comboBox>{_ITEM}</w:comboBox>',
    "rich text": '<w:tag w:val="{{ contact.none|rich }}"/><w:richText/>',
    "a date": '<w:tag w:val="contact.none"/><w:date w:fullDate="2026-01-01T00:00:00Z"><w:dateFormat w:val="d"/></w:date>',
    "a tick": f'<w:tag w:val="contact.none"/><w14:checkbox {_W14}><w14:checked w14:val="0"/></w14:checkbox>',
    "a part that repeats": f'<w:tag w:val="contact.none"/><w15:repeatingSection {_W15}/>',
    "a prompt": '<w:tag w:val="contact.none"/><w:showingPlcHdr/><w:text/>',
    "a bound text": '<w:tag w:val="contact.none"/><w:dataBinding w:xpath="/x" w:storeItemID="{A}"/><w:text/>',
    "no name": '<w:dataBinding w:xpath="/x" w:storeItemID="{A}"/><w:text/>',
    "nothing": "",
}
_SPY = "DDEAUTO spy x y"
_REST = SEPARATE + shown("x") + END


def _control(named: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _around(named: str) -> dict[str, str]:
    """Runs for the inside of a paragraph."""
    return {
        "the first word": BEGIN + _control(named, code("QUOTE ")) + code(_SPY) + _REST,
        "a blank and a word": BEGIN + code(" ") + _control(named, code("QUOTE ")) + code(_SPY) + _REST,
        "words of the text": BEGIN + _control(named, shown("QUOTE ")) + code(_SPY) + _REST,
        "letters": BEGIN + code("DD") + _control(named, code("X")) + code("EAUTO spy") + _REST,
        "the beginning": _control(named, BEGIN + code("QUOTE ")) + code(_SPY) + _REST,
        "the middle": BEGIN + code("D") + _control(named, code("ATE") + SEPARATE + shown("x")) + code("DEAUTO spy") + END,
        "a whole field in a code": BEGIN + code("DD") + _control(named, field(code("PAGE"))) + code("EAUTO spy") + _REST,
        "an end and a beginning": BEGIN + code("PAGE") + SEPARATE + _control(named, END + BEGIN + code("D")) + code("DEAUTO spy") + _REST,
        "the end": BEGIN + code("QUOTE ") + SEPARATE + _control(named, shown("x") + END) + field(code("PAGE")),
        "a control in a control": BEGIN + _control("", _control(named, code("QUOTE "))) + code(_SPY) + _REST,
        "an address": BEGIN + code("HYPERLINK ") + _control(named, code('"http://x.org"')) + code(" \\\\spy\\x") + _REST,
        "an address in front": BEGIN + code("HYPERLINK ") + _control(named, code("\\o ")) + code('"file:///spy" "http://x.org"') + _REST,
        "in one element": f'<w:fldSimple w:instr="QUOTE" instr="{_SPY}">{_control(named, shown("x"))}</w:fldSimple>',
    }  # fmt: skip


def _over_paragraphs(named: str) -> dict[str, str]:
    cell = f"<w:tc>{paragraph(code('QUOTE '))}</w:tc>"
    rows = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{_control(named, f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    return {
        "paragraphs": paragraph(BEGIN + code(" ")) + _control(named, paragraph(code("QUOTE "))) + paragraph(code(_SPY) + _REST),
        "paragraphs of text": paragraph(BEGIN + code(" ")) + _control(named, paragraph(shown("QUOTE"))) + paragraph(code(_SPY) + _REST),
        "a beginning above": _control(named, paragraph(BEGIN + code("QUOTE "))) + paragraph(code(_SPY) + _REST),
        "an end below": paragraph(BEGIN + code("QUOTE ")) + _control(named, paragraph(_REST)) + paragraph(field(code("PAGE"))),
        "a row": paragraph(BEGIN + code(" ")) + rows + paragraph(code(_SPY) + _REST),
    }  # fmt: skip


_VALUES = (None, "DDEAUTO spy", "\\\\host\\spy")


def _try(data: bytes) -> None:
    try:
        template = WordTemplate(data)
    except OutreachError as refused:
        assert refused.hint  # noqa: PT017  it may be let in as well
        return
    people = [{**DATA, "contact": {"none": value}, "empty": ""} for value in _VALUES]
    ways = [partial(template.render, who, missing="blank") for who in people]
    for way in (*ways, partial(template.render_together, people[:2], missing="blank")):
        try:
            made = way()
        except OutreachError:
            continue
        check_harmless(made)
        check_fields(made)
        for one in codes_in(part(made)):
            assert "HYPERLINK" not in one or "spy" not in one.partition("\\o")[0], one


_BODIES = {
    named: [
        *map(paragraph, _around(properties).values()),
        *_over_paragraphs(properties).values(),
    ]
    for named, properties in _NAMED.items()
}


@pytest.mark.parametrize("named", _NAMED)
def test_no_control_makes_another_field_of_a_code(named: str) -> None:
    number = list(_NAMED).index(named)
    for body in _BODIES[named][number % 5 :: 5]:
        _try(with_body(body))


@pytest.mark.slow
@pytest.mark.parametrize("named", _NAMED)
def test_none_of_them_does_around_anything(named: str) -> None:
    for body in _BODIES[named]:
        _try(with_body(body))


@pytest.mark.parametrize("place", [place for place in PLACES if place != "the text"])
def test_no_control_makes_another_field_in_another_place(place: str) -> None:
    around = _around(_NAMED["a text"])
    for where in ("the first word", "the middle", "an address"):
        _try(PLACES[place](around[where]))


def test_what_the_control_held_stays_and_is_told_once() -> None:
    control = _control(_NAMED["a text"], code("QUOTE "))
    runs = (BEGIN + control + code('"a"') + _REST) * 2
    template = WordTemplate(with_body(paragraph(shown("{{ name }}: ") + runs)))
    finished = template.render({**DATA, "contact": {"none": "DDE"}})

    assert codes_in(part(finished)).count('QUOTE "a"') == 2 * 2  # at its middle and its end
    assert texts(finished)[0] == "Ann & Bo <x>: QUOTE QUOTE ".replace("QUOTE ", "x")
    (told,) = template.remarks
    assert told.startswith("A content control that stood in the code of one of Word\u2019s fields")
    assert told.endswith("what it held stays.")


def test_a_control_around_a_field_or_in_what_it_shows_is_filled_in_as_ever() -> None:
    named = '<w:tag w:val="contact.none"/><w:text/>'
    inside = field(code("PAGE"), _control(named, shown("x")))
    around = _control(named, field(code("PAGE"), shown("1")))
    template = WordTemplate(with_body(paragraph(inside) + paragraph(around)))
    finished = template.render({**DATA, "contact": {"none": "filled in"}})

    assert texts(finished)[:2] == ["filled in", "filled in"]
    assert template.remarks == ()


@pytest.mark.parametrize(
    "runs",
    [
        BEGIN + code("QUOTE ") + code("{{ none }}") + _REST,
        paragraph(BEGIN) + paragraph(code("QUOTE {{ none }}")) + paragraph(code(_SPY) + _REST),
        paragraph(BEGIN + code(" ")) + paragraph(shown("QUOTE {{ none }}")) + paragraph(shown(_SPY) + _REST),
        paragraph(BEGIN + code("D")) + paragraph(code("{{ none }}")) + paragraph(code("DEAUTO spy") + _REST),
    ],
)  # fmt: skip
def test_no_line_that_closes_up_takes_the_name_of_a_field_along(runs: str) -> None:
    body = runs if runs.startswith("<w:p>") else paragraph(runs)
    try:
        template = WordTemplate(with_body(body))
        made = template.render({**DATA, "none": ""}, missing="blank")
    except OutreachError:
        return
    check_fields(made)
