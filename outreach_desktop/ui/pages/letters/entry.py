"""The page of letters, as the window knows it before it is read."""

from outreach_desktop.ui.desk.entry import PageEntry

ENTRY = PageEntry(
    key="letters",
    words="&Letters",
    icon="mail",
    screen="LettersPage",
    forms=("letters.thanks",),
)
