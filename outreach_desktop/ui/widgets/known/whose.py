"""Whose it is that an editor adds to or changes: its title says the name."""

from collections.abc import Callable

from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.editor import Editor


def say_whose(
    editor: Editor,
    runner: Runner,
    title: Callable[[str], str],
    *,
    organisation_id: str | None = None,
    contact_id: str | None = None,
) -> None:
    """Ask what the organisation or the person is called, and give the editor its `title` with that name."""

    def name(db: Data) -> str:
        if contact_id:
            return contacts.get(db, contact_id).name
        return organisations.get(db, organisation_id or "").name

    runner.ask(editor, name, lambda found: editor.entitle(title(found)))
