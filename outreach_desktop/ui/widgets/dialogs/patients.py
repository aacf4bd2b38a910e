"""What looks as if it told who a patient is has no place in the file: it is asked about before it is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.words import say


def keep_if_about_none(
    parent: QWidget, text: str, keep: Callable[[], None], *, before: str = ""
) -> None:
    """Keep it, where nothing in `text` that did not stand `before` looks like a patient's; else ask first."""
    from outreach_desktop.domain.safety.patients import sighting  # which no start waits for

    found = sighting(text, before)
    if found is None:
        keep()
        return
    messages.confirm(
        parent,
        say("Is this about a patient?"),
        say(
            "\u201c{words}\u201d looks like {what}. Leave out whatever tells who a patient is: a reference of your own is enough, and people may ask to read what is kept here.",
            words=found.words,
            what=found.looks_like,
        ),
        say("Save it anyway"),
        keep,
        stay=say("Go back and change it"),
    )
