"""Our group: who we are, who signs, and what documents say of us."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.group import GroupProfile, Point, Sender, gaps
from outreach_desktop.services import files, group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.making import letter_look
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.decoding import harmful, known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.group.letter_look import LetterLookEditor
from outreach_desktop.ui.pages.group.letterhead import Letterhead, LetterheadEditor
from outreach_desktop.ui.pages.group.points_editor import PointsEditor
from outreach_desktop.ui.pages.group.senders import SenderEditor, Senders, Signed
from outreach_desktop.ui.pages.group.text_bank import TextBank
from outreach_desktop.ui.widgets.controls import Tabs
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.ui.widgets.screen import Reopen, Screen
from outreach_desktop.words import say, say_many

E = TypeVar("E", bound=Editor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything on the page, asked for at once."""

    profile: GroupProfile
    logo: bytes | None
    senders: tuple[Signed, ...]
    own_id: str
    enclosures: tuple[AttachedFile, ...]
    outdated: int
    """How many listings may still show what is no longer so."""

    def pictures(self) -> set[bytes]:
        """Logo and signatures, which may have come with a data file from elsewhere."""
        return {one for one in (self.logo, *(picture for _, picture in self.senders)) if one}


def read(db: Data) -> Shown:
    """What the page shows."""

    def picture(file_id: str | None) -> bytes | None:
        return files.content(db, file_id) if file_id else None

    profile = group.profile(db)
    own_id, enclosures = enclosed.of_group(db)
    return Shown(
        profile=profile,
        logo=picture(profile.logo_id),
        senders=tuple((one, picture(one.signature_id)) for one in group.senders(db)),
        own_id=own_id,
        enclosures=tuple(enclosures),
        outdated=our_listings.outdated(db),
    )


