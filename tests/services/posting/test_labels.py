"""Files of labels: what is refused before anything is written, and what is remembered of printers and sheets."""

import logging
import os
import stat
import sys
from pathlib import Path

import pytest

from outreach_desktop import paths, writing
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.domain.post.label_jobs import LabelJob, PrinterShift
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS, own
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import this_computer
from outreach_desktop.services.posting import label_settings, labels, office
from outreach_desktop.services.posting.addressees import Addressees

L7160 = LABEL_SHEETS["L7160"]
ANN = Addressed(
    name="Dr Ann O\u2019Neil",
    address=Address(street="Priory Road", town="Marrowby", postcode="QX1 2AB"),
)


def job(*entries: Addressed, start: int = 1) -> LabelJob:
    return outcome(labels.drawn(Addressees(entries=entries or (ANN,)), L7160, start=start))


def test_the_nearest_sheet_is_offered(tmp_path: Path) -> None:
    with pytest.raises(OutreachError) as error:
        labels.sheet_called("L7610")
    assert "L7160" in error.value.hint
    with pytest.raises(OutreachError) as other:
        labels.sheet_called("wallpaper")
    assert "L7651" in other.value.hint
    with pytest.raises(OutreachError, match="measures"):
        labels.sheet_called("own")
    with pytest.raises(OutreachError, match="210 mm wide"):
        labels.sheet_called("own", "columns=4 rows=7 width=63.5 height=38.1 left=7.2 top=15.15")


@pytest.mark.parametrize("start", [0, -3, 22, 10**9])
def test_a_start_beyond_the_sheet_is_refused(start: int) -> None:
    with pytest.raises(OutreachError, match="21 labels"):
        job(start=start)


def test_with_nobody_to_write_to_there_is_no_file() -> None:
    with pytest.raises(OutreachError, match="no one"):
        outcome(labels.drawn(Addressees(entries=()), L7160))


@pytest.mark.parametrize("name", ["labels.doc", "labels", "labels.odt", "/"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutreachError, match="neither"):
        labels.write(job(), tmp_path / name)


def test_a_file_that_is_there_a_missing_folder_and_one_that_word_has_open_are_told(
    tmp_path: Path,
) -> None:
    there = tmp_path / "labels.docx"
    labels.write(job(), there)
    before = there.read_bytes()
    with pytest.raises(OutreachError, match="already"):
        labels.write(job(), there)
    with pytest.raises(OutreachError, match="no folder"):
        labels.write(job(), tmp_path / "none" / "labels.docx")
    for name, held in (
        ("address labels.docx", "~$dress labels.docx"),
        ("mine.docx", "~$mine.docx"),
    ):
        (tmp_path / held).touch()
        with pytest.raises(OutreachError, match="open in Word"):
            labels.write(job(), tmp_path / name)
    assert there.read_bytes() == before


def test_a_folder_that_may_not_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("outreach_desktop.private.new", refuses)
    with pytest.raises(OutreachError, match="permission"):
        labels.write(job(), tmp_path / "labels.docx")
    assert list(tmp_path.iterdir()) == []


def test_names_that_had_to_be_shortened_are_told() -> None:
    long = Addressed(name="Aloysius " * 33, address=ANN.address)
    entries = (ANN, long)
    small = outcome(labels.drawn(Addressees(entries=entries), LABEL_SHEETS["L7651"]))

    assert labels.shortened(small, Addressees(entries=entries)) == (long.name,)


def test_a_pdf_is_painted_by_the_program_where_libreoffice_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "place", lambda: None)

    note = labels.write(job(), tmp_path / "labels.pdf")

    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    assert "LibreOffice is not installed" in note


@pytest.mark.skipif(os.name == "nt", reason="a script of its own, as Linux and macOS run it")
@pytest.mark.parametrize(
    ("script", "said"), [("exit 0", "No such file"), ("exit 1", "CalledProcessError")]
)
def test_a_libreoffice_that_makes_nothing_is_told(
    tmp_path: Path, script: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "soffice"
    broken.write_text(f"#!/bin/sh\n{script}\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(office, "place", lambda: broken)

    with pytest.raises(OutreachError, match=said):
        labels.write(job(), tmp_path / "labels.pdf")
    assert not (tmp_path / "labels.pdf").exists()


@pytest.mark.skipif(office.place() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_the_pdf_where_it_is_there(tmp_path: Path) -> None:
    assert labels.write(job(), tmp_path / "labels.pdf") == ""
    made = (tmp_path / "labels.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert sys.platform != "linux" or b"Carlito" in made  # it was lent the font of the program


# -- what is remembered ----------------------------------------------------------------------------


def test_how_far_each_printer_is_off_is_remembered() -> None:
    label_settings.keep_shift("Office", PrinterShift(0.5, -1.2))
    label_settings.keep_shift("Home \u00fc", PrinterShift(0, 0.3))

    assert label_settings.shift_of("Office") == PrinterShift(0.5, -1.2)
    assert label_settings.known_shift("Home \u00fc") == PrinterShift(0, 0.3)
    assert label_settings.shift_of("another") == PrinterShift()
    label_settings.keep_shift("Office", PrinterShift())
    assert set(label_settings.shifts()) == {"Home \u00fc"}
    with pytest.raises(OutreachError, match="Offize") as error:
        label_settings.known_shift("Offize")
    assert "Home" in error.value.hint


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"a": [1]}', '{"a": [1, "b"]}', '{"a": [999, 0]}', '{"a": [NaN, 0]}']
)
def test_what_cannot_be_understood_of_them_is_left(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    writing.make_folder(paths.settings_folder().parent)
    this_computer.remember("label-printers.json", text)
    with caplog.at_level(logging.WARNING):
        assert label_settings.shifts() == {}


def test_measures_are_remembered_and_nonsense_is_not() -> None:
    assert label_settings.own_sheet() is None
    sheet = own("Letter", columns=2, rows=3, width=90, height=60, left=10, top=12.5)
    label_settings.keep_own_sheet(sheet)
    assert label_settings.own_sheet() == sheet
    this_computer.remember(
        "label-sheet.txt", "columns=9 rows=9 width=90 height=60 left=10 top=12.5"
    )
    assert label_settings.own_sheet() is None


def test_a_shift_that_is_none_is_refused() -> None:
    with pytest.raises(OutreachError, match="10 mm"):
        labels.see_that_it_is_sensible(PrinterShift(0, float("nan")))
    with pytest.raises(OutreachError, match="10 mm"):
        labels.sheet_to_try(L7160, PrinterShift(11, 0))
    assert len(labels.sheet_to_try(L7160).texts) == 21
