"""Commands as a table: menus, shortcuts and the shortcut list are made of it. Those about a subject stand in the entry of its page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from outreach_desktop import languages, log
from outreach_desktop.ui.desk import theme
from outreach_desktop.words import say

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One command. `menu` is the menu it stands in, "File > Open recent" for one within another."""

    id: str
    text: str
    menu: str
    keys: str | Key = ""
    more_keys: str = ""
    icon: str = ""
    ticks: bool = False
    separated: bool = False
    """Whether a rule stands above it."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    changes: bool = False
    """Whether it changes the data file, which one that is open to look at only does not allow."""
    in_view: bool = False
    """Whether it is done to what the page in front shows, and offered only while there is something it can be done to."""

    @property
    def deed(self) -> str:
        """What a page calls it, whichever page it is: "log" for "contacts.log"."""
        return self.id.partition(".")[2]

    def is_offered(self, *, is_open: bool, may_change: bool) -> bool:
        """Whether it can be done now: most needs a data file, some one that may be changed."""
        named = self.id in _NEED_A_FILE or self.id.startswith(f"{GOES}.")
        needs_a_file = (
            named or self.changes or self.menu.partition(WITHIN)[0] in (EDIT, PEOPLE, ORGANISATIONS)
        )
        return (is_open or not needs_a_file) and (may_change or not self.changes)


WITHIN = " > "  # between the name of a menu and one within it
GOES = "go"  # what brings a page to the front begins so, and a dot
_NEED_A_FILE = (
    "file.export",
    "file.phones",
    "file.labels",
    "file.everything_out",
    "file.registers",
    "file.print",
    "file.preview",
    "file.earlier",
    "file.posted",
    "file.restore",
    "view.reload",
    "view.pane",
    "letters.fields",
)
FILE, EDIT, PEOPLE, ORGANISATIONS, VIEW, HELP = (
    say("&File"),
    say("&Edit"),
    say("Pe&ople"),
    say("Organ&isations"),
    say("&View"),
    say("&Help"),
)
LANGUAGE = f"{VIEW}{WITHIN}{say('Lang&uage')}"
BACKUPS = f"{FILE}{WITHIN}{say('Back&ups')}"
COMPUTER = f"{FILE}{WITHIN}{say('Another &computer')}"
ALL_PEOPLE = f"{PEOPLE}{WITHIN}{say('More for all &people')}"
ONE_PERSON = f"{PEOPLE}{WITHIN}{say('&More about this person')}"
LANGUAGES = ("", *languages.offered())
"""What can be chosen in it, "" for the computer's own."""

