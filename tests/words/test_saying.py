"""Sentences are said in the reader's language."""

import datetime as dt

import pytest

from outreach_desktop.words import language, local, say, say_in, say_many
from outreach_desktop.words.pseudo import changed
from tests.words.speaking import speaking


def test_english_is_said_as_it_is_written() -> None:
    assert say("Nothing fits.") == "Nothing fits."
    assert say_in("button", "Open") == "Open"
    assert language() == "en"


def test_values_stand_where_they_are_named() -> None:
    assert (
        say("“{name}” has {count} pages.", name="Ann & Bo {x}", count=3)
        == "“Ann & Bo {x}” has 3 pages."
    )


def test_a_sentence_without_values_may_show_the_braces_of_a_tag() -> None:
    assert say("Type {{ contact.name }}.") == "Type {{ contact.name }}."


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 people"), (1, "1 person"), (2, "2 people"), (12_500, "12,500 people")],
)
def test_one_and_many(count: int, said: str) -> None:
    assert say_many("{count} person", "{count} people", count) == said


def test_a_year_handed_over_as_text_stays_whole() -> None:
    assert say("In {year}, {count} came.", year="2026", count=2026) == "In 2026, 2,026 came."


def test_a_language_nobody_knows_is_english() -> None:
    with speaking("tlh"):
        assert language() == "en"
        assert say("Nothing fits.") == "Nothing fits."


def test_what_nobody_translated_is_english() -> None:
    with speaking("de"):
        assert language() == "de"
        assert say("A sentence of this test alone.") == "A sentence of this test alone."


def test_german_numbers_and_days() -> None:
    with speaking("de"):
        assert say("{count}", count=12_500) == "12.500"
        assert local.short_date(dt.date(2026, 3, 4)) == "04.03.2026"
    assert local.short_date(dt.date(2026, 3, 4)) == "4 Mar 2026"


@pytest.mark.parametrize("language", ["xx", "xx-rtl"])
def test_the_language_nobody_speaks_is_longer_and_keeps_its_values(language: str) -> None:
    with speaking(language):
        assert say("Nothing fits “{words}”.", words="Ann") == "Ñöţĥîñĝ fîţš “Ann”.~~~~~"
        assert say_many("{count} person", "{count} people", 2).startswith("2 péöpļé")


def test_marks_and_access_keys_stay() -> None:
    assert (
        changed("<b>&Open</b> &amp; {{ contact.name }}")
        == "<b>&Öpéñ</b> &amp; {{ contact.name }}~~"
    )
    assert changed("123 …") == "123 …"
