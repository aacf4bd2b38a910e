"""The strips above every page: what is to be known of the file that is open, the gravest first."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
from outreach_desktop.services.safety.backup import Elsewhere
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.frame import Strip
from outreach_desktop.words import say

_AT_ONCE = 2
"""More strips than these would take the page; the others come when one of them is gone."""
_LOW = 22
"""Lines of text; a window that is lower, large text on a small screen, has room for one strip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the parts around the pages show of the data file."""

    profile: GroupProfile
    undoes: str | None
    redoes: str | None
    backed_up: dt.datetime | None
    elsewhere: Elsewhere
    is_own: bool
    """Whether it can be changed, and is backed up; not one that is only looked at."""


def frame(db: Data, now: dt.datetime) -> Frame:
    """Ask for all of it in one go."""
    is_own = not data_file.is_to_look_at(db)
    return Frame(
        profile=group.profile(db),
        undoes=undo.next_undo(db) if is_own else None,
        redoes=undo.next_redo(db) if is_own else None,
        backed_up=backup.last_backup(db),
        elsewhere=backup.elsewhere(db, now=now),
        is_own=is_own,
    )


def what_to_know(path: Path) -> str:
    """What speaks against the folder of a file, and which copies of it a sync program has left there."""
    copies = data_file.conflict_copies(path)
    if not copies:
        return data_file.advice(path)
    names = ", ".join(say("\u201c{name}\u201d", name=copy.name) for copy in copies)
    worked = say(
        "Two computers have changed this file, and a sync program has put beside it: {names}.",
        names=names,
    )
    return f"{data_file.advice(path)} {worked} {_COMPARE}".strip()


class Notices(QWidget):
    """The strips, of which two are shown at a time."""

    def __init__(self, today: Clock) -> None:
        super().__init__()
        self._today = today
        self._path: Path | None = None
        self.unsafe = Strip("", say("Try again"), say("Not now"), look="warning")
        self.look_only = Strip(
            "", say("Open the file itself"), say("Save as a file of my own\u2026")
        )
        self.news = Strip("", say("Close"))
        self.sample = Strip(_IS_SAMPLE, say("Leave the sample"))
        self.advice = Strip("", say("Do not say this again"), say("Not now"), look="warning")
        self.elsewhere = Strip("", say("Copy\u2026"), say("Remind me tomorrow"), look="warning")
        self.nameless = Strip(_HAS_NO_NAME, say("Go to our group"))
        self._strips: list[Strip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for strip in (
            self.unsafe,
            self.look_only,
            self.news,
            self.sample,
            self.advice,
            self.elsewhere,
            self.nameless,
        ):
            self.add(strip)
        self._connect()

    def _connect(self) -> None:
        for strip in (self.unsafe, self.advice, self.elsewhere):
            strip.put_off.connect(partial(strip.offer, wanted=False))
        for strip in (self.unsafe, self.news, self.advice):
            strip.followed.connect(partial(strip.offer, wanted=False))
        self.advice.followed.connect(self._remember_advice)
        self.elsewhere.put_off.connect(self._remind_tomorrow)

    def add(self, strip: Strip, *, place: int = -1) -> None:
        """One more, less grave than those that are there, or at a place among them."""
        self._strips.insert(place if place >= 0 else len(self._strips), strip)
        self._column.insertWidget(place, strip)
        strip.turned.connect(self._arrange)

    def _arrange(self) -> None:
        wanted = [strip for strip in self._strips if strip.wanted]
        low = self.window().height() < _LOW * self.fontMetrics().lineSpacing()
        for strip in self._strips:
            strip.setVisible(strip in wanted[: 1 if low else _AT_ONCE])

    def showEvent(self, event: QShowEvent) -> None:
        """Whether there is room for two is for the window to say."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is higher now, or lower."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text is larger, or smaller."""
        super().resizeEvent(event)
        self._arrange()

    # -- what is to be known -----------------------------------------------------------------------

    def show_file(self, path: Path | None, looked_at: str) -> None:
        """Another file is open: what was said of the one before is not true of it.

        `looked_at` is the name of a file or a backup that is open to look at only.
        """
        self._path = path
        for strip in (self.unsafe, self.news, self.advice):
            strip.offer(wanted=False)
        self.look_only.offer(bool(looked_at), _LOOK_ONLY.format(name=looked_at))

    def show_frame(self, known: Frame) -> None:
        """Say what follows from what is known of the file."""
        self.sample.offer(known.profile.is_sample)
        self.nameless.offer(known.is_own and not known.profile.name)
        put_off = str(QSettings().value(_REMIND, "")) > self._today().isoformat()
        wants_one = known.is_own and not known.profile.is_sample and self._path is not None
        wanted = known.elsewhere.due and wants_one and not put_off
        self.elsewhere.offer(wanted, _on_this_alone(known.elsewhere))

    def show_no_backup(self, error: OutreachError) -> None:
        """A backup that was due could not be made; said once, and calmly."""
        self.unsafe.offer(text=f"{_NOT_BACKED_UP} {error}")

    def tell(self, news: Sequence[str]) -> None:
        """What was met at opening."""
        if news:
            self.news.offer(text=" ".join(news))

    def advise(self, advice: str) -> None:
        """What speaks against the folder, unless just this was said of the file often enough."""
        if advice and self._said(advice) not in _advised():
            self.advice.offer(text=advice)

    def _remember_advice(self) -> None:
        QSettings().setValue(_ADVISED, [*_advised(), self._said(self.advice.text())])

    def _said(self, advice: str) -> str:
        """One piece of advice about one file, as settings keep it: without the words."""
        return hashlib.sha256(f"{self._path} {advice}".encode()).hexdigest()[:24]

    def _remind_tomorrow(self) -> None:
        tomorrow = self._today() + dt.timedelta(days=1)
        QSettings().setValue(_REMIND, tomorrow.isoformat())


def _on_this_alone(last: Elsewhere) -> str:
    """How far what is on another disk is behind."""
    day = short_date(last.made_at.date()) if last.made_at else ""
    said = (
        say("What was changed since {day} is on this computer alone.", day=day) if day else _NO_COPY
    )
    return f"{said} {_COPY_IT}"


def _advised() -> list[str]:
    kept = QSettings().value(_ADVISED, [])
    return [kept] if isinstance(kept, str) else [str(one) for one in kept or ()]  # type: ignore[attr-defined]


_ADVISED = "files/advised"
_REMIND = "files/remind"
_LOOK_ONLY = say("\u201c{name}\u201d is open read-only: nothing can be changed in it.")
_NOT_BACKED_UP = say(
    "No backup could be made just now; what was saved is safe in the data file itself."
)
_IS_SAMPLE = say("This is the sample group: no one in it is real.")
_NO_COPY = say("Your group\u2019s data is on this computer alone.")
_COPY_IT = say(
    "Copy it to a USB stick or another disk, so that it is there if the computer is stolen or breaks."
)
_COMPARE = say(
    "To see what is in such a copy, choose File > Backups > Restore a backup, then \u201cChoose another file\u201d."
)
_HAS_NO_NAME = say("Say who your group is: its name and address are printed on every letter.")
