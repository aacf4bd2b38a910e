"""What is asked when someone is to be kept who was erased, or who lies in the bin and did not want to hear from us."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from outreach_desktop.services.safety.known_before import (
    Answered,
    Gone,
    KnownBeforeError,
    RefusedBeforeError,
)
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.words import say


def ask(
    parent: QWidget,
    error: KnownBeforeError,
    answered: Answered,
    keep: Callable[[Answered], None],
    bring_back: Callable[[str], None] | None = None,
) -> QMessageBox:
    """Ask what becomes of them; `keep` gets what was `answered` until now and here, `bring_back` the id of who lies in the bin."""
    if not isinstance(error, RefusedBeforeError):
        return messages.confirm(
            parent,
            error.message,
            error.hint,
            say("Keep them anyway"),
            partial(keep, replace(answered, erased=True)),
            stay=say("Do not keep them"),
        )
    others = [(say("This is someone else"), partial(keep, replace(answered, gone=Gone.ANOTHER)))]
    if bring_back is not None and error.can_come_back:
        others.insert(0, (say("Bring back the one in the bin"), partial(bring_back, error.gone)))
    return messages.confirm(
        parent,
        error.message,
        error.hint,
        say("Keep with these wishes"),
        partial(keep, replace(answered, gone=Gone.CARRY)),
        stay=say("Go on editing"),
        others=others,
    )
