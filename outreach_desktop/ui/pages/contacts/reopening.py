"""How the editors of what hangs on a person are opened, and opened again where typing stopped."""

from collections.abc import Callable, Mapping
from functools import partial

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.knowing.needs import Need, NeedDraft
from outreach_desktop.domain.memberships import Membership, MembershipDraft
from outreach_desktop.domain.roles import Role
from outreach_desktop.services import contacts, memberships
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.people import Ties, ties
from outreach_desktop.ui.pages.contacts.about.starting import forms_about_homes
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.membership import MembershipEditor
from outreach_desktop.ui.pages.contacts.rights.starting import forms_about_rights
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.known.reopening import forms_of_both
from outreach_desktop.ui.widgets.screen import Reopen, Screen


def edit_role(page: Screen, role: Role | None, one: Contact) -> None:
    """Change where they work, or add a place."""
    RoleEditor(page, page.runner, page.today, one.id, role).open()


def edit_entry(page: Screen, entry: InteractionDraft, one: Contact) -> None:
    """Change what was written down about them."""
    LogDialog(page, page.runner, page.today, entry, one.name).open()


def edit_relationship(page: Screen, one: Contact, known: Ties) -> None:
    """Change how the group stands with them."""
    RelationshipEditor(page, page.runner, page.today, one, known).open()


def edit_membership(page: Screen, membership: Membership | None, one: Contact) -> None:
    """Change a membership of theirs, or add one."""
    draft = membership or MembershipDraft(contact_id=one.id)
    MembershipEditor(page, page.runner, page.today, draft).open()


def edit_need(page: Screen, need: Need | None, one: Contact) -> None:
    """Change a need of theirs, or add one."""
    NeedEditor(page, page.runner, page.today, need or NeedDraft(contact_id=one.id)).open()


def forms_about_one(page: Screen, call: Callable[[str], InteractionDraft]) -> Mapping[str, Reopen]:
    """Each by the name its drafts go by; `call` is a call with a person, to be written down."""
    here = (page, page.runner, page.today)

    def role(db: Data, contact_id: str) -> Callable[[], Editor]:
        contacts.get(db, contact_id)  # who is gone meanwhile has no form
        return partial(page.editing_of, contact_id, partial(RoleEditor, *here, contact_id))

    def role_edit(db: Data, role_id: str) -> Callable[[], Editor]:
        found = contacts.role(db, role_id)
        make = partial(RoleEditor, *here, found.contact_id, found)
        return partial(page.editing_of, found.contact_id, make)

    def membership(db: Data, contact_id: str) -> Callable[[], Editor]:
        contacts.get(db, contact_id)
        new = MembershipDraft(contact_id=contact_id)
        return partial(page.editing_of, contact_id, partial(MembershipEditor, *here, new))

    def membership_edit(db: Data, membership_id: str) -> Callable[[], Editor]:
        found = memberships.get(db, membership_id)
        make = partial(MembershipEditor, *here, found)
        return partial(page.editing_of, found.contact_id, make)

    def known(db: Data, contact_id: str) -> Callable[[], Editor]:
        one = contacts.get(db, contact_id)
        make = partial(RelationshipEditor, *here, one, ties(db, one))
        return partial(page.editing_of, contact_id, make)

    def fit(db: Data, contact_id: str) -> Callable[[], Editor]:
        from outreach_desktop.services.knowing.core import of_one  # which no start waits for
        from outreach_desktop.ui.pages.contacts.fit import FitEditor

        made = of_one(db, contact_id)
        if made is None:  # who is no longer one of the core
            return known(db, contact_id)
        return partial(page.editing_of, contact_id, partial(FitEditor, page, page.runner, made))

    return {
        "contacts.fit": fit,
        "contacts.known": known,
        "contacts.role": role,
        "contacts.role_edit": role_edit,
        "contacts.membership": membership,
        "contacts.membership_edit": membership_edit,
        **forms_of_both(page, "contacts", "contact_id", _name, call),
        **forms_about_rights(page),
        **forms_about_homes(page),
    }


def _name(db: Data, contact_id: str) -> str:
    return contacts.get(db, contact_id).name
