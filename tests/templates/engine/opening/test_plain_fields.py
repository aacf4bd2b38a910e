"""Pictures pasted from the web and places to click and type become what they show."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.word import body, everything, paragraphs, part, with_part

_EDGE = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (_EDGE.format(kind) for kind in ("begin", "separate", "end"))
_FETCH = ' INCLUDEPICTURE "https://example.org/spy.png" \\* MERGEFORMATINET '
_SHOWN = "<w:r><w:t>[picture]</w:t></w:r>"  # stands for the drawing


def code(text: str, looks: str = "") -> str:
    return f'<w:r>{looks}<w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(inner: str, result: str = "") -> str:
    return f"{BEGIN}{inner}{SEPARATE + result if result else ''}{END}"


def told(template: WordTemplate) -> list[str]:
    return [problem.message for problem in template.problems() if not problem.stops]


@pytest.mark.parametrize(
    "pasted",
    [
        field(code(_FETCH), _SHOWN),
        field(code(_FETCH[:9]) + code(_FETCH[9:]), _SHOWN),
        field(code(_FETCH), field(code(_FETCH), field(code(_FETCH), _SHOWN))),  # as Word nests them
        f'<w:fldSimple w:instr="{_FETCH.replace(chr(34), "&quot;")}">{_SHOWN}</w:fldSimple>',
        field(code(' INCLUDEPICTURE "') + field(code(" REF x "), "<w:r><w:t>spy</w:t></w:r>") + code('"'), _SHOWN),
    ],
)  # fmt: skip
def test_a_picture_pasted_from_the_web_stays_and_its_field_goes(pasted: str) -> None:
    template = WordTemplate(body(f"<w:p><w:r><w:t>See {{{{ x }}}} </w:t></w:r>{pasted}</w:p>"))

    made = template.render({"x": "this"})

    assert everything(made) == ["See this [picture]"]
    assert "spy" not in part(made)
    assert "fldChar" not in part(made)
    assert told(template) == [
        "A picture in it was pasted from elsewhere: it stays, and the link to where it came from is left out."
    ]


def test_pictures_pasted_into_a_header_are_counted_too() -> None:
    one = f"<w:p>{field(code(_FETCH), _SHOWN)}</w:p>"
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    data = with_part(body(one + one), "header1", "header", f"<w:hdr {w}>{one}</w:hdr>")

    template = WordTemplate(data)

    assert told(template)[0].startswith("3 pictures in it were pasted from elsewhere")
    assert "spy" not in part(template.render({}), "word/header1.xml")


@pytest.mark.parametrize("macro", ["NoMacro", "nomacro", "NN", "DoFieldClick"])
def test_a_prompt_keeps_its_words_and_their_looks(macro: str) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    prompt = field(code(f" MACROBUTTON  {macro} [Click ") + code("here", bold) + code(" and type]"))
    template = WordTemplate(body(f"<w:p><w:r><w:t>To: </w:t></w:r>{prompt}</w:p>"))

    made = template.render({})

    assert everything(made) == ["To: [Click here and type]"]
    assert "MACROBUTTON" not in part(made)
    assert '<w:b/></w:rPr><w:t xml:space="preserve">here</w:t>' in part(made)
    assert told(template) == [
        "A prompt to click and type, “[Click here and type]”, is printed as plain words: put a field there, or take it out."
    ]


def test_a_tag_in_a_prompt_is_filled_in() -> None:
    prompt = field(code("MACROBUTTON NoMacro {{ na") + code("me }}"))

    assert paragraphs(WordTemplate(body(f"<w:p>{prompt}</w:p>")).render({"name": "Ann"})) == ["Ann"]


def test_a_prompt_whose_words_stand_beside_its_code_shows_those() -> None:
    prompt = field(code("MACROBUTTON NoMacro [old]"), "<w:r><w:t>[shown]</w:t></w:r>")
    simple = '<w:fldSimple w:instr="MACROBUTTON NoMacro [bare]"/>'
    template = WordTemplate(body(f"<w:p>{prompt}</w:p><w:p>{simple}</w:p>"))

    assert everything(template.render({})) == ["[shown]", "[bare]"]


@pytest.mark.parametrize("name", ["AutoOpen", "FilePrint", "NoMacroButSpy", ""])
def test_a_button_for_another_macro_is_refused(name: str) -> None:
    with pytest.raises(OutreachError, match="Word field MACROBUTTON"):
        WordTemplate(body(f"<w:p>{field(code(f'MACROBUTTON {name} [Click]'))}</w:p>"))


def test_no_field_is_put_together_by_what_goes() -> None:
    """What is left of a field that goes must not make a code of a harmful one."""
    inside = field(code("DD") + field(code(_FETCH), code("EAUTO cmd x")))

    with pytest.raises(OutreachError, match="Word field"):
        WordTemplate(body(f"<w:p>{inside}</w:p>"))
