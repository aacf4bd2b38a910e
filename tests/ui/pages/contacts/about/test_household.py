"""Who lives with somebody: said on the card, put together and parted in a dialog."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import households
from outreach_desktop.services.living import joining
from outreach_desktop.ui.pages.contacts.about.household import HouseholdEditor
from outreach_desktop.ui.pages.contacts.about.partner import PartnerEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.widgets.labels import LinkLabel
from tests import builders


def says(page: ContactsPage) -> list[str]:
    return [one.text() for one in page.person.findChildren(QLabel)]


def links(page: ContactsPage) -> list[str]:
    return [one._whole for one in page.person.findChildren(LinkLabel)]


def editor(page: ContactsPage) -> HouseholdEditor:
    page.commands()["household"]()
    return page.findChildren(HouseholdEditor)[-1]


def test_two_are_put_together_and_their_card_says_how_letters_name_and_greet_them(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr")
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    page.reload()
    page.show_one(john.id)
    form = editor(page)
    assert list(form.rules()) == [Problem("other", "Choose who lives with them.")]

    form._other.choose(mary.id, "Mrs Mary Smith")
    form._ask_for_other()
    assert form._name.placeholderText() == "Mr John and Mrs Mary Smith"
    assert form._dear.placeholderText() == "Mr and Mrs Smith"
    form._first.set_value(mary.id)
    form._show_rule()
    assert form._dear.placeholderText() == "Mrs and Mr Smith"
    form.try_to_save()

    page.reload()
    page.show_one(john.id)
    shown = says(page)
    assert {"Lives with", "Mrs Mary and Mr John Smith", "Dear Mrs and Mr Smith"} <= set(shown)
    assert "Mrs Mary Smith" in links(page)
    assert undo.undo(db).name == "Put Mr John Smith and Mrs Mary Smith into one household"
    assert contacts.get(db, mary.id).household_id is None


def test_whoever_lives_with_someone_already_brings_them_along_and_it_is_said(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr")
    mary = builders.person(db, "Jones", first_name="Mary", title="Mrs")
    tim = builders.person(db, "Marsh", first_name="Tim", title="Mr")
    builders.household(db, mary, tim, name="The Marshes")
    page.reload()
    page.show_one(john.id)
    form = editor(page)
    form._other.choose(mary.id, "Mrs Mary Jones")
    form._ask_for_other()
    assert form._joining.text() == (
        "Mrs Mary Jones lives with Mr Tim Marsh already: all of them are one household then."
    )
    promised = form._dear.placeholderText()
    assert promised == "Mr Smith, Mrs Jones and Mr Marsh"
    assert form._name.text() == "The Marshes", "what was typed for them is not lost unseen"

    form.try_to_save()
    page.reload()
    page.show_one(john.id)
    assert f"Dear {promised}" in says(page)

    page.show_one(john.id)
    page.commands()["household"]()
    form._other.choose("", "")
    form._ask_for_other()
    assert form._joining.text() == ""


def test_someone_new_begins_with_surname_and_home_and_one_undo_takes_them_back(
    db: Data, page: ContactsPage
) -> None:
    home = Address(street="3 Mill Lane", town="Ashby", postcode="WE1 1AA")
    john = builders.person(db, "Smith", first_name="John", title="Mr", address=home)
    page.reload()
    page.show_one(john.id)
    form = editor(page)
    form._form.fill({"dear": "John and Mary"})
    form._other.setEditText("Mary")
    form._other._offered_none = "Mary"  # as the search says
    form.try_to_save()
    assert form.isVisible()
    assert "New person who lives here" in form._form.problem("other")
    (new,) = [one for one in form.findChildren(QPushButton) if "New person" in one.text()]
    new.click()
    (partner,) = form.findChildren(PartnerEditor)

    assert partner.windowTitle() == "New person who lives with Mr John Smith"
    assert not partner.is_edited
    draft = partner.draft()
    assert (draft.first_name, draft.last_name, draft.address) == ("Mary", "Smith", home)
    assert partner.alike.isHidden()  # who lives there is not the same person
    partner._who.fill({"title": "Mrs", "first_name": "Mary", "last_name": "Smith"})
    partner.try_to_save()

    assert not form.isVisible()
    page.reload()
    page.show_one(john.id)
    assert "Mrs Mary Smith" in links(page)
    assert "Dear John and Mary" in says(page)
    assert undo.undo(db).name == "Add Mrs Mary Smith, who lives with Mr John Smith"
    assert contacts.count(db) == 1
    assert contacts.get(db, john.id).household_id is None


def test_a_third_joins_a_household_as_it_is(db: Data, page: ContactsPage) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr")
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    households.put_together(db, john.id, mary.id, HouseholdDraft(dear="Smiths"), first_id=mary.id)
    page.reload()
    page.show_one(john.id)
    form = editor(page)
    form._add_new()
    (partner,) = form.findChildren(PartnerEditor)
    partner._who.fill({"first_name": "Tim", "last_name": "Marsh"})
    partner.try_to_save()

    found = households.of(db, contacts.get(db, john.id))
    assert found is not None
    assert [one.first_name for one in found.people] == ["Mary", "John", "Tim"]
    assert found.household.dear == "Smiths"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ("", "van Dyke")),
        ("Mary", ("Mary", "van Dyke")),
        ("Mary van dyke", ("Mary", "van dyke")),
        ("Mary Ann Jones", ("Mary Ann", "Jones")),
    ],
)
def test_what_was_typed_is_their_name(typed: str, names: tuple[str, str]) -> None:
    draft = joining.begun(Contact(id="1", last_name="van Dyke"), typed)
    assert (draft.first_name, draft.last_name) == names


def test_whoever_is_taken_from_the_list_is_shown_in_grey_and_the_form_counts_as_edited(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr")
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    page.reload()
    page.show_one(john.id)
    form = editor(page)

    form._other.choose(mary.id, "Mrs Mary Smith")
    form._other.choose("", "")
    assert not form.is_edited
    form._other.showPopup()
    name = form._other._names.stringList()[0]
    form._other._list.activated.emit(name)

    assert form._name.placeholderText() == "Mr John and Mrs Mary Smith"
    assert form._dear.placeholderText() == "Mr and Mrs Smith"
    assert form.is_edited


def test_whoever_moves_out_lives_with_nobody_and_so_does_who_is_left(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr")
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    builders.household(db, john, mary)
    page.reload()
    page.show_one(john.id)
    editor(page)._part()

    assert [contacts.get(db, one.id).household_id for one in (john, mary)] == [None, None]
    assert undo.undo(db).name == "Part Mr John Smith from their household"
    assert contacts.card(db, mary.id, today=page.today()).ties.home is not None


def test_a_third_person_comes_into_the_household_by_the_same_form(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(db, "Fox", first_name="John", title="")
    mary = builders.person(db, "Fox", first_name="Mary", title="")
    eve = builders.person(db, "Fox", first_name="Eve", title="")
    builders.household(db, john, mary, dear="all the Foxes")
    page.reload()
    page.show_one(john.id)
    form = editor(page)
    assert form._draft().dear == "all the Foxes"
    form._other.choose(eve.id, "Eve Fox")
    form._ask_for_other()
    assert form._name.placeholderText() == "John, Mary and Eve Fox"
    form.try_to_save()

    home = contacts.card(db, eve.id, today=page.today()).ties.home
    assert home is not None
    assert [one.first_name for one in home.people] == ["John", "Mary", "Eve"]
    assert home.dear == "all the Foxes"


def test_a_death_is_told_calmly_with_its_day_and_the_other_is_written_to_alone(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(
        db, "Smith", first_name="John", title="Mr", deceased=True, deceased_on=dt.date(2026, 1, 5)
    )
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    builders.household(db, john, mary)
    page.reload()
    page.show_one(john.id)
    assert "This person died on 5 Jan 2026. Letters leave them out." in says(page)

    page.show_one(mary.id)
    assert "Mr John Smith (has died)" in links(page)
    assert "Each gets a letter of their own" in says(page)


def test_a_form_that_was_only_looked_at_is_left_without_a_question(
    db: Data, page: ContactsPage
) -> None:
    john = builders.person(db, "Fox", first_name="John", title="")
    builders.household(db, john, builders.person(db, "Fox", first_name="Mary", title=""))
    page.reload()
    page.show_one(john.id)

    assert not editor(page).is_edited
