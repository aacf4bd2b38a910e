"""The little language for choosing people."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.segments import KEYS, Term, cutoff, first_and_last, parse
from outreach_desktop.errors import OutreachError


def term(value: str, key: str = "", *, negated: bool = False) -> Term:
    return Term(key=key, value=value, negated=negated)


@pytest.mark.parametrize("text", ["", "   ", "-", " - "])
def test_no_conditions_means_everybody(text: str) -> None:
    assert parse(text) == ()


def test_words_and_keys_may_stand_in_any_order() -> None:
    assert parse("ann profession:urologist -tag:moved place:Lakeside") == (
        term("ann"),
        term("urologist", "profession"),
        term("moved", "tag", negated=True),
        term("Lakeside", "place"),
    )


def test_quotes_hold_several_words_together() -> None:
    assert parse('tag:"open evening" "Ann Marsh" -"St Mary\'s"') == (
        term("open evening", "tag"),
        term("Ann Marsh"),
        term("St Mary's", negated=True),
    )


def test_a_quote_that_is_still_open_while_typing_is_taken_to_the_end() -> None:
    assert parse('place:"Lakeside Gen') == (term("Lakeside Gen", "place"),)


def test_a_key_may_be_written_in_capitals_and_a_time_is_no_key() -> None:
    assert parse("18:30") == (term("18:30"),)
    assert parse("Tag:core") == (term("core", "tag"),)


def test_a_hyphen_inside_a_word_belongs_to_the_word() -> None:
    assert parse("Smith-Jones -Smith-Jones") == (
        term("Smith-Jones"),
        term("Smith-Jones", negated=True),
    )


def test_a_key_nobody_knows_is_refused_with_a_sentence() -> None:
    with pytest.raises(OutreachError, match="not something people can be chosen by"):
        parse("job:urologist")


def test_a_slip_in_a_key_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(OutreachError) as refused:
        parse("profesion:nurse")
    assert refused.value.hint == "Did you mean profession:?"
    with pytest.raises(OutreachError) as refused:
        parse("colour:nurse")
    assert refused.value.hint.startswith("Use profession:")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("e-mail:no", "email"),
        ("-E-Mail:no", "email"),
        ("e_mail:yes", "email"),
        ("mail:no", "email"),
        ("phone_number:1", "phone"),
        ("phone2:1", "phone"),
        ("telephone:no", "phone"),
        ("last-contact:>90d", "last"),
        ('last_contact:">90 days"', "last"),
        ("lastcontact:>90d", "last"),
        ("prof:nurse", "profession"),
        ("Profesion:nurse", "profession"),
        ("specialities:urology", "specialty"),
        ("job-title:manager", "role"),
        ("job:manager", "role"),
        ("priority:core", "tier"),
        ("postal-address:no", "address"),
        ("how-you-met:no", "source"),
        ("saved-search:core", "saved"),
        ("tags:core", "tag"),
        ("tags:", "tag"),
        ("champions:", "champion"),
        ("own-diet:vegan", "own.diet"),
        ("Own_Diet:vegan", "own.diet"),
    ],
)
def test_whatever_is_near_a_key_is_no_word_and_offers_it(typed: str, key: str) -> None:
    for text in (typed, f"ann {typed} smith"):
        with pytest.raises(OutreachError, match="not something people can be chosen by") as refused:
            parse(text)
        assert refused.value.hint == f"Did you mean {key}:?"


@pytest.mark.parametrize(
    "word",
    [
        "14:30",
        "9:00-10:30",
        "http://lakeside.example/tag:1",
        "HTTPS://lakeside.example",
        "mailto:ann@lakeside.example",
        "C:\\Letters\\ann.docx",
        "C:",
        "file:///home",
        "Re:",
        "RE:letter",
        "St:",
        "Note:",
        "Note:rang",
        "Smith-Jones:",
        "Smith-Jones:x",
        "ward-4:day",
        "covid19:yes",
        "PSA:4",
        "Dr.:Smith",
        "::",
        ":x",
    ],
)
def test_a_word_with_a_colon_that_is_no_key_stays_a_word(word: str) -> None:
    assert parse(word) == (term(word),)
    assert parse(f"ann -{word} something") == (
        term("ann"),
        term(word, negated=True),
        term("something"),
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last:>90 days", ">90d"),
        ("last:> 90 days", ">90d"),
        ("last:<2 Weeks", "<2w"),
        ("last:1 year", "1y"),
        ("last:>3months", ">3m"),
        ('last:">90 days"', ">90d"),
        ("last:>90 d", ">90d"),
        ("last:>90d", ">90d"),
        ("last:over 90 days", ">90d"),
        ("last:More than 2 weeks", ">2w"),
        ("last:under 1 year", "<1y"),
        ("last:less than 90 days", "<90d"),
        ('last:"over 90 days"', ">90d"),
    ],
)
def test_a_span_of_time_may_be_written_as_it_is_said(text: str, value: str) -> None:
    added = parse(text.replace("last:", "added:"))
    assert added == (Term(key="added", value=value),)
    assert parse(f"{text} smith") == (Term(key="last", value=value), Term(key="", value="smith"))
    assert parse(f"-{text}") == (Term(key="last", value=value, negated=True),)


@pytest.mark.parametrize(
    "text", ["last:>90 daisy", "last:>90 3", "last:>90 day-care", "tag:2 days"]
)
def test_what_is_no_span_stays_a_word(text: str) -> None:
    key, _, rest = text.partition(":")
    first, second = rest.split(" ", 1)
    wanted = (Term(key=key, value=first), Term(key="", value=second))
    assert parse(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "last:soon",
        "last:>",
        "last:>d",
        "last:90q",
        "added:..",
        "added:2026-13",
        "added:2026-02-30",
        "added:2026..soon",
        "added:2026-1-1-1",
    ],
)
def test_a_value_that_means_nothing_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(OutreachError, match="means nothing here") as refused:
        parse(text)
    assert refused.value.hint.startswith(f"For example {text.partition(':')[0]}:")


@pytest.mark.parametrize(
    ("value", "day", "is_before"),
    [
        (">90d", date(2026, 3, 2), True),
        ("<2w", date(2026, 5, 17), False),
        ("7", date(2026, 5, 24), False),
        (">3M", date(2026, 2, 28), True),  # there is no 31 February
        ("<1y", date(2025, 5, 31), False),
        (">9999y", date.min, True),
        (">9999m", date(1193, 2, 28), True),
    ],
)
def test_how_long_ago_is_counted_in_days_weeks_months_or_years(
    value: str, day: date, is_before: bool
) -> None:
    assert cutoff(value, date(2026, 5, 31)) == (day, is_before)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-3-2", date(2026, 3, 2), date(2026, 3, 2)),
        ("2025..2026-03", date(2025, 1, 1), date(2026, 3, 31)),
        ("..2025", date.min, date(2025, 12, 31)),
        ("2026-02..", date(2026, 2, 1), date.max),
        ("<30d", date(2026, 5, 2), date.max),
        ("7", date(2026, 5, 25), date.max),
        (">1y", date.min, date(2025, 5, 30)),
        (">9999y", date.min, date.min),
    ],
)
def test_when_someone_was_added_is_a_span_or_days(value: str, first: date, last: date) -> None:
    assert first_and_last(value, date(2026, 5, 31)) == (first, last)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_without_a_value_asks_for_one(key: str) -> None:
    with pytest.raises(OutreachError, match=f"\u201c{key}:\u201d needs a value"):
        parse(f"{key}:")
    with pytest.raises(OutreachError, match="needs a value"):
        parse(f'{key}:""')


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_conditions_with_a_value_or_a_sentence(text: str) -> None:
    with suppress(OutreachError):
        assert all(term.value for term in parse(text))
