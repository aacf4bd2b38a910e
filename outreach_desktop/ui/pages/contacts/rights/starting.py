"""Opens the dialogs about what a person may ask of us; none of them is read before it is wanted."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.screen import Reopen, Screen


class Rights(QObject):
    """Does what is wanted of a person's card; `shown` tells whose it is."""

    def __init__(self, page: Screen, shown: Callable[[], Contact | None]) -> None:
        super().__init__(page)
        self._page, self._shown = page, shown

    def edit_wish(self, wish: WishDraft | None) -> None:
        """Say what the person on the card wants of one way of being reached, or change it."""
        one = self._shown()
        if one is not None:
            _wish_editor(self._page, one, wish).open()


def erase(page: Screen, one: Contact) -> None:
    """Ask whether to erase this person for good, and do it."""
    from outreach_desktop.ui.pages.contacts.rights.erasing import ErasingDialog

    dialog = ErasingDialog(page, page.runner, page.today, one)
    dialog.said.connect(page.said)
    dialog.open()


def forms_about_rights(page: Screen) -> Mapping[str, Reopen]:
    """Where typing into these dialogs goes on after a crash."""

    def wish(db: Data, contact_id: str) -> Callable[[], Editor]:
        one = contacts.get(db, contact_id)
        return partial(page.editing_of, contact_id, partial(_wish_editor, page, one, None))

    def wish_edit(db: Data, wish_id: str) -> Callable[[], Editor]:
        from outreach_desktop.services.knowing import wishes

        found = wishes.get(db, wish_id)
        one = contacts.get(db, found.contact_id)
        return partial(page.editing_of, one.id, partial(_wish_editor, page, one, found))

    return {"contacts.wish": wish, "contacts.wish_edit": wish_edit}


def _wish_editor(page: Screen, one: Contact, wish: WishDraft | None) -> Editor:
    from outreach_desktop.ui.pages.contacts.rights.wish import WishEditor

    return WishEditor(page, page.runner, page.today, one, wish)
