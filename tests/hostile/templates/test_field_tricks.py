"""No field that runs, fetches, asks or tells comes out of a template, however and wherever it stands."""

import re

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.opening.gate import opened
from outreach_desktop.templates.engine.word.fields.finished_fields import codes_in
from tests.hostile.templates.field_tricks import (
    BEGIN,
    END,
    OVER_PARAGRAPHS,
    PLACES,
    SEPARATE,
    TRICKS,
    code,
    edge,
    field,
    paragraph,
    shown,
)
from tests.hostile.templates.files import DATA, with_body
from tests.hostile.templates.harmless import check_fields, check_harmless, texts, without_effects
from tests.templates.word import part
from tests.timing import soon


def _try(data: bytes) -> str:
    """What is said of a template, having made sure that its documents hold nothing harmful."""
    try:
        with soon(), without_effects():
            template = WordTemplate(data)
            documents = [
                template.render({**DATA, "member": member, "name": "DDEAUTO spy"}, missing="mark")
                for member in (True, False)
            ]
            documents.append(template.render_together([DATA, DATA], missing="mark"))
    except OutreachError as refused:
        return str(refused)
    for each in documents:
        check_harmless(each)
        check_fields(each)
    return " ".join(problem.message for problem in template.problems())


_AROUND = list(PLACES)


@pytest.mark.parametrize("number", range(len(TRICKS)), ids=list(TRICKS))
def test_no_trick_makes_a_field(number: int) -> None:
    trick = list(TRICKS.values())[number]

    assert _try(PLACES["the text"](trick))
    assert _try(PLACES[_AROUND[1 + number % (len(_AROUND) - 1)]](trick))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_no_trick_makes_a_field_in_any_place(place: str) -> None:
    for name, trick in TRICKS.items():
        assert _try(PLACES[place](trick)), name


@pytest.mark.parametrize("trick", OVER_PARAGRAPHS)
def test_no_field_is_put_together_over_paragraphs(trick: str) -> None:
    assert _try(with_body(OVER_PARAGRAPHS[trick]))


def test_a_refusal_says_where_the_field_stands() -> None:
    said = _try(PLACES["a header"](TRICKS["as ordinary text"]))

    assert re.search(r"contains the Word field DDEAUTO \(a header, paragraph 1\)", said)


def _problems(*paragraphs: str) -> list[str]:
    told = WordTemplate(with_body("".join(map(paragraph, paragraphs)))).problems()
    return [f"{problem.place}: {problem.message}" for problem in told if problem.stops]


_PAGE = (BEGIN, code(" PAGE "), SEPARATE, shown("1"), END)


def test_a_condition_around_a_field_or_in_what_it_shows_cuts_nothing() -> None:
    around = shown("{% if member %}") + "".join(_PAGE) + shown("{% endif %}")
    inside = "".join((*_PAGE[:3], shown("{% if member %}1{% else %}2{% endif %}"), END))

    assert (
        _problems(around, inside, shown("{% for x in rows %}"), around, shown("{% endfor %}")) == []
    )


@pytest.mark.parametrize("at", [2, 3, 4])
def test_a_condition_that_begins_or_ends_in_a_field_is_told_with_its_place(at: int) -> None:
    begins = (
        shown("{% if member %}")
        + "".join(_PAGE[:at])
        + shown("x{% endif %}y")
        + "".join(_PAGE[at:])
    )
    ends = (
        "".join(_PAGE[:at])
        + shown("x{% if member %}y")
        + "".join(_PAGE[at:])
        + shown("z{% endif %}")
    )

    for cut in (begins, ends):
        told = _problems(shown("first"), cut)
        assert told
        assert all(one.startswith("Paragraph 2") for one in told)
        assert at == 2 or ["one of Word’s fields" in one for one in told] == [True]


def test_hidden_text_that_is_taken_out_puts_no_code_together() -> None:
    hidden = code("X").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    data = with_body(paragraph(field(code("DD") + hidden + code("EAUTO spy"))))

    _, contents, told = opened(data, without_hidden=True)

    assert b"fldChar" not in contents.members()["word/document.xml"].data()
    assert any("DDXEAUTO" in one for one in told)  # a code is no text that hides


@pytest.mark.parametrize(
    ("code_of_field", "says"),
    [
        (" FILENAME \\p ", "The field FILENAME, which tells of a computer or of who uses it"),
        (
            "AUTOTEXTLIST x",
            "The field AUTOTEXTLIST, which needs what does not go out with a document",
        ),
        ('FILLIN "Which day?"', "The field FILLIN, which asks for words when it is updated"),
        ("Nobodys field", "The field NOBODYS, which this program does not know"),
    ],
)
def test_a_field_that_may_not_stay_leaves_what_it_shows_and_is_told(
    code_of_field: str, says: str
) -> None:
    runs = field(code(code_of_field), shown("C:\\Users\\ann\\") + shown("letter.docx"))
    template = WordTemplate(with_body(paragraph(shown("See ") + runs)))

    assert says in template.problems()[0].message
    kept = "letter.docx" if "FILENAME" in code_of_field else "C:\\Users\\ann\\letter.docx"
    assert texts(template.render(DATA))[0] == f"See {kept}"


def test_a_question_for_a_bookmark_becomes_the_words_it_has() -> None:
    """What refers to the bookmark goes on to show them."""
    asked = field(code(' ASK day "Which \\"day\\"?" \\d "x"'), shown("Mon") + shown('day "7"'))
    template = WordTemplate(with_body(paragraph(asked + field(code(" REF day "), shown("Monday")))))

    found = codes_in(part(template.render(DATA)))
    assert 'SET day "Monday \\"7\\""' in [one.strip() for one in found]
    assert " REF day " in found
    assert "which asks for words when it is updated" in template.problems()[0].message


def test_form_fields_and_references_by_a_name_alone_stay() -> None:
    form = (
        edge("begin", '<w:ffData><w:name w:val="a"/><w:entryMacro w:val="spy"/></w:ffData>')
        + code(" FORMTEXT ")
        + END
    )
    mark = '<w:bookmarkStart w:id="1" w:name="Spot"/><w:bookmarkEnd w:id="1"/>'
    template = WordTemplate(with_body(paragraph(form + mark + field(code(" spot "), shown("x")))))

    assert set(codes_in(part(template.render(DATA)))) == {" FORMTEXT ", " REF spot "}
    assert [one.message for one in template.problems()] == [
        "The macros and help texts of form fields in it are left out of the documents made."
    ]
