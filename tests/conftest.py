"""What every test may ask for: an empty data file in memory, and a day that never changes."""

import gc
import logging
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop import log
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from tests import builders, examples
from tests.templates import skeleton

TODAY = date(2026, 3, 2)
_WALKS = Path(__file__).parent / "walks"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The walks need a screen of their own, and a process has one: they run when they are asked for by name."""
    asked = any("walks" in Path(argument.split("::")[0]).parts for argument in config.args)
    return True if collection_path == _WALKS and not asked else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--plain-files",
        action="store_true",
        help="give the template engine files without what Word writes around every document",
    )
    parser.addoption(
        "--times",
        type=int,
        default=1,
        help="try so many times as many cases made up at random as the ordinary suite does",
    )


def pytest_collection_finish() -> None:
    """Nothing that pytest itself holds for thousands of tests is looked through for circles again and again."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test that waits for a disk or another process keeps none of them."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    skeleton.left_out = bool(config.getoption("--plain-files"))
    examples.times = config.getoption("--times")


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, logs and documents of a test go where nobody works."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.casefold()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[str]]:
    """What the program logs during a test, as it was meant, before anything is hidden."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(f"{record.msg} {record.args} {record.exc_info}")

    listener = Listener()
    log.ours.addHandler(listener)
    log.ours.setLevel(logging.INFO)
    yield said
    log.ours.removeHandler(listener)


@pytest.fixture
def db(logged: list[str]) -> Iterator[Data]:
    """An empty data file; a misspelt table name, which would make a new table, fails the test.

    So does a name, an address or a note that is in it at the end and in the log.
    """
    db = data_file.open_in_memory()
    tables = sorted(db.table_names())
    yield db
    assert sorted(db.table_names()) == tables
    if logged:
        lines = "\n".join(logged)
        assert [text for text in builders.personal(db) if text in lines] == []
    data_file.close(db)
