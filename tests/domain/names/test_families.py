"""How a letter opens to somebody and their family."""

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.salutation import salutation


@pytest.mark.parametrize(
    ("name", "dear"),
    [
        ("Pat Macandle and Family", "Pat Macandle and family"),
        ("Dr Ann Lee & family", "Dr Lee and family"),
        ("Mr. & Mrs. Jones and Family", "Mr and Mrs Jones and family"),
        ("Mr and Mrs J Jones + family", "Mr and Mrs Jones and family"),
        ("Dr Ann Lee and Mr Tom Hart and family", "Dr Lee and Mr Hart and family"),
        ("John and Mary Fennick and family", "John and Mary Fennick and family"),
        ("The Quellow Family", "Quellow family"),
        ("Smith Household", "Smith family"),
        ("Family Jones", "Jones family"),
        ("Macandle and Family", "Colleague"),
        ("John and Mary and family", "Colleague"),
        ("12 Elm Road and family", "Colleague"),
        ("The Browns", "Colleague"),
        ("Family Doctor Service", "Colleague"),
    ],
)
def test_a_family_is_greeted_where_it_is_sure_what_they_are_called(name: str, dear: str) -> None:
    assert salutation(ContactDraft(last_name=name)) == dear


def test_a_typed_greeting_wins() -> None:
    one = ContactDraft(last_name="Pat Macandle and Family", salutation="all of you")
    assert salutation(one) == "all of you"
