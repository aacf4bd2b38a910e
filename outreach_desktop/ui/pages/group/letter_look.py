"""How our letters look: paper, envelope, colours, font and large print, with a letter that shows it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.look import Look, pictures
from outreach_desktop.domain.group import FIELDS, PAPERS, GroupProfile
from outreach_desktop.domain.post.envelopes import ENVELOPES
from outreach_desktop.domain.post.from_letterhead import FromLetterhead, looking_like, told
from outreach_desktop.domain.post.letter_look import (
    LARGE_SIZES,
    LOOK_FIELDS,
    OFFICE_FONTS,
    WINDOW,
    envelope_of,
    look_problems,
    sheet_of,
)
from outreach_desktop.domain.post.sheets import SMALL
from outreach_desktop.domain.problems import Problem
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letter_look
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.decoding import try_first
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.group.in_envelope import EnvelopePicture, seen
from outreach_desktop.ui.pages.group.letterhead_file import LetterheadFile
from outreach_desktop.ui.paper import Sheet, Slices
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.forms.colour import ColourField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, TickField
from outreach_desktop.ui.widgets.forms.typed import MillimetreField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import open_at, show_if
from outreach_desktop.words import say, say_many

_AS_DRAWN: Final = say("As drawn")
_PAUSE_MS: Final = 150
"""So long nobody has typed before the letter is drawn again."""


def in_words(profile: GroupProfile) -> str:
    """“A4, DL window, Georgia”: in short what is chosen."""
    envelope = envelope_of(profile, profile.paper)
    colours = [f"#{one}" for one in (profile.colour, profile.second_colour) if one]
    whole = sheet_of(profile.paper).name
    both = say("{small} or {paper}", small=SMALL[whole].name, paper=whole)
    parts = (
        both if profile.small_sheets else whole,
        say("{envelope} envelope", envelope=envelope.name),
        say("letterhead of your own") if profile.letterhead_id else "",
        *colours,
        profile.font,
        say("large print at {points} points", points=profile.large_points),
    )
    return ", ".join(part for part in parts if part)


class LetterLookPart(QWidget):
    """On the page: what is chosen, and the way to change it."""

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = label(look="muted")
        self.taken = label(look="small")
        self.taken.hide()
        self.edit_button = button(
            say("Change\u2026"), icon="pencil", name=say("Change how letters look"), changes=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID * 2, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(say("How letters look"), "section"))
        column.addWidget(self.chosen)
        column.addWidget(self.taken)
        column.addWidget(self.edit_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.edit_button.clicked.connect(self.edit_wanted)

    def show_profile(self, profile: GroupProfile) -> None:
        """Say what is chosen."""
        self.chosen.setText(in_words(profile))
        self.taken.hide()

    def show_taken(self, profile: GroupProfile, letterhead: FromLetterhead) -> None:
        """Say what comes from the letterhead."""
        self.taken.setText("\n".join(told(profile, letterhead)))
        show_if(self.taken, bool(self.taken.text()))


class LetterLookEditor(FormEditor):
    """What is typed is seen at once: on the letter, and through the window of its envelope."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, profile: GroupProfile
    ) -> None:
        super().__init__(parent, runner, say("How letters look"))
        self._facts: Mapping[str, object] | None = None
        self.letterhead = LetterheadFile()
        self._kept_letterhead = self.letterhead.file()
        self._slices = Slices(self)
        self._drawn: tuple[Any, ...] = ()
        self._envelope = envelope_of(profile, profile.paper)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._draw)
        self._papers = ChoiceField(PAPERS)
        usual = ("", say("Usual for the paper"))
        self._envelopes = ChoiceField((usual, *((one, one) for one in ENVELOPES)))
        self._window = {name: MillimetreField() for name in WINDOW}
        self._lay_out()
        self._fill(profile)
        for choice in (self._papers, self._envelopes):
            choice.currentIndexChanged.connect(lambda _: self._measure())
        self._form.edited.connect(self._soon.start)
        self.letterhead.edited.connect(self.mark_edited)
        self.letterhead.edited.connect(self._soon.start)
        self._papers.setFocus()
        self.keep_draft("group.letter_look", edits=True)
        open_at(self, 1000, 720)
        runner.ask(
            self, partial(letter_look.example, today=today()), self._take, latest="letter look"
        )

    def _lay_out(self) -> None:
        add = self._form.add_field
        self._form.add_heading(say("Paper and envelope"))
        add(FIELDS["paper"], self._papers)
        add(FIELDS["small_sheets"], TickField(FIELDS["small_sheets"].label))
        add(LOOK_FIELDS["envelope"], self._envelopes)
        for name, field in self._window.items():
            add(LOOK_FIELDS[name], field)
        self._form.add_heading(say("Colours and font"))
        for name in ("colour", "second_colour"):
            add(LOOK_FIELDS[name], ColourField(LOOK_FIELDS[name].label, _AS_DRAWN))
        add(LOOK_FIELDS["font"], ChoiceField(_fonts(), own=True))
        self._form.add_heading(FIELDS["large_points"].label)
        sizes = [(str(one), say("{points} points", points=one)) for one in LARGE_SIZES]
        add(LOOK_FIELDS["large_points"], ChoiceField(sizes))
        self.caption = label(say("The letter is being drawn \u2026"), "muted")
        self.picture = EnvelopePicture()
        self.warning = Banner(look="warning")
        self.warning.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.caption)
        column.addWidget(self.warning)
        column.addWidget(self.picture)
        column.addStretch(1)
        left = QWidget()
        parts = QVBoxLayout(left)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(GRID)
        for part in (label(say("Letterhead"), "section"), self.letterhead, self._form):
            parts.addWidget(part)
        parts.addStretch(1)
        self.add(Beside(left, right, spacing=GRID * 4, shares=(1, 1)))
        self.add_stretch()

    def _fill(self, profile: GroupProfile) -> None:
        chosen = group.looked(profile)
        measured = {name: getattr(self._envelope, part) for name, part in WINDOW.items()}
        self._form.fill({**chosen, **measured, "large_points": str(profile.large_points)})

    def _measure(self) -> None:
        """Another envelope has another window."""
        look = replace(GroupProfile(), envelope=self._envelopes.value())
        envelope = envelope_of(look, self._papers.value())
        for name, part in WINDOW.items():
            self._window[name].set_value(getattr(envelope, part))

    def _typed(self) -> dict[str, Any]:
        """What is chosen, as the profile has it: the window of an envelope as it is sold is not kept."""
        values: dict[str, Any] = dict(self._form.values())
        values["large_points"] = int(values["large_points"] or LARGE_SIZES[0])
        sold = envelope_of(replace(GroupProfile(), envelope=values["envelope"]), values["paper"])
        if all(values[name] == getattr(sold, part) for name, part in WINDOW.items()):
            values |= dict.fromkeys(WINDOW, 0.0)
        return values

    def rules(self) -> tuple[Problem, ...]:
        """Those of how letters look, and that a window of one's own has four measures."""
        typed = self._typed()
        look = replace(GroupProfile(), **typed)
        if any(typed[name] for name in WINDOW) and not (look.window_width and look.window_height):
            empty = "window_height" if look.window_width else "window_width"
            return (Problem(empty, say("Type how large the window is, in millimetres.")),)
        return tuple(look_problems(look, look.paper))

    def keeping(self) -> Callable[[Data], str]:
        """Keep what is chosen, and of the profile everything else as it is by now."""
        typed, file = self._typed(), self.letterhead.file()
        letterhead = None if file == self._kept_letterhead else file

        def keep(db: Data) -> str:
            letter_look.keep(db, typed, letterhead)
            return "group"

        return keep

    # -- the picture ---------------------------------------------------------------------------------

    def _take(self, example: letter_look.LookExample) -> None:
        self._facts = example.facts
        self._kept_letterhead = example.letterhead
        if not self.letterhead.file()[1]:  # nobody was quicker
            self.letterhead.show_file(*example.letterhead)
        self._draw()

    def _draw(self) -> None:
        """The letter as it would be; while something is no colour or no window, as it was before."""
        typed = self._typed()
        look = replace(GroupProfile(), **typed)
        content = self.letterhead.file()[1]
        asked = (*typed.values(), content)
        if self._facts is None or asked == self._drawn or self.problems():
            return
        self._drawn = asked
        facts = self._facts
        self._runner.aside(
            self,
            partial(_page, facts, look, content),
            partial(self._lay, look),
            latest="letter look",
            fails=self._cannot,
        )

    def _lay(self, chosen: GroupProfile, drawn: tuple[Look, FromLetterhead]) -> None:
        look, letterhead = drawn
        self.letterhead.show_taken(told(chosen, letterhead))
        self._slices.stop()
        shown = partial(self._show, looking_like(chosen, letterhead))
        self._slices.lay(look, shown, self._cannot)

    def _show(self, chosen: GroupProfile, sheets: list[Sheet]) -> None:
        envelope, font = envelope_of(chosen, chosen.paper), chosen.font
        shown = seen(sheets[0], envelope)
        self.picture.show_page(sheets[0], envelope, shown)
        self.warning.say(self._not_seen(chosen, shown))
        words = say_many(
            "The window of the {envelope} envelope shows {count} line of this address, which is invented. "
            "The sheet is folded at the marks on its left edge.",
            "The window of the {envelope} envelope shows {count} lines of this address, which is invented. "
            "The sheet is folded at the marks on its left edge.",
            len(shown),
            envelope=envelope.name,
        )
        if font and font not in QFontDatabase.families():
            words += " " + say("This computer has no {font}: here you see another.", font=font)
        self.caption.setText(words)

    def _not_seen(self, chosen: GroupProfile, shown: list[str]) -> str:
        """What a letterhead of one's own does to the window; "" if all is well."""
        wanted = letter_look.address_lines(self._facts or {}, chosen, chosen.paper)
        if tuple(shown) == wanted:
            return ""
        if not set(wanted) <= set(shown):
            return say(
                "The window does not show the whole address: this letterhead is so high that it pushes the address down. "
                "Make it lower in Word, or move its pictures in front of or behind the text."
            )
        return say(
            "The window shows words of the letterhead too. Move or delete them in Word: {words}.",
            words=", ".join(one for one in shown if one not in wanted),
        )

    def _cannot(self, error: OutreachError) -> None:
        self.warning.say(str(error))


def _fonts() -> list[tuple[str, str]]:
    """Those of Word first, then what this computer has; no symbols."""
    here = [
        one
        for one in QFontDatabase.families()
        if one not in OFFICE_FONTS
        and not QFontDatabase.isPrivateFamily(one)
        and QFontDatabase.WritingSystem.Latin in QFontDatabase.writingSystems(one)
    ]
    return [("", _AS_DRAWN), *((one, one) for one in (*OFFICE_FONTS, *here))]


def _page(
    facts: Mapping[str, object], profile: GroupProfile, letterhead: bytes
) -> tuple[Look, FromLetterhead]:
    look = letter_look.drawn(facts, profile, profile.paper, letterhead)
    try_first(pictures(look))  # a logo may have come with a data file from elsewhere
    return look, letter_look.taken_from(letterhead)
