"""The list of documents to tick: those that come with the program, the group's, and Word files from elsewhere."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.shipped import BY_NAME, Family
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letter_lacking import in_words as lacking_in_words
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters import gallery, own
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.forms import TickField
from outreach_desktop.ui.widgets.labels import button, clear, label, mnemonic_free
from outreach_desktop.ui.widgets.layouts import bring_into_sight, column, row, show_if
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.ui.widgets.refilling import staying
from outreach_desktop.words import say

_BELOW_THE_BOX = GRID * 3 + 4
_READY = "letters/ready"
_NOTHING = say("No document says that. Try another word, or add a Word file of your own below.")
_NOTHING_READY = say(
    "Nothing of what you have everything for says that. Take the tick away to see all documents, "
    "each with what is missing."
)
_OPEN_AT_FIRST = (Family.LETTERS, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """What can be ticked: `known` to the data file, and one's `own`, of which some may be `gone`."""

    known: tuple[TemplateChoice, ...] = ()
    own: tuple[TemplateChoice, ...] = ()
    gone: tuple[Path, ...] = ()

    @property
    def listed(self) -> tuple[TemplateChoice, ...]:
        """All that are there, as they are listed."""
        return (*self.known, *self.own)

    def with_own(self, choice: TemplateChoice) -> "Documents":
        """One more, unless it is there."""
        if choice.path in [one.path for one in self.known]:
            return self
        others = tuple(one for one in self.own if one.path != choice.path)
        gone = tuple(one for one in self.gone if one != choice.path)
        return replace(self, own=(*others, choice), gone=gone)


def documents(file: Path | None) -> Documents:
    """What there is now beside the data file `file`: what was changed in Word is read again, and tried, which takes seconds."""
    found = letters.choices_beside(file)
    paths = [choice.path for choice in found]
    added = [one for one in own.remembered(file) if one not in paths]
    bare = frozenset(own.without_hidden(file))
    return Documents(
        known=tuple(as_wanted(one, bare) for one in found),
        own=tuple(as_wanted(letters.choice(str(one)), bare) for one in added if one.is_file()),
        gone=tuple(one for one in added if not one.is_file()),
    )


def as_wanted(choice: TemplateChoice, bare: Set[Path]) -> TemplateChoice:
    """Without its hidden text, where somebody ticked that."""
    return letters.without_hidden_text(choice) if choice.path in bare else choice


