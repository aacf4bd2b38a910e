"""The strict reader is quick, and misses nothing for it."""

import pytest

from tests.templates.audit import mistakes
from tests.templates.word import changed, document, part


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("word/document.xml", "<w:t>", '<w:t xml:space="sometimes">'),
        ("word/styles.xml", 'w:type="paragraph"', 'w:type="verse"'),
    ],
)
def test_a_fault_is_found_in_a_part_that_was_right_before(
    name: str, right: str, wrong: str
) -> None:
    good = document("Dear {{ name }}")
    assert right in part(good, name)
    bad = changed(good, {name: part(good, name).replace(right, wrong, 1)})
    told = mistakes(good)
    assert mistakes(bad) > told
    assert mistakes(bad) > told, "asked again, it is still wrong"
    assert mistakes(good) == told
