"""Files and folders that are somebody else's: what cannot be seen is said, and keeps nobody from what can."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")

# Root may read everything, so this is somebody who may not. What is imported later could not be read either.
_AS_NOBODY = """
import _strptime, encodings.idna, os, sys
from datetime import datetime
from pathlib import Path
import sqlite_utils
from tests.nobody import become_nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety import backup, recovery
from outreach_desktop.services import data_file, first_words, undo
from outreach_desktop.services.making import letter_settle
now = datetime.now().astimezone()
path = Path(sys.argv[1])
db = data_file.open_data(path)
made = backup.back_up(db, now=now)
data_file.close(db)
become_nobody(path.parent)
"""


def told(what: str) -> list[str]:
    """What somebody prints who has a data file at `path`, and a backup of it that was just `made`."""
    with tempfile.TemporaryDirectory() as name:
        ran = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY + what, str(Path(name) / "My group.outreach")],
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "HOME": name,
                "XDG_CONFIG_HOME": name,
                "XDG_DOCUMENTS_DIR": name,
            },
        )
    assert not ran.stderr, ran.stderr
    return ran.stdout.splitlines()


@pytest.fixture(scope="module")
def closed_backups() -> list[str]:
    return told("""
made.parent.chmod(0)
db = data_file.open_data(path)
print(backup.last_backup(db), backup.back_up_if_due(db, now=now))
data_file.close(db)
for look in (lambda: backup.backups(path), lambda: backup.backup_at(made)):
    try:
        look()
    except OutreachError as error:
        print(error.message)
made.parent.chmod(0o700)
""")


def test_backups_that_may_not_be_seen_keep_nobody_from_the_data_file(
    closed_backups: list[str],
) -> None:
    assert closed_backups[0] == "None None"


def test_a_backup_that_may_not_be_read_is_said(closed_backups: list[str]) -> None:
    assert ["permission to read" in line for line in closed_backups[1:]] == [True, True]


def test_a_data_file_that_may_not_be_read_is_said_before_a_backup_takes_its_place() -> None:
    said = told("""
path.chmod(0)
for do in (lambda: recovery.compare(path, made), lambda: recovery.restore(path, made, now=now)):
    try:
        do()
    except OutreachError as error:
        print(error.message)
""")
    assert len(said) == 2
    assert all("permission to read" in line for line in said)


def test_the_file_opened_last_may_be_in_a_folder_that_is_closed_by_now() -> None:
    said = told("""
stick = path.parent / "stick"
stick.mkdir()
data_file.close(data_file.open_data(stick / "Theirs.outreach"))
print(data_file.default_file().name)
stick.chmod(0)
print(data_file.default_file().name)
stick.chmod(0o700)
""")
    assert said == ["Theirs.outreach", "My group.outreach"]
