"""What may be passed on about a mistake of the program."""

import faulthandler
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop import log, paths
from outreach_desktop.domain.contacts import ContactDraft, problems
from outreach_desktop.log import reports, stops

CANARY = "Dr Ann O'Neil, 1 High Street"


def a_report(last_name: object = 5) -> str:
    try:
        problems(ContactDraft(last_name=last_name))  # type: ignore[arg-type]
    except AttributeError as error:
        try:
            raise ValueError(CANARY) from error
        except ValueError as other:
            return reports.report(type(other), other, other.__traceback__, window="Qt 6")
    raise AssertionError


def test_a_report_names_kinds_and_places_and_no_more() -> None:
    text = a_report()
    head, *rest = text.splitlines()
    assert head.startswith(f"Outreach Desktop {paths.version()}, Python 3.")
    assert "Qt 6" in head
    assert rest[0] == "ValueError"
    assert "because of AttributeError" in rest
    assert any(line.startswith("  domain/contacts.py:") for line in rest)
    assert CANARY not in text
    assert str(Path(__file__).parent) not in text


def test_a_report_ends_with_the_last_fifty_steps() -> None:
    log.known(["contacts.add"])
    for _ in range(60):
        log.happened("contacts.add")
    log.happened(CANARY)
    last = a_report().split("Last steps:\n")[1].splitlines()
    assert len(last) == 50
    assert last[0] == "  0 s before: contacts.add"
    assert last[-1] == "  0 s before: \u2026"


def test_the_five_newest_reports_stay() -> None:
    for number in range(7):
        reports.keep(f"report {number}")
    kept = sorted(paths.log_folder().glob("report*.txt"))
    assert len(kept) == 5
    assert "report 6" in {path.read_text("utf-8") for path in kept}


def test_where_no_report_can_be_kept_the_program_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    paths.log_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.log_folder().write_text("in the way")
    assert reports.keep("report") is None


_STOP = """
import faulthandler
from outreach_desktop.log import stops
assert stops.watch() == ""
faulthandler._sigsegv()
"""


def test_a_start_after_a_stop_finds_what_was_told_of_it_once() -> None:
    run = subprocess.run([sys.executable, "-c", _STOP], capture_output=True, text=True)
    assert run.returncode != 0
    try:
        text = stops.watch()
        again = stops.watch()
    finally:
        faulthandler.enable(2)  # as it was: the terminal
        for file in stops._open:
            file.close()
        stops._open.clear()
    assert "Stopped: Segmentation fault" in text
    assert str(Path(sys.prefix)) not in text
    assert again == ""
    [kept] = paths.log_folder().glob("report*.txt")
    assert kept.read_text("utf-8") == text
