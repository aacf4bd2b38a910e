"""The memberships on a person's card: added, changed and removed in a dialog of their own."""

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton

from outreach_desktop.domain.memberships import Membership
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.membership import MembershipEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from tests.builders import membership, person


def says(page: ContactsPage) -> list[str]:
    return [one.text() for one in page.person.findChildren(QLabel)]


def press(page: ContactsPage, name: str) -> MembershipEditor:
    (one,) = [
        button
        for button in page.person.findChildren(QPushButton)
        if name in (button.accessibleName(), button.text())
    ]
    one.click()
    return page.findChildren(MembershipEditor)[-1]


def kept(db: Data, page: ContactsPage, contact_id: str) -> tuple[Membership, ...]:
    return contacts.card(db, contact_id, today=page.today()).memberships


def test_a_membership_is_added_changed_and_removed(db: Data, page: ContactsPage) -> None:
    ann = person(db)
    page.reload()
    assert "None yet: the professional bodies they belong to." in says(page)
    new = press(page, "Add a membership\u2026")
    assert new.problems() == (Problem("body", "Type the name of the body."),)
    new._form.fill({"body": "BAUS", "since": date(2019, 5, 1)})
    new.try_to_save()
    page.reload()
    (one,) = kept(db, page, ann.id)
    assert (one.body, one.since) == ("BAUS", date(2019, 5, 1))
    assert {"BAUS", "since 1 May 2019"} <= set(says(page))

    change = press(page, "Change the membership of BAUS")
    assert change._draft() == one
    change._form.fill({"body": "EAU"})
    change.try_to_save()
    assert [each.body for each in kept(db, page, ann.id)] == ["EAU"]

    page.reload()
    press(page, "Change the membership of EAU")._remove()
    assert kept(db, page, ann.id) == ()


def test_what_was_typed_into_it_is_opened_again(db: Data, page: ContactsPage) -> None:
    ann = person(db)
    one = membership(db, ann)
    forms = page.forms()

    new = forms["contacts.membership"](db, ann.id)()
    old = forms["contacts.membership_edit"](db, one.id)()

    assert isinstance(new, MembershipEditor)
    assert isinstance(old, MembershipEditor)
    assert (new._draft().contact_id, old._draft()) == (ann.id, one)
