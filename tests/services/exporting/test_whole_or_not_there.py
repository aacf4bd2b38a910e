"""A list that goes out is whole or not there, and never over another file."""

import errno
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop import private
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from tests import builders
from tests.services.exporting.test_exports import written


def test_nothing_is_written_over(db: Data, tmp_path: Path, today: date) -> None:
    builders.person(db)
    path = tmp_path / "list.csv"
    path.write_text("mine")

    with pytest.raises(OutreachError, match="is already in"):
        written(db, path, today)

    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]


def test_a_list_that_was_stopped_leaves_nothing(db: Data, tmp_path: Path, today: date) -> None:
    builders.person(db)
    steps = exports.write(db, tmp_path / "list.csv", contacts.find(db, today=today), today=today)
    assert next(steps) == 1
    steps.close()

    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_an_unknown_ending_are_told(
    db: Data, tmp_path: Path, today: date
) -> None:
    with pytest.raises(OutreachError, match="There is no folder"):
        written(db, tmp_path / "nowhere" / "list.csv", today)
    with pytest.raises(OutreachError, match=r"Let its name end in \.csv, \.xlsx or \.vcf"):
        written(db, tmp_path / "list.pdf", today)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.vcf"])
def test_a_full_disk_is_told_and_leaves_nothing(
    db: Data, tmp_path: Path, today: date, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.person(db)
    made = private.new

    class Full:
        """A file on a disk that has no more room."""

        def __init__(self, file: Any) -> None:
            self._file = file

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, _: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        def writelines(self, _: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(private, "new", lambda part: Full(made(part)))

    with pytest.raises(OutreachError, match="The disk is full"):
        written(db, tmp_path / name, today)

    assert list(tmp_path.iterdir()) == []
