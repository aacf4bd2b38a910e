"""The dialog that shows a map of people, prints it and puts it into a file or onto the clipboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from outreach_desktop import writing
from outreach_desktop.domain.maps.pictures import MapPicture
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import paper_pages
from outreach_desktop.services.maps import maps
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.exporting.maps import painting
from outreach_desktop.ui.exporting.maps.view import MapView
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.written import WrittenBanner
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.printing import Stack

_LOWEST: Final = 260
_ENDINGS: Final = (".png", ".svg", ".docx")


class MapDialog(Dialog):
    """Shows a map; `opened` leads to a person or an organisation."""

    manual = "maps"
    print_wanted = Signal(list, str)
    """As a page has it."""
    opened = Signal(str, str)
    """The key of a page, and an id."""

    def __init__(
        self, parent: QWidget, runner: Runner, title: str, read: Callable[[Data], MapPicture]
    ) -> None:
        super().__init__(parent, title)
        self._runner = runner
        self._drawn: MapPicture | None = None
        self._build()
        runner.ask(self, read, self._show, fails=self._failed)

    def _build(self) -> None:
        self.about = label("", "muted")
        self.view = MapView()
        takes_the_rest(self.view, _LOWEST)
        self.said = label("")
        self.said.setMinimumHeight(self.said.fontMetrics().height())
        self.outcome = WrittenBanner()
        self._zooms = (
            (button(say("&Larger"), icon="plus"), self.view.larger),
            (button(say("S&maller"), icon="minus"), self.view.smaller),
            (button(say("&Whole map")), self.view.whole),
            (button(say("&Usual size")), self.view.usual),
        )
        for press, does in self._zooms:
            press.clicked.connect(does)
        self.column.addWidget(self.about)
        self.column.addLayout(Flow(*(press for press, _ in self._zooms)))
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.said)
        self.column.addWidget(self.outcome)
        self.copy_button = button(say("&Copy picture"))
        self.save_button = button(say("&Save\u2026"))
        self.print_button = button(say("Look at it and &print\u2026"), icon="printer", primary=True)
        self.leave = button(say("Clos&e"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.look)
        self.leave.clicked.connect(self.reject)
        self.view.canvas.chosen.connect(self.said.setText)
        self.view.canvas.opened.connect(self._open)
        self.finish(
            [self.leave, self.save_button, self.print_button],
            others=[self.copy_button],
            size=(1000, 720),
        )
        self._can(able=False)

    def _can(self, *, able: bool) -> None:
        for one in (self.copy_button, self.save_button, self.print_button):
            one.setEnabled(able)

    def _show(self, drawn: MapPicture) -> None:
        self._drawn = drawn
        self.heading.setText(drawn.title)
        self.about.setText(
            say(
                "{about}. Arrow keys go from one to the next, Enter opens, + and \u2212 change the size.",
                about=drawn.about,
            )
        )
        self.view.canvas.show_map(drawn)
        self.view.whole()
        if self.view.canvas.scale < 0.6:
            self.view.usual()
        self._can(able=bool(drawn.people))
        if not drawn.people:
            self.outcome.action.hide()
            self.outcome.say(say("There is no one to show yet."), "info")
        self.view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, look: str, key: str) -> None:
        self.accept()
        self.opened.emit("organisations" if look == "place" else "contacts", key)

    # -- out of the window ---------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the picture on the clipboard, to be pasted into Word."""
        if self._drawn is not None:
            QGuiApplication.clipboard().setImage(painting.as_image(self._drawn))
            self.outcome.action.hide()
            self.outcome.say(say("The picture is on the clipboard: paste it into Word."), "info")

    def look(self) -> None:
        """Show the pages as they would come out of the printer."""
        drawn = self._drawn
        if drawn is None:
            return
        self._can(able=False)
        pictures = tuple(painting.on_sheets(drawn))
        self._runner.aside(
            self,
            lambda: lending.as_stack(maps.paper(drawn, pictures)),
            self._print,
            fails=self._failed,
        )

    def _print(self, stack: "Stack") -> None:
        self.accept()
        self.print_wanted.emit([stack], PREVIEW)

    def save(self) -> None:
        """Ask where to, and write a picture or a Word document: a new file, never over another."""
        drawn = self._drawn
        if drawn is None:
            return
        name = writing.safe_name(drawn.title, ".docx")
        kinds = (
            (say("Word document"), "*.docx"),
            (say("Picture"), "*.png"),
            (say("Drawing that stays sharp at any size"), "*.svg"),
        )
        pattern = ";;".join(f"{words} ({ending})" for words, ending in kinds)
        chosen = choosing.file_to_write(self, say("Save the map"), name, "maps", pattern=pattern)
        if chosen is None:
            return
        ending = chosen.suffix.casefold()
        path = chosen if ending in _ENDINGS else Path(f"{chosen}.docx")
        content = _content(drawn, path.suffix.casefold())
        self._can(able=False)

        def write() -> Path:
            writing.write_new(path, content())
            return path

        self._runner.aside(self, write, self._saved, fails=self._failed)

    def _saved(self, path: Path) -> None:
        self._can(able=True)
        self.outcome.say_written(path, say("Saved as \u201c{path}\u201d.", path=path))

    def _failed(self, error: OutreachError) -> None:
        self._can(able=self._drawn is not None)
        self.outcome.say_failed(error)


def _content(drawn: MapPicture, ending: str) -> Callable[[], bytes]:
    """What is painted is painted now; the rest is made beside the window."""
    if ending == ".svg":
        svg = painting.as_svg(drawn)
        return lambda: svg
    if ending == ".png":
        png = painting.as_png(drawn)
        return lambda: png
    pictures = tuple(painting.on_sheets(drawn))
    return partial(_word, drawn, pictures)


def _word(drawn: MapPicture, pictures: tuple[bytes, ...]) -> bytes:
    return paper_pages.as_word(maps.paper(drawn, pictures))
