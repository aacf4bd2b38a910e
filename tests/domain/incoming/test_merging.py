"""What a person's entry becomes when a file tells more of them."""

from dataclasses import fields, replace

from hypothesis import given as for_any
from hypothesis import strategies as st

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.incoming.merging import changes, given, merged

ANN = ContactDraft(
    title="Dr",
    first_name="Ann",
    last_name="O'Neil",
    email="ann@example.org",
    phone="01632 960001",
    address=Address(street="2 Quay Street", town="Lakeside", postcode="QX1 2AB"),
    notes="Prefers mornings",
    tags=("core",),
)
_WORDS = st.text("ab ", max_size=3)
_PEOPLE = st.builds(
    ContactDraft,
    **dict.fromkeys(("title", "first_name", "last_name", "post_nominals", "profession"), _WORDS),
    **dict.fromkeys(("specialty", "email", "phone", "mobile"), _WORDS),
    notes=_WORDS,
    tags=st.tuples(_WORDS),
    do_not_contact=st.booleans(),
    large_print=st.booleans(),
)


def test_what_a_file_leaves_empty_stays_as_it_is() -> None:
    assert merged(ANN, ContactDraft(last_name="O'Neil")) == ANN


def test_what_a_file_has_takes_the_place_of_the_old() -> None:
    told = ContactDraft(phone="01632 960002", profession="urologist")

    assert merged(ANN, told) == replace(ANN, phone="01632 960002", profession="urologist")


def test_a_number_or_address_that_is_only_written_otherwise_is_no_change() -> None:
    told = ContactDraft(phone="(01632) 960-001", email="Ann@Example.org")

    assert merged(ANN, told) == ANN


def test_parts_of_an_address_are_filled_in_beside_the_others() -> None:
    told = ContactDraft(address=Address(region="Wendshire"))

    assert merged(ANN, told).address == replace(ANN.address, region="Wendshire")


def test_what_one_row_of_a_file_has_settled_the_next_does_not_change() -> None:
    told = ContactDraft(phone="07700 900001", profession="urologist")

    both = merged(ANN, told, settled={"phone", "profession"})

    assert (both.phone, both.profession) == ("01632 960001", "urologist")
    assert both.notes == "Prefers mornings\nOther phone: 07700 900001"


def test_notes_and_tags_are_added_to_once() -> None:
    told = ContactDraft(notes="Speaks Polish", tags=("Core", "clinic"))
    once = merged(ANN, told)

    assert (once.notes, once.tags) == ("Prefers mornings\nSpeaks Polish", ("core", "clinic"))
    assert merged(once, told) == once


def test_do_not_contact_is_set_by_a_file_and_never_taken_away() -> None:
    asked = replace(ANN, do_not_contact=True, do_not_contact_reason="asked on 3 March")

    assert merged(ANN, ContactDraft(do_not_contact=True)).do_not_contact
    assert merged(asked, ContactDraft(last_name="O'Neil")) == asked


def test_what_changed_is_said_in_words() -> None:
    told = ContactDraft(phone="01632 960002", mobile="07700 900001", tags=("clinic",))

    assert changes(ANN, merged(ANN, told)) == [
        "Phone: 01632 960001 \u2192 01632 960002",
        "Mobile: 07700 900001",
        "Tags added: clinic",
    ]


def test_what_is_given_is_what_is_filled_in() -> None:
    assert given(ANN) == {"title", "first_name", "last_name", "email", "phone", "address"}
    assert given(ContactDraft()) == frozenset()


@for_any(_PEOPLE, _PEOPLE)
def test_nothing_kept_is_ever_emptied(person: ContactDraft, told: ContactDraft) -> None:
    after = merged(person, told)

    for field in fields(ContactDraft):
        assert getattr(after, field.name) or not getattr(person, field.name)


@for_any(_PEOPLE, _PEOPLE)
def test_the_same_file_twice_changes_nothing_more(person: ContactDraft, told: ContactDraft) -> None:
    once = merged(person, told)

    assert changes(once, merged(once, told)) == []
