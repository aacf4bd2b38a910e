"""A copy that was opened to be read is gone with the program, even when it was killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop import paths
from outreach_desktop.services import lent_copies

_LEND = """
import sys
from outreach_desktop.services import lent_copies
copy = lent_copies.place() / "letter.txt"
copy.write_text("Dear Dr O'Neil")
copy.chmod(0o400)
print(copy, flush=True)
sys.stdin.readline()
"""


def lender() -> tuple["subprocess.Popen[str]", Path]:
    run = subprocess.Popen(
        [sys.executable, "-c", _LEND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    return run, Path(run.stdout.readline().strip())


def test_copies_go_when_the_program_ends() -> None:
    run, copy = lender()
    assert copy.is_file()
    run.communicate("end\n")
    assert list(paths.opened_files().iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_what_a_killed_one_left_goes_at_the_next_start_and_what_another_has_stays() -> None:
    killed, left = lender()
    alive, kept = lender()
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert left.is_file()

    lent_copies.clear()
    assert not left.exists()
    assert kept.is_file()
    alive.communicate("end\n")
    assert list(paths.opened_files().iterdir()) == []
