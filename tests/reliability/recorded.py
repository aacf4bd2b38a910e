"""What the program's own services say to SQLite, noted down, and said again on a disk that fails."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from outreach_desktop.db.connection import SETTINGS
from outreach_desktop.services.data_file import Data
from tests.reliability.disk import Disk, connected

FILE = "mine.outreach"
Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Recording:
    """The statements of each step that was acknowledged, and the file as it was before the first."""

    before: bytes
    steps: list[list[Statement]]


@dataclass
class _Listening:
    """Stands before a connection and notes what is said to it, unless SQLite refuses it."""

    conn: Any
    said: list[Statement] = field(default_factory=list)

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        answer = self.conn.execute(sql, parameters)
        if not sql.lstrip().upper().startswith(("SELECT", "EXPLAIN")):
            self.said.append((sql, parameters))
        return answer

    def executemany(self, sql: str, every: Iterable[Any]) -> Any:
        rows = list(every)
        self.said.extend((sql, row) for row in rows)
        return self.conn.executemany(sql, rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.conn, name)


@contextmanager
def listening(db: Data) -> Iterator[list[Statement]]:
    """The statements that change something, as they come."""
    ours = db.conn
    heard = _Listening(ours)
    db.conn = heard  # type: ignore[assignment]  # what the library asks of a connection, it answers
    try:
        yield heard.said
    finally:
        db.conn = ours


def record(before: bytes, db: Data, deeds: Iterator[object], steps: int) -> Recording:
    """So many `steps` of `deeds`, done to `db`, whose file was `before`."""
    noted: list[list[Statement]] = []
    with listening(db) as said:
        for _ in range(steps):
            next(deeds)
            noted.append(said[:])
            said.clear()
    return Recording(before, noted)


def bytes_of(path: Path) -> bytes:
    """A file that nobody has open, with no journal beside it."""
    assert not path.with_name(f"{path.name}-journal").exists()
    return path.read_bytes()


def replay(
    recording: Recording,
    disk: Disk,
    *,
    settings: dict[str, str] = SETTINGS,
    acknowledged: Callable[[apsw.Connection], None],
) -> None:
    """Say everything again on `disk`; what stops it halfway flies, as it would from the program."""
    with connected(disk, FILE, settings) as connection:
        for step in recording.steps:
            for sql, parameters in step:
                connection.execute(sql, parameters).fetchall()
            acknowledged(connection)


def state(connection: apsw.Connection) -> str:
    """One word for all rows of all tables."""
    digest = hashlib.sha256()
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_[a-qs-z]*'"
        " AND name <> 'search' ORDER BY name"
    ).fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            digest.update(repr((table, row)).encode())
    return digest.hexdigest()


def found_in(files: dict[str, bytes]) -> str:
    """The state of the file after a stop, or what is wrong with it."""
    if FILE not in files:
        return "the file is gone"
    try:
        with connected(Disk(files), FILE, SETTINGS) as connection:
            for check in ("integrity_check", "foreign_key_check"):
                faults = connection.execute(f"PRAGMA {check}").fetchall()
                if faults not in ([], [("ok",)]):
                    return f"{check}: {faults[0]}"
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            return state(connection)
    except apsw.Error as error:
        return f"it cannot be read: {error}"
