"""The pictures of the list of what was done, in everything and of one person."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from outreach_desktop.services import contacts, data_file, events, sample, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.safety.history import HistoryDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders

TODAY = dt.date(2026, 3, 2)
_CSV = Path(__file__).parent / "data" / "google.csv"


def take_all(take: Callable[..., None], path: Callable[[str], Path]) -> None:
    """Everything that was done, with one action undone; then what was done about one person."""
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    ann = _work(db)
    runner = Runner(AtOnce(), db=db)
    window = MainWindow(runner, lambda: TODAY)
    runner.opened.emit(None)
    _take(take, HistoryDialog(window, runner), path("window-history"), chosen=1)
    of_ann = HistoryDialog(window, runner, contact_id=ann, name="Dr Ann O'Neil")
    _take(take, of_ann, path("window-history-of-one"), chosen=0)
    window.close()
    data_file.close(db)


def _take(take: Callable[..., None], dialog: HistoryDialog, path: Path, *, chosen: int) -> None:
    dialog.table.select_row(chosen)
    dialog.table.setFocus()
    take(dialog, path, size=(800, 640))
    dialog.reject()


def _work(db: Data) -> str:
    """An afternoon's work; the id of somebody it was about."""
    for _ in imports.apply(db, imports.plan(db, _CSV, today=TODAY)):
        pass
    both = contacts.get_all(db, contacts.find(db, "o'neil", today=TODAY))
    ann = max(both, key=lambda one: one.phone).id  # the sample has one too
    builders.call(db, contacts.get(db, ann), TODAY, "Will hand out our leaflets")
    evening = builders.open_evening(db, dt.date(2026, 4, 1), "Spring open evening")
    nurses = contacts.find(db, "profession:nurse", today=TODAY)
    events.add_participants(db, evening.id, nurses)
    contacts.add_tag(db, nurses, "newsletter")
    contacts.change(db, replace(contacts.get(db, ann), phone="01632 960002", large_print=True))
    contacts.remove(db, nurses[:2])
    db.execute(
        "UPDATE actions SET made_at = strftime('%Y-%m-%dT%H:%M:%fZ', '2026-03-02 14:10',"
        " format('+%d minutes', number * 7))"
    )
    undo.undo(db)
    return ann
