"""What every test may ask for: an empty data file in memory, and a day that never changes."""

from collections.abc import Iterator
from datetime import date

import pytest

from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data

TODAY = date(2026, 3, 2)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, logs and documents of a test go where nobody works."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.casefold()))


@pytest.fixture
def db() -> Iterator[Data]:
    """An empty data file; a misspelt table name, which would make a new table, fails the test."""
    db = data_file.open_in_memory()
    tables = db.table_names()
    yield db
    assert db.table_names() == tables
    data_file.close(db)
