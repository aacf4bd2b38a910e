"""The page of people, as the window knows it before it is read."""

from outreach_desktop.ui.desk.actions import PEOPLE, Action
from outreach_desktop.ui.desk.entry import PageEntry

ADD = Action(
    id="contacts.add",
    text="&New person\u2026",
    menu=PEOPLE,
    changes=True,
    keys="Ctrl+N",
    icon="user-plus",
)

ENTRY = PageEntry(
    key="contacts",
    words="&People",
    icon="users",
    screen="ContactsPage",
    finds="Search people: a name, an organisation, a word \u2026",
    actions=(
        ADD,
        Action(
            id="contacts.edit",
            text="E&dit person\u2026",
            menu=PEOPLE,
            in_view=True,
            changes=True,
            icon="pencil",
            separated=True,
        ),
        Action(
            id="contacts.log",
            text="&Log call or visit\u2026",
            menu=PEOPLE,
            in_view=True,
            changes=True,
            keys="Ctrl+I",
            icon="phone",
        ),
        Action(
            id="contacts.write",
            text="&Write to them\u2026",
            menu=PEOPLE,
            in_view=True,
            keys="Ctrl+G",
            icon="mail",
        ),
        Action(
            id="contacts.tag",
            text="&Tag\u2026",
            menu=PEOPLE,
            in_view=True,
            changes=True,
            keys="Ctrl+T",
            icon="tag",
        ),
        Action(
            id="contacts.remove",
            text="&Remove\u2026",
            menu=PEOPLE,
            in_view=True,
            changes=True,
            icon="trash-2",
        ),
        Action(id="contacts.history", text="What was &changed\u2026", menu=PEOPLE, in_view=True),
    ),
    forms=(
        "contacts.new",
        "contacts.edit",
        "contacts.log",
        "contacts.entry",
        "contacts.role",
        "contacts.role_edit",
        "contacts.membership",
        "contacts.membership_edit",
        "contacts.tag",
    ),
)
