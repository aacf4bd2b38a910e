"""What the seal, the journal and a full reading say of a data file before anything is written to it."""

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Final

from outreach_desktop.db import search
from outreach_desktop.db.beside import foreign_files, seal
from outreach_desktop.db.beside.hashing import Hashing, may_be_later
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import AlreadyOpenError, ChangedOutsideError, DamagedError
from outreach_desktop.db.engine.trouble import RESTORE
from outreach_desktop.db.file import header
from outreach_desktop.db.file.header import on_the_day
from outreach_desktop.db.file.watch import content
from outreach_desktop.db.shape import migrations, soundness
from outreach_desktop.db.shape.shape import open_to_read
from outreach_desktop.domain.safety.seals import (
    Closing,
    Content,
    Holder,
    Kind,
    Seal,
    SealState,
    difference,
)
from outreach_desktop.domain.telling import Told
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_COMPARE: Final = say("Compare it with the newest backup first; or go on with it as it is.")
_SAID: Final[dict[Kind, tuple[str, str]]] = {
    "older": (
        say(
            "{name} is older than when it was closed on {when}: what was done last is missing from it."
        ),
        say(
            "A sync program may have brought an older copy back, or is not done yet. {advice}",
            advice=_COMPARE,
        ),
    ),
    "parted": (
        say(
            "{name} is not as it was closed on {when}: other things were done in it instead of the last ones."
        ),
        say("Two computers may have worked on copies of it. {advice}", advice=_COMPARE),
    ),
    "altered": (
        say(
            "{name} is not as it was closed on {when}, and its history does not say what was changed."
        ),
        say(
            "Another computer may have used it, or its disk may be failing. {advice}",
            advice=_COMPARE,
        ),
    ),
}


