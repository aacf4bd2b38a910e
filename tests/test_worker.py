"""Work on a file nobody trusts is done in a process that cannot harm, and ends."""

import gzip
import multiprocessing
import multiprocessing.spawn
import zlib
from pathlib import Path

import pytest

from outreach_desktop import worker
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine import trial


def doing(code: str, seconds: float = worker.SECONDS) -> bytes:
    """What a line of Python comes to over there; `eval` is a function that every process has."""
    return worker.tried(eval, code.encode(), seconds=seconds)


def test_what_is_worked_out_comes_back() -> None:
    assert worker.tried(zlib.decompress, zlib.compress(b"x" * 3_000_000)) == b"x" * 3_000_000


def test_what_the_work_refuses_is_refused_here_in_the_same_words() -> None:
    with pytest.raises(OutreachError, match="RTF") as caught:
        worker.tried(trial.tried, b"{\\rtf1 hello}")

    assert "save it as a Word document" in caught.value.hint


def test_work_that_does_not_end_is_ended() -> None:
    with pytest.raises(OutreachError, match="more than 2 seconds") as caught:
        doing("any(iter(int, 1))", seconds=2)

    assert caught.value.hint
    assert not multiprocessing.active_children()


def test_work_that_fills_the_memory_is_refused() -> None:
    bomb = gzip.compress(b"\0" * (1 << 20)) * 600

    with pytest.raises(OutreachError, match="too much memory"):
        worker.tried(gzip.decompress, bomb)


@pytest.mark.parametrize(
    "code",
    ["__import__('os').abort()", "__import__('os')._exit(0)", "1 / 0", "__import__('sys').exit(3)"],
)
def test_a_process_that_dies_takes_nobody_with_it(
    code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(OutreachError, match="is not used"):
        doing(code)

    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/bin/false").exists(), reason="no program that dies at once")
def test_a_process_that_dies_before_it_begins_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(multiprocessing.spawn, "_python_exe", b"/bin/false")

    with pytest.raises(OutreachError, match="is not used"):
        worker.tried(zlib.decompress, b"x" * (8 << 20))


def test_no_file_is_written_over_there(tmp_path: Path) -> None:
    with pytest.raises(OutreachError):
        doing(f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x')")

    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_bytes()


def test_who_waits_may_stop_the_work() -> None:
    def enough() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        worker.tried(eval, b"any(iter(int, 1))", waits=enough)

    assert not multiprocessing.active_children()
