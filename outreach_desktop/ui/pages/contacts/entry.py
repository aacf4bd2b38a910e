"""The page of people, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import PEOPLE, Action
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.words import say

ADD = Action(
    id="contacts.add",
    text=say("&New person\u2026"),
    menu=PEOPLE,
    changes=True,
    keys="Ctrl+N",
    icon="user-plus",
)

ENTRY = PageEntry(
    key="contacts",
    words=say("&People"),
    icon="users",
    screen="ContactsPage",
    finds=say("Search people: a name, an organisation, a word \u2026"),
    actions=(
        ADD,
        Action(
            id="contacts.from_register",
            text=say("Person &from a register\u2026"),
            menu=PEOPLE,
            changes=True,
        ),
        Action(
            id="contacts.choose",
            text=say("Choose people &by\u2026"),
            menu=PEOPLE,
            keys="Ctrl+Shift+F",
            icon="list-filter",
        ),
        Action(
            id="contacts.core",
            text=say("Core networ&k\u2026"),
            menu=PEOPLE,
        ),
        Action(
            id="contacts.quiet",
            text=say("Not contacted for lon&g\u2026"),
            menu=PEOPLE,
        ),
        Action(
            id="contacts.save_search",
            text=say("Save this searc&h\u2026"),
            menu=PEOPLE,
            changes=True,
            keys="Ctrl+Shift+S",
        ),
        Action(id="contacts.duplicates", text=say("Find d&uplicates\u2026"), menu=PEOPLE),
        Action(
            id="contacts.edit",
            text=say("E&dit person\u2026"),
            menu=PEOPLE,
            in_view=True,
            changes=True,
            icon="pencil",
            separated=True,
        ),
        Action(
            id="contacts.log",
            text=say("&Log call or visit\u2026"),
            menu=PEOPLE,
            in_view=True,
            changes=True,
            keys="Ctrl+I",
            icon="phone",
        ),
        Action(
            id="contacts.write",
            text=say("&Write to them\u2026"),
            menu=PEOPLE,
            in_view=True,
            keys="Ctrl+G",
            icon="mail",
        ),
        Action(
            id="contacts.tag",
            text=say("&Tag\u2026"),
            menu=PEOPLE,
            in_view=True,
            changes=True,
            keys="Ctrl+T",
            icon="tag",
        ),
        Action(
            id="contacts.change",
            text=say("Change &several\u2026"),
            menu=PEOPLE,
            in_view=True,
            changes=True,
            keys="Ctrl+Shift+M",
        ),
        Action(
            id="contacts.merge",
            text=say("&Merge two people\u2026"),
            menu=PEOPLE,
            in_view=True,
            changes=True,
        ),
        Action(
            id="contacts.emails",
            text=say("Copy email &addresses"),
            menu=PEOPLE,
            in_view=True,
        ),
        Action(
            id="contacts.remove",
            text=say("&Remove\u2026"),
            menu=PEOPLE,
            in_view=True,
            changes=True,
            icon="trash-2",
        ),
        Action(
            id="contacts.history", text=say("What was &changed\u2026"), menu=PEOPLE, in_view=True
        ),
        Action(
            id="contacts.held",
            text=say("&Everything held on this person\u2026"),
            menu=PEOPLE,
            in_view=True,
        ),
    ),
    forms=(
        "contacts.new",
        "contacts.edit",
        "contacts.known",
        "contacts.fit",
        "contacts.log",
        "contacts.entry",
        "contacts.role",
        "contacts.role_edit",
        "contacts.membership",
        "contacts.membership_edit",
        "contacts.need",
        "contacts.need_edit",
        "contacts.wish",
        "contacts.wish_edit",
        "contacts.tag",
        "contacts.search",
        "contacts.search_edit",
    ),
)
