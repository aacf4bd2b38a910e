"""A register in the directory: how its file is made, put in the place of an older one, and opened.

It is written without a journal, as it gets its name only when it is whole. It holds public lists and can be read again from where it came, so
no backup has it. Entries stand as their register has them; the index has their words folded, and the beginnings of these, because a prefix that has to be put
together from every word that begins so takes seconds among ten million.
"""

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop import private, writing
from outreach_desktop.db.engine.connection import Data, connect, connect_to_read
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.engine.trouble import in_plain_words
from outreach_desktop.db.search import fold
from outreach_desktop.domain.labour import ApartStep
from outreach_desktop.domain.registers.kept import COLUMNS, REGISTERS, Register
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import is_file, is_folder
from outreach_desktop.words import say

FOLDER: Final = "Registers"
ENDING: Final = ".register"
BEGINNINGS: Final = (2, 3, 4, 6)
"""Letters: beginnings of words of these lengths are found at once. One letter alone is in most entries, and asks for nothing."""
SHAPE: Final = "1"

_SETTINGS: Final = {
    "journal_mode": "OFF",
    "synchronous": "OFF",
    "secure_delete": "OFF",
    "cache_size": "-65536",
    "foreign_keys": "OFF",
}
_FORGET: Final = "DELETE FROM seen WHERE owner IN (SELECT value FROM json_each(?))"
_MERGED_PAGES: Final = 400  # a step: some tens of milliseconds
_HASH_BYTES: Final = 16_000_000
_PARTS: Final = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    f"CREATE TABLE entries (id INTEGER PRIMARY KEY, {', '.join(f'{name} TEXT NOT NULL' for name in COLUMNS)}) STRICT",
    "CREATE TABLE links (code TEXT NOT NULL, parent TEXT NOT NULL, parent_name TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL) STRICT",
    "CREATE TABLE seen (owner TEXT PRIMARY KEY, code TEXT NOT NULL, entry TEXT NOT NULL) STRICT",
    f"CREATE VIRTUAL TABLE found USING fts5 (words, content = '', detail = 'none', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2', prefix = '{' '.join(map(str, BEGINNINGS))}')",
    "INSERT INTO found (found, rank) VALUES ('automerge', 0)",
    "INSERT INTO found (found, rank) VALUES ('crisismerge', 64)",
    f"INSERT INTO found (found, rank) VALUES ('hashsize', {_HASH_BYTES})",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBefore:
    """A register that is there: from which file it was read, when, how many entries it has, and its newest day."""

    register: Register
    path: Path
    file: str = ""
    read_at: str = ""
    count: int = 0
    newest: str = ""
    is_damaged: bool = False


def path_of(folder: Path, register: Register) -> Path:
    """Where the directory in `folder` has this register."""
    return folder / f"{register.file}{ENDING}"


def registers(folder: Path) -> list[ReadBefore]:
    """Those that were read, in the order in which they are offered."""
    if not is_folder(folder):
        return []
    there = ((one, path_of(folder, one)) for one in REGISTERS.values())
    return [_about(register, path) for register, path in there if is_file(path)]


def _about(register: Register, path: Path) -> ReadBefore:
    try:
        with opened(path) as db:
            about: dict[str, str] = dict(db.execute("SELECT key, value FROM about").fetchall())
    except OutreachError:
        return ReadBefore(register=register, path=path, is_damaged=True)
    return ReadBefore(
        register=register,
        path=path,
        file=about.get("file", ""),
        read_at=about.get("read_at", ""),
        count=int(about.get("count", "0")),
        newest=about.get("newest", ""),
    )


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Data]:
    """A register, to be read. OutreachError where its file is damaged."""
    called = f"\u201c{path.name}\u201d"
    try:
        with closing(connect_to_read(path)) as db, in_plain_words(called):
            if db.execute("SELECT value FROM about WHERE key = 'shape'").fetchone() != (SHAPE,):
                raise _unknown(path)
            yield db
    except (DamagedError, sqlite3.DatabaseError) as error:  # such as one without these tables
        raise _unknown(path) from error


def _unknown(path: Path) -> OutreachError:
    return OutreachError(
        say("\u201c{name}\u201d in the folder Registers cannot be read.", name=path.name),
        hint=say("Read the register file again: that makes it new."),
    )


