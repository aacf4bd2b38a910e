"""The page of our services, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import ORGANISATIONS, WITHIN, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

SERVICES = f"{ORGANISATIONS}{WITHIN}{say('Our ser&vices')}"

ADD = Action(
    id="services.add",
    text=say("New &service\u2026"),
    menu=SERVICES,
    changes=True,
    icon="plus",
)

ENTRY = PageEntry(
    key="services",
    words=say("Our services"),
    icon="heart-handshake",
    screen="ServicesPage",
    within="group",
    finds=say("Search your services: a name, a place, a condition \u2026"),
    actions=(
        ADD,
        Action(
            id="services.checked",
            text=say("&Checked: all right"),
            menu=SERVICES,
            in_view=True,
            changes=True,
            icon="check",
            separated=True,
        ),
        Action(
            id="services.up",
            text=say("Move &up"),
            menu=SERVICES,
            in_view=True,
            changes=True,
            icon="arrow-up",
        ),
        Action(
            id="services.down",
            text=say("Move &down"),
            menu=SERVICES,
            in_view=True,
            changes=True,
            icon="arrow-down",
        ),
    ),
    forms=("services.new", "services.edit"),
)
