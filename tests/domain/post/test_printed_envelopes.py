"""Envelopes that are printed on: their address is where the post looks for it."""

import pytest

from outreach_desktop.domain.post.printed_envelopes import (
    PAPER_ENVELOPES,
    PaperEnvelope,
    envelope,
)


@pytest.mark.parametrize("one", PAPER_ENVELOPES.values(), ids=lambda one: one.name)
def test_the_address_is_in_the_lower_right_and_clear_of_the_foot(one: PaperEnvelope) -> None:
    place = one.sheet.place(1)

    assert place.x >= one.width * 0.4
    assert place.y >= one.height * 0.4
    assert place.y + one.sheet.height <= one.height - 18
    assert one.sheet.width >= 60


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("dl", (220, 110)),
        ("C4", (324, 229)),
        ("#10", (241.3, 104.8)),
        ("10", (241.3, 104.8)),
        ("110 x 220", (220, 110)),
        ("229\u00d7162", (229, 162)),
    ],
)
def test_an_envelope_is_known_by_name_or_size(words: str, size: tuple[float, float]) -> None:
    found = envelope(words)

    assert isinstance(found, PaperEnvelope)
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("words", "said"),
    [("DLE", "DL"), ("parcel", "220x110"), ("10x10", "10 x 10"), ("9999x200", "9999")],
)
def test_what_is_no_envelope_is_told(words: str, said: str) -> None:
    found = envelope(words)

    assert isinstance(found, str)
    assert said in found
