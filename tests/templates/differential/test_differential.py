"""The same document as python-docx-template makes, but where we differ on purpose."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.examples import few
from tests.templates.differential.differences import DIFFERENCES
from tests.templates.differential.letters import LETTERS
from tests.templates.differential.outline import outline, words
from tests.templates.differential.page import PAGE, page
from tests.templates.differential.shape import Difference, Shape, by_docxtpl
from tests.templates.differential.splits import SPLITS
from tests.templates.differential.stories import STORIES
from tests.templates.differential.tables import TABLES
from tests.templates.word import runs

SHAPES = [*LETTERS, *TABLES, *STORIES, *SPLITS]
SENTENCE = "{ Dear {{ name|upper }}, {% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}{# end #}."
PERSON = {"name": "Ann & Bo", "xs": ["a", "<b>"]}
ON_PURPOSE = [one for group in DIFFERENCES.values() for one in group]


def _ours(one: Difference) -> bytes:
    return WordTemplate(one.made()).render(one.data, missing=one.missing)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_both_engines_make_the_same_document(shape: Shape) -> None:
    template = shape.made()

    assert outline(WordTemplate(template).render(shape.data)) == outline(
        by_docxtpl(template, shape.data)
    )


@few(20)
@given(st.sets(st.integers(1, len(SENTENCE) - 1), max_size=30))
def test_a_sentence_may_be_cut_into_runs_anywhere(places: set[int]) -> None:
    edges = [0, *sorted(places), len(SENTENCE)]
    template = runs(*(SENTENCE[start:end] for start, end in pairwise(edges)))

    assert outline(WordTemplate(template).render(PERSON)) == outline(by_docxtpl(template, PERSON))


@pytest.mark.parametrize("one", ON_PURPOSE, ids=lambda one: one.name)
def test_where_we_differ_we_make_what_we_say(one: Difference) -> None:
    if one.told:
        with pytest.raises(OutreachError, match=one.told):
            _ours(one)
    else:
        assert words(_ours(one)) == list(one.ours)


@pytest.mark.parametrize("one", ON_PURPOSE, ids=lambda one: one.name)
def test_where_we_say_we_differ_we_do(one: Difference) -> None:
    """A difference that a newer python-docx-template no longer makes must leave the page."""
    template = one.made()
    try:
        theirs = outline(by_docxtpl(template, one.data))
    except Exception:  # noqa: BLE001  whatever it stops with is the difference
        return
    if not one.told:
        assert outline(_ours(one)) != theirs


def test_the_page_of_differences_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_there_are_sixty_shapes_and_more() -> None:
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) >= 60
