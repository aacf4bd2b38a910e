"""The right side: the finished page of one person, and arrows that walk through the people."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.services.making.letters import Finding, Recipient, TemplateChoice
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.paper import Sheet, Slices
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

    def __init__(self) -> None:
        super().__init__()
        self._people: list[Recipient] = []
        self._documents: tuple[TemplateChoice, ...] = ()
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
        self.name = Elided(look="title", letters=12)
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
        self._bar = QWidget()
        ways = QWidget()
        ways.setLayout(row(self.previous, self.place, self.following, spacing=GRID))
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        bar.addWidget(Beside(ways, self.name, self.document, spacing=GRID, shares=(0, 2, 1)))
        warning = QVBoxLayout()
        warning.setContentsMargins(GRID * 2, 0, GRID * 2, GRID)
        warning.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(warning)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.walk(-1))
        self.following.clicked.connect(lambda: self.walk(1))
        self.document.currentIndexChanged.connect(lambda _: self._ask())
        for keys, steps in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.window())
            shortcut.setParent(self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda steps=steps: self.walk(steps))

    # -- what is shown -----------------------------------------------------------------------------

    def show_people(
        self, people: Sequence[Recipient], documents: tuple[TemplateChoice, ...]
    ) -> None:
        """Walk through these people and documents; who was in view stays so."""
        present = self.contact_id
        self._people = list(people)
        self._documents = documents
        ids = [person.contact_id for person in people]
        self._place = ids.index(present) if present in ids else 0
        self._offer_documents()
        self._bar.show()
        self._ask()

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
        self.pages.show_sheets(pages, title)
        self.laid_out.emit(document, len(pages))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What is to be known of the person in view, and shortly what is said of everybody."""
        stops = [found for found in findings if found.stops]
        words = "\n".join(_told(stops or findings))
        left_out = say("Left out for now. ") if stops else ""
        self.banner.say(left_out + words if words else "", "danger" if stops else "info")

    def say(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._slices.stop()
        self._people = []
        self._bar.hide()
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
