"""The window: the rail, the page in front, the search field, menus and the status bar."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from outreach_desktop import log
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.ui.desk import actions, appearance, theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.ui.desk.instances import Listener
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID, Scheme
from outreach_desktop.ui.exporting.starting import Exporting
from outreach_desktop.ui.importing.dropping import dropped, is_data_file, word_files
from outreach_desktop.ui.importing.starting import Importing
from outreach_desktop.ui.labels.starting import Labelling
from outreach_desktop.ui.printing.starting import Printing
from outreach_desktop.ui.safety.backup.regular import RegularBackups
from outreach_desktop.ui.shell import undoing
from outreach_desktop.ui.shell.file_menu import FileMenu
from outreach_desktop.ui.shell.first_run import FirstRun
from outreach_desktop.ui.shell.go_to import GoTo
from outreach_desktop.ui.shell.help import AboutDialog, ShortcutsDialog, open_logs, show_doctor
from outreach_desktop.ui.shell.language import Language
from outreach_desktop.ui.shell.lock.locking import Locking
from outreach_desktop.ui.shell.newly_core import NewlyCore
from outreach_desktop.ui.shell.news import News
from outreach_desktop.ui.shell.notices import Frame, Notices
from outreach_desktop.ui.shell.offering import Offering
from outreach_desktop.ui.shell.pages import PAGES, make, prepare, table_for
from outreach_desktop.ui.shell.panes import has_focus, next_pane
from outreach_desktop.ui.shell.saved_searches import SavedSearches
from outreach_desktop.ui.shell.to_letters import ToLetters
from outreach_desktop.ui.shell.undoing import Undoing
from outreach_desktop.ui.shell.unsaved import Unsaved
from outreach_desktop.ui.widgets.frame import Rail, StatusLine, TopBar
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.ui.widgets.screen import PeopleInView, Screen
from outreach_desktop.words import say

Slot = Callable[[], object]


class MainWindow(QMainWindow):
    """Everything a person sees. It knows all pages; they do not know each other."""

    def __init__(self, runner: Runner, today: Clock, pages: tuple[PageEntry, ...] = PAGES) -> None:
        super().__init__()
        theme.dress_what_opens_from(self)
        self.runner = runner
        self.today = today
        self._pages = {page.key: page for page in pages}
        self._screens: dict[str, Screen] = {}
        self._key = ""
        self._words: dict[str, str] = {}
        """What each page was searched for, while it is not in front too."""
        self.files = FileMenu(self, runner, today)
        self.regular = RegularBackups(self, runner)
        self.undoing = Undoing(self, runner, today)
        self.newly_core = NewlyCore(self, runner, partial(self._page_does, "contacts", "core"))
        self.language = Language(self)
        self.locking = Locking(self)
        self.printing = Printing(self, runner, today)
        self.importing = Importing(self, runner, today)
        self.exporting = Exporting(self, runner, today, self._people_in_view)
        self._listener = Listener(self)
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._build()
        self._build_actions()
        self._connect()
        self._recall()
        self._show_whether_open()

    # -- putting together ------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(say("Outreach Desktop"))
        self.setWindowIcon(theme.pixmap("heart-handshake", theme.LIGHT.accent, 64))
        self.setMinimumSize(_LEAST)
        self.setAcceptDrops(True)
        self.top = TopBar()
        self.rail = Rail(self._pages.values())
        self.saved = SavedSearches(self.rail.saved, self.runner, self.today, self.go_to, self)
        self.notices = Notices(self.today)
        self.stack = QStackedWidget()
        self.first_run = FirstRun()
        self.stack.addWidget(self.first_run)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.news = News(self.status, self.runner, self)
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(column(self.notices, self.stack), 1)
        self.setCentralWidget(column(self.top, lower))
        self.to_letters = ToLetters(self.go_to, self)
        self.unsaved = Unsaved(self, self.runner, self.go_to, self._pages.values())
        self.notices.add(self.unsaved.strip, place=0)
        icons = {page.key: page.icon for page in self._pages.values()}
        self.found = GoTo(self, self.top.search, self.runner, self.today, icons)
        QWidget.setTabOrder(self.top.search, self.rail)
        frame = (self.menuBar(), self.top, self.rail, self.notices, self.status, self.found)
        theme.dress(*frame, self.first_run)  # and each page by itself, when it is seen

    def _build_actions(self) -> None:
        self.table = table_for(self._pages.values())
        self._actions = actions.build(self, self.table, self._slots())
        looks = QActionGroup(self)
        for scheme in Scheme:
            looks.addAction(self.action(f"view.{scheme}"))
        self.action(f"view.{appearance.scheme()}").setChecked(True)
        self.language.tick(self.action)
        self.offering = Offering(
            self.runner, self.table, self._actions, self._screens, lambda: self._key, self
        )
        self.files.place_recent(self.action("file.sample"))

    def _slots(self) -> dict[str, Slot]:
        slots: dict[str, Slot] = {
            **self.files.slots(),
            **self.language.slots(),
            **{f"view.{scheme}": partial(appearance.choose, scheme) for scheme in Scheme},
            **{f"go.{key}": partial(self.go_to, key) for key in self._pages},
            **self.importing.slots(),
            **self.exporting.slots(),
            **Labelling(self.exporting, self.printing).slots(),
            **self.printing.slots(self._print_front),
            "file.lock": self.locking.lock,
            "file.quit": self.close,
            **self.undoing.slots(),
            "edit.find": partial(self.top.search.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "edit.go": self._go_to_anything,
            "view.larger": partial(self._resize_text, 1),
            "view.smaller": partial(self._resize_text, -1),
            "view.usual": partial(self._resize_text, 0),
            "view.pane": lambda: next_pane([self.top.search, self.rail, self._front()]),
            "view.reload": self.reload,
            "help.manual": self._show_manual,
            "help.keys": lambda: ShortcutsDialog(self, self.table).show(),
            "help.check": partial(show_doctor, self, self.runner),
            "help.logs": partial(open_logs, self),
            "help.about": lambda: AboutDialog(self).show(),
        }
        for action in self.table:
            if action.in_view:
                slots[action.id] = partial(self._do_in_view, action.deed)
            elif action.id not in slots:
                slots[action.id] = partial(self._page_does, *action.id.split(".", 1))
        return slots

    def action(self, action_id: str) -> QAction:
        """The action of this name in the table."""
        return self._actions[action_id]

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to)
        self.top.search.searched.connect(self._search)
        self.top.search.left.connect(self._leave_search)
        self.top.choose_wanted.connect(partial(self.offering.ask, self.top, self.go_to))
        self.found.wanted.connect(self._go_to_found)
        self.status.undo_wanted.connect(self.undoing.undo)
        self.status.undo_wanted.connect(
            self._leave_search
        )  # the link goes, and would leave it anywhere
        self.files.lead_from(self.notices)
        self.notices.nameless.followed.connect(partial(self.go_to, "group"))
        self.first_run.sample_wanted.connect(self.files.open_sample)
        self.first_run.empty_wanted.connect(self.files.start_empty)
        self.first_run.open_wanted.connect(self.files.choose)
        self.files.said.connect(self.news.say)
        for one in (self.undoing, self.printing, self.importing):
            one.said.connect(self.news.say)
        self.exporting.print_wanted.connect(self.printing.begin)
        self.importing.imported.connect(partial(self.go_to, "contacts"))
        self.files.leaving.connect(self.regular.before_another)
        self.regular.made.connect(self.news.ask)
        self.regular.failed.connect(self.notices.show_no_backup)
        self._listener.called.connect(self._come_forward)
        self.news.known.connect(self._show_frame)
        self.runner.opened.connect(self._opened)
        self.runner.changed.connect(self._changed)
        self.runner.failed.connect(self.files.ways.lead_out)
        for shown in (self.status, self.first_run):
            self.runner.busy.connect(shown.show_busy)
            self.runner.told.connect(shown.show_doing)
        self._later.timeout.connect(self._prepare)

    def _recall(self) -> None:
        room = self.screen().availableSize() - _FRAME
        self.resize(_USUAL.boundedTo(room).expandedTo(self.minimumSize()))
        geometry = QSettings().value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    # -- pages -----------------------------------------------------------------------------------

    def go_to(self, key: str) -> Screen | None:
        """Bring a page to the front; None if the present one holds text that was not saved."""
        present = self._screens.get(self._key)
        if not self.runner.is_open:
            return None
        if key == self._key:
            return present
        if present is not None and not present.may_leave():
            self.rail.mark(self._key)
            return None
        screen = self._screen(key)
        takes_over = has_focus(self._front())
        self._key = key
        self.rail.mark(key)
        self.status.turn()
        self.top.show_hint(self._pages[key].finds)
        theme.catch_up(screen)
        self.stack.setCurrentWidget(screen)
        if takes_over:  # Qt would give the keyboard to the page's first field
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_words()
        self.offering.offer_in_view()
        screen.reload()
        QSettings().setValue("window/page", key)
        log.happened(f"go.{key}")
        return screen

    def _screen(self, key: str) -> Screen:
        if key not in self._screens:
            screen = make(self._pages[key], self.runner, self.today)
            screen.setObjectName(key)
            theme.dress(screen, when_seen=True)
            screen.wanted.connect(self._show_one)
            self.to_letters.lead_from(screen)
            screen.print_wanted.connect(self.printing.begin)
            screen.import_wanted.connect(self.importing.choose)
            screen.search_cleared.connect(self.top.search.clear)
            screen.search_wanted.connect(self.top.search.setText)
            screen.said.connect(self.news.say)
            screen.view_changed.connect(self.offering.offer_in_view)
            self._screens[key] = screen
            self.stack.addWidget(screen)
        return self._screens[key]

    def _prepare(self) -> None:
        """The first page stands: read what the others are made of."""
        prepare(self._pages.values())

    def _show_one(self, key: str, row_id: str) -> None:
        screen = self.go_to(key) if key in self._pages else None
        if screen is not None and row_id:
            screen.show_one(row_id)

    def _print_front(self, way: str) -> None:
        """Print what is in front; the page knows what that is."""
        screen = self._screens.get(self._key)
        if screen is not None:
            screen.print(way)

    def _people_in_view(self) -> PeopleInView:
        screen = self._screens.get(self._key)
        return screen.people_in_view() if screen is not None else PeopleInView()

    def _page_does(self, key: str, what: str) -> None:
        """Let a page carry out one of its actions, after bringing it to the front."""
        screen = self.go_to(key)
        if screen is not None:
            screen.commands()[what]()

    def _do_in_view(self, deed: str) -> None:
        self.offering.do(deed)

    def _search(self, words: str) -> None:
        key = self._key if self._key and self._pages[self._key].finds else "contacts"
        self._words[key] = words
        screen = self.go_to(key)
        if screen is not None:
            screen.search(words)
            self.found.look_for(words, key)

    def _show_words(self) -> None:
        """The search field says what the page in front was searched for: its words are that page's own."""
        words = self._words.get(self._key, "")
        if self.top.search.text() != words:
            self.top.search.show_words(words)

    def _go_to_anything(self) -> None:
        """Find among everything what the search field says, and go on typing there."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()
        self.found.find_everything()

    def _go_to_found(self, key: str, row_id: str) -> None:
        self.top.search.clear()
        self._show_one(key, row_id)
        self._leave_search()

    def _leave_search(self) -> None:
        self._front().setFocus(Qt.FocusReason.OtherFocusReason)

    def _front(self) -> QWidget:
        return self._screens.get(self._key, self.first_run)

    def reload(self) -> None:
        """Let the page in front ask for everything anew."""
        if self._key:
            self._screens[self._key].reload()

    # -- the data file ---------------------------------------------------------------------------

    def _opened(self, path: Path | None) -> None:
        for screen in self._screens.values():
            self.stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        self._words.clear()
        self._key = ""
        self.top.search.show_words("")
        self.files.opened(path, self.notices)
        self._listener.listen_for(path)
        self._show_whether_open()
        self.news.another_file()
        last = str(QSettings().value("window/page", ""))
        self.go_to(last if last in self._pages else next(iter(self._pages)))
        self._front().setFocus(Qt.FocusReason.OtherFocusReason)
        self._later.start()

    def _show_whether_open(self) -> None:
        self.rail.setVisible(self.runner.is_open)
        self.top.setVisible(self.runner.is_open)
        self.offering.offer()

    def _changed(self, subjects: frozenset[str]) -> None:
        front = self._screens.get(self._key)
        if front is not None and front.shows & subjects:
            front.reload()
        self.news.changed()

    def _show_frame(self, known: Frame) -> None:
        self._show_group(known.profile)
        self.notices.show_frame(known)
        undoing.name_undo(self.action("edit.undo"), known.undoes)
        undoing.name_redo(self.action("edit.redo"), known.redoes)

    def _show_group(self, profile: GroupProfile) -> None:
        name = profile.name or self.files.name
        parts = (say("Sample") if profile.is_sample else "", name, say("Outreach Desktop"))
        self.setWindowTitle(" \u2013 ".join(part for part in parts if part))
        self.top.show_group(name)

    # -- the look --------------------------------------------------------------------------------

    def _resize_text(self, steps: int) -> None:
        size = appearance.resize_text(steps)
        if self._key:
            self._screens[self._key].lay_out_again()
        self.status.say(say("Text size {percent}%.", percent=size))

    def _show_manual(self) -> None:
        # A start need not wait for it; rail and search are about the page in front.
        from outreach_desktop.ui.shell.manual import page_about, show_manual

        show_manual(self, page_about(QApplication.focusWidget(), self._front()))

    def _come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    # -- Qt tells --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A list of people, a Word file or a data file may be dropped anywhere."""
        files = dropped(event)
        if files and (self.runner.is_open or is_data_file(files[0])):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """As File > Open, Add a Word file under Letters, or File > Import does."""
        files = dropped(event)
        if is_data_file(files[0]):
            self.files.open(files[0], create=False)
        elif word_files(files[:1]):
            self.to_letters.take_documents(word_files(files))
        else:
            self.importing.take_dropped(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the page in front, back up, and remember where the window was."""
        present = self._screens.get(self._key)
        may_leave = self.printing.may_quit() and (present is None or present.may_leave())
        if not may_leave or not self.regular.may_quit(self.close):
            self.language.starts_again &= may_leave
            event.ignore()
            return
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)


_SETTLED_MS = 400
_USUAL = QSize(1280, 800)
_LEAST = QSize(1016, 520)
"""Fits a screen of 1024 by 600 with the title bar and a panel of the system."""
_FRAME = QSize(0, GRID * 5)
"""What the system's own title bar takes, which nobody can measure before the window is there."""
