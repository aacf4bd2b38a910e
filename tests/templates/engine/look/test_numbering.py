"""Numbers of list items."""

import pytest

from outreach_desktop.templates.engine.look.numbering import numeral


@pytest.mark.parametrize(
    ("count", "kind", "shown"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (2026, "upperRoman", "MMXXVI"),
        (3, "none", ""),
        (3, "chicago", "3"),
    ],
)
def test_a_number_reads_as_its_kind_says(count: int, kind: str, shown: str) -> None:
    assert numeral(count, kind) == shown
