"""The strips above every page: what is to be known of the file that is open, the gravest first."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import backup, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.widgets.frame import Strip

_AT_ONCE = 2
"""More strips than these would take the page; the others come when one of them is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the parts around the pages show of the data file."""

    profile: GroupProfile
    undoes: str | None
    redoes: str | None
    backed_up: dt.datetime | None


def frame(db: Data) -> Frame:
    """Ask for all of it in one go."""
    return Frame(
        profile=group.profile(db),
        undoes=undo.next_undo(db),
        redoes=undo.next_redo(db),
        backed_up=backup.last_backup(db),
    )


class Notices(QWidget):
    """The strips, of which two are shown at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.unsafe = Strip("", "Try again", "Not now", look="warning")
        self.sample = Strip(_IS_SAMPLE, "Leave the sample")
        self.nameless = Strip(_HAS_NO_NAME, "Go to our group")
        self._strips: list[Strip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for strip in (self.unsafe, self.sample, self.nameless):
            self.add(strip)
        self.unsafe.put_off.connect(partial(self.unsafe.offer, wanted=False))
        self.unsafe.followed.connect(partial(self.unsafe.offer, wanted=False))

    def add(self, strip: Strip, *, place: int = -1) -> None:
        """One more, less grave than those that are there, or at a place among them."""
        self._strips.insert(place if place >= 0 else len(self._strips), strip)
        self._column.insertWidget(place, strip)
        strip.turned.connect(self._arrange)

    def show_frame(self, known: Frame) -> None:
        """Say what follows from what is known of the file."""
        self.sample.offer(known.profile.is_sample)
        self.nameless.offer(not known.profile.name)

    def show_no_backup(self, error: OutreachError) -> None:
        """A backup that was due could not be made; said once, and calmly."""
        self.unsafe.offer(text=f"{_NOT_BACKED_UP} {error}")

    def _arrange(self) -> None:
        wanted = [strip for strip in self._strips if strip.wanted]
        for strip in self._strips:
            strip.setVisible(strip in wanted[:_AT_ONCE])


_NOT_BACKED_UP = "No backup could be made just now; what you typed is safe in the data file itself."
_IS_SAMPLE = "This is the sample group, to try things out. Nobody in it is real."
_HAS_NO_NAME = "Say who your group is: its name and address stand on every letter."
