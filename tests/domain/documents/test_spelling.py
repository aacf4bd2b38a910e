"""Which words of a text are looked up, and which are let be."""

import pytest

from outreach_desktop.domain.documents.spelling import doubtful

KNOWN = {"and", "you", "rang", "me", "on", "a", "sunday", "email", "follow", "up", "men", "i'm"}


def is_known(word: str) -> bool:
    return word.lower().replace("\u2019", "'") in KNOWN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You rnag me on a Sunday.", ["rnag"]),
        ("You rang Marrowby. Teh men rang.", ["Teh"]),
        ("you rang\nTeh men", ["Teh"]),
        ("PSA up, on NHS", []),
        ("see www.exmple.org, anne@exmple.org, 3.5ml and 12thh", ["see"]),
        ("e-mail, follow-up and follw-up", ["follw"]),
        ("I\u2019m up (rnag)", ["rnag"]),
        ("", []),
    ],
)
def test_only_what_can_be_a_slip_is_told(text: str, found: list[str]) -> None:
    slips = list(doubtful(text, is_known))
    assert [one.word for one in slips] == found
    assert [text[one.start : one.end] for one in slips] == found
