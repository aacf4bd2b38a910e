"""A strict reader of the standard finds nothing in our documents that their templates did not have."""

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.differential.shape import Shape
from tests.templates.differential.test_differential import SHAPES
from tests.templates.word import part


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_no_document_has_a_mistake_its_template_had_not(shape: Shape) -> None:
    template = shape.made()
    finished = WordTemplate(template).render(shape.data)

    assert part(finished, "word/styles.xml") == part(template, "word/styles.xml")
    assert not new_mistakes(finished, template)
