"""The page of the content bank, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import ORGANISATIONS, WITHIN, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

CONTENT = f"{ORGANISATIONS}{WITHIN}{say('&Content bank')}"

ADD = Action(
    id="content.add",
    text=say("New &text\u2026"),
    menu=CONTENT,
    changes=True,
    icon="plus",
)

ENTRY = PageEntry(
    key="content",
    words=say("Content bank"),
    icon="sticky-note",
    screen="ContentPage",
    within="group",
    finds=say("Search the content bank: a topic, a word, a source \u2026"),
    actions=(
        ADD,
        Action(
            id="content.reviewed",
            text=say("&Read through: all right"),
            menu=CONTENT,
            in_view=True,
            changes=True,
            icon="check",
            separated=True,
        ),
        Action(
            id="content.copy_text",
            text=say("Copy the te&xt"),
            menu=CONTENT,
            in_view=True,
        ),
    ),
    forms=("content.new", "content.edit"),
)