class GroupPage(Screen):
    """Reads what is kept of the group; each part has a dialog that changes it."""

    manual = "group"
    shows = frozenset(["group_profile", "points", "senders", "files", "our_listings"])

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._profile = GroupProfile()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.name = label(look="heading")
        self.about = label(
            say("What every letter says about you. Write it once; it is printed everywhere."),
            "muted",
        )
        self.gaps = Banner(look="info")
        self.listings = LinkLabel(say("Our listings"))
        self.services = LinkLabel(say("Our services"))
        self.content = LinkLabel(say("Content bank"))
        self.outdated = Banner(look="warning", action=say("Show our listings"))
        self.outdated.say("")
        self.letterhead = Letterhead(self.runner)
        self.senders = Senders()
        self.text_bank = TextBank()
        self.tabs = QTabWidget()
        self.tabs.setTabBar(Tabs())
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(say("Parts of this page"))
        self.tabs.addTab(_scrolled(self.letterhead), say("Letterhead"))
        self.tabs.addTab(_scrolled(self.senders), say("Who signs"))
        self.tabs.addTab(self.text_bank, say("What documents say"))
        pane = QFrame()
        pane.setProperty("look", "pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, 0)
        column.setSpacing(GRID)
        for way in (self.services, self.content, self.listings):
            way.setWordWrap(False)
        ways = Flow(self.services, self.content, self.listings, spacing=GRID * 3)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addLayout(ways)
        for part in (self.gaps, self.outdated):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addWidget(self.tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Tall(pane))
        self.setFocusProxy(self.tabs.tabBar())

    def _connect(self) -> None:
        for way in (self.listings.clicked, self.outdated.action.clicked):
            way.connect(partial(self.wanted.emit, "listings", ""))
        self.services.clicked.connect(partial(self.wanted.emit, "services", ""))
        self.content.clicked.connect(partial(self.wanted.emit, "content", ""))
        self.letterhead.edit_wanted.connect(self.edit)
        self.letterhead.enclosures.said.connect(self.said)
        self.letterhead.looks.edit_wanted.connect(self.edit_look)
        self.letterhead.logo.chosen.connect(self._set_logo)
        self.letterhead.logo.taken_away.connect(lambda: self._set_logo("", None))
        self.senders.add_wanted.connect(self.add_sender)
        self.senders.edit_wanted.connect(self.edit_sender)
        self.senders.remove_wanted.connect(self._remove_sender)
        self.senders.signature_chosen.connect(self._set_signature)
        self.text_bank.edit_wanted.connect(self.edit_points)

    def reload(self) -> None:
        """Ask for everything shown, anew."""
        self.runner.ask(self, read, self._tried_first, latest="group")

    def _tried_first(self, shown: Shown) -> None:
        if known(shown.pictures()):
            self._show(shown)
        else:
            self.runner.aside(
                self, partial(harmful, shown.pictures()), partial(self._show, shown), latest="group"
            )

    def _show(self, shown: Shown, harm: frozenset[bytes] = frozenset()) -> None:
        self._profile = shown.profile
        self.name.setText(shown.profile.name or say("Our group"))
        missing = gaps(shown.profile, [one for one, _ in shown.senders])
        self.gaps.say(_gaps_in_words([gap.words for gap in missing]))
        self.outdated.say(_outdated_in_words(shown.outdated))
        logo_harms = shown.logo in harm
        self.letterhead.show_profile(shown.profile, shown.logo, logo_harms=logo_harms)
        if shown.profile.letterhead_id:
            looks = partial(self.letterhead.looks.show_taken, shown.profile)
            self.runner.ask(self, letter_look.from_letterhead, looks, latest="letterhead")
        self.letterhead.enclosures.show_files(shown.own_id, shown.enclosures)
        self.senders.show_senders(shown.senders, harmful=harm)
        self.text_bank.show_profile(shown.profile)

    # -- editing -----------------------------------------------------------------------------------

    def edit(self) -> LetterheadEditor:
        """Change who we are."""
        return _opened(LetterheadEditor(self, self.runner, self._profile))

    def edit_look(self) -> LetterLookEditor:
        """Change how letters look."""
        return _opened(LetterLookEditor(self, self.runner, self.today, self._profile))

    def add_sender(self) -> SenderEditor:
        """Add somebody who signs."""
        return _opened(SenderEditor(self, self.runner))

    def edit_sender(self, sender: Sender) -> SenderEditor:
        """Change somebody who signs."""
        return _opened(SenderEditor(self, self.runner, sender))

    def edit_points(self, kind: str) -> PointsEditor:
        """Write the points of one kind."""
        return _opened(PointsEditor(self, self.runner, kind, _of_kind(self._profile, kind)))

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""
        here = (self, self.runner)

        def points(db: Data, kind: str) -> Callable[[], Editor]:
            return partial(PointsEditor, *here, kind, _of_kind(group.profile(db), kind))

        return {
            "group.letterhead": lambda db, _: partial(LetterheadEditor, *here, group.profile(db)),
            "group.letter_look": lambda db, _: partial(
                LetterLookEditor, *here, self.today, group.profile(db)
            ),
            "group.points": points,
            "group.sender": lambda *_: partial(SenderEditor, *here),
            "group.sender_edit": lambda db, one: partial(
                SenderEditor, *here, group.sender(db, one)
            ),
        }

    def _remove_sender(self, sender: Sender) -> None:
        self.runner.do(self, lambda db: group.remove_sender(db, sender.id))

    def _set_logo(self, name: str, picture: bytes | None) -> None:
        self.runner.do(self, lambda db: group.set_logo(db, name, picture))

    def _set_signature(self, sender: Sender, name: str, picture: bytes | None) -> None:
        self.runner.do(self, lambda db: group.set_signature(db, sender.id, name, picture))


def _of_kind(profile: GroupProfile, kind: str) -> tuple[Point, ...]:
    return tuple(point for point in profile.points if point.kind == kind)


def _opened(dialog: E) -> E:
    dialog.open()
    return dialog


def _gaps_in_words(found: list[str]) -> str:
    """All that letters do without for now, "" if nothing."""
    if not found:
        return ""
    return say("Letters leave these out until you fill them in: {gaps}.", gaps=", ".join(found))


def _outdated_in_words(count: int) -> str:
    if not count:
        return ""
    return say_many(
        "Your details changed: {count} place where they appear was looked at before that, and may "
        "still show the old ones.",
        "Your details changed: {count} places where they appear were looked at before that, and may "
        "still show the old ones.",
        count,
    )


def _scrolled(part: QWidget) -> Tall:
    inside = QWidget()
    inside.setProperty("look", "page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, GRID * 3, GRID * 2, GRID * 3)
    column.addWidget(part)
    return Tall(inside)
