"""Backups that came with a list of their hashes, from whoever made both: they are good by what stands in them, not by the list."""

from pathlib import Path

import pytest

from outreach_desktop.db.backups import backup_state
from outreach_desktop.db.beside.seal import digest
from outreach_desktop.services import data_file, this_computer
from outreach_desktop.services.safety import backup
from tests.builders import person
from tests.hostile.plants import does, plant

NAME = "Mine 2026-11-01 10.00.00.outreach"
OTHER = "Mine 2026-11-01 11.00.00.outreach"


@pytest.fixture(scope="module")
def unsound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file that is built as ours are, and says of its history what no program of ours writes."""
    path = tmp_path_factory.mktemp("unsound") / "good.outreach"
    db = data_file.open_data(path, remember=False)
    person(db)
    data_file.close(db)
    plant(path, does("UPDATE actions SET made_at = '2451545'"))
    return path.read_bytes()


@pytest.fixture
def came(tmp_path: Path, unsound: bytes) -> Path:
    """It lies among the backups of \u201cMine\u201d."""
    path = tmp_path / "Backups" / NAME
    path.parent.mkdir()
    path.write_bytes(unsound)
    return path


def _list_says(came: Path, line: str) -> None:
    came.with_name(".~Mine.sha256").write_text(line, encoding="utf-8")


def _problem(came: Path) -> str:
    [row] = [
        row for row in backup.test(came.parent.parent / "Mine.outreach") if row.path.name == NAME
    ]
    return row.problem


@pytest.mark.parametrize(
    "line",
    [
        "{sha256}  {name}\n",
        "{sha256} {theirs}  {name}\n",
        "{sha256} {of_another}  {name}\n",
        "{sha256} {nobodys}  {name}\n",
        "{sha256} \u00e9  {name}\n",
        "{sha256}   {name}\n",
    ],
)
def test_a_list_that_this_computer_did_not_write_is_not_believed(came: Path, line: str) -> None:
    sha256 = digest(came)
    marks = {
        "theirs": backup_state._mark(sha256, NAME, b"theirs"),
        "of_another": backup_state._mark(sha256, OTHER, this_computer.secret()),
        "nobodys": backup_state._mark(sha256, NAME, b""),
    }
    _list_says(came, line.format(sha256=sha256, name=NAME, **marks))

    assert backup_state.hashes(came).get(NAME) in (sha256, None)
    assert "is damaged" in _problem(came)


def test_a_backup_noted_after_it_makes_it_no_better(came: Path) -> None:
    _list_says(came, f"{digest(came)}  {NAME}\n")
    other = came.with_name(OTHER)
    other.write_bytes(came.read_bytes())

    backup_state.note_hash(other, other, this_computer.secret())

    assert set(backup_state.hashes(came)) == {NAME, OTHER}
    assert "is damaged" in _problem(came)


def test_what_this_computer_noted_is_believed_until_the_file_is_another(came: Path) -> None:
    backup_state.note_hash(came, came, this_computer.secret())
    assert _problem(came) == ""  # it was read whole when it was noted

    plant(came, does("UPDATE actions SET made_at = '2451546'"))
    assert "is damaged" in _problem(came)


def test_without_a_secret_nothing_is_believed(came: Path) -> None:
    backup_state.note_hash(came, came, b"")
    assert "is damaged" in backup_state.problem_of(came, secret=b"")
