"""The command line as a process: what other programs and impatient people do to it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop.services import data_file
from tests.builders import person, template
from tests.timing import PATIENCE

DATA = Path(__file__).parent.parent / "data"
COMMAND = [sys.executable, "-m", "outreach_desktop"]
ROOT = Path(__file__).parents[2]


def run(*words: object, cwd: Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*COMMAND, *map(str, words)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output="stdout" not in more,
        timeout=PATIENCE,
        **more,
    )


def test_a_list_becomes_letters_without_a_window(tmp_path: Path) -> None:
    template(tmp_path / "letter.docx", "Dear {{ contact.salutation }},")
    group = ("--data", "group.outreach")

    imported = run(*group, "import", DATA / "google.csv", "--json", cwd=tmp_path)
    made = run(
        *group, "make", "letter.docx", "--to", "-tag:x", "--out", "out", "--json", cwd=tmp_path
    )
    listed = run(*group, "contacts", "-place:ashby", "--json", cwd=tmp_path)

    assert json.loads(imported.stdout)["new"] == 6
    assert json.loads(made.stdout)["made"] == 5
    assert len(list(tmp_path.glob("out/*.docx"))) == 5
    assert sorted(each["name"] for each in json.loads(listed.stdout)) == [
        "Sister Mary Clare Finn",
        "Łukasz Wójcik",
    ]
    assert b"new data file" in imported.stderr
    assert (made.stderr, listed.stderr) == (b"", b"")


def test_words_are_utf_8_whatever_the_computer_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")

    ran = run("--data", "g.outreach", "import", DATA / "google.csv", cwd=tmp_path)

    assert "Łukasz Wójcik" in ran.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a pipe there breaks in another way")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_early_hears_no_complaint(tmp_path: Path, unbuffered: str) -> None:
    many = tmp_path / "many.csv"
    rows = (f"Ann,Lee {number},{number}@example.org\n" for number in range(600))
    many.write_text("First name,Last name,E-mail\n" + "".join(rows))
    run("--data", "g.outreach", "import", many, "--json", cwd=tmp_path)

    listing = subprocess.Popen(
        [*COMMAND, "--data", "g.outreach", "contacts", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert listing.stdout is not None
    assert listing.stderr is not None
    listing.stdout.readline()
    listing.stdout.close()

    assert (listing.stderr.read(), listing.wait(PATIENCE)) == (b"", 0)
    listing.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_behind_the_words_is_a_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = run("--help", cwd=tmp_path, stdout=full, stderr=subprocess.PIPE)

    assert ran.returncode == 1
    assert ran.stderr.startswith(b"The computer stopped this")


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")
def test_stopping_the_demo_says_so_and_leaves_no_pieces(tmp_path: Path) -> None:
    # From within, as its third letter is named: from outside it may have ended before anybody looks.
    stopped = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored by what runs in the background
        "sys.argv[1:] = ['demo', '--out', 'out']\n"
        "seen = []\n"
        "def look(event, paths):\n"
        "    if event == 'os.link' and str(paths[1]).endswith('.docx'):\n"
        "        seen.append(paths[1])\n"
        "        if len(seen) == 3: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.addaudithook(look)\n"
        "from outreach_desktop.__main__ import main\n"
        "main()\n"
    )
    demo = subprocess.run(
        [sys.executable, "-c", stopped],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=PATIENCE,
    )

    assert (demo.returncode, demo.stdout) == (1, b"")
    assert demo.stderr == b"\nStopped. What was finished before stays.\n"
    assert not list(tmp_path.rglob("*.part"))
    assert len(list(tmp_path.rglob("*.docx"))) in (2, 3)


_HEAVY = ("PySide6", "docx", "lxml", "jinja2", "babel", "phonenumbers")


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (["--help"], ("sqlite_utils",)),
        (
            ["--data", "group.outreach", "contacts", "--json"],
            (
                "outreach_desktop.services.undo",
                "outreach_desktop.services.making",
                "outreach_desktop.db.rescue.damaged_file",
                "outreach_desktop.words.local",
            ),
        ),
    ],
)
def test_a_command_waits_for_nothing_it_does_not_need(
    tmp_path: Path, words: list[str], more: tuple[str, ...]
) -> None:
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    person(db)
    data_file.close(db)
    asked = (
        f"import sys; sys.argv[1:] = {words};"
        "from outreach_desktop.__main__ import main\n"
        "try: main()\n"
        f"except SystemExit: print('loaded', *({{*{(*_HEAVY, *more)}}} & {{*sys.modules}}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )

    assert ran.stdout.splitlines()[-1] == "loaded", ran.stderr
