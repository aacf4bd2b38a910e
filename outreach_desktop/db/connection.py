"""The connection: one list of settings, and the only place where a data file is opened."""

from pathlib import Path
from typing import Final

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3

Data = Database

# "OutR": says that a SQLite file is ours. Never changed.
APPLICATION_ID: Final = 0x4F757452

# TRUNCATE and FULL lost nothing in simulated power cuts, and leave one whole file at rest, which a
# sync client can copy. EXCLUSIVE turns a second program away instead of mixing two histories.
SETTINGS: Final = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "TRUNCATE",
    "synchronous": "FULL",
    "fullfsync": "ON",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "secure_delete": "ON",
    "mmap_size": "0",
    "temp_store": "MEMORY",
}


def connect(path: Path) -> Data:
    """The data file at `path`, made if it is not there; the settings hold from the first statement."""
    return _open(str(path))


def connect_in_memory() -> Data:
    """A data file that is gone when it is closed."""
    return _open(":memory:")


def _open(name: str) -> Data:
    # Without an isolation level Python opens no transactions of its own, which nothing would commit.
    connection = sqlite3.connect(name, isolation_level=None, timeout=1)
    try:
        for setting, value in SETTINGS.items():
            connection.execute(f"PRAGMA {setting}={value}").fetchall()
        return Database(connection, execute_plugins=False, strict=True)
    except BaseException:
        connection.close()
        raise
