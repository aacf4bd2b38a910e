"""How two people of one household are named together."""

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.together import as_one, dear, envelope, sort_name

Two = tuple[str, str, str]


def people(*names: Two) -> list[ContactDraft]:
    return [ContactDraft(title=t, first_name=f, last_name=last) for t, f, last in names]


@pytest.mark.parametrize(
    ("names", "on_envelope", "greeting"),
    [
        (
            [("Mr", "John", "Smith"), ("Mrs", "Mary", "Smith")],
            "Mr John and Mrs Mary Smith",
            "Mr and Mrs Smith",
        ),
        (
            [("Mr", "P", "Quellow"), ("Mrs", "", "Quellow")],
            "Mr and Mrs P Quellow",
            "Mr and Mrs Quellow",
        ),
        (
            [("Dr", "A.", "Lee"), ("Mr", "B.", "Lee")],
            "Dr A. Lee and Mr B. Lee",
            "Dr and Mr Lee",
        ),
        (
            [("Dr", "Ann", "Lee"), ("Mr", "Bo", "Chen")],
            "Dr Ann Lee and Mr Bo Chen",
            "Dr Lee and Mr Chen",
        ),
        (
            [("", "Patrick", "Macandle"), ("", "Rose", "Macandle")],
            "Patrick and Rose Macandle",
            "Patrick and Rose Macandle",
        ),
        (
            [("", "Ann", "Lee"), ("", "Bo", "Chen")],
            "Ann Lee and Bo Chen",
            "Ann Lee and Bo Chen",
        ),
        (
            [("Mr", "John", "Smith"), ("Mr", "Bo", "Smith")],
            "Mr John and Mr Bo Smith",
            "Mr John and Mr Bo Smith",
        ),
        (
            [("Sir", "Ian", "Tarn"), ("Lady", "", "Tarn")],
            "Sir Ian and Lady Tarn",
            "Sir Ian and Lady Tarn",
        ),
        (
            [("Dr", "Ann", "Lee"), ("", "Bo", "Lee")],
            "Dr Ann Lee and Bo Lee",
            "Dr Lee and Bo Lee",
        ),
        (
            [("", "Ann", "Fox"), ("", "Bo", "Fox"), ("", "Cy", "Fox")],
            "Ann, Bo and Cy Fox",
            "Ann, Bo and Cy Fox",
        ),
        (
            [("Kapellmeister", "Hans", "Orff"), ("Mrs", "Eva", "Orff")],
            "Kapellmeister Hans and Mrs Eva Orff",
            "Hans and Eva Orff",
        ),
    ],
)
def test_both_are_named_on_the_envelope_and_greeted(
    names: list[Two], on_envelope: str, greeting: str
) -> None:
    assert (envelope(people(*names)), dear(people(*names))) == (on_envelope, greeting)


def test_the_parts_of_a_name_say_all_names_when_they_are_set_one_after_the_other() -> None:
    smiths = people(("Mr", "John", "Smith"), ("Mrs", "Mary", "Smith"))
    others = people(("Dr", "Ann", "Lee"), ("Mr", "Bo", "Chen"))

    assert as_one(smiths) == {
        "title": "Mr and Mrs",
        "first_name": "John and Mary",
        "last_name": "Smith",
    }
    assert " ".join(as_one(others).values()) == "Dr Ann Lee and Mr Bo Chen"
    assert [sort_name(smiths), sort_name(others)] == [
        "Smith, John and Mary",
        "Lee, Ann and Mr Bo Chen",
    ]


def test_letters_after_a_name_stay_with_whose_they_are() -> None:
    two = [
        ContactDraft(title="Mr", first_name="Ian", last_name="Tarn", post_nominals="FRCS"),
        ContactDraft(title="Mrs", first_name="Eva", last_name="Tarn"),
    ]

    assert envelope(two) == "Mr Ian Tarn FRCS and Mrs Eva Tarn"


def test_a_greeting_of_their_own_is_kept_beside_the_other() -> None:
    two = [
        ContactDraft(title="Mr", first_name="Ian", last_name="Tarn", salutation="Ian"),
        ContactDraft(title="Mrs", first_name="Eva", last_name="Tarn"),
    ]

    assert dear(two) == "Ian and Mrs Tarn"


def test_a_first_name_of_the_second_is_not_lent_to_the_first() -> None:
    two = people(("Mr", "", "Smith"), ("Mrs", "Mary", "Smith"))

    assert envelope(two) == "Mr Smith and Mrs Mary Smith"
    assert as_one(two) == {"title": "Mr and Mrs", "first_name": "", "last_name": "Smith"}
