"""The log lets nothing through that could be somebody's, whoever logs it and however."""

import logging
import sys
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_desktop import log
from outreach_desktop.domain.documents.documents import DocumentState
from outreach_desktop.errors import OutreachError
from outreach_desktop.log.harmless import Plain

CANARY = "Dr Ann O'Neil, 1 High Street"
_here = logging.getLogger("outreach_desktop.services.somewhere")


@pytest.fixture
def noted(tmp_path: Path) -> Iterator[Path]:
    showing, root = warnings.showwarning, list(logging.getLogger().handlers)
    writer = log.start("test", tmp_path)
    yield tmp_path / "test.log"
    log.ours.removeHandler(writer)
    writer.close()
    warnings.showwarning = showing
    logging.getLogger().handlers[:] = root


def test_sentences_of_the_code_and_harmless_values_stand_in_the_log(noted: Path) -> None:
    row = str(uuid.uuid4())
    _here.info("made %d of %s: %s %s %s", 12, row, DocumentState.MADE, ValueError, "OSError")
    line = noted.read_text("utf-8").strip()
    assert line.endswith(f"INFO \u2026 made 12 of {row}: made ValueError OSError")


def test_the_place_in_the_program_stands_in_the_log_without_the_folder_it_is_in(
    noted: Path,
) -> None:
    log.happened("contacts.unheard_of")
    [line] = noted.read_text("utf-8").splitlines()
    assert " INFO log/steps.py:" in line
    assert line.endswith(" \u2026")
    assert str(Path.home()) not in line


@pytest.mark.parametrize(
    "value",
    [
        CANARY,
        "Patel",
        Path("/home/ann.oneil/Outreach"),
        {"name": CANARY},
        [CANARY],
        b"Patel",
        logging.getLogger,
    ],
)
def test_a_value_of_any_other_kind_becomes_an_ellipsis(noted: Path, value: object) -> None:
    _here.warning("%s could not be read", value)
    assert noted.read_text("utf-8").strip().endswith("\u2026 could not be read")


def test_a_sentence_that_was_put_together_is_not_believed(noted: Path) -> None:
    _here.warning(f"{CANARY} could not be read")
    _here.warning("%s could not be read" % CANARY)  # noqa: UP031 - and another
    _here.warning(CANARY)
    assert "Ann" not in noted.read_text("utf-8").replace("CANARY", "")
    assert noted.read_text("utf-8").count("\n") == 3


def test_the_text_of_an_exception_is_left_out(noted: Path) -> None:
    try:
        raise OutreachError(CANARY)
    except OutreachError as error:
        _here.exception("not read")
        _here.warning("not read: %s", error, exc_info=True, stack_info=True)
    lines = noted.read_text("utf-8").splitlines()
    assert [line.split("\u2026 ")[1] for line in lines] == [
        "not read OutreachError",
        "not read: OutreachError OutreachError",
    ]


def test_a_sentence_with_too_few_places_is_said_as_it_stands() -> None:
    record = _here.makeRecord(_here.name, logging.INFO, __file__, 0, "only %d", (CANARY,), None)
    frame = sys._getframe()
    record.pathname, record.lineno = frame.f_code.co_filename, frame.f_lineno + 1
    assert Plain().format(record).endswith("\u2026 only %d")


def test_what_libraries_say_reaches_no_file_and_no_terminal(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("vobject.base").error("bad line %s", CANARY)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = log._note_warning
        warnings.warn(CANARY, UserWarning, stacklevel=1)
    text = noted.read_text("utf-8") + "".join(capsys.readouterr())
    assert "UserWarning at" in text
    assert "Ann" not in text


def test_the_log_keeps_five_files_of_a_megabyte(
    noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [writer] = [one for one in log.ours.handlers if isinstance(one, log._LogFile)]
    assert (writer.maxBytes, writer.backupCount) == (1_000_000, 4)
    writer.maxBytes = 200
    for number in range(100):
        _here.info("number %d", number)
    names = sorted(path.name for path in noted.parent.iterdir())
    assert names == ["test.log", *(f"test.log.{number}" for number in range(1, 5))]
    assert "number 99" in noted.read_text("utf-8")


def test_where_no_log_can_be_written_the_program_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    writer = log.start("test", tmp_path / "file" / "logs")
    _here.info("nobody hears")
    log.ours.removeHandler(writer)
    assert type(writer) is logging.NullHandler
