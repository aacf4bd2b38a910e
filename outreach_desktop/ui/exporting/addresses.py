"""Email addresses on the clipboard, for the BCC line of a message, and who is left out of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.exporting import emails
from outreach_desktop.services.exporting.emails import Emails
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say, say_many

_HINT = say("Paste them into the BCC line, so that no one sees the others.")


class LeftOutOfEmail(Dialog):
    """Who gets no message, and why."""

    manual = "export#email-addresses"

    def __init__(self, parent: QWidget, found: Emails) -> None:
        super().__init__(parent, say("Email addresses"))
        self.list = Sentences(say("Left out"))
        told = say_many(
            "{count} person is left out:", "{count} people are left out:", len(found.left_out)
        )
        self.column.addWidget(label(" ".join(filter(None, [copied(found), told]))))
        self.column.addWidget(self.list, 1)
        self.list.fill(found.left_out, self._add)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.finish([close])

    def _add(self, one: tuple[str, str]) -> None:
        told = say("{name}: {why}", name=one[0], why=one[1])
        self.list.add(told, "ban", "danger", kind=say("Left out"))


def copied(found: Emails) -> str:
    """What is on the clipboard now."""
    if not found.addresses:
        return say("No email address was copied.")
    told = say_many(
        "{count} email address copied.", "{count} email addresses copied.", len(found.addresses)
    )
    shared = say_many(
        "{count} of them is an address that several people share.",
        "{count} of them are addresses that several people share.",
        found.shared,
    )
    hint = [_HINT] if len(found.addresses) > 1 else []
    return " ".join((told, *([shared] if found.shared else []), *hint))


def copy_addresses(
    page: QWidget,
    runner: Runner,
    today: Clock,
    ids: Sequence[str],
    said: Callable[[str], object],
) -> None:
    """Put the addresses of these people on the clipboard, and say who is left out."""

    def show(found: Emails) -> None:
        if found.addresses:
            QGuiApplication.clipboard().setText(found.text)
        said(copied(found))
        if found.left_out:
            LeftOutOfEmail(page, found).open()

    runner.ask_in_steps(page, partial(emails.collected, ids=ids, today=today()), show)
