"""What is asked for labels: the sheet or envelope, per whom, where to start, and how far the printer is off."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QSettings, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.post.feeding import EDGES, FACES, PLACES, EnvelopeFeed
from outreach_desktop.domain.post.label_jobs import FURTHEST, PrinterShift
from outreach_desktop.domain.post.label_sheets import (
    LABEL_SHEETS,
    MOST,
    OWN,
    PAPERS,
    USUAL,
    LabelSheet,
    own,
    problems,
)
from outreach_desktop.domain.post.printed_envelopes import (
    PAPER_ENVELOPES,
    PaperEnvelope,
    envelope,
)
from outreach_desktop.services.posting import label_settings
from outreach_desktop.services.posting.addressees import (
    ADDRESS,
    HOUSEHOLD,
    ORGANISATION,
    PERSON,
)
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.exporting.whom import WhomField
from outreach_desktop.ui.labels.lengths import LengthField
from outreach_desktop.ui.labels.picture import SheetPicture
from outreach_desktop.ui.printing.printers import PrinterName
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form, NumberField, TickField
from outreach_desktop.words import say, say_many

_ENVELOPE: Final = "envelope:"
_OWN_ENVELOPE: Final = f"{_ENVELOPE}{OWN}"
_HIGHEST: Final = 420.0
_SETTINGS: Final = "labels"
_LONGEST: Final = 330.0
_LENGTHS: Final = (
    ("width", say("Width of a label")),
    ("height", say("Height of a label")),
    ("left", say("From the left edge of the paper")),
    ("top", say("From the upper edge of the paper")),
    ("across", say("From label to label, across")),
    ("down", say("From label to label, down")),
)
_FIRST_OWN: Final = LABEL_SHEETS["L7160"]


class LabelForm(QWidget):
    """The fields; `changed` says that another sheet, start or shift is meant, `per_changed` that others get one."""

    changed = Signal()
    per_changed = Signal()

    def __init__(self, whom: WhomField, whom_words: str) -> None:
        super().__init__()
        self.whom = whom
        self._is_ready = False
        self._build(whom_words)
        self._connect()
        self._recall()
        self._show_rows()
        self._is_ready = True
        self._tell()

    def _build(self, whom_words: str) -> None:
        self.kind = ChoiceField([*_offered()])
        self.kind.setSizeAdjustPolicy(
            self.kind.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.per = ChoiceField(
            [
                (HOUSEHOLD, say("household")),
                (PERSON, say("person")),
                (ORGANISATION, say("organisation")),
                (ADDRESS, say("address")),
            ]
        )
        self.envelope_width = LengthField(0, _HIGHEST)
        self.envelope_height = LengthField(0, _HIGHEST)
        self.start = NumberField(1, MOST)
        self.picture = SheetPicture()
        self.ours = TickField(say("Our own &address in the upper left corner"))
        self.printer = ChoiceField([("", say("Any printer"))])
        self.right = LengthField(-FURTHEST, FURTHEST)
        self.down = LengthField(-FURTHEST, FURTHEST)
        self.form = Form(self._wrong)
        self.form.add("whom", whom_words, self.whom)
        self.form.add("kind", say("Sheet or envelope"), self.kind)
        self._build_measures()
        self.form.add("envelope_width", say("Width of the envelope"), self.envelope_width)
        self.form.add("envelope_height", say("Height of the envelope"), self.envelope_height)
        self.form.add("per", say("One for each"), self.per)
        self.form.add(
            "start",
            say("Start at label"),
            self.start,
            say("Type the first free label, or click it in the picture."),
        )
        self.form.add("picture", "", self.picture)
        self.form.add("sender", "", self.ours)
        self.form.add("printer", say("Printer"), self.printer)
        self.form.add(
            "shift_right",
            say("Move to the right"),
            self.right,
            say(
                "How far this printer is off; a test sheet shows it. Less than 0 moves to the left."
            ),
        )
        self.form.add("shift_down", say("Move down"), self.down)
        self.edge, self.face, self.place = map(ChoiceField, (EDGES, FACES, PLACES))
        self.form.add("edge", say("Envelopes go in with"), self.edge)
        self.form.add("face", say("Side with the address"), self.face)
        self.form.add(
            "place",
            say("Place in the tray"),
            self.place,
            say("As a picture on this printer shows it. It is remembered for this printer."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.form)

    def _build_measures(self) -> None:
        self.paper = ChoiceField([(one, one) for one in PAPERS])
        self.columns, self.rows = NumberField(1, 20), NumberField(1, 40)
        self.lengths = {key: LengthField(0, _LONGEST, 2) for key, _ in _LENGTHS}
        self.form.add("paper", say("Paper"), self.paper)
        self.form.add("columns", say("Labels in a row"), self.columns)
        self.form.add("rows", say("Rows of labels"), self.rows)
        for key, words in _LENGTHS:
            self.form.add(key, words, self.lengths[key])
        self._show_measures(label_settings.own_sheet() or _FIRST_OWN)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.per.currentIndexChanged.connect(lambda _: self.per_changed.emit())
        self.printer.currentIndexChanged.connect(self._printer_changed)
        self.picture.started.connect(self.start.setValue)
        self.ours.toggled.connect(lambda _: self._tell())
        self.paper.currentIndexChanged.connect(lambda _: self._tell())
        for field in (self.start, self.columns, self.rows, self.right, self.down):
            field.valueChanged.connect(lambda _: self._tell())
        for length in (*self.lengths.values(), self.envelope_width, self.envelope_height):
            length.valueChanged.connect(lambda _: self._tell())

    def _recall(self) -> None:
        kept = QSettings()
        self.per.set_value(str(kept.value(f"{_SETTINGS}/per", HOUSEHOLD)))
        self.ours.set_value(kept.value(f"{_SETTINGS}/sender", "false") == "true")
        size = envelope(str(kept.value(f"{_SETTINGS}/envelope", "")))
        known = size if isinstance(size, PaperEnvelope) else PAPER_ENVELOPES["DL"]
        self.envelope_width.show_millimetres(known.width)
        self.envelope_height.show_millimetres(known.height)
        self._choose_kind(str(kept.value(f"{_SETTINGS}/kind", "")) or USUAL["A4"])

    def begin_with_paper(self, paper: str) -> None:
        """Where nothing was chosen before, the usual sheet for the paper of the group is."""
        if not QSettings().value(f"{_SETTINGS}/kind"):
            self._choose_kind(USUAL.get(paper, USUAL["A4"]))

    def _choose_kind(self, kind: str) -> None:
        known = [self.kind.itemData(place) for place in range(self.kind.count())]
        self.kind.set_value(kind if kind in known else USUAL["A4"])

    def remember(self) -> None:
        """What was chosen is offered the next time, and what was measured is kept."""
        kept = QSettings()
        kept.setValue(f"{_SETTINGS}/kind", self.kind.value())
        kept.setValue(f"{_SETTINGS}/per", self.per.value())
        kept.setValue(f"{_SETTINGS}/sender", "true" if self.ours.value() else "false")
        kept.setValue(f"{_SETTINGS}/printer", self.printer.value())
        label_settings.keep_shift(self.printer.value(), self.shift)
        if self.is_envelope:
            label_settings.keep_feed(self.printer.value(), self.feed)
        sheet = self.sheet
        if sheet is not None and sheet.name == OWN:
            label_settings.keep_own_sheet(sheet)
        elif sheet is not None and self.kind.value() == _OWN_ENVELOPE:
            kept.setValue(f"{_SETTINGS}/envelope", sheet.name)

    # -- what is chosen ----------------------------------------------------------------------------

    @property
    def is_envelope(self) -> bool:
        """Whether envelopes are printed."""
        return self.kind.value().startswith(_ENVELOPE)

    @property
    def _measured(self) -> LabelSheet:
        return own(
            self.paper.value(),
            columns=self.columns.value(),
            rows=self.rows.value(),
            **{key: field.millimetres for key, field in self.lengths.items()},
        )

    @property
    def sheet(self) -> LabelSheet | None:
        """The sheet or envelope that is meant; None where its measures cannot be."""
        kind = self.kind.value()
        if kind == OWN:
            return None if problems(self._measured) else self._measured
        if kind == _OWN_ENVELOPE:
            found = self._envelope
            return None if isinstance(found, str) else found.sheet
        if self.is_envelope:
            return PAPER_ENVELOPES[kind.removeprefix(_ENVELOPE)].sheet
        return LABEL_SHEETS[kind]

    @property
    def problem(self) -> str:
        """Why the measures cannot be; "" where they can."""
        if self.kind.value() == _OWN_ENVELOPE:
            found = self._envelope
            return found if isinstance(found, str) else ""
        if self.kind.value() != OWN:
            return ""
        return next((one.sentence for one in problems(self._measured)), "")

    @property
    def _envelope(self) -> PaperEnvelope | str:
        """The one of the size that was typed; why there is none."""
        width, height = self.envelope_width.millimetres, self.envelope_height.millimetres
        return envelope(f"{width:g}x{height:g}")

    @property
    def shift(self) -> PrinterShift:
        """How far everything is moved."""
        return PrinterShift(self.right.millimetres, self.down.millimetres)

    @property
    def feed(self) -> EnvelopeFeed:
        """How envelopes go into the printer."""
        return EnvelopeFeed(
            edge=self.edge.value(), face=self.face.value(), place=self.place.value()
        )

    @property
    def first(self) -> int:
        """The label to start at; an envelope has one."""
        return 1 if self.is_envelope else self.start.value()

    # -- within ------------------------------------------------------------------------------------

    def show_printers(self, found: Sequence[PrinterName]) -> None:
        """Offer these; the one of the last time is chosen, else the usual one."""
        last = str(QSettings().value(f"{_SETTINGS}/printer", ""))
        names = [one.name for one in found]
        usual = next((one.name for one in found if one.is_usual), "")
        with QSignalBlocker(self.printer):
            self.printer.set_choices(
                [("", say("Any printer")), *((one.name, one.words) for one in found)]
            )
            self.printer.set_value(last if last in names else usual)
        self._printer_changed()

    def show_count(self, count: int) -> None:
        """So many labels will be printed."""
        self.picture.show_sheet(None if self.is_envelope else self.sheet, self.first, count)

    def _printer_changed(self) -> None:
        shift, feed = (
            label_settings.shift_of(self.printer.value()),
            label_settings.feed_of(self.printer.value()),
        )
        for field, value in (
            (self.edge, feed.edge),
            (self.face, feed.face),
            (self.place, feed.place),
        ):
            field.set_value(value)
        with QSignalBlocker(self.right), QSignalBlocker(self.down):
            self.right.show_millimetres(shift.right)
            self.down.show_millimetres(shift.down)
        self._tell()

    def _show_measures(self, sheet: LabelSheet) -> None:
        self.paper.set_value(sheet.paper)
        self.columns.set_value(sheet.columns)
        self.rows.set_value(sheet.rows)
        for key, field in self.lengths.items():
            field.show_millimetres(getattr(sheet, key))

    def _kind_changed(self) -> None:
        with QSignalBlocker(self.start):
            self.start.setValue(1)
        self._show_rows()
        self._tell()

    def _show_rows(self) -> None:
        is_own = self.kind.value() == OWN
        for key in ("paper", "columns", "rows", *(key for key, _ in _LENGTHS)):
            self.form.show_row(key, shown=is_own)
        for key in ("envelope_width", "envelope_height"):
            self.form.show_row(key, shown=self.kind.value() == _OWN_ENVELOPE)
        for key in ("start", "picture"):
            self.form.show_row(key, shown=not self.is_envelope)
        for key in ("sender", "edge", "face", "place"):
            self.form.show_row(key, shown=self.is_envelope)

    def _tell(self) -> None:
        if not self._is_ready:
            return
        sheet = self.sheet
        if sheet is not None and not self.is_envelope:
            with QSignalBlocker(self.start):
                self.start.setMaximum(sheet.count)
        self.changed.emit()

    def _wrong(self, key: str) -> str:
        """What is wrong with a measure."""
        if self.kind.value() != OWN:
            return ""
        return next((one.sentence for one in problems(self._measured) if one.field == key), "")


def _offered() -> Iterator[tuple[str, str]]:
    for one in LABEL_SHEETS.values():
        yield one.name, _sheet_words(one)
    yield OWN, say("Measures of your own\u2026")
    for one_of_paper in PAPER_ENVELOPES.values():
        words = say(
            "Envelope {name}, {width} x {height} mm",
            name=one_of_paper.name,
            width=f"{one_of_paper.width:g}",
            height=f"{one_of_paper.height:g}",
        )
        yield f"{_ENVELOPE}{one_of_paper.name}", words
    yield _OWN_ENVELOPE, say("Envelope of your own size\u2026")


def _sheet_words(sheet: LabelSheet) -> str:
    """“L7160, A4: 21 labels of 63.5 x 38.1 mm”."""
    return say_many(
        "{name}, {paper}: {count} label of {width} x {height} mm",
        "{name}, {paper}: {count} labels of {width} x {height} mm",
        sheet.count,
        name=sheet.name,
        paper=sheet.paper,
        width=f"{sheet.width:g}",
        height=f"{sheet.height:g}",
    )
