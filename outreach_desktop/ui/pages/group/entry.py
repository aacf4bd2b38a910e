"""The page of our group, as the window knows it before it is read."""

from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ENTRY = PageEntry(
    key="group",
    words=say("Our &group"),
    icon="heart-handshake",
    screen="GroupPage",
    forms=(
        "group.letter_look",
        "group.letterhead",
        "group.points",
        "group.sender",
        "group.sender_edit",
    ),
)
