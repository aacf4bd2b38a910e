"""No field that runs, fetches, asks or tells comes out of a template, however and wherever it stands."""

import re

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.templates.field_tricks import (
    BEGIN,
    END,
    OVER_PARAGRAPHS,
    PLACES,
    SEPARATE,
    TRICKS,
    code,
    paragraph,
    shown,
)
from tests.hostile.templates.files import DATA, with_body
from tests.hostile.templates.harmless import check_fields, check_harmless, without_effects
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
