"""PDFs that LibreOffice makes: where it is installed they are offered, whole, one for each document."""

import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.printing import Piece
from outreach_desktop.services.posting import office
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.paper.ink import PdfInk
from outreach_desktop.ui.printing import exact
from outreach_desktop.ui.printing.asking import OFFICE_PDFS, PAGES
from outreach_desktop.ui.printing.dialog import PrintDialog
from tests.ui.printing.conftest import Letters, Queue
from tests.ui.printing.test_dialog import Opens, opens

__all__ = ["opens"]
MAKER = "LibreOffice".encode("utf-16-be").hex().upper().encode()
"""As PDF files say who made them."""
needs_office = pytest.mark.skipif(
    office.place() is None, reason="LibreOffice is not on this computer"
)


def inked(dialog: PrintDialog) -> object:
    """What lies first on the page in view."""
    return dialog.preview.pages.pages.sheets[0].marks[0].ink


@needs_office
def test_each_document_is_saved_as_libreoffice_makes_it(
    opens: Opens,
    letters: Letters,
    queue: Queue,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "PDF"
    folder.mkdir()
    monkeypatch.setattr(choosing, "folder", lambda *_: folder)
    runs = list[list[str]]()
    run = subprocess.run

    def counted(command: list[str], **words: object) -> object:
        runs.append(command)
        return run(command, **words)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", counted)
    dialog = opens(letters(3))
    dialog.form.where.set_value(OFFICE_PDFS)
    dialog.print.click()
    qtbot.waitUntil(lambda: not dialog.is_under_way, timeout=120_000)

    made = sorted(folder.glob("*.pdf"))
    assert len(made) == 3
    assert all(MAKER in one.read_bytes() for one in made)
    assert "3 PDF files were saved" in dialog.after.result.text()
    assert len(runs) == 1


@needs_office
def test_single_pages_are_not_for_libreoffice(opens: Opens, letters: Letters, queue: Queue) -> None:
    dialog = opens(letters(2, pages=(1, 2)))
    dialog.form.where.set_value(OFFICE_PDFS)
    dialog.form.what.set_value(PAGES)
    assert "whole documents" in dialog.summary.text()
    assert not dialog.print.isEnabled()


@needs_office
def test_the_document_in_view_is_seen_as_libreoffice_prints_it_and_opened_as_a_pdf(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[Path]()
    monkeypatch.setattr(
        "outreach_desktop.ui.printing.preview.open_outside", lambda _, path: opened.append(path)
    )
    dialog = opens(letters(2))
    preview = dialog.preview
    assert not preview.as_pdf.isVisibleTo(preview)
    preview.walk(1)
    preview.exact.click()
    assert preview.exact.isEnabled()  # else the keyboard would go to the button beside it
    qtbot.waitUntil(lambda: preview.as_pdf.isVisibleTo(preview), timeout=120_000)
    assert isinstance(inked(dialog), PdfInk)
    assert preview.exact.text() == "Drawn pages"

    preview.as_pdf.click()
    (copy,) = opened
    assert copy.read_bytes().startswith(b"%PDF")
    assert copy.stem == dialog.pile.pieces[1].path.stem

    preview.exact.click()
    qtbot.waitUntil(lambda: not preview.as_pdf.isVisibleTo(preview))
    assert not isinstance(inked(dialog), PdfInk)
    assert preview.exact.text() == "Exact pages"


@needs_office
def test_who_walks_on_sees_the_next_document_exactly_too(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(2))
    preview = dialog.preview
    preview.exact.click()
    preview.walk(1)  # while LibreOffice is still at the first
    qtbot.waitUntil(lambda: preview.as_pdf.isVisibleTo(preview), timeout=120_000)
    ink = inked(dialog)
    assert isinstance(ink, PdfInk)
    assert ink.description == dialog.pile.pieces[1].called
    preview.walk(-1)
    qtbot.waitUntil(lambda: preview.as_pdf.isVisibleTo(preview), timeout=120_000)


@needs_office
def test_where_libreoffice_makes_no_page_the_drawn_ones_stay_and_it_is_told(
    opens: Opens,
    letters: Letters,
    queue: Queue,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = list[str]()
    monkeypatch.setattr(
        "outreach_desktop.ui.printing.preview.messages.tell",
        lambda _, error: told.append(str(error)),
    )
    dialog = opens(letters(1))
    dialog.pile.pieces[0].path.unlink()
    dialog.preview.exact.click()
    qtbot.waitUntil(lambda: bool(told), timeout=120_000)
    assert dialog.pile.pieces[0].path.name in told[0]
    assert dialog.preview.exact.text() == "Exact pages"
    assert not isinstance(inked(dialog), PdfInk)


def test_without_libreoffice_nothing_of_it_is_offered(
    opens: Opens, letters: Letters, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "place", lambda: None)
    dialog = opens(letters(1))
    assert dialog.form.where.findData(OFFICE_PDFS) < 0
    assert not dialog.preview.exact.isVisible()
    assert not exact.is_there()


@needs_office
def test_a_document_that_is_no_word_file_is_named_and_nothing_is_left_half_written(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "gone.docx"
    with pytest.raises(Exception, match=r"gone\.docx"):
        exact.exact_pages(Piece(path=broken, title="A letter"))