class Verdict:
    """On one data file at one opening: first from outside, then, once it is connected, from inside.

    `known` is its seal, `news` what is to be told once. With `later` a large file that looks as it was closed here is
    taken for it while it is still being hashed: `hashing` says what came of that. What is refused was not changed, save that a change
    interrupted by a crash was taken back.
    """

    def __init__(
        self, path: Path, told: Told, secret: bytes = b"", *, accept: bool, later: bool = False
    ) -> None:
        self.known = seal.read(path)
        self.hashing: Hashing | None = None
        self._later = later
        self.secret = secret
        self.news: list[str] = []
        self._path = path
        self._told = told
        self._name = f"\u201c{path.name}\u201d"
        self._accept = accept
        self._is_equal = False  # to what the seal says, which anybody may have written
        self._as_closed = False  # here
        self._is_read = False  # whole, and found sound

    def from_outside(self, here: Holder) -> None:
        """Refuse what another computer holds, and put aside what SQLite must not roll into the file."""
        if self.known and self.known.is_held_elsewhere(here) and not self._accept:
            raise self._held_elsewhere(self.known)
        is_ours = self.known is not None and seal.is_written_here(self.known, self.secret)
        self._is_equal = self._may_be_hashed_later(is_ours=is_ours) or self._is_equal_to_closing()
        self._as_closed = self._is_equal and is_ours
        self._put_aside(foreign_files.logs(self._path))
        if foreign_files.journals(self._path) and not self._has_journal_of_its_own():
            self._put_aside(foreign_files.journals(self._path))

    @property
    def closing(self) -> Closing | None:
        """What the file was like when it was closed, where it still is so to the last byte, or is taken for it."""
        return self.known.closing if self.known and self._as_closed else None

    def from_inside(self, db: Data) -> None:
        """Refuse what is damaged, and, unless that was accepted, what lacks something or is not as it was closed."""
        if self._as_closed:
            return
        faults = [] if self._is_read else self._faults(db)
        if damage := [said for said in faults if said != soundness.SEARCH]:
            raise self._damaged(damage[0])
        now = content(db)
        last = self.known.closing if self.known else None
        then = last.content if last else Content()
        kind = None
        if not self._is_equal:
            kind = difference(self.known, now, knows_closing=_knows(db, then))
        if last and kind and not self._accept:
            raise self._changed(kind, last, now, _made_at(db, now.action))
        is_newest = migrations.version(db) == migrations.NEWEST  # else it is made anew in any case
        if faults or (is_newest and not search.is_as_made_anew(db)):
            search.rebuild(db)
            self.news.append(
                say(
                    "The search index of {name} was damaged and has been rebuilt.",
                    name=self._name,
                )
            )
        self._tell_how_it_came(now, then, kind)

    def _may_be_hashed_later(self, *, is_ours: bool) -> bool:
        """Begin to hash a file of which all that is quickly seen is as this computer left it."""
        if not (self._later and is_ours and self._has_size_of_closing()):
            return False
        if foreign_files.logs(self._path) or foreign_files.journals(self._path):
            return False
        if not may_be_later(self._path.stat().st_size) or header.is_older(self._path):
            return False
        self.hashing = Hashing(self._path)
        return True

    def _has_size_of_closing(self) -> bool:
        if (
            self.known is None
            or self.known.closing is None
            or self.known.state is not SealState.CLOSED
        ):
            return False
        try:
            return self._path.stat().st_size == self.known.closing.size
        except OSError as error:
            raise header.unreadable(self._path) from error

    def _is_equal_to_closing(self) -> bool:
        if not self._has_size_of_closing():
            return False
        try:
            digest = seal.digest(self._path)
        except OSError as error:
            raise header.unreadable(self._path) from error
        return (
            self.known is not None
            and self.known.closing is not None
            and digest == self.known.closing.sha256
        )

    def _has_journal_of_its_own(self) -> bool:
        """Whether what lies beside is an interrupted change of this file, which SQLite will take back.

        A file as it was closed has none. Else it is tried on a copy; where there is no room for one, a stop
        without closing is the likeliest reason for both.
        """
        if self._is_equal:
            return False
        stopped = self.known is not None and self.known.state is not SealState.CLOSED
        try:
            self._say_that_it_is_read()
            from outreach_desktop.db.file import at_rest  # and how to read a wreck

            with at_rest.still(self._path) as file:
                self._is_read = _is_sound(file)
        except OutreachError:
            if stopped:
                return True
            raise
        if not self._is_read and not _is_sound(self._path):
            raise self._damaged(say("A change in it was interrupted and cannot be undone."))
        if self._is_read and not stopped:
            self._keep_as_it_was()
        return self._is_read

    def _faults(self, db: Data) -> list[str]:
        self._say_that_it_is_read()
        return soundness.faults(db)

    def _say_that_it_is_read(self) -> None:
        """A large file takes seconds, and people wonder why this time."""
        name = self._path.stem
        if self.known is None:
            told = say(
                "Reading all of \u201c{name}\u201d, because it was never open on this computer \u2026",
                name=name,
            )
        elif self.known.state is not SealState.CLOSED:
            told = say(
                "Reading all of \u201c{name}\u201d, because it was not closed properly last time \u2026",
                name=name,
            )
        elif self._is_equal:
            told = say(
                "Reading all of \u201c{name}\u201d, because another computer closed it last \u2026",
                name=name,
            )
        else:
            told = say(
                "Reading all of \u201c{name}\u201d, because it is not as it was when it was closed here \u2026",
                name=name,
            )
        self._told(told)

    def _keep_as_it_was(self) -> None:
        """Nobody knows of the interrupted change, so it must be possible to look at what there was before."""
        folder = foreign_files.keep_copies(
            self._path, [self._path, *foreign_files.journals(self._path)]
        )
        self.news.append(
            say(
                "A change to {name} was interrupted and has been undone. The file as it was "
                "before is in the folder \u201c{folder}\u201d.",
                name=self._name,
                folder=folder.name,
            )
        )

    def _put_aside(self, found: list[Path]) -> None:
        if found:
            folder = foreign_files.set_aside(self._path, found)
            # Words bring the languages of the world, and this is seldom said.
            from outreach_desktop.words.local import list_of

            names = list_of([f"\u201c{each.name}\u201d" for each in found])
            self.news.append(
                say(
                    "There were files beside {name} that did not belong to it and would have "
                    "changed it: {names}. They were moved to the folder \u201c{folder}\u201d. "
                    "Nothing was deleted.",
                    name=self._name,
                    names=names,
                    folder=folder.name,
                )
            )

    def _tell_how_it_came(self, now: Content, then: Content, kind: Kind | None) -> None:
        if self.known is None:
            return
        if self.known.rescued:
            self.news.append(
                say(
                    "When {name} was last open, another file was put in its place. What was open "
                    "then is in \u201c{rescued}\u201d beside it.",
                    name=self._name,
                    rescued=self.known.rescued,
                )
            )
        elif self.known.state is not SealState.CLOSED:
            self.news.append(
                say(
                    "{name} was not closed properly last time. All of it has been checked and is in order.",
                    name=self._name,
                )
            )
        elif kind is None and now.action > then.action:
            self.news.append(
                say(
                    "{name} was used elsewhere since it was closed here. All of it has been checked and is in order.",
                    name=self._name,
                )
            )

    def _held_elsewhere(self, known: Seal) -> AlreadyOpenError:
        computer = known.holder.computer
        refused = AlreadyOpenError(
            self._path,
            say(
                (
                    "{name} seems to have been open on the computer \u201c{computer}\u201d since "
                    "{day}."
                ),
                name=self._name,
                computer=computer,
                day=on_the_day(known.since),
            ),
            hint=say(
                "Close it there first. If that computer is off, or the disk was pulled out, open "
                "it anyway."
            ),
        )
        refused.computer, refused.since = computer, known.since
        return refused

    def _damaged(self, fault: str) -> DamagedError:
        return DamagedError(
            self._path,
            say("{name} is damaged. {fault}", name=self._name, fault=fault),
            hint=RESTORE,
        )

    def _changed(
        self, kind: Kind, last: Closing, now: Content, last_change: dt.datetime | None
    ) -> ChangedOutsideError:
        message, hint = _SAID[kind]
        told = [message.format(name=self._name, when=on_the_day(last.closed_at))]
        if now.people != last.content.people:
            told.append(
                say(
                    "It had {people} people then, and has {now} now.",
                    people=last.content.people,
                    now=now.people,
                )
            )
        if last_change:
            told.append(
                say("The last change in it was made on {day}.", day=on_the_day(last_change))
            )
        refused = ChangedOutsideError(self._path, " ".join(told), hint=hint)
        refused.kind, refused.closed_at, refused.last_change = kind, last.closed_at, last_change
        refused.people_then, refused.people_now = last.content.people, now.people
        return refused


def _made_at(db: Data, action: int) -> dt.datetime | None:
    made = db.execute("SELECT made_at FROM actions WHERE number = ?", [action]).fetchone()
    return dt.datetime.fromisoformat(made[0]) if made else None


def _knows(db: Data, then: Content) -> bool:
    known = "SELECT 1 FROM actions WHERE number = ? AND id = ?"
    return db.execute(known, [then.action, then.action_id]).fetchone() is not None


def _is_sound(path: Path) -> bool:
    """Whether the file holds together without what lies beside it."""
    try:
        with closing(open_to_read(path)) as db:
            return not soundness.faults(db)
    except OutreachError:
        return False
