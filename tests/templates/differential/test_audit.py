"""A strict reader of the standard finds nothing in our documents that their templates did not have."""

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.differential.shape import Shape
from tests.templates.differential.test_differential import SHAPES
from tests.templates.word import changed, mistakes, names, part

_EMPTY_STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def _slim(data: bytes) -> bytes:
    """The file with its styles, which we never touch and which take most of the reading, emptied."""
    styles = [name for name in names(data) if name.startswith("word/styles")]
    return changed(data, dict.fromkeys(styles, _EMPTY_STYLES))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_no_document_has_a_mistake_its_template_had_not(shape: Shape) -> None:
    template = shape.made()
    finished = WordTemplate(template).render(shape.data)

    assert part(finished, "word/styles.xml") == part(template, "word/styles.xml")
    assert mistakes(_slim(finished)) <= mistakes(_slim(template))
