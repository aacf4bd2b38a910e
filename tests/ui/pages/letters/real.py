"""The letters page as people have it: a data file on disk, and real threads behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from outreach_desktop.services import sample
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage


@contextmanager
def on_the_sample_group(qtbot: QtBot, folder: Path, today: date) -> Iterator[LettersPage]:
    """Shown, with its people listed; the data file in `folder` is closed at the end."""
    path = folder / "Sample group.outreach"
    sample.write_sample(path, today=today)
    runner = Runner()
    with qtbot.waitSignal(runner.opened):
        runner.open(runner, path)
    page = LettersPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.who.table.paged.ids))
    yield page
    runner.close()
