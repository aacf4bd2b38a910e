"""What is asked before printing: where to, which of it, on which paper; remembered for the next time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSettings, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.printing import (
    Laid,
    Part,
    Piece,
    Setting,
    pages_asked,
    paper_name,
    papers,
    same_paper,
)
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.paper.printing import NO_EDGES
from outreach_desktop.ui.printing import exact
from outreach_desktop.ui.printing.printers import Abilities, PrinterName, PrinterPaper
from outreach_desktop.ui.widgets.forms.forms import (
    ChoiceField,
    Form,
    NumberField,
    TextField,
    TickField,
)
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import local, say

ONE_PDF, MANY_PDFS, OFFICE_PDFS = "pdf", "pdfs", "office"
EVERYTHING, PEOPLE, PAGES = "all", "people", "pages"
_PRINTER = "printer:"
_MOST_COPIES = 50
_COMMON = {"A4", "Letter", "A5", "Legal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWish:
    """What somebody wants: `printer` is "" where it is a PDF, one or `each` document its own, made by LibreOffice or not."""

    printer: str
    each: bool
    by_office: bool = False
    part: Part
    setting: Setting
    copies: int
    grey: bool
    paper: PrinterPaper | None
    """The paper that everything goes on; None for the paper of each page."""


_BOTH = 2


class PrintForm(QWidget):
    """The fields, and what makes them wrong."""

    changed = Signal()
    printer_chosen = Signal(str)
    refresh_wanted = Signal()

    def __init__(self, pieces: Sequence[Piece], *, is_exact: bool = False) -> None:
        super().__init__()
        self._pieces = tuple(pieces)
        self._is_exact = is_exact
        self._laid: Sequence[Laid] = ()
        self._abilities: Abilities | None = None
        self._build()
        self._connect()
        self._recall()

    def _build(self) -> None:
        self.where = ChoiceField([])
        self.what = ChoiceField(self._parts())
        names = [
            (str(place), piece.name or piece.title) for place, piece in enumerate(self._pieces)
        ]
        self.first, self.last = ChoiceField(names), ChoiceField(names)
        self.pages = TextField("1-3, 7")
        self.two_sided = TickField(say("Print on both sides"))
        self.new_sheet = TickField(say("Start each document on a new sheet"))
        self.copies = NumberField(1, _MOST_COPIES)
        self.paper = ChoiceField([])
        self.grey = TickField(say("Print in shades of grey"))
        self.form = Form(self._wrong)
        self.form.add("where", say("Print to"), self.where)
        self.refresh = button(say("Look for printers again"), look="link")
        self.state = label(look="small")
        for key, words, field in (
            ("what", say("What"), self.what),
            ("first", say("From"), self.first),
            ("last", "To", self.last),
        ):
            self.form.add(key, words, field)
        self.form.add(
            "pages", say("Pages"), self.pages, say("As they are numbered beside the preview.")
        )
        self.form.add("copies", say("Copies"), self.copies)
        self.form.add("paper", say("Paper"), self.paper)
        for key, tick in (
            ("two_sided", self.two_sided),
            ("new_sheet", self.new_sheet),
            ("grey", self.grey),
        ):
            self.form.add(key, "", tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.state)
        column.addWidget(self.form)
        column.addWidget(self.refresh)

    def _parts(self) -> list[tuple[str, str]]:
        every = len(self._pieces)
        if every == 1:
            return [(EVERYTHING, say("All pages")), (PAGES, say("Some pages"))]
        return [
            (
                EVERYTHING,
                say("Both documents")
                if every == _BOTH
                else say("All {count} documents", count=every),
            ),
            (PEOPLE, say("From one person to another")),
            (PAGES, say("Some pages")),
        ]

    def _connect(self) -> None:
        self.where.currentIndexChanged.connect(self._where_changed)
        self.what.currentIndexChanged.connect(self._show_rows)
        self.two_sided.toggled.connect(self._show_rows)
        self.form.edited.connect(self.changed)
        self.refresh.clicked.connect(self.refresh_wanted)

    def _recall(self) -> None:
        kept = QSettings()
        self.what.set_value(EVERYTHING)
        self.first.set_value("0")
        self.last.set_value(str(len(self._pieces) - 1))
        self.two_sided.set_value(kept.value("printing/two_sided", "false") == "true")
        self.new_sheet.set_value(kept.value("printing/new_sheet", "true") == "true")
        self.grey.set_value(kept.value("printing/grey", "false") == "true")
        self.show_printers([])
        self._show_papers()
        self._show_rows()

    def remember(self) -> None:
        """What was chosen is offered the next time; not what belongs to these documents alone."""
        kept = QSettings()
        kept.setValue("printing/where", self.where.value())
        for key in ("two_sided", "new_sheet", "grey"):
            kept.setValue(f"printing/{key}", "true" if self.form.values()[key] else "false")

    # -- what there is to choose -------------------------------------------------------------------

    def show_printers(self, found: Sequence[PrinterName], wanted: str = "") -> None:
        """Offer these, and saving a PDF; the one of the last time is chosen, or else the usual one."""
        files = [
            (ONE_PDF, say("One PDF file")),
            (MANY_PDFS, say("A PDF file for each document")),
        ]
        if exact.is_there():
            files.append((OFFICE_PDFS, say("A PDF file for each document, by LibreOffice")))
        before = self.where.value() if self.where.count() > len(files) else ""
        last = str(QSettings().value("printing/where", ""))
        choices = [*((f"{_PRINTER}{one.name}", one.words) for one in found), *files]
        known = [value for value, _ in choices]
        with QSignalBlocker(self.where):
            self.where.clear()  # a printer that is gone is not offered any more
            self.where.set_choices(choices)
            chosen = next((one for one in (wanted, before, last) if one in known), known[0])
            self.where.set_value(chosen)
        self._where_changed()

    def show_abilities(self, printer: str, can: Abilities | None) -> None:
        """What the printer can do; asked for some time ago, so it may be another one's by now."""
        if printer == self.printer:
            self._abilities = can
            self._show_papers()
            self._show_rows()

    def show_laid(self, laid: Sequence[Laid]) -> None:
        """So much is known of the pages by now."""
        self._laid = laid
        self._show_papers()

    def choose(self, part: Part) -> None:
        """Put a part into the fields, such as those that are missing."""
        last = len(self._pieces) - 1 if part.last is None else part.last
        everything = not part.pages and (part.first, last) == (0, len(self._pieces) - 1)
        self.first.set_value(str(part.first))
        self.last.set_value(str(last))
        self.what.set_value(EVERYTHING if everything else PEOPLE)
        self._show_rows()

    # -- what is chosen ----------------------------------------------------------------------------

    @property
    def printer(self) -> str:
        """The system's name of the printer; "" for a PDF."""
        value = self.where.value()
        return value.removeprefix(_PRINTER) if value.startswith(_PRINTER) else ""

    @property
    def printer_words(self) -> str:
        """What people call it."""
        return self.where.currentText()

    @property
    def wish(self) -> PrintWish:
        """All of it. What a PDF has no use for is as in the documents."""
        on_paper = bool(self.printer)
        both = self._can_both_sides and not self._is_exact
        two_sided = on_paper and both and self.two_sided.value()
        paper = self._chosen_paper() if on_paper else None
        return PrintWish(
            printer=self.printer,
            each=self.where.value() in (MANY_PDFS, OFFICE_PDFS),
            by_office=self.where.value() == OFFICE_PDFS,
            part=self.part,
            setting=Setting(
                two_sided=two_sided,
                new_sheet=self.new_sheet.value(),
                paper=paper.size if paper else None,
            ),
            copies=self.copies.value() if on_paper else 1,
            grey=self.grey.value(),
            paper=paper,
        )

    @property
    def part(self) -> Part:
        """Which of the pile."""
        kind = self.what.value()
        if kind == PAGES:
            asked, _ = pages_asked(self.pages.value(), self._page_count)
            return Part(pages=asked)
        if kind == PEOPLE:
            return Part(first=int(self.first.value()), last=int(self.last.value()))
        return Part()

    @property
    def problem(self) -> str:
        """What has to be put right first; "" where all can be printed."""
        if self.where.value() == OFFICE_PDFS and self.what.value() == PAGES:
            return say(
                "LibreOffice makes whole documents. Choose everything, or from one to another."
            )
        return next((words for key in ("pages", "last") if (words := self._wrong(key))), "")

    def paper_for(self, wish: PrintWish, size: tuple[float, float]) -> PrinterPaper | None:
        """The paper that a page of this size goes on; None where a PDF has it as it is.

        What must lie where it is goes on paper without edges: what the printer cannot reach is lost, and nothing is moved for it.
        """
        if not wish.printer:
            return None
        own = self._abilities.paper_for(size) if self._abilities else None
        found = wish.paper or own
        return replace(found, edges=NO_EDGES) if found and self._is_exact else found

    @property
    def known(self) -> Sequence[Laid]:
        """The pages, as far as they are counted."""
        return self._laid

    @property
    def can(self) -> Abilities | None:
        """What is known of the printer; None as long as nothing is."""
        return self._abilities

    # -- within ------------------------------------------------------------------------------------

    def _wrong(self, key: str) -> str:
        kind = self.what.value()
        if key == "pages" and kind == PAGES:
            return pages_asked(self.pages.value(), self._page_count)[1]
        if key == "last" and kind == PEOPLE and int(self.last.value()) < int(self.first.value()):
            return say("Choose someone who comes later in the pile.")
        return ""

    @property
    def _page_count(self) -> int:
        return sum(len(one.sizes) for one in self._laid)

    @property
    def _can_both_sides(self) -> bool:
        return self._abilities is None or self._abilities.two_sided

    def _where_changed(self) -> None:
        self._abilities = None
        self._show_papers()
        self._show_rows()
        self.printer_chosen.emit(self.printer)

    def _show_rows(self) -> None:
        kind, on_paper = self.what.value(), bool(self.printer)
        for key, shown in (
            ("first", kind == PEOPLE),
            ("last", kind == PEOPLE),
            ("pages", kind == PAGES),
            ("copies", on_paper),
            ("paper", on_paper),
            ("two_sided", on_paper and not self._is_exact),
            ("new_sheet", on_paper and len(self._pieces) > 1),
        ):
            self.form.show_row(key, shown=shown)
        self.two_sided.setEnabled(self._can_both_sides)
        self.two_sided.setText(
            say("Print on both sides")
            if self._can_both_sides
            else say("This printer prints on one side")
        )
        self.new_sheet.setEnabled(self._can_both_sides and self.two_sided.value())
        self.changed.emit()

    def _show_papers(self) -> None:
        """The paper of the documents first, then what the printer has of the usual kinds."""
        asked = papers(self._laid)
        names = ", ".join(paper_name(size) for size in asked)
        own = [
            (
                "",
                say("As in the documents: {names}", names=names)
                if names
                else say("As in the documents"),
            )
        ]
        can = self._abilities
        offered = can.papers if can else ()
        for one in offered:
            name = paper_name(one.size)
            is_usual = can is not None and one == can.usual_paper
            if (name in _COMMON or is_usual) and name not in [words for _, words in own]:
                own.append((one.key, name))
        chosen = self.paper.value() if self.paper.count() else ""
        with QSignalBlocker(self.paper):
            self.paper.clear()
            self.paper.set_choices(own)
            self.paper.set_value(chosen if chosen in [key for key, _ in own] else "")

    def _chosen_paper(self) -> PrinterPaper | None:
        key = self.paper.value()
        offered = self._abilities.papers if self._abilities else ()
        chosen = next((one for one in offered if one.key == key), None)
        if chosen is not None or not self.lacking:
            return chosen
        return self._abilities.usual_paper if self._abilities else None

    @property
    def lacking(self) -> list[tuple[float, float]]:
        """The papers of the documents that the printer does not have."""
        can = self._abilities
        if can is None or not self.printer:
            return []
        return [size for size in papers(self._laid) if can.paper_for(size) is None]


def on_other_paper(form: PrintForm, wish: PrintWish) -> str:
    """What is to be said where pages go on another paper than they are made for; else ""."""
    lacking = [paper_name(size) for size in form.lacking]
    if wish.paper is None:
        return ""
    name = paper_name(wish.paper.size)
    made_for = [
        paper_name(size) for size in papers(form.known) if not same_paper(size, wish.paper.size)
    ]
    if lacking and not form.paper.value():
        *others, last = lacking
        if not others:
            return say(
                "This printer has no {paper}: the pages are made to fit on {other_paper}. "
                "Another paper can be chosen below.",
                paper=last,
                other_paper=name,
            )
        return say(
            "This printer has no {papers} and no {paper}: the pages are made to fit on "
            "{other_paper}. Another paper can be chosen below.",
            papers=", ".join(others),
            paper=last,
            other_paper=name,
        )
    if not made_for:
        return ""
    return say(
        "Pages made for {papers} are made to fit on {other_paper}.",
        papers=local.list_of(made_for),
        other_paper=name,
    )
