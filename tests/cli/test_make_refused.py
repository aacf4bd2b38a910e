"""make where the computer will not have it: a full disk, a folder that may not be written. In a process of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import documents
from outreach_desktop.services import contacts, data_file, timeline
from tests import builders
from tests.conftest import TODAY

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has other limits and rights"
)

PEOPLE = 6
ROOT = Path(__file__).parents[2]
# Somebody without rights may not load the program from everywhere, so it is used once before.
_AS_NOBODY = """
from pathlib import Path
from tests.nobody import become_nobody
make("before")
become_nobody(Path())
"""
_LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"
_MAKE = """
import sys
from outreach_desktop.cli import commands
from outreach_desktop.cli.exits import ended
def make(out):
    sys.argv[1:] = [*"--data group.outreach make letter.docx --to".split(), "", "--out", out]
    return ended(commands)
out, trouble = sys.argv[1:]
exec(trouble)
sys.exit(make(out))
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may enter, with a data file, people and a template."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = data_file.open_data(folder / "group.outreach", remember=False)
        for number in range(PEOPLE):
            builders.person(db, f"Person {number}")
        data_file.close(db)
        builders.template(folder / "letter.docx", "Dear {{ contact.salutation }},")
        for path in (folder, *folder.iterdir()):
            path.chmod(0o777)
        yield folder


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk that two letters and a bit go on."""
    disk = folder / "disk"
    disk.mkdir()
    letter = (folder / "letter.docx").stat().st_size
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={2 * letter + 4096}", "tmpfs", str(disk)]
    if os.getuid() != 0 or subprocess.run(mounting, capture_output=True).returncode != 0:
        pytest.skip("only root may make a small disk, and not everywhere")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def make(folder: Path, out: Path, trouble: str = "") -> tuple[int, list[str]]:
    """Exit code, and the lines said to people, once `trouble` has begun."""
    ran = subprocess.run(
        [sys.executable, "-c", _MAKE, str(out), trouble],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder / "settings")},
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.returncode, ran.stderr.splitlines()


def on_timelines(folder: Path) -> set[Path]:
    """The files that timelines know of."""
    db = data_file.open_data(folder / "group.outreach", remember=False)
    try:
        assert documents.writing(db) == []
        people = contacts.find(db, today=TODAY)
        rows = [document for one in people for document in documents.of(db, one)]
        assert len(rows) == sum(len(timeline.of(db, one)) for one in people)
        return {Path(row.path) for row in rows}
    finally:
        data_file.close(db)


def test_a_full_disk_is_one_sentence_and_what_is_whole_stays(
    folder: Path, small_disk: Path
) -> None:
    out = small_disk / "out"

    code, said = make(folder, out)

    assert code == 1
    assert len(said) == 2
    assert "The disk is full: nothing more can be written in" in said[0]
    assert said[1].endswith("Finish these: make --go-on")
    there = set(out.iterdir())
    assert 0 < len(there) < PEOPLE
    assert on_timelines(folder) == there


def test_letters_too_large_for_the_disk_leave_nothing_half_written(folder: Path) -> None:
    data = (folder / "group.outreach").stat().st_size
    builders.template(
        folder / "letter.docx", "Dear {{ contact.salutation }},", os.urandom(2 * data).hex()
    )

    code, said = make(folder, folder / "out", _LIMITED.format(int(1.5 * data)))

    assert code == 1
    assert "would be larger than a file may be here." in said[0]
    assert list((folder / "out").iterdir()) == []
    assert on_timelines(folder) == set()


def test_a_data_file_that_cannot_grow_makes_no_letters(folder: Path) -> None:
    code, said = make(folder, folder / "out", _LIMITED.format(20_000))

    assert code == 1
    assert len(said) == 1
    assert list(folder.glob("out/*")) == []
    assert on_timelines(folder) == set()


def test_a_folder_that_may_not_be_written_is_one_sentence(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    out.chmod(0o555)

    code, said = make(folder, out, _AS_NOBODY)

    assert (code, len(said)) == (1, 1)
    assert said[0].startswith(
        f"You do not have permission to write in the folder \u201c{out}\u201d."
    )
    assert list(out.iterdir()) == []
    assert on_timelines(folder) == set((folder / "before").iterdir())
