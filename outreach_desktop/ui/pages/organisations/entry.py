"""The page of places, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import ORGANISATIONS, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ADD = Action(
    id="organisations.add",
    text=say("New &organisation\u2026"),
    menu=ORGANISATIONS,
    changes=True,
    keys="Ctrl+Shift+N",
    icon="building-2",
)

ENTRY = PageEntry(
    key="organisations",
    words=say("O&rganisations"),
    icon="building-2",
    screen="OrganisationsPage",
    finds=say("Search organisations: a name, a town, a word \u2026"),
    actions=(
        ADD,
        Action(
            id="organisations.from_register",
            text=say("Organisation from a re&gister\u2026"),
            menu=ORGANISATIONS,
            changes=True,
        ),
        Action(
            id="organisations.decisions",
            text=say("Who &decides here\u2026"),
            menu=ORGANISATIONS,
        ),
        Action(
            id="organisations.write_place",
            text=say("Write to this organisa&tion\u2026"),
            menu=ORGANISATIONS,
            in_view=True,
            keys="Ctrl+Shift+O",
            icon="mail",
        ),
        Action(
            id="organisations.gaps",
            text=say("Where to go ne&xt\u2026"),
            menu=ORGANISATIONS,
        ),
        Action(
            id="organisations.champions",
            text=say("&How one champion became more\u2026"),
            menu=ORGANISATIONS,
        ),
        Action(
            id="organisations.choose",
            text=say("Choose organ&isations by\u2026"),
            menu=ORGANISATIONS,
        ),
        Action(
            id="organisations.save_search",
            text=say("&Save search of organisations\u2026"),
            menu=ORGANISATIONS,
            changes=True,
        ),
        Action(
            id="organisations.export",
            text=say("&Export organisations\u2026"),
            menu=ORGANISATIONS,
        ),
        Action(
            id="organisations.labels",
            text=say("La&bels for organisations\u2026"),
            menu=ORGANISATIONS,
        ),
    ),
    forms=(
        "organisations.new",
        "organisations.edit",
        "organisations.known",
        "organisations.search",
        "organisations.search_edit",
        "organisations.log",
        "organisations.entry",
        "organisations.rule",
        "organisations.rule_edit",
        "organisations.route",
        "organisations.route_edit",
        "organisations.need",
        "organisations.need_edit",
    ),
)
