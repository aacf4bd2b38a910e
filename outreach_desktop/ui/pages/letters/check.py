"""The third step: what is missing or should be known, by person, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from outreach_desktop.domain.documents.leaving_out import LeftOutPerson, counted, listed
from outreach_desktop.services.making.letters import Finding
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters.missing import MissingFields
from outreach_desktop.ui.pages.letters.steps import LetterStep
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import button, label, tip
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say, say_many

_FINDING = Qt.ItemDataRole.UserRole


_BOTH = 2


class CheckStep(LetterStep):
    """The list of findings: what leaves a document out first, then what is good to know."""

    looked_at = Signal(str, str)
    """A person's id, and the title of the document that something was found about, or ""."""
    wanted = Signal(str, str)
    """Where it is put right: the key of a page, and the id of a person or ""."""
    copy_wanted = Signal(str)
    """The title of a document, whose template is to be shown with comments."""
    template_wanted = Signal(str)
    """The title of a document, whose template is to be opened and mended."""
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("Check"))
        self.findings: list[Finding] = []
        self._state = ""
        self._made, self._who = 0, tuple[LeftOutPerson, ...]()
        self._build()
        self._connect()
        self.show_nothing("")

    def _build(self) -> None:
        self.words = label()
        self.list = Sentences(say("What was found"))
        self.missing = MissingFields()
        self.mend = button(say("Open this person\u2026"), icon="pencil")
        self.template = button(say("Open the template in Word"))
        self.copy = button(say("Show the mistakes in a copy\u2026"))
        self.copy.setToolTip(
            tip(
                say(
                    "A copy with a comment at each mistake, to look at. What you correct is the template itself."
                )
            )
        )
        self.template.hide()
        self.copy.hide()
        self.left_out = label()
        self.left_out.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_left_out = button(say("Copy who is left out"))
        for part in (self.left_out, self.copy_left_out):
            part.hide()
        self.next = button(say("Next: make them"), primary=True)
        tools = Flow(self.mend, self.template, self.copy, self.copy_left_out, self.next)
        self.column.addWidget(self.words)
        self.column.addWidget(self.left_out)
        takes_the_rest(self.list, GRID * 12)
        self.column.addWidget(self.missing)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(tools)
        self.column.addStretch()  # below, where nothing was found: the list that takes the room is hidden then

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._looked())
        self.list.itemActivated.connect(lambda _: self._mend())
        self.mend.clicked.connect(self._mend)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._with_mistakes()))
        self.template.clicked.connect(lambda: self.template_wanted.emit(self._with_mistakes()))
        self.copy_left_out.clicked.connect(self.copy_who)
        self.next.clicked.connect(self.next_wanted)

    @property
    def summary(self) -> str:
        """How many stop a document, how many are good to know."""
        return self._state

    def show_nothing(self, sentence: str, state: str = "") -> None:
        """Say why there is nothing to see yet."""
        self.findings = []
        self._state = state
        self.words.setText(
            sentence or say("Choose people and documents first; then what is missing appears here.")
        )
        self.list.empty()
        for part in (self.list, self.template, self.copy, self.left_out, self.copy_left_out):
            part.hide()
        self.mend.setEnabled(False)
        self.next.setEnabled(False)
        self.changed.emit()

    def show_findings(
        self,
        findings: Sequence[Finding],
        documents: int,
        left_out: int,
        who: Sequence[LeftOutPerson] = (),
    ) -> None:
        """Show what was found about so many documents, of which some are left out; `who` are the people that is about."""
        self._made, self._who = documents - left_out, tuple(who)
        self.left_out.setText(counted(self._made, self._who))
        for part in (self.left_out, self.copy_left_out):
            part.setVisible(bool(who))
        self.findings = sorted(findings, key=lambda finding: not finding.stops)
        notes = sum(not finding.stops for finding in findings)
        self._state = _state(left_out, notes)
        in_word = any(found.stops and found.in_template for found in findings)
        self.words.setText(_sentence(left_out, notes, documents, in_word=in_word))
        self.list.fill(self.findings, self._list)
        self.list.setVisible(bool(findings))
        self.mend.setVisible(bool(findings))
        for part in (self.template, self.copy):
            part.setVisible(bool(self._with_mistakes()))
        self.next.setEnabled(self._made > 0)
        self._looked(tell=False)
        self.changed.emit()

    def _list(self, finding: Finding) -> None:
        icon, colour = ("ban", "danger") if finding.stops else ("info", "accent")
        kind = say("Left out") if finding.stops else say("Good to know")
        where = f" ({finding.where})" if finding.where else ""
        item = self.list.add(f"{finding.message}{where}", icon, colour, kind=kind)
        item.setData(_FINDING, finding)

    def copy_who(self) -> None:
        """Put everyone who is left out on the clipboard, a line each with why."""
        QGuiApplication.clipboard().setText(listed(self._made, self._who))

    def about(self, contact_id: str, title: str) -> list[Finding]:
        """What was found about one document for one person, and about everybody."""
        return [
            found
            for found in self.findings
            if (contact_id in found.about or not found.about) and found.template in (title, "")
        ]

    def _current(self) -> Finding | None:
        """What the cursor is on."""
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        found = item.data(_FINDING) if item is not None else None
        return found if isinstance(found, Finding) else None

    def _looked(self, *, tell: bool = True) -> None:
        found = self._current()
        words = say("Open this person\u2026")
        if _is_of_group(found):
            words = say("Go to our group")
        elif found is not None and found.page == "organisations":
            words = say("Open this organisation\u2026")
        self.mend.setText(f" {words}")
        self.mend.setAccessibleName(words)
        self.mend.setEnabled(found is not None and bool(_whom(found) or _is_of_group(found)))
        if found is not None and found.whom and tell:
            self.looked_at.emit(found.whom, found.template)

    def _with_mistakes(self) -> str:
        """The title of the first document whose template has mistakes."""
        return next((found.template for found in self.findings if found.in_template), "")

    def _mend(self) -> None:
        found = self._current()
        if found is not None and _whom(found):
            self.wanted.emit(found.page, found.whom)
        elif _is_of_group(found):
            self.wanted.emit("group", "")


def _whom(found: Finding) -> str:
    """Whom it is about and can be opened."""
    return found.whom if found.page else ""


def _is_of_group(found: Finding | None) -> bool:
    """Whether it is fixed under Our group."""
    if found is None or found.contact_id:
        return False
    return found.field.partition(".")[0] in ("group", "sender")


def _state(left_out: int, notes: int) -> str:
    if left_out and notes:
        return say("{left_out} left out, {notes} to know", left_out=left_out, notes=notes)
    if left_out:
        return say("{left_out} left out", left_out=left_out)
    return say("{notes} to know", notes=notes) if notes else say("all is well")


def _sentence(left_out: int, notes: int, documents: int, *, in_word: bool) -> str:
    if not left_out and not notes:
        if documents == _BOTH:
            return say("Both documents are complete.")
        return say_many(
            "The document is complete.", "All {count} documents are complete.", documents
        )
    if not left_out and documents == _BOTH:
        return say("Both documents are complete. There is something to know:")
    if not left_out:
        return say_many(
            "The document is complete. There is something to know:",
            "All {count} documents are complete. There is something to know:",
            documents,
        )
    if in_word:
        return say(
            "What is marked as left out is not made. Correct the mistakes in Word and save: the document "
            "is looked at again. Where something is missing for a person, open that person and fill it "
            "in. Everything else is made."
        )
    return say(
        "What is marked as left out is not made. Where something is missing, open the person, "
        "fill it in, and come back. Everything else is made."
    )
