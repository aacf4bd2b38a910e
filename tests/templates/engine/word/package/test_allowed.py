"""What may come in with a Word file stands on one list."""

from outreach_desktop.templates.engine.word.package.allowed import (
    ABOUT_WRITERS,
    BECOMES_WORDS,
    FIELDS,
    FROM_ELSEWHERE,
    HARMFUL_FIELDS,
    QUESTIONS,
    REFUSED,
    STAYS,
    fate_of_field,
)


def test_each_field_has_one_fate_and_what_nobody_knows_becomes_words() -> None:
    plain = ABOUT_WRITERS | FROM_ELSEWHERE | QUESTIONS

    assert {fate_of_field(name) for name in FIELDS} == {STAYS}
    assert {fate_of_field(name) for name in HARMFUL_FIELDS} == {REFUSED}
    assert {fate_of_field(name) for name in (*plain, "NOBODYSFIELD", "")} == {BECOMES_WORDS}