class NewRegister:
    """A register that is being written, under the name of a part; nobody searches in it before it is whole."""

    def __init__(self, folder: Path, register: Register) -> None:
        self.path = path_of(folder, register)
        self.count = 0
        self.newest = ""
        self._is_done = False
        self._part = writing.part_of(self.path)
        writing.make_folder(folder)
        with private.new(self._part) as file:
            self._written = os.fstat(file.fileno())
        self._db = connect(self._part, say("the register \u201c{name}\u201d", name=register.name))
        for setting, value in _SETTINGS.items():
            self._db.execute(f"PRAGMA {setting}={value}").fetchall()
        for statement in _PARTS:
            self._db.execute(statement)
        self._db.execute("BEGIN")

    def add(self, rows: Sequence[tuple[str, ...]], words: Sequence[str]) -> None:
        """Entries, and the words by which each is found."""
        first = self.count + 1
        # They are numbered from 1 in this order, as SQLite does where no number is given.
        marks = ", ".join("?" * len(COLUMNS))
        names = ", ".join(COLUMNS)
        self._db.conn.executemany(f"INSERT INTO entries ({names}) VALUES ({marks})", rows)
        self._db.conn.executemany(
            "INSERT INTO found (rowid, words) VALUES (?, ?)", list(enumerate(words, first))
        )
        self.count += len(rows)

    def add_links(self, rows: Sequence[tuple[str, ...]]) -> None:
        """What belongs to what."""
        self._db.conn.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?)", rows)
        self.count += len(rows)

    def finishing(self, about: dict[str, str]) -> Iterator[None]:
        """In steps: put the index together, carry over what was seen, and take the place of the older one."""
        merge = "INSERT INTO found (found, rank) VALUES ('merge', ?)"
        pages = -_MERGED_PAGES  # the first time, all parts of the index are to become one
        while True:
            before = self._db.conn.total_changes
            self._db.execute(merge, [pages])
            pages = _MERGED_PAGES
            yield None
            if self._db.conn.total_changes - before < 2:
                break
        self._db.execute("CREATE INDEX links_code ON links (code)")
        self._carry_over()
        told = about | {"shape": SHAPE, "count": str(self.count), "newest": self.newest}
        self._db.conn.executemany("INSERT INTO about VALUES (?, ?)", list(told.items()))
        self._db.execute("COMMIT")
        self._db.close()
        step = ApartStep(self._bring_to_disk)
        yield step  # type: ignore[misc]  # the disk may take long
        step.result()
        # No step of its own: whoever leaves it before this finds the older one, and nobody can after it.
        private.see_that_it_is_still(self._part, self._written)  # another window may read it too
        writing.put_over(self._part, self.path)
        self._is_done = True

    def _bring_to_disk(self) -> None:
        try:
            writing.bring_to_disk(self._part)
        except OSError as error:
            raise writing.trouble(error, self.path) from error

    def _carry_over(self) -> None:
        """What was seen of those that are kept is known further on."""
        if not is_file(self.path):
            return
        try:
            with opened(self.path) as older:
                seen = older.execute("SELECT owner, code, entry FROM seen").fetchall()
        except OutreachError:  # a damaged one: then what is kept is compared with what is new
            return
        self._db.conn.executemany("INSERT INTO seen VALUES (?, ?, ?)", seen)

    def leave(self) -> None:
        """Nothing is left of it, unless it has its name already."""
        if self._is_done:
            return
        with contextlib.suppress(OutreachError, sqlite3.Error):
            self._db.close()
        private.take_away(self._part, self._written)


def folded(words: str) -> str:
    """The words of an entry as the index has them: no apostrophe parts them."""
    return fold(words) if "'" in words or not words.isascii() else words


def see(path: Path, rows: Sequence[tuple[str, str, str]]) -> None:
    """Note what was seen of entries that are kept: whose it is, the code, and the entry."""
    with closing(connect(path)) as db, in_plain_words(f"\u201c{path.name}\u201d"), db.atomic():
        db.conn.executemany(
            "INSERT INTO seen VALUES (?, ?, ?)"
            " ON CONFLICT (owner) DO UPDATE SET code = excluded.code, entry = excluded.entry",
            rows,
        )


def seen(db: Data, owners: Sequence[str]) -> dict[str, str]:
    """The entry that was seen last, for each of these for whom one was."""
    asked = "SELECT owner, entry FROM seen WHERE owner IN (SELECT value FROM json_each(?))"
    return dict(db.execute(asked, [json.dumps(list(owners))]).fetchall())


def forget_seen(folder: Path, owners: Sequence[str]) -> None:
    """Leave no trace of these in what was noted beside the registers: for people who are erased."""
    for one in registers(folder):
        if one.is_damaged:
            continue
        called = f"\u201c{one.path.name}\u201d"
        with closing(connect(one.path)) as db, in_plain_words(called), db.atomic():
            db.execute(_FORGET, [json.dumps(list(owners))])


def clear_up(folder: Path, *, before: float) -> None:
    """Take away what a crash left of a register that was being read, if nobody has written to it since (seconds of the epoch)."""
    for part in writing.leftovers(folder, before=before) if is_folder(folder) else ():
        with contextlib.suppress(OSError):
            part.unlink()
