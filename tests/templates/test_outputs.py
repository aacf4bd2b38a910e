"""Every document passes the gate that its template came through, and another library opens it."""

import pytest

from outreach_desktop.services.making import letters
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.library import fields
from tests.hostile.templates.harmless import check_harmless, check_opens
from tests.templates.differential.shape import Shape
from tests.templates.differential.test_differential import SHAPES

STARTERS = {choice.name: choice for choice in letters.choices()}


def _check(finished: bytes) -> None:
    check_harmless(finished)
    check_opens(finished)
    told = WordTemplate(finished).remarks
    # What a tag printed in a property is, to whoever makes a template of the letter, an earlier writer's.
    assert [one for one in told if "its subject" not in one] == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_document_is_as_harmless_as_a_template_must_be(shape: Shape) -> None:
    template = WordTemplate(shape.made())

    _check(template.render(shape.data))
    _check(template.render_together([shape.data, shape.data]))


@pytest.mark.parametrize("name", STARTERS)
def test_the_documents_that_come_with_the_program_are_harmless(name: str) -> None:
    template = WordTemplate(STARTERS[name].path)

    assert template.remarks == ()
    _check(template.render(fields.sample()))
    _check(template.render_together([fields.sample()] * 3))
