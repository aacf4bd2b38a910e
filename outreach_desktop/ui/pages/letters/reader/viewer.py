"""The right side: the finished page of one person, and arrows that walk through the people."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Finding, Plan, Recipient, TemplateChoice
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters.reader.finding import FindReader
from outreach_desktop.ui.pages.letters.reader.paragraph import ParagraphPanel
from outreach_desktop.ui.paper import Sheet, Slices
from outreach_desktop.ui.paper.changed import changed_at
from outreach_desktop.ui.widgets.controls import DropDown
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import row
from outreach_desktop.ui.widgets.page import PageView
from outreach_desktop.ui.widgets.text import Elided
from outreach_desktop.words import say, say_many


class Viewer(QWidget):
    """Asks for the look of one document (`wanted`), and is given it (`show_look`)."""

    wanted = Signal(str, object)
    """A person's id and a TemplateChoice."""
    laid_out = Signal(object, int)
    """A TemplateChoice, and on how many pages one of its documents is."""
    worded = Signal(str, object, str)
    """A person\u2019s id, a TemplateChoice, and what is typed for them in it."""
    beginnings_wanted = Signal(str)
    """A person\u2019s id."""

    def __init__(self) -> None:
        super().__init__()
        self._people: list[Recipient] = []
        self._documents: tuple[TemplateChoice, ...] = ()
        self._plan: Plan | None = None
        self._without: list[str] = []
        """The ids of those who have no words of one\u2019s own in the document in view."""
        self._shown: tuple[str, str] | None = None
        """Whose page is shown, and the title of the document."""
        self._place = 0
        self._slices = Slices(self)
        self._build()
        self._connect()
        self.say(say("Choose people and documents, and the finished page appears here."))

    def _build(self) -> None:
        self.previous = button("", icon="chevron-left", name=say("Previous person"))
        self.following = button("", icon="chevron-right", name=say("Next person"))
        self.previous.setToolTip(say("Previous person (Left, Ctrl+Page Up)"))
        self.following.setToolTip(say("Next person (Right, Ctrl+Page Down)"))
        self.search = button("", icon="search", name=say("Find a person"))
        self.search.setToolTip(say("Find a person (Ctrl+J)"))
        self.name = Elided(look="title", letters=12)
        self.finder = FindReader()
        self.finder.hide()
        self.place = label(look="count")
        self.place.setWordWrap(False)
        self.document = DropDown()
        self.document.setAccessibleName(say("Document to look at"))
        self.document.setMinimumContentsLength(8)
        self.document.setSizeAdjustPolicy(
            self.document.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.banner = Banner(look="danger")
        self.banner.hide()
        self.pages = PageView()
        self.pages.setMinimumHeight(GRID * 2)  # in a low window words come first
        self.words = ParagraphPanel()
        self._bar = QWidget()
        ways = QWidget()
        ways.setLayout(row(self.previous, self.place, self.following, self.search, spacing=GRID))
        whose = QWidget()
        names = QHBoxLayout(whose)
        names.setContentsMargins(0, 0, 0, 0)
        names.addWidget(self.name)
        names.addWidget(self.finder, 1)
        self._line = QHBoxLayout(self._bar)
        self._line.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        self._whom = Beside(ways, whose, self.document, spacing=GRID, shares=(0, 2, 1))
        self._line.addWidget(self._whom, 1)
        warning = QVBoxLayout()
        warning.setContentsMargins(GRID * 2, 0, GRID * 2, GRID)
        warning.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(warning)
        column.addWidget(self.pages, 1)
        column.addWidget(self.words)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.walk(-1))
        self.following.clicked.connect(lambda: self.walk(1))
        self.document.currentIndexChanged.connect(lambda _: self._ask())
        self.search.clicked.connect(self.look_for)
        self.finder.found.connect(self.go_to)
        self.finder.left.connect(self._found)
        self.words.typed.connect(self._typed)
        self.words.next_wanted.connect(self.go_to_one_without)
        self.words.begin_wanted.connect(lambda: self.beginnings_wanted.emit(self.contact_id))
        self._on_keys("Ctrl+PgUp", lambda: self.walk(-1))
        self._on_keys("Ctrl+PgDown", lambda: self.walk(1))
        self._on_keys("Ctrl+J", self.look_for)

    def fold(self, *, folded: bool) -> None:
        """Where there is little room, what stands around the page takes as few lines as can be."""
        self.words.fold(folded=folded)
        needed = self._whom.in_one_line() + self.pages.bar_width + GRID * 5
        has_room = needed <= self.width()
        self.pages.put_bar(self._line if folded and has_room else None)

    def _on_keys(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.window())
        shortcut.setParent(self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    # -- what is shown -----------------------------------------------------------------------------

    def show_plan(self, plan: Plan) -> None:
        """Walk through the people and documents of a plan; who was in view stays so."""
        present = self.contact_id
        self._plan = plan
        self._people = list(plan.recipients)
        self._documents = plan.documents
        ids = [person.contact_id for person in self._people]
        self._place = ids.index(present) if present in ids else 0
        self.finder.set_people(plan.recipients)
        self.search.setVisible(len(ids) > 1)
        self._offer_documents()
        self._bar.show()
        self._ask()

    def reword(self, plan: Plan) -> None:
        """The same plan with other words of one\u2019s own for who is in view."""
        was_without = self.contact_id in self._without
        self._plan = plan
        if was_without == bool(plan.words_for(self.contact_id, self._documents[self._which()])):
            self._count_without()

    def go_to(self, contact_id: str, title: str = "") -> None:
        """Show this person, if a document is planned for them, and the document of this title."""
        places = [n for n, person in enumerate(self._people) if person.contact_id == contact_id]
        which = self.document.findText(title) if title else self._which()
        if not places or (places[0], which) == (self._place, self._which()):
            return
        self._place = places[0]
        with QSignalBlocker(self.document):
            self.document.setCurrentIndex(max(which, 0))
        self._ask()

    def walk(self, steps: int) -> None:
        """Go on to the next person, or back."""
        place = min(max(self._place + steps, 0), len(self._people) - 1)
        if self._people and place != self._place:
            self._place = place
            self._ask()

    def go_to_one_without(self) -> None:
        """Go on to the next who has no words of one\u2019s own, from the last to the first."""
        ids = [person.contact_id for person in self._people]
        without = set(self._without)
        order = [*ids[self._place + 1 :], *ids[: self._place]]
        following = next((one for one in order if one in without), "")
        if following:
            self.go_to(following)
            self.words.write_on()

    def look_for(self) -> None:
        """Type a part of the name of whom to show."""
        if len(self._people) > 1:
            self.name.hide()
            self.finder.show()
            self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _found(self) -> None:
        self.finder.hide()
        self.name.show()
        if not self.words.isHidden():
            self.words.write_on()
        else:
            self.pages.pages.setFocus()

    def _typed(self) -> None:
        document = self.document_shown
        if document is not None:
            self.worded.emit(self.contact_id, document, self.words.text)

    def _count_without(self) -> None:
        document = self.document_shown
        if self._plan is not None and document is not None:
            self._without = letters.without_words(self._plan, document)
            self.words.show_left(len(self._without))

    def _show_words(self) -> None:
        """The field for words of one\u2019s own, where the document in view has a place for them."""
        plan, document = self._plan, self.document_shown
        if plan is None or document is None or document not in plan.personal:
            self.words.show_nobody()
            self.pages.setMinimumHeight(GRID * 2)
            return
        person = self._people[self._place]
        text = plan.words_for(person.contact_id, document)
        self.pages.setMinimumHeight(_LEAST)
        self.words.show_reader((person.contact_id, document.title), person.name, text)
        self._count_without()

    def show_look(self, look: Look) -> None:
        """Lay out the pages asked for, and show them."""
        document = self._documents[self._which()]
        title = say(
            "{title} for {name}",
            title=title_in_words(document.title),
            name=self._people[self._place].name,
        )
        self._slices.stop()
        self._slices.lay(
            look, partial(self._show, document, title), lambda error: self.pages.say(str(error))
        )

    def _show(self, document: TemplateChoice, title: str, pages: list[Sheet]) -> None:
        """Of somebody else from the top; what is being typed stays in sight, and so does its place with the next reader."""
        same = self._shown == (self.contact_id, document.title)
        before = self.pages.pages.sheets if same else ()
        self._shown = (self.contact_id, document.title)
        stays = same or self.words.field.hasFocus()
        self.pages.show_sheets(pages, title, stays=stays)
        changed = changed_at(before, pages) if before else None
        if changed is not None:
            self.pages.pages.bring_into_view(*changed)
        self.laid_out.emit(document, len(pages))

    def show_findings(self, findings: Sequence[Finding], *, are_listed: bool = False) -> None:
        """What is to be known of the person in view, and shortly what is said of everybody.

        Where all of it `are_listed` beside the page, nothing is said a second time, and the page has the room.
        """
        stops = [found for found in findings if found.stops]
        if are_listed:
            self.banner.say(say("Left out for now.") if stops else "", "danger")
            return
        words = "\n".join(_told(stops or findings))
        left_out = say("Left out for now. ") if stops else ""
        self.banner.say(left_out + words if words else "", "danger" if stops else "info")

    def say(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._slices.stop()
        self._people = []
        self._plan, self._shown = None, None
        self._bar.hide()
        self.words.show_nobody()
        self.banner.say("")
        self.pages.say(sentence)

    @property
    def contact_id(self) -> str:
        """The id of the person in view, "" for nobody."""
        return self._people[self._place].contact_id if self._people else ""

    @property
    def document_shown(self) -> TemplateChoice | None:
        """The document in view."""
        return self._documents[self._which()] if self._people and self._documents else None

    # -- within ------------------------------------------------------------------------------------

    def _offer_documents(self) -> None:
        """Offer the documents to look at; the one in view stays so."""
        paths = [str(one.path) for one in self._documents]
        present = self.document.currentData()
        with QSignalBlocker(self.document):
            self.document.clear()
            for one, path in zip(self._documents, paths, strict=True):
                self.document.addItem(title_in_words(one.title), path)
            self.document.setCurrentIndex(paths.index(present) if present in paths else 0)
        self.document.setVisible(len(paths) > 1)

    def _which(self) -> int:
        return max(self.document.currentIndex(), 0)

    def _ask(self) -> None:
        if not self._people or not self._documents:
            return
        self._slices.stop()  # what was asked for before is not wanted any more
        person = self._people[self._place]
        self.name.setText(person.name or say("No name"))
        self.place.setText(
            say("{place} of {count}", place=self._place + 1, count=len(self._people))
        )
        self.previous.setEnabled(self._place > 0)
        self.following.setEnabled(self._place < len(self._people) - 1)
        self._show_words()
        self.wanted.emit(person.contact_id, self._documents[self._which()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the people, where the pages have no use for the keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if steps:
            self.walk(steps)
        else:
            super().keyPressEvent(event)


def _told(findings: Sequence[Finding]) -> list[str]:
    """What is said of this one alone in full; the page is not covered with what the Check step says of several, or of all."""
    own = [*dict.fromkeys(found.message for found in findings if found.contact_id)]
    of_some = [*dict.fromkeys(found.message for found in findings if found.among)]
    if len(of_some) > 1:
        of_some = [say("{count} remarks: see Check.", count=len(of_some))]
    of_all = list(dict.fromkeys(found.message for found in findings if not found.about))
    if len(of_all) > _MOST_OF_ALL:
        more = len(of_all) - 1
        of_all[1:] = [
            say_many(
                "{count} more of these concerns every person. It is listed under Check.",
                "{count} more of these concern every person. They are listed under Check.",
                more,
            )
        ]
    return [*own, *of_some, *of_all]


_MOST_OF_ALL = 2
_LEAST = GRID * 18
"""Of the page, beside a field in which one types what is seen on it."""
