"""The page of events, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import PEOPLE, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ADD = Action(
    id="events.add",
    text=say("New &event\u2026"),
    menu=PEOPLE,
    changes=True,
    keys="Ctrl+E",
    icon="calendar-plus",
)

ENTRY = PageEntry(
    key="events",
    words=say("Eve&nts"),
    icon="calendar-days",
    screen="EventsPage",
    finds=say("Search events: a title, a kind, a place \u2026"),
    actions=(ADD,),
    forms=(
        "events.new",
        "events.edit",
        "events.people",
    ),
)