LOCK = Action(
    id="file.lock", text=say("Loc&k the screen"), menu=FILE, keys="Ctrl+L", separated=True
)
ACTIONS: tuple[Action, ...] = (
    Action(id="file.new", text=say("&New file\u2026"), menu=FILE),
    Action(id="file.open", text=say("&Open\u2026"), menu=FILE, keys=Key.Open, icon="folder-open"),
    Action(id="file.sample", text=say("Open the &sample group"), menu=FILE),
    Action(
        id="file.import",
        text=say("&Import a list of people\u2026"),
        menu=FILE,
        changes=True,
        icon="upload",
        separated=True,
    ),
    Action(
        id="file.export",
        text=say("E&xport people\u2026"),
        menu=FILE,
        keys="Ctrl+Shift+E",
    ),
    Action(id="file.phones", text=say("Phone &list\u2026"), menu=FILE),
    Action(id="file.labels", text=say("Labels and &envelopes\u2026"), menu=FILE),
    Action(id="file.registers", text=say("Re&gisters\u2026"), menu=FILE),
    Action(
        id="file.print",
        text=say("&Print\u2026"),
        menu=FILE,
        keys=Key.Print,
        icon="printer",
        separated=True,
    ),
    Action(id="file.preview", text=say("Print pre&view\u2026"), menu=FILE, keys="Ctrl+Shift+P"),
    Action(id="file.earlier", text=say("Print what was made e&arlier\u2026"), menu=FILE),
    Action(id="file.posted", text=say("What was sen&t\u2026"), menu=FILE),
    Action(id="file.backup", text=say("&Back up now"), menu=FILE, changes=True, separated=True),
    Action(
        id="file.elsewhere", text=say("&Copy to another disk\u2026"), menu=BACKUPS, changes=True
    ),
    Action(id="file.restore", text=say("R&estore a backup\u2026"), menu=BACKUPS),
    Action(id="file.test", text=say("&Test my backups\u2026"), menu=BACKUPS, changes=True),
    Action(id="file.everything_out", text=say("Export ever&ything\u2026"), menu=COMPUTER),
    Action(id="file.everything_in", text=say("I&mport everything\u2026"), menu=COMPUTER),
    LOCK,
    Action(
        id="file.quit",
        text=say("&Quit"),
        menu=FILE,
        keys="Ctrl+Q",
        role=QAction.MenuRole.QuitRole,
    ),
    Action(
        id="edit.undo", text=say("&Undo"), menu=EDIT, changes=True, keys="Ctrl+Z", icon="undo-2"
    ),
    Action(
        id="edit.redo",
        text=say("&Redo"),
        menu=EDIT,
        changes=True,
        keys="Ctrl+Y",
        more_keys="Ctrl+Shift+Z",
    ),
    Action(id="edit.history", text=say("&History\u2026"), menu=EDIT, keys="Ctrl+H"),
    Action(id="edit.bin", text=say("&Bin\u2026"), menu=EDIT),
    Action(
        id="edit.find", text=say("&Find"), menu=EDIT, keys="Ctrl+F", icon="search", separated=True
    ),
    Action(
        id="edit.go", text=say("&Go to a person, organisation or event"), menu=EDIT, keys="Ctrl+K"
    ),
    Action(id="view.light", text=say("&Light"), menu=VIEW, ticks=True, separated=True),
    Action(id="view.dark", text=say("&Dark"), menu=VIEW, ticks=True),
    Action(id="view.system", text=say("Use &system setting"), menu=VIEW, ticks=True),
    Action(
        id="view.larger",
        text=say("Lar&ger text"),
        menu=VIEW,
        keys="Ctrl++",
        more_keys="Ctrl+=",
        separated=True,
    ),
    Action(id="view.smaller", text=say("S&maller text"), menu=VIEW, keys="Ctrl+-"),
    Action(id="view.usual", text=say("&Reset text size"), menu=VIEW, keys="Ctrl+0"),
    Action(
        id="view.pane", text=say("Next &part of the window"), menu=VIEW, keys="F6", separated=True
    ),
    Action(
        id="view.columns",
        text=say("&Columns\u2026"),
        menu=VIEW,
        in_view=True,
        keys="Ctrl+Shift+L",
    ),
    *(
        Action(
            id=f"language.{code}",
            text=languages.NAMES[code] if code else say("Use &system setting"),
            menu=LANGUAGE,
            ticks=True,
        )
        for code in LANGUAGES
    ),
    Action(id="view.reload", text=say("Re&fresh"), menu=VIEW, keys="F5"),
    Action(id="help.manual", text=say("&Manual"), menu=HELP, keys="F1"),
    Action(id="help.keys", text=say("&Keyboard shortcuts"), menu=HELP, keys="Ctrl+/"),
    Action(id="help.check", text=say("&Check everything\u2026"), menu=HELP),
    Action(id="help.logs", text=say("Open the l&og folder"), menu=HELP),
    Action(
        id="help.about",
        text=say("&About Outreach Desktop"),
        menu=HELP,
        role=QAction.MenuRole.AboutRole,
    ),
)


def build(
    window: QMainWindow, table: Iterable[Action], slots: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make menus and shortcuts out of the table; every action needs its slot in `slots`."""
    made: dict[str, QAction] = {}
    menus: dict[str, QMenu] = {}
    for action in table:
        menu = _menu(window, menus, action.menu)
        if action.separated and menu.actions():
            menu.addSeparator()
        made[action.id] = _make(window, action, slots[action.id])
        menu.addAction(made[action.id])
    return made


def _menu(window: QMainWindow, menus: dict[str, QMenu], name: str) -> QMenu:
    """The menu of this name, made where it is missing; one within another stands where its first action would."""
    if name not in menus:
        above, _, last = name.rpartition(WITHIN)
        bar = _menu(window, menus, above) if above else window.menuBar()
        menus[name] = bar.addMenu(last)
    return menus[name]


def _make(window: QMainWindow, action: Action, slot: Callable[[], object]) -> QAction:
    made = QAction(action.text, window)
    made.setObjectName(action.id)
    made.setShortcuts(shortcuts(action))
    made.setCheckable(action.ticks)
    made.setMenuRole(action.role)
    made.triggered.connect(lambda *_: _do(action, slot))
    if action.icon:
        theme.set_icon(made, action.icon)
    return made


def _do(action: Action, slot: Callable[[], object]) -> None:
    log.happened(action.id)
    slot()


def shortcuts(action: Action) -> list[QKeySequence]:
    """The keys of an action, the usual ones of this system where it has some."""
    keys = [QKeySequence(action.keys)] if action.keys else []
    return keys + ([QKeySequence(action.more_keys)] if action.more_keys else [])


def plain(text: str) -> str:
    """The words of an action without the mark of its mnemonic."""
    return text.replace("&", "").removesuffix("\u2026").rstrip()
