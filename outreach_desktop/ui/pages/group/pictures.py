"""Pictures that letters carry: chosen, made fit for print, and shown as they will stand on paper."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop import given
from outreach_desktop.domain.documents import pictures
from outreach_desktop.domain.documents.documents import (
    LARGEST_FILE,
    file_problems,
    whole_picture_problems,
)
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.choosing import file_to_open
from outreach_desktop.ui.desk.decoding import decoded, is_turned, try_first
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.words import say

_PATTERN = say("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp);;All files (*)")

# 1,600 pixels are 270 to the inch on a logo as wide as a page's text: sharp, and light to carry.
_WIDEST = 1600
_DRAWING, _HEAD = b"<svg", 4096
_AGAIN = say("Copy it again from where it came from, or choose another picture.")
_OF_PHONES = b"ftyp"  # HEIC, AVIF and films


def fit_for_print(name: str, content: bytes) -> bytes:
    """A picture as Word prints it: PNG or JPEG, upright, at most 1,600 pixels a side.

    What is so already comes back as it is. OutreachError where it is no picture that can be read.
    """
    kind = pictures.kind_of(content)
    stop_for(pictures.size_problems(content) or whole_picture_problems(name, content))
    image = decoded(content, fills=QSize(_WIDEST, _WIDEST), upright=True)
    if image.isNull() and kind:
        raise OutreachError(say("\u201c{name}\u201d is damaged.", name=name), hint=_AGAIN)
    if image.isNull():
        raise OutreachError(
            say("\u201c{name}\u201d cannot be read as a picture.", name=name),
            hint=_instead_of(content),
        )
    whole = max(pictures.size_of(content)) <= _WIDEST
    if kind in pictures.PRINTED_BY_WORD and whole and not is_turned(content):
        return content
    if max(image.width(), image.height()) > _WIDEST:
        image = image.scaled(
            QSize(_WIDEST, _WIDEST),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return _written(image, "JPEG" if kind == pictures.JPEG else "PNG")


def _instead_of(content: bytes) -> str:
    """What to do about a file that is no picture of the kinds that are read."""
    if _DRAWING in content[:_HEAD].lower():
        return say("Save the drawing as PNG in the program it was made with.")
    if content[4:8] == _OF_PHONES:
        return say(
            "Phones keep photographs like this one. Share or export it as JPEG, and choose that."
        )
    return say("Choose a picture: PNG, JPEG, GIF, BMP or WebP.")


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stub wants bytes, Qt wants text
    return bytes(buffer.data().data())


def choose_picture(parent: QWidget, title: str) -> tuple[str, bytes] | None:
    """Name and content of a picture that somebody chose; None if they did not or it cannot be read."""
    path = file_to_open(parent, title, _PATTERN, "pictures")
    if path is None:
        return None
    try:
        content = given.read(path, at_most=LARGEST_FILE)
        stop_for(pictures.size_problems(content))
        name = say("\u201c{name}\u201d", name=path.name)
        try_first([content], what=name, hint=_AGAIN, waits=_keep_painting)
        return path.name, fit_for_print(path.name, content)
    except given.TooLargeError as error:
        messages.tell(parent, OutreachError(" ".join(file_problems(path.name, error.size))))
    except OSError as error:
        reason = error.strerror or say("no reason was given")
        messages.tell(
            parent,
            OutreachError(
                say("\u201c{name}\u201d cannot be read: {reason}.", name=path.name, reason=reason),
                hint=say("Choose another picture."),
            ),
        )
    except OutreachError as error:
        messages.tell(parent, error)
    return None


def _keep_painting() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """What is said of one picture."""

    choose: str
    remove: str
    none: str
    """Stands on the paper while there is no picture."""
    is_shown: str
    is_none: str
    is_broken: str


class PictureBox(QWidget):
    """A picture on white paper, with buttons to choose another or take it away."""

    chosen = Signal(str, object)
    """Name and content of the new picture."""
    taken_away = Signal()

    def __init__(self, said: PictureWords, height: int) -> None:
        super().__init__()
        self._said = said
        self._sheet = _Sheet(QSize(GRID * 30, height))
        self.choose_button = button(
            say("Choose\u2026"),
            icon="image",
            name=said.choose,
            changes=True,
        )
        self.remove_button = button(say("Remove"), look="link", name=said.remove, changes=True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(GRID)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._sheet, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(buttons)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self.taken_away)
        self.show_picture(None)

    def show_picture(self, content: bytes | None, *, harms: bool = False) -> None:
        """Show this picture, that there is none, or that it cannot be shown; one that `harms` is not looked at."""
        image = QImage() if content is None or harms else decoded(content)
        if content is None:
            words, state = self._said.none, self._said.is_none
        elif image.isNull():
            words, state = say("This picture cannot be shown"), self._said.is_broken
        else:
            words, state = "", self._said.is_shown
        self._sheet.show_image(image, words)
        self._sheet.setAccessibleName(state)
        if content is None and self.remove_button.hasFocus():  # Qt would leave the page with it
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.remove_button.setVisible(content is not None)

    def says(self) -> str:
        """The words on the paper; "" where a picture stands on it."""
        return self._sheet.words

    def _choose(self) -> None:
        picture = choose_picture(self, self._said.choose)
        if picture is not None:
            self.chosen.emit(*picture)


class _Sheet(QFrame):
    """White in both looks: it stands for paper."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.setFixedSize(size)
        self._picture = QPixmap()
        self.words = ""

    def show_image(self, image: QImage, words: str) -> None:
        """Show the image, or the words where it is a null one."""
        self._picture = QPixmap.fromImage(image)
        self.words = words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture as large as it fits, never larger than it is."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(theme.colours().outline)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._picture.isNull():
            painter.setPen(theme.LIGHT.muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        else:
            painter.drawPixmap(self._place(), self._picture)
        painter.end()

    def _place(self) -> QRect:
        room = self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        size = self._picture.size()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        return place
