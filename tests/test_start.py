"""The first command a newcomer types."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
_START = _ROOT / "start.py"

# Runs start.py as if this Python lacked what Debian leaves out, with nothing to install it.
_WITHOUT = """
import os, runpy, sys
for name in {missing!r}:
    sys.modules[name] = None
os.environ["PATH"] = ""
sys.argv = ["start.py", "--version"]
runpy.run_path({start!r}, run_name="__main__")
"""


def _start_alone(folder: Path) -> None:
    """start.py in a folder of its own, where nothing is pinned."""
    (folder / "requirements").mkdir()
    (folder / "requirements" / "run.txt").write_text("")
    shutil.copy(_START, folder)
    (folder / "outreach_desktop").mkdir()
    shutil.copy(_ROOT / "outreach_desktop" / "start_words.py", folder / "outreach_desktop")


def test_start_can_be_read_by_an_old_python_so_that_it_can_say_so() -> None:
    ast.parse(_START.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_python_outside_the_range_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import runpy

    start = runpy.run_path(str(_START))
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))

    with pytest.raises(SystemExit):
        start["check_python"]()

    said = capsys.readouterr().err
    assert "needs Python 3.11 to 3.14; this one is 3.9." in said
    assert "python3.14 start.py" in said


def test_a_python_without_venv_names_the_package_to_install(tmp_path: Path) -> None:
    _start_alone(tmp_path)

    script = _WITHOUT.format(missing=["ensurepip"], start=str(tmp_path / "start.py"))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.returncode == 1
    assert "-venv" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_the_environment_s_own_python_does_not_take_the_environment_away(tmp_path: Path) -> None:
    _start_alone(tmp_path)
    inside = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(inside)], check=True)
    python = inside / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    done = subprocess.run(
        [str(python), str(tmp_path / "start.py"), "--version"], capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "from outside" in done.stderr
    assert python.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the work of children")
@pytest.mark.skipif(not (_ROOT / ".venv" / "run.txt.installed").exists(), reason="never started")
def test_a_second_start_adds_less_than_half_a_second_of_work() -> None:
    program = [sys.executable, "-m", "outreach_desktop", "--help"]
    start = [sys.executable, str(_START), "--help"]

    def seconds(command: list[str]) -> float:
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        own = after.children_user - before.children_user
        return own + after.children_system - before.children_system

    added = min(seconds(start) for _ in range(3)) - min(seconds(program) for _ in range(3))

    assert added < 0.5


def test_a_bundle_that_was_not_copied_whole_says_so(tmp_path: Path) -> None:
    _start_alone(tmp_path)
    (tmp_path / "wheels").mkdir()

    done = subprocess.run(
        [sys.executable, str(tmp_path / "start.py"), "--version"], capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "The folder is not whole" in done.stderr
    assert "Copy it again." in done.stderr


def test_a_missing_print_library_is_named_and_keeps_nobody_from_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import runpy

    start = runpy.run_path(str(_START))
    monkeypatch.setitem(start["PRINTING"], "libcups.so.2", "libcups2")
    monkeypatch.setitem(start["offer_printing"].__globals__, "can_open", lambda _: False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _: None)

    start["offer_printing"]()

    assert capsys.readouterr().err == (
        "To print, install libcups2. Until then documents can be saved as PDF.\n"
    )
