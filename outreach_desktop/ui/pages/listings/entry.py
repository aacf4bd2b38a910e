"""The page of our listings, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import ORGANISATIONS, WITHIN, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

LISTINGS = f"{ORGANISATIONS}{WITHIN}{say('Our &listings')}"

ADD = Action(
    id="listings.add",
    text=say("New &listing\u2026"),
    menu=LISTINGS,
    changes=True,
    icon="plus",
)

ENTRY = PageEntry(
    key="listings",
    words=say("Our listings"),
    icon="map-pin",
    screen="ListingsPage",
    within="group",
    finds=say("Search your listings: a website, a noticeboard, a word \u2026"),
    actions=(
        ADD,
        Action(
            id="listings.print_list",
            text=say("&Print the list\u2026"),
            menu=LISTINGS,
            icon="printer",
        ),
        Action(id="listings.export", text=say("E&xport as CSV\u2026"), menu=LISTINGS),
        Action(
            id="listings.all_right",
            text=say("Looked at: all &right"),
            menu=LISTINGS,
            in_view=True,
            changes=True,
            keys="Ctrl+Shift+K",
            icon="check",
            separated=True,
        ),
        Action(
            id="listings.must_change",
            text=say("Looked at: must be &changed\u2026"),
            menu=LISTINGS,
            in_view=True,
            changes=True,
            keys="Ctrl+Shift+W",
        ),
        Action(
            id="listings.copy_address",
            text=say("Copy the link or plac&e"),
            menu=LISTINGS,
            in_view=True,
        ),
    ),
    forms=("listings.new", "listings.edit", "listings.must_change"),
)
