"""What is typed into a form survives a crash: kept when typing stops, offered when the form is opened again."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.drafts import (
    Draft,
    Typed,
    Typing,
    as_text,
    edited,
    excerpt,
    overtaken,
    ticked,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import drafts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.words import say

T = TypeVar("T")

PAUSE_MS = 2_000
LONGEST_MS = 10_000


class Drafting(QObject):
    """Keeps what stands in one form, 2 s after typing stops and every 10 s while it goes on.

    `edits` says that the form shows a row that was there before: of a draft only what was edited is put
    back then, and what became something else meanwhile is told, the fields as they are `called`. One that `saves`
    nothing, as letters that are made, does not say that its words are not saved yet.
    """

    put_back = Signal()

    def __init__(
        self,
        dialog: QWidget,
        runner: Runner,
        typing: Typing,
        typed: Callable[[], Typed],
        type_in: Callable[[Typed], None],
        *,
        edits: bool,
        called: Mapping[str, str],
        saves: bool = True,
    ) -> None:
        super().__init__(dialog)
        self._put_back_words = _NOT_SAVED if saves else _LAST_TIME
        self._runner = runner
        self._typed = typed
        self._type_in = type_in
        self._edits = edits
        self._called = called
        self._typing = replace(typing, before=typed())
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self._held = self._under_way = self._behind = self._is_kept = self._is_served = False
        self._other: Typed = {}
        self.strip = Banner(action=say("Put it back"))
        self.strip.hide()
        self.strip.action.clicked.connect(self._follow)
        self._offered: Draft | None = None
        self._look_for_kept()

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.setInterval(ms)
        timer.timeout.connect(self.keep)
        return timer

    # -- while typing ------------------------------------------------------------------------------

    def edited(self) -> None:
        """Something was typed."""
        self._is_served = False
        if not self._held:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def keep(self) -> None:
        """Keep what stands in the form now; where the last keeping still waits, right after it."""
        self._stop_clocks()
        if self._under_way:
            self._behind = True
            return
        typing = replace(self._typing, typed=self._typed())
        if not self._is_kept and not edited(typing):
            return  # a file in which nothing was typed keeps its bytes
        self._under_way = self._is_kept = True

        def change(db: Data) -> None:
            if edited(typing):
                drafts.keep(db, typing)
            else:  # it was all taken back
                drafts.forget(db, typing.id)

        self._runner.do(self, change, lambda _: self._kept(), fails=self._not_kept, quietly=True)

    def keep_at_the_end(self) -> None:
        """The program ends: what was typed since the last keeping is kept now, without waiting for the one before."""
        if self._behind or self._pause.isActive() or self._longest.isActive():
            self._under_way = False
            self.keep()

    def _kept(self) -> None:
        self._under_way = False
        if self.strip.property("look") == "warning":
            self.strip.say("", "info")
        if self._behind and not self._held:
            self._behind = False
            self.keep()

    def _not_kept(self, error: OutreachError) -> None:
        """Typing goes on; with the next pause it is tried again."""
        self._under_way = self._behind = False
        self.strip.action.hide()
        self.strip.say(
            say("A crash would lose what you type here now. {reason}", reason=error), "warning"
        )

    # -- the end -----------------------------------------------------------------------------------

    def saving(self, change: Callable[[Data], T]) -> Callable[[Data], T]:
        """The same change, which also forgets the draft; nothing is kept until it has failed."""
        draft_id = self._typing.id
        self._hold()
        return lambda db: drafts.saving(db, draft_id, change)

    def not_saved(self) -> None:
        """The form is open still, with everything in it."""
        self._held = False
        self.edited()

    def forget(self) -> None:
        """What is typed here was left on purpose."""
        draft_id = self._typing.id
        self._hold()
        if self._is_kept:
            self._runner.do(self, lambda db: drafts.forget(db, draft_id), quietly=True)

    def served(self) -> None:
        """What stands here was used, and is not wanted again; what is typed from here on is kept anew."""
        self.forget()
        self._held = self._behind = self._is_kept = False
        self._is_served = True
        self._offered = None
        self.strip.hide()

    def another(self) -> None:
        """Something else is begun in this form: what was typed so far is a draft of its own, and offered again.

        What was only ticked is not: whoever begins again ticks others.
        """
        left = replace(self._typing, typed=self._typed())
        if not excerpt(left):
            self.served()
        self._stop_clocks()
        self._typing = replace(self._typing, id=str(uuid.uuid4()))
        self._held = self._under_way = self._behind = self._is_kept = False
        self._offered = None
        self.strip.hide()
        if edited(left) and not self._is_served:
            self._runner.do(self, lambda db: drafts.keep(db, left), quietly=True)
            self._look_for_kept()

    def _hold(self) -> None:
        self._held = True
        self._stop_clocks()

    def _stop_clocks(self) -> None:
        self._pause.stop()
        self._longest.stop()

    # -- what was kept before ----------------------------------------------------------------------

    def _look_for_kept(self) -> None:
        form, subject_id = self._typing.form, self._typing.subject_id
        self._runner.ask(self, lambda db: drafts.of(db, form, subject_id), self._offer)

    def _offer(self, draft: Draft | None) -> None:
        if draft is not None and draft.id != self._typing.id:
            self._offered = draft
            self.strip.action.setText(say("Put it back"))
            self.strip.action.show()
            self.strip.say(
                say("Something typed here was not saved: {draft}.", draft=in_words(draft)), "info"
            )

    def go_on(self, draft: Draft) -> None:
        """Show what was typed before the program stopped, and keep it as the same draft from here on."""
        if self._pause.isActive() or self._longest.isActive():
            self.keep()  # what was typed first remains a draft of its own
        now = self._typed()
        self._other = now
        self._typing = replace(
            self._typing, id=draft.id, before=now if self._edits else draft.before
        )
        self._is_kept = True
        self._offered = None
        self._type_in(now | edited(draft) if self._edits else draft.typed)
        self.strip.action.setText(_SHOW_SAVED)
        self.strip.action.setVisible(self._edits)
        self.strip.say(" ".join((self._put_back_words, *self._remarks(draft, now))), "info")
        self.put_back.emit()

    def _remarks(self, draft: Draft, now: Typed) -> list[str]:
        said = []
        changed = overtaken(draft, now) if self._edits else []
        if changed:
            theirs = as_text(
                replace(draft, typed={key: now[key] for key in changed}, before={}), self._called
            )
            changes = "; ".join(theirs.splitlines())
            said.append(say("In the meantime this was changed: {changes}.", changes=changes))
        lost = {key: value for key, value in edited(draft).items() if key not in now}
        # Of a tick nothing can be read; documents that were ticked have no field before they are ticked again.
        if words := as_text(replace(draft, typed=lost, before={})):
            said.append(say("There is no field for: {words}", words=words))
        return said

    def _follow(self) -> None:
        """The button of the strip: put it back, or show the other of what is saved and what was typed."""
        if self._offered is not None:
            self.go_on(self._offered)
            return
        shown = self._typed()
        self._type_in(self._other)
        self._other = shown
        is_typed = self.strip.action.text() == _SHOW_SAVED
        self.strip.action.setText(_SHOW_TYPED if is_typed else _SHOW_SAVED)


def in_words(draft: Draft) -> str:
    """“New contact, “Dr Ann O'Neil”, 22 Nov 2026 10:31”; “Letters, 12 ticked, 22 Nov 2026 10:31”."""
    words = say("\u201c{name}\u201d", name=excerpt(draft)) if excerpt(draft) else ""
    rows = say("{count} ticked", count=ticked(draft)) if ticked(draft) else ""
    return ", ".join(filter(None, (draft.title, rows, words, short_moment(draft.kept_at))))


_NOT_SAVED = say("This is what was entered last time. It is not saved yet.")
_LAST_TIME = say("This is what was chosen and entered last time.")
_SHOW_SAVED = say("Show what is saved")
_SHOW_TYPED = say("Show what was typed")
