"""What a command finds around it: odd time zones, closed streams, names that are no text."""

import errno
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_desktop import beginning, log, writing
from outreach_desktop.cli.commands import commands
from outreach_desktop.cli.exits import ended
from outreach_desktop.db.engine import trouble
from tests.timing import PATIENCE

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="another kind of environment")


def run(
    *words: object,
    cwd: Path,
    env: dict[str, str] | None = None,
    before: Callable[[], object] = bool,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "outreach_desktop", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        timeout=PATIENCE,
        preexec_fn=before,
    )


@pytest.fixture
def _zone_again() -> object:
    import time

    yield
    time.tzset()


@pytest.mark.usefixtures("_zone_again")
@pytest.mark.parametrize(
    "zone",
    [
        ":/etc/passwd",
        "/etc/passwd",
        ":/etc",
        "folder",
        ":folder",
        "AAA+168",
        "AAA-167BBB-168",
        "AAA+24:59:59",
        "<AAA>+99999",
        "../../etc/passwd",
        "x" * 100_000,
        ":/dev/null",
    ],
)
def test_a_time_zone_that_nobody_can_reckon_with_is_left_aside_and_told(
    zone: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import time

    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    beginning.see_to_time_zone()
    assert "TZ" not in os.environ
    assert capsys.readouterr().err.startswith("The time zone in the variable TZ cannot")
    monkeypatch.delenv("TZ", raising=False)


@pytest.mark.usefixtures("_zone_again")
@pytest.mark.parametrize(
    "zone", ["", "UTC", "Europe/London", ":Europe/London", "EST5EDT", "<+0330>-3:30", "Nowhere/Odd"]
)
def test_a_time_zone_that_people_have_stays(
    zone: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    beginning.see_to_time_zone()
    assert os.environ["TZ"] == zone
    assert capsys.readouterr().err == ""


def test_a_command_works_in_an_odd_time_zone(tmp_path: Path) -> None:
    ran = run("--data", "g.outreach", "doctor", cwd=tmp_path, env={"TZ": ":/etc/passwd"})
    ran_too = run("--data", "g.outreach", "backup", cwd=tmp_path, env={"TZ": "AAA+168"})
    assert b"Traceback" not in ran.stderr + ran_too.stderr
    assert (ran.returncode, ran_too.returncode) == (1, 0)  # the doctor misses the backup


def test_no_file_takes_the_place_of_a_stream_that_was_closed(tmp_path: Path) -> None:
    """Else what is meant for the terminal would be written into a letter or a data file."""
    script = (
        "import os, sys\n"
        "from outreach_desktop import beginning\n"
        "beginning.hold_standard_streams()\n"
        "first = os.open('letter', os.O_CREAT | os.O_WRONLY)\n"
        "os.write(2, b'a warning')\n"
        "sys.exit(first <= 2)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: os.closerange(0, 3),
    )
    assert ran.returncode == 0
    assert (tmp_path / "letter").read_bytes() == b""


def test_a_command_with_every_stream_closed_does_its_work(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("First name,Last name\nAnn,Lee\n")
    group = ("--data", "g.outreach")
    closed = run(*group, "import", "list.csv", cwd=tmp_path, before=lambda: os.closerange(0, 3))
    assert closed.returncode == 0
    assert b"Ann Lee" in run(*group, "contacts", cwd=tmp_path).stdout


def test_names_and_words_that_are_no_text_are_told_in_a_sentence(tmp_path: Path) -> None:
    odd = os.fsdecode(b"n\xff\xfe.csv")
    for words in (
        ("--data", "g.outreach", "import", odd),
        ("--data", os.fsdecode(b"no\xff/g.outreach"), "contacts"),
        ("--data", "g.outreach", "contacts", os.fsdecode(b"Ann\xff")),
    ):
        ran = run(*words, cwd=tmp_path)
        assert b"Traceback" not in ran.stderr
        assert b"went wrong in the program" not in ran.stderr


@pytest.mark.parametrize(
    "words",
    [
        "--data= contacts",
        "--data= salvage",
        "--data= doctor",
        "import ",
        "group ",
        "check ",
        "check t.docx --annotate=",
        "fields ",
        "render  data.json out.docx",
        "render t.docx  out.docx",
        "render t.docx data.json ",
        "make t.docx --to=Person --out=",
        "backup --to=",
        "restore ",
        "unlock  new.outreach --passphrase-file=p",
        "unlock old.age  --passphrase-file=p",
        "unlock old.age new.outreach --passphrase-file=",
        "demo --out=",
    ],
)
def test_an_empty_name_is_no_file(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script whose variable was empty must not work in the folder it happens to be in."""
    monkeypatch.setattr(sys, "argv", ["outreach-desktop", *words.split(" ")])
    assert ended(commands) == 2
    assert "The name of a file or folder is empty" in capsys.readouterr().err


def test_python_without_the_libraries_is_told_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ImportError) as met:
        __import__("platformdirs.no_such_part")
    said = beginning.what_is_missing(met.value)
    assert "needs platformdirs" in said
    assert "start.py" in said


@pytest.mark.parametrize("name", ["outreach_desktop.no_such_part", None])
def test_a_module_of_ours_that_is_missing_is_a_mistake_and_flies(name: str | None) -> None:
    assert beginning.what_is_missing(ImportError("no such part", name=name)) == ""


def test_what_makes_qt_give_up_is_a_sentence_with_a_way_on(tmp_path: Path) -> None:
    qt_gives_up = (
        "from outreach_desktop.ui.shell import crash; crash.speak_for_qt();"
        "from PySide6.QtCore import qFatal; qFatal('no such screen')"
    )
    gone = subprocess.run(
        [sys.executable, "-c", qt_gives_up], cwd=ROOT, capture_output=True, timeout=PATIENCE
    )
    assert gone.returncode == 1
    assert gone.stderr.startswith(b"no such screen")
    assert b"\nThe window could not be opened, for the reason above" in gone.stderr
    assert b"--help" in gone.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_log_that_cannot_be_written_ends_no_work(tmp_path: Path) -> None:
    writer = log.start("commands", tmp_path)
    assert isinstance(writer, logging.FileHandler)
    assert writer.stream is not None
    writer.stream.close()
    writer.stream = os.fdopen(os.open("/dev/full", os.O_WRONLY), "w")

    log.ours.info("one line")
    assert writer not in log.ours.handlers
    writer.close()


def test_a_limit_on_the_size_of_files_is_named_with_a_way_out(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert writing.limit_on_files() == ""
    too_large = OSError(errno.EFBIG, "File too large")
    assert "would be larger" in writing.trouble(too_large, tmp_path / "x").message
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 40, before[1]))
    try:
        said = trouble.sentence("disk I/O error", "\u201cmine\u201d")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert said is not None
    assert "1,073,741,824 kB (ulimit -f)" in said.message


@pytest.mark.parametrize(
    "word", ["a" * 40_000, "a/" * 500_000, "../" * 300_000, "\u6f22" * 330_000]
)
def test_a_name_longer_than_any_computer_takes_is_told_and_not_repeated(
    word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (["--data", word, "contacts"], ["check", word], ["demo", "--out", word]):
        monkeypatch.setattr(sys, "argv", ["outreach-desktop", *words])
        assert ended(commands) == 2
        said = capsys.readouterr().err
        assert (
            f"has {len(word):,} characters, more than any computer allows. Type a shorter one."
            in said
        )
        assert len(said) < 500


@pytest.mark.parametrize("word", ["w" * 20_000, "it's " * 5_000, "\u201cw " * 6_000, "a/" * 9_000])
@pytest.mark.parametrize(
    "words",
    [
        "@",
        "--@",
        "@.outreach",
        "history --last @",
        "history --json=@",
        "redo @",
        "render a.docx a.json b.docx --missing @",
        "make a.docx --to Ann --missing @=blank",
        "make a.docx --to Ann --missing @=@",
        "import a.csv --sheet @",
        "import a.csv --map @",
        "import a.csv --map Name=@",
        "import a.csv --map @=notes",
        "check @.docx",
        "group @",
        "unlock @ b.outreach --passphrase-file c",
    ],
)
def test_a_long_word_is_not_repeated_whole(
    words: str,
    word: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("Name\nAnn Ng\n")
    given = [each.replace("@", word) for each in words.split()]
    monkeypatch.setattr(sys, "argv", ["outreach-desktop", "--data", "a.outreach", *given])
    assert ended(commands) in (1, 2)
    said = capsys.readouterr().err
    assert 0 < len(said) < 1_500


def test_what_is_no_longer_than_a_path_is_said_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    word = "a/" * 120
    monkeypatch.setattr(sys, "argv", ["outreach-desktop", "check", f"{word}Letter.docx"])
    assert ended(commands) == 1
    assert f"{word}Letter.docx" in capsys.readouterr().err
