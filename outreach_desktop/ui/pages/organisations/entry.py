"""The page of places, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import PEOPLE, Action
from outreach_desktop.ui.desk.entry import PageEntry

ADD = Action(
    id="organisations.add",
    text="New &organisation\u2026",
    menu=PEOPLE,
    changes=True,
    keys="Ctrl+Shift+N",
    icon="building-2",
)

ENTRY = PageEntry(
    key="organisations",
    words="O&rganisations",
    icon="building-2",
    screen="OrganisationsPage",
    finds="Search organisations: a name, a town \u2026",
    actions=(ADD,),
    forms=(
        "organisations.new",
        "organisations.edit",
    ),
)
