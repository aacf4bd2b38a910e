"""The page of letters, as the window knows it before it is read."""

from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ENTRY = PageEntry(
    key="letters",
    words=say("&Letters"),
    icon="mail",
    screen="LettersPage",
    forms=("letters.thanks",),
)
