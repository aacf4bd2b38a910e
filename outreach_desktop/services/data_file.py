"""The open data file: found, locked, checked, brought to the newest shape."""

from outreach_desktop.db import connection, migrations
from outreach_desktop.db.connection import Data

__all__ = ["Data", "close", "open_in_memory"]


def open_in_memory() -> Data:
    """An empty data file that is gone when it is closed: for tests and throw-away work."""
    db = connection.connect_in_memory()
    migrations.migrate(db)
    return db


def close(db: Data) -> None:
    """Close the data file; another program may open it from here on."""
    db.close()
