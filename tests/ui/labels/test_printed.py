"""What the print system is given of labels: on one side, in their size, however little of the paper the printer reaches."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.post.label_lines import room
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS
from outreach_desktop.services.posting import labels
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.printing.dialog import PrintDialog
from tests.templates.labels.measuring import WORDS, words
from tests.ui.printing.conftest import A4, OFFICE, Queue, offer, queue

__all__ = ["queue"]

SHEET = LABEL_SHEETS["3475"]
"""Its labels lie at the very edge of the paper."""


@pytest.mark.skipif(WORDS is None, reason="poppler is not installed")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt prints")
@pytest.mark.parametrize("is_exact", [True, False])
def test_nothing_is_moved_or_made_smaller_for_the_edges_of_a_printer(
    queue: Queue,
    qtbot: QtBot,
    runner: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_exact: bool,
    today: date,
) -> None:
    edges = (20.0, 20.0, 20.0, 40.0)  # more than the 5 mm that labels keep free
    paper = replace(A4, edges=edges)
    offer(monkeypatch, Office=replace(OFFICE, papers=(paper,), usual_paper=paper))
    document = labels.as_word(labels.sheet_to_try(SHEET))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PrintDialog(
        parent, runner, lending.lent("Labels", document, is_exact=is_exact), lambda: today
    )
    dialog.show()
    qtbot.waitUntil(lambda: dialog.pile.is_known and dialog.print.isEnabled())
    dialog.form.two_sided.setChecked(True)

    dialog.print.click()

    qtbot.waitUntil(lambda: not dialog.is_under_way)
    (job,) = queue.jobs
    (file,) = tmp_path.glob("commands/*.data")
    (last,) = [one for one in words(file)[0] if one.text == "24"]
    place = SHEET.place(24)
    off = abs(last.left - place.x - room(SHEET, place).x)
    assert "print-scaling=none" in job.words
    assert job.option("sides") == ("one-sided" if is_exact else "two-sided-long-edge")
    assert (off <= 0.2) == is_exact
    dialog.close()
