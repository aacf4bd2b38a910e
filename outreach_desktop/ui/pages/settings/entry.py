"""The page of settings, as the window knows it before it is read."""

from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ENTRY = PageEntry(
    key="settings",
    words=say("Se&ttings"),
    icon="sliders",
    screen="SettingsPage",
    forms=("settings.word", "settings.word_edit", "settings.own_field", "settings.own_field_edit"),
)
