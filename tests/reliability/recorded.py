"""What the program's own services say to SQLite, noted down, and said again on a disk that fails."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from outreach_desktop.db.engine.connection import SETTINGS
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from tests.opening import open_data
from tests.reliability.deeds import DEEDS
from tests.reliability.disk import Disk, connected

FILE = "mine.outreach"
Statement = tuple[str, Any]
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


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


def recorded(deed: str, steps: int, folder: Path) -> Recording:
    """The first `steps` of a deed, done by the program to a new file in `folder`."""
    path = folder / FILE
    data_file.close(open_data(path))
    before = path.read_bytes()
    db = open_data(path)
    doing = DEEDS[deed].do(db, deed, folder)
    noted: list[list[Statement]] = []
    with listening(db) as said:
        for _ in range(steps):
            next(doing)
            noted.append(said[:])
            said.clear()
    data_file.close(db)
    path.unlink()
    return Recording(before, noted)


@dataclass
class History:
    """The states that a file went through, one for each commit; at which of them each step was acknowledged."""

    states: list[str]
    acknowledged: list[int] = field(default_factory=lambda: [0])

    def may_be(self, steps: int) -> list[str]:
        """What may be found after a stop once so many steps were acknowledged: that, or what came of the next."""
        after = [*self.acknowledged, len(self.states) - 1]
        return self.states[after[steps] : after[steps + 1] + 1]


def replay(
    recording: Recording,
    disk: Disk,
    *,
    settings: dict[str, str] = SETTINGS,
    history: History | None = None,
) -> None:
    """Say everything again on `disk`; what stops it halfway flies, as it would from the program."""
    with connected(disk, FILE, settings) as connection:
        for step in recording.steps:
            for sql, parameters in step:
                connection.execute(sql, parameters).fetchall()
                if history and not connection.in_transaction:
                    history.states.append(state(connection))
            disk.acknowledged += 1
            if history:
                history.acknowledged.append(len(history.states) - 1)


def state(connection: apsw.Connection) -> str:
    """One word for all rows of all tables; the moments at which they were written do not matter."""
    digest = hashlib.sha256()
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_[a-qs-z]*'"
        " AND name <> 'search' ORDER BY name"
    ).fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            digest.update(_MOMENT.sub("then", repr((table, row))).encode())
    return digest.hexdigest()


def found_in(files: dict[str, bytes], name: str = FILE) -> str:
    """The state of the file `name` after a stop, or what is wrong with it."""
    if name not in files:
        return "the file is gone"
    try:
        with connected(Disk(files), name, SETTINGS) as connection:
            for check in ("integrity_check", "foreign_key_check"):
                faults = connection.execute(f"PRAGMA {check}").fetchall()
                if faults not in ([], [("ok",)]):
                    return f"{check}: {faults[0]}"
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            return state(connection)
    except apsw.Error as error:
        return f"it cannot be read: {error}"
