"""What a field is called, alone and within a sentence, and the words for its values."""

import pytest

from outreach_desktop.domain import events, interactions, organisations
from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.fields import alone, in_a_sentence, in_short, in_words, published


@pytest.mark.parametrize(
    ("name", "short", "said"),
    [
        ("email", "Email", "email"),
        ("large_print", "Large print", "large print"),
        ("salutation", "Greeting", "greeting"),
        ("source", "How we met", "how we met"),
    ],
)
def test_a_field_is_called_by_its_short_name_in_lists_and_sentences(
    name: str, short: str, said: str
) -> None:
    assert (in_short(FIELDS[name]), in_a_sentence(FIELDS[name])) == (short, said)


def test_capitals_that_are_letters_of_words_stay() -> None:
    assert in_a_sentence(events.PARTICIPANT_FIELDS["rsvp"]) == "RSVP"


def test_values_that_the_program_keeps_are_said_in_words_and_others_as_they_are() -> None:
    kind = interactions.FIELDS["kind"]

    assert (in_words(kind, "phone"), in_words(kind, "visit")) == ("call", "visit")
    assert {value for value, _ in events.PARTICIPANT_FIELDS["rsvp"].values} == set(events.RSVP)


def test_a_kept_value_that_stands_alone_begins_with_a_capital_and_keeps_the_others() -> None:
    kind = organisations.FIELDS["kind"]

    assert (alone(kind, "hospital"), alone(kind, "GP practice")) == ("Hospital", "GP practice")
    assert alone(kind, "day centre") == "Day centre"


def test_only_some_are_for_templates() -> None:
    names = [one.name for one in published(FIELDS)]

    assert "first_name" in names
    assert "notes" not in names
    assert "do_not_contact" not in names
