"""What is typed to choose people, said back in plain words."""

import datetime as dt

import pytest

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.choosing.said_back import said_back
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind
from outreach_desktop.domain.segments import KEYS


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            'tier:core -champion:yes last:>90d place:"Lakeside"',
            (
                "Priority: core; Champion: no; Last contact: more than 90 days ago, or never; "
                "Town or organisation: Lakeside"
            ),
        ),
        ("last:over 2 weeks", "Last contact: more than 2 weeks ago, or never"),
        ("last:<1m", "Last contact: in the last 1 month"),
        ("-last:<2w", "Last contact: more than 2 weeks ago, or never"),
        ("-last:>90d", "Last contact: in the last 90 days"),
        ("added:>1y added:2026-03", "Added: more than a year ago; Added: 2026-03"),
        ("added:2025-12-01..", "Added: since 2025-12-01"),
        ("added:..2026-03", "Added: until 2026-03"),
        ("-added:2026..2026-03-04", "Added: not 2026 to 2026-03-04"),
        ("-email:no", "Email: known"),
        ("-tag:moved", "Tag: not moved"),
        ("never:visit", "no entry of this kind yet: visit"),
        ("-never:visit", "at least one entry of this kind: visit"),
        (
            "smith -jones tier:core",
            "with \u201csmith\u201d; without \u201cjones\u201d; Priority: core",
        ),
        ('segment:"Core people"', "Saved search: \u201cCore people\u201d"),
        ("smith", ""),  # says itself
        ("tier:", ""),  # not whole yet
        ("tier:core last:soon colour:red", "Priority: core"),
        ("", ""),
    ],
)
def test_conditions_are_said_in_the_words_of_the_reader(typed: str, said: str) -> None:
    assert said_back(typed) == said


def test_days_are_written_as_the_reader_does() -> None:
    def as_in_words(day: dt.date) -> str:
        return f"{day.day}/{day.month}/{day.year}"

    assert said_back("added:2026-03-04", in_words=as_in_words) == "Added: 4/3/2026"
    told = said_back("added:2025-12-01..2026-03-04", ORGANISATIONS, in_words=as_in_words)
    assert told == "Added: 1/12/2025 to 4/3/2026"


def test_every_key_says_something_of_its_example() -> None:
    for vocabulary_keys, vocabulary in ((KEYS, None), (ORGANISATIONS.keys, ORGANISATIONS)):
        for key, about in vocabulary_keys.items():
            typed = f"{key}:{about.example}"
            said = said_back(typed, vocabulary) if vocabulary else said_back(typed)
            assert said, key


def test_a_field_of_the_groups_own_goes_by_its_name() -> None:
    badge = OwnField(about="contacts", name="Badge until", kind=OwnKind.DATE, id="1")
    assert said_back("own.badge_until:<30d", own=[badge]) == "Badge until: in the last 30 days"
    assert said_back("-own.badge_until:yes", own=[badge]) == "Badge until: not filled in"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("specialty:oncology", "Specialty of people: oncology"),
        ("channel:letter", "Preferred channel: letter"),
        ("-channel:letter", "Preferred channel: not letter"),
        ("added:<30d", "Added: in the last 30 days"),
        ("added:2026-03 kind:hospice", "Added: 2026-03; Kind: hospice"),
    ],
)
def test_what_organisations_are_chosen_by_is_said_as_theirs(typed: str, said: str) -> None:
    assert said_back(typed, ORGANISATIONS) == said
