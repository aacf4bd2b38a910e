"""What is attached to each draft of an email: ticks for the enclosures, and the letter itself as a file."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.mail.attachments import in_megabytes, too_large
from outreach_desktop.services.mailing import attaching
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, TickField
from outreach_desktop.ui.widgets.labels import Banner, label
from outreach_desktop.words import say

_OF_A_LETTER = 200_000
"""What a finished letter takes, about: it is not made before somebody wants it."""


class AttachingFields(QWidget):
    """Sizes are told, and from where on many mail servers refuse it."""

    def __init__(self) -> None:
        super().__init__()
        self._files: list[tuple[AttachedFile, TickField]] = []
        self._letter = ChoiceField(
            [
                ("", say("not attached")),
                (attaching.AS_WORD, say("as a Word file")),
                *([(attaching.AS_PDF, say("as a PDF"))] if attaching.can_make_pdfs() else []),
            ]
        )
        self._letter.setAccessibleName(say("The letter itself"))
        words = label(say("The letter itself"), "muted")
        words.setWordWrap(False)
        words.setBuddy(self._letter)
        self.warning = Banner(look="warning")
        self.warning.hide()
        self._ticks = QWidget()
        self._line = Flow(words, self._letter, spacing=GRID)
        self._ticks.setLayout(self._line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID // 2)
        whole.addWidget(self._ticks)
        whole.addWidget(self.warning)
        self._letter.edited.connect(self._tell)

    def offer(self, files: Sequence[AttachedFile]) -> None:
        """These are enclosed; all of them are attached until a tick is taken off."""
        for one in files:
            tick = TickField(say("{name} ({size})", name=one.name, size=in_megabytes(one.size)))
            tick.set_value(True)
            tick.edited.connect(self._tell)
            self._files.append((one, tick))
            self._line.addWidget(tick)
        self._tell()

    @property
    def enclosures(self) -> tuple[AttachedFile, ...]:
        """Those that are attached, in their order."""
        return tuple(one for one, tick in self._files if tick.value())

    @property
    def letter(self) -> str:
        """As what the letter itself is attached; "" where it is not."""
        return self._letter.value()

    def _tell(self, *_: object) -> None:
        sizes = [one.size for one in self.enclosures]
        self.warning.say(too_large([*sizes, *([_OF_A_LETTER] if self.letter else [])]))
