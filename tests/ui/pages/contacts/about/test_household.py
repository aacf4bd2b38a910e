"""Who lives with somebody: said on the card, put together and parted in a dialog."""

import datetime as dt

from PySide6.QtWidgets import QLabel

from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.about.household import HouseholdEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.widgets.labels import LinkLabel
from tests import builders


def says(page: ContactsPage) -> list[str]:
    return [one.text() for one in page.person.findChildren(QLabel)]


def links(page: ContactsPage) -> list[str]:
    return [one._words for one in page.person.findChildren(LinkLabel)]


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
