"""Pictures of what a crash leaves: the report, what was being typed, and the form that goes on with it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts, data_file, drafts, sample
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Typing
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.shell.crash import SAFE, WENT_WRONG, CrashDialog
from outreach_desktop.ui.shell.main_window import MainWindow

TODAY = dt.date(2026, 3, 2)

_REPORT = """Outreach Desktop 0.1.0, Python 3.11.7, Qt 6.11.3, Linux x86_64
KeyError
  ui/pages/contacts/page.py:158 in edit
  ui/pages/contacts/editor.py:141 in draft
Last steps:
  95 s before: go.contacts
  41 s before: contacts.add
  41 s before: ContactEditor
  3 s before: contacts.edit"""


def take_all(take: Callable[..., None], path: Callable[[str], Path]) -> None:
    """One picture each."""
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    window = MainWindow(Runner(AtOnce(), db=db), lambda: TODAY)
    window.resize(1280, 800)
    window.show()
    person = contacts.get(db, contacts.find(db, "akindele", today=TODAY)[0])
    _leave(db, person)
    contacts.change(db, replace(person, phone="01632 960480"))
    window.runner.opened.emit(None)
    window.go_to("contacts")
    take(window, path("window-drafts"))
    window.unsaved.strip.followed.emit()
    editor = window.findChild(ContactEditor)
    assert editor is not None
    take(editor, path("drafts-go-on"), size=(640, 560))
    editor._give_up()
    dialog: QWidget = CrashDialog(window, WENT_WRONG, SAFE, _REPORT)
    take(dialog, path("crash"), size=(640, 480))
    window.close()
    data_file.close(db)


def _leave(db: Data, person: Contact) -> None:
    """As if the program had stopped while somebody was typing."""
    before: dict[str, object] = {"phone": person.phone, "notes": person.notes}
    typed: dict[str, object] = {"phone": "01632 960477", "notes": "Would speak in May; ring after"}
    drafts.keep(
        db,
        Typing(
            id="picture",
            form="contacts.edit",
            subject_id=person.id,
            title=f"Edit {person.name}",
            typed=typed,
            before=before,
        ),
    )
    db.execute("UPDATE drafts SET kept_at = '2026-03-02T10:31:00Z'")