class DocumentList(QWidget):
    """A box for each, under the name of its family, which opens and closes; what is ticked stays so while the list is asked for again."""

    changed = Signal()
    taken_off = Signal(object)
    """The path of a file of one's own that is not wanted on the list any more."""
    put_away = Signal(object)
    """The path of one in the folder Templates that is not wanted on the list any more."""
    open_wanted = Signal(object)
    """The path of one of the group's own, to be opened in Word."""
    hidden_ticked = Signal(object, bool)
    """The path of a file, and whether its hidden text is to be left out."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Documents()
        self._ticks: dict[TemplateChoice, TickField] = {}
        self._hiding: dict[Path, TickField] = {}
        self._stops: list[QWidget] = []
        self._line_of: dict[Path, QWidget] = {}
        self._wanted: set[str] = set()
        self._heads: dict[Family | None, Button] = {}
        self._open: set[Family | None] = set(_OPEN_AT_FIRST)
        self._lacking: Mapping[str, Sequence[str]] = {}
        self._lacks: dict[str, QLabel] = {}
        self._words = ""
        self.search = SearchLine()
        self.search.setPlaceholderText(say("Find a document \u2026"))
        self.search.setAccessibleName(say("Find a document"))
        self.search.textChanged.connect(self.look_for)
        self._keys = gallery.Keys(lambda: self._stops, self.search)
        self.search.installEventFilter(self._keys)
        self.only_ready = TickField(say("Only what I have everything for"))
        self.only_ready.setChecked(QSettings().value(_READY, "") == "yes")
        self.only_ready.toggled.connect(self._show_only)
        self._nothing = label("", "muted")
        self._nothing.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.search)
        whole.addWidget(self.only_ready)
        whole.addWidget(self._nothing)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        whole.addLayout(self._lines)

    @property
    def ticked(self) -> tuple[TemplateChoice, ...]:
        """Those that are ticked, as they are listed."""
        return tuple(choice for choice, tick in self._ticks.items() if tick.isChecked())

    def hidden_box(self, path: Path) -> TickField | None:
        """The box that leaves the hidden text of this file out; None where it has none."""
        return self._hiding.get(path)

    @property
    def boxes(self) -> list[TickField]:
        """The boxes, as they are listed."""
        return list(self._ticks.values())

    @property
    def heads(self) -> list[Button]:
        """The names of the families."""
        return list(self._heads.values())

    def told(self, name: str) -> str:
        """What is said to be missing for a document that comes with the program."""
        return self._lacks[name].text()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab comes to, from above to below."""
        return [self.search, self.only_ready, *self._stops]

    def look_for(self, words: str) -> None:
        """Only what these words stand in; without any, what is in the families that are open."""
        self._words, is_search = words, bool(words.strip())
        found: Counter[Family | None] = Counter()
        for choice, line in self._lines_of():
            family = gallery.family_of(choice)
            is_found = gallery.fits(choice, words) and self._is_wanted(choice)
            found[family] += is_found
            show_if(line, is_found and (is_search or family in self._open))
        for family, head in self._heads.items():
            gallery.say_found(head, gallery.title_of(family), found[family], is_search=is_search)
        is_nothing = bool(self._ticks) and not found.total()
        if is_nothing:
            self._nothing.setText(_NOTHING_READY if self.only_ready.isChecked() else _NOTHING)
        show_if(self._nothing, is_nothing)

    def _is_wanted(self, choice: TemplateChoice) -> bool:
        """Whether it has what it needs, or that is not asked; what is ticked stays in sight."""
        is_ready = not (choice.builtin and self._lacking.get(choice.name))
        return is_ready or not self.only_ready.isChecked() or self._ticks[choice].isChecked()

    def _show_only(self, only: bool) -> None:
        QSettings().setValue(_READY, "yes" if only else "")
        self.look_for(self._words)

    def show_lacking(self, lacking: Mapping[str, Sequence[str]]) -> None:
        """Say below each document what our group has not said yet and it would print."""
        self._lacking = lacking
        for name, line in self._lacks.items():
            words = lacking_in_words(lacking.get(name, ()))
            line.setText(words)
            show_if(line, bool(words))
            said = words or say("You have what it needs.")
            tick = next(box for one, box in self._ticks.items() if one.builtin and one.name == name)
            tick.setAccessibleDescription(f"{BY_NAME[name].note} {said}")
        if self.only_ready.isChecked():
            self.look_for(self._words)

    def _lines_of(self) -> list[tuple[TemplateChoice, QWidget]]:
        return [(one, self._line_of[one.path]) for one in self._ticks]

    def _opened(self, family: Family | None, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(family)
        self.look_for(self._words)

    def tick(self, name: str, *, on: bool) -> None:
        """Tick the document of this name, or not; one that is not listed yet is ticked when it is."""
        self._wanted.discard(name)
        boxes = [tick for choice, tick in self._ticks.items() if choice.name == name]
        for box in boxes:
            box.setChecked(on)
        self._open_ticked()
        if on and not boxes:
            self._wanted.add(name)

    def untick(self) -> None:
        """None of them."""
        self._wanted.clear()
        self.search.clear()
        for tick in self._ticks.values():
            tick.setChecked(False)

    def add(self, choice: TemplateChoice) -> None:
        """One more, ticked."""
        self.show_documents(self._shown.with_own(choice))
        for one, box in self._ticks.items():
            if one.path == choice.path:
                box.setChecked(True)
        # What is said of it stands there too. A line has its place only once it was laid out.
        line = self._line_of.get(choice.path)
        if line is not None:
            QTimer.singleShot(0, line, partial(bring_into_sight, line))

    def show_documents(self, documents: Documents) -> None:
        """List these."""
        if documents == self._shown:
            return
        before = self.ticked
        ticked = {choice.path for choice in before}
        self._shown = documents
        with staying(self):
            clear(self._lines)
            self._ticks, self._hiding, self._stops, self._line_of = {}, {}, [], {}
            self._heads, self._lacks = {}, {}
            for choice in documents.listed:
                self._head_of(gallery.family_of(choice))
                is_ticked = choice.path in ticked or choice.name in self._wanted
                self._line_of[choice.path] = self._line(choice, ticked=is_ticked)
                self._lines.addWidget(self._line_of[choice.path])
            for path in documents.gone:
                self._lines.addWidget(self._gone_line(path))
            # One whose file is gone for a moment is ticked again when it is back.
            self._wanted = {one.name for one in before if one.path not in self._line_of}
            for stop in self._stops:
                stop.installEventFilter(self._keys)
            self._open_ticked()
            self.show_lacking(self._lacking)
        # Only now: the keyboard may go on to a document, and would be brought back.
        self.changed.emit()

    def _head_of(self, family: Family | None) -> None:
        """The name of a family stands above the first of it."""
        if family in self._heads:
            return
        head = gallery.family_head()
        head.setChecked(family in self._open)
        head.toggled.connect(partial(self._opened, family))
        self._heads[family] = head
        self._stops.append(head)
        self._lines.addWidget(head)

    def _open_ticked(self) -> None:
        """A family in which something is ticked is open."""
        for choice in self.ticked:
            self._heads[gallery.family_of(choice)].setChecked(True)
        self.look_for(self._words)

    def _line(self, choice: TemplateChoice, *, ticked: bool) -> QWidget:
        tick = TickField(mnemonic_free(title_in_words(choice.title)))
        tick.setAccessibleName(title_in_words(choice.title))
        tick.setAccessibleDescription(choice.note)
        tick.setChecked(ticked)
        tick.toggled.connect(lambda _: self.changed.emit())
        self._ticks[choice] = tick
        self._stops.append(tick)
        head = QWidget()
        head.setLayout(row(tick, spacing=GRID))
        below = [] if choice.builtin else [self._ways(choice)]
        if choice.hides:
            below.append(self._hidden_line(choice))
        if choice.note:
            below.append(self._below(choice.note))
        if choice.builtin:
            self._lacks[choice.name] = self._below("")
            below.append(self._lacks[choice.name])
            words = column(head, *below)
            picture = gallery.FirstPage(choice.name, tick.click)
            line = QWidget()
            beside = QHBoxLayout(line)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(GRID)
            beside.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
            beside.addWidget(words, 1)
            return line
        return column(head, *below) if below else head

    def _below(self, words: str) -> QLabel:
        line = label(words, "small")
        line.setContentsMargins(_BELOW_THE_BOX, 0, 0, 0)
        return line

    def _ways(self, choice: TemplateChoice) -> QWidget:
        """To open one of the group's own, and to take it off the list."""
        opens = button(
            say("Open in Word"),
            look="link",
            name=say("Open {name} in Word", name=title_in_words(choice.title)),
        )
        opens.clicked.connect(partial(self.open_wanted.emit, choice.path))
        self._stops.append(opens)
        is_added = choice in self._shown.own
        off = self._way_off(choice.path, self.taken_off if is_added else self.put_away)
        line = QWidget()
        inner = QVBoxLayout(line)
        inner.setContentsMargins(_BELOW_THE_BOX, 0, 0, 0)
        inner.addLayout(Flow(opens, off, spacing=GRID * 2))
        return line

    def _hidden_line(self, choice: TemplateChoice) -> QWidget:
        box = TickField(say("Leave its hidden text out of the documents made"))
        box.setAccessibleName(
            say(
                "Leave the hidden text of {title} out of the documents made",
                title=title_in_words(choice.title),
            )
        )
        box.setChecked(choice.without_hidden)
        self._hiding[choice.path] = box
        self._stops.append(box)
        box.toggled.connect(partial(self.hidden_ticked.emit, choice.path))
        line = QWidget()
        inner = row(box, spacing=GRID)
        inner.setContentsMargins(_BELOW_THE_BOX, 0, 0, 0)
        line.setLayout(inner)
        return line

    def _gone_line(self, path: Path) -> QWidget:
        """A file that was added once and is not there now: a stick that is not in, a folder that was renamed."""
        words = label(
            say(
                "{name}: there is no such file in {folder} now.", name=path.stem, folder=path.parent
            ),
            "small",
        )
        whole = QWidget()
        whole.setLayout(row(self._way_off(path, self.taken_off), spacing=GRID))
        return column(words, whole)

    def _way_off(self, path: Path, tell: SignalInstance) -> Button:
        made = button(
            say("Remove from list"),
            look="link",
            name=say("Remove {name} from the list", name=path.stem),
        )
        made.clicked.connect(partial(tell.emit, path))
        self._stops.append(made)
        return made
