"""Folders that take no backup: each has its sentence, and what was asked for besides is not begun."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from outreach_desktop.db.backups import backup as copying
from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
from tests import builders

NOW = datetime(2026, 3, 2, 9, 5).astimezone()

# Root may write anywhere, so this is somebody who may not.
_AS_NOBODY = """
import os, sys
from datetime import datetime
from pathlib import Path
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety import backup
from outreach_desktop.services import data_file, first_words, undo
from outreach_desktop.services.making import letter_settle
import encodings.idna, sqlite_utils  # read now, by who may
from tests.nobody import become_nobody
become_nobody()
db = data_file.open_data(Path(sys.argv[1]), remember=False)
for make in (lambda: backup.back_up(db, now=datetime.now().astimezone()), lambda: backup.before(db, "an import")):
    try:
        make()
    except OutreachError as error:
        print(error)
data_file.close(db)
"""


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(tmp_path / "My group.outreach")
    builders.person(db)
    yield db
    data_file.close(db)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_folder_that_may_not_be_written_to_is_said() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "Backups").mkdir(mode=0o555)
        ran = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(folder / "My group.outreach")],
            capture_output=True,
            text=True,
            env={**os.environ, "HOME": name, "XDG_CONFIG_HOME": name},
        )
        said = ran.stdout.splitlines()
        assert len(said) == 2, ran.stderr
        assert said[0].startswith("You do not have permission to write in the folder")
        assert said[1].startswith("Nothing was begun, because no backup could be made before it.")
        assert list((folder / "Backups").iterdir()) == []


def test_a_folder_that_goes_while_a_backup_is_made_is_said(
    kept: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull_out(folder: Path, path: Path) -> None:
        shutil.rmtree(folder)

    monkeypatch.setattr(copying, "clear_leftovers", pull_out)  # the stick, as it were

    with pytest.raises(OutreachError) as refused:
        backup.back_up(kept, now=NOW)
    assert "There is no folder" in refused.value.message
    assert not (tmp_path / "Backups").exists()


def test_a_disk_that_goes_while_it_is_written_to_is_said(
    kept: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copying.copying_to_part

    def pull_out(db: Data, part: Path, name: str) -> Steps[copying.Found]:
        found = yield from real(db, part, name)
        shutil.rmtree(part.parent)
        return found

    monkeypatch.setattr(copying, "copying_to_part", pull_out)

    with pytest.raises(OutreachError, match="There is no folder"):
        backup.back_up(kept, now=NOW)
    monkeypatch.undo()
    assert backup.back_up(kept, now=NOW).exists()


def test_what_a_crash_left_of_any_backup_of_the_group_is_cleared(
    kept: Data, tmp_path: Path
) -> None:
    folder = tmp_path / "Backups"
    folder.mkdir()
    for name in (
        ".~My group 2026-03-01 09.05.00.outreach.part",
        ".~My group 2026-03-01 09.05.00 before an import.outreach.part-journal",
        ".~My group 2026-03-01 09.05.00.outreach.age.part",
        ".~My group 2026 2026-03-01 09.05.00.outreach.part",
        ".~Our list 2026-03-01 09.05.00.outreach.part",
        "My own notes.part",
    ):
        (folder / name).write_bytes(b"half")

    backup.back_up(kept, now=NOW)

    assert sorted(path.name for path in folder.iterdir()) == [
        ".~My group 2026 2026-03-01 09.05.00.outreach.part",
        ".~My group.sha256",
        ".~Our list 2026-03-01 09.05.00.outreach.part",
        "My group 2026-03-02 09.05.00.outreach",
        "My own notes.part",
    ]
