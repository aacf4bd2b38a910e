"""The same document as python-docx-template makes, but where we differ on purpose."""

from collections.abc import Sequence

import pytest
from _pytest.mark.structures import ParameterSet

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.differential.differences import DIFFERENCES
from tests.templates.differential.letters import LETTERS
from tests.templates.differential.outline import outline, words
from tests.templates.differential.page import PAGE, page
from tests.templates.differential.shape import Difference, Shape, by_docxtpl
from tests.templates.differential.splits import SPLITS
from tests.templates.differential.stories import STORIES
from tests.templates.differential.tables import TABLES

SHAPES = [*LETTERS, *TABLES, *STORIES, *SPLITS]
PENDING = {
    "a cell as wide as a number says",
    "a cell coloured by a value",
    "notes for the writer in rows",
}
ON_PURPOSE = [one for group in DIFFERENCES.values() for one in group]


def _ours(one: Difference) -> bytes:
    return WordTemplate(one.made()).render(one.data, missing=one.missing)


def _cases(among: Sequence[Shape | Difference]) -> list[ParameterSet]:
    waiting = pytest.mark.xfail(reason="the engine does not know this yet")
    return [
        pytest.param(one, id=one.name, marks=[waiting] if one.name in PENDING else [])
        for one in among
    ]


@pytest.mark.parametrize("shape", _cases(SHAPES))
def test_both_engines_make_the_same_document(shape: Shape) -> None:
    template = shape.made()

    assert outline(WordTemplate(template).render(shape.data)) == outline(
        by_docxtpl(template, shape.data)
    )


@pytest.mark.parametrize("one", _cases(ON_PURPOSE))
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
    if not one.told and one.name not in PENDING:
        assert outline(_ours(one)) != theirs


def test_the_page_of_differences_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_there_are_sixty_shapes_and_more() -> None:
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) >= 60
