"""The page of letters, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import VIEW, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ENTRY = PageEntry(
    key="letters",
    words=say("&Letters"),
    icon="mail",
    screen="LettersPage",
    actions=(
        Action(
            id="letters.fields",
            text=say("F&ields for templates\u2026"),
            menu=VIEW,
            keys="Ctrl+Shift+T",
        ),
    ),
    forms=("letters.thanks",),
)
