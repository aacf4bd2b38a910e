"""What somebody typed is in the data file and nowhere else: no log, report, cache or temporary file has it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop.cli.commands import ROOMS
from tests.reliability import canaries
from tests.reliability.canaries import ATTACHED, CANARIES, FILES
from tests.reliability.counts import Counted, proof
from tests.timing import PATIENCE

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps its folders elsewhere"
)

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer of one's own: its home folder, its folder for passing things."""
    home = tmp_path / "home"
    for name, folder in (
        ("HOME", home),
        ("TMPDIR", home / "tmp"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_STATE_HOME", home / "state"),
        ("XDG_CACHE_HOME", home / "cache"),
        ("XDG_DOCUMENTS_DIR", home / "Documents"),
        ("XDG_RUNTIME_DIR", home / "run"),
    ):
        monkeypatch.setenv(name, str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return home


def live(part: str) -> subprocess.CompletedProcess[str]:
    """One process of the program, as long as it lives."""
    return subprocess.run(
        [sys.executable, "-m", "tests.reliability.canaries", part],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def hits(file: Path, words: list[str]) -> list[str]:
    """Which of the words are in a file, in whatever shape text is kept."""
    content = file.read_bytes()
    return [
        word for word in words if word.encode() in content or word.encode("utf-16-le") in content
    ]


def test_every_command_meets_them(home: Path) -> None:
    met = {word for words in canaries.words_of_commands() for word in words} & set(ROOMS)
    assert met == set(ROOMS)
    assert len(CANARIES) == len(set(CANARIES)) == 50


@proof(
    "S12",
    "canaries through every command, every form, mistakes and stops",
    quick=50,
    full=50,
    shares=1,
)
def test_what_somebody_typed_is_in_no_log_report_cache_or_temporary_file(
    count: int, counted: Counted, home: Path
) -> None:
    canaries.prepare()
    said = live("commands")
    assert said.stdout.count("ended [") == len(canaries.words_of_commands()), said.stderr
    mistake, stop = live("bug"), live("window")
    assert stop.returncode < 0, stop.stderr
    assert list(home.glob(f"cache/**/{ATTACHED}.txt")), "a copy was lent when the window stopped"
    after = live("next_start")
    assert "Something went wrong in the program itself." in mistake.stderr
    assert after.returncode == 0, after.stderr
    assert "Outreach Desktop stopped by itself last time." in after.stdout
    assert "What was being entered last time was kept" in after.stdout

    met = [word for word in CANARIES if hits(canaries.data_file_path(), [word])]
    found = {
        f"stderr of {name}": [word for word in CANARIES if word in run.stderr]
        for name, run in (("a mistake", mistake), ("a stop", stop), ("a start", after))
    }
    for file in sorted(home.rglob("*")):
        if file.is_file() and not file.is_relative_to(home / "Documents"):
            # Which files were opened last is remembered on purpose, in the settings alone.
            names_are_right = file.is_relative_to(home / "config")
            words = [word for word in CANARIES if not (names_are_right and word in FILES)]
            found[str(file.relative_to(home))] = hits(file, words)

    logs = home / "state" / "outreach-desktop" / "log"
    assert {path.name for path in logs.iterdir()} >= {"commands.log", "window.log"}
    reports = [path.read_text("utf-8") for path in logs.glob("report *.txt")]
    assert any("Stopped: Segmentation fault" in text for text in reports)
    assert any("ValueError" in text for text in reports)
    assert len(met) > 25, "the canaries have not been typed"
    counted(canaries=count, files=len(found), hits=sum(map(len, found.values())))
    assert {name: words for name, words in found.items() if words} == {}
