"""Pictures of what a person meets around the data file: trouble at opening, backups, copies, a file to look at."""

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog

from outreach_desktop.services import contacts, data_file, group, sample
from outreach_desktop.services.data_file import Data, ReadOnlyError
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.safety.backup.copying import CopyElsewhere
from outreach_desktop.ui.safety.backup.testing import BackupTest
from outreach_desktop.ui.safety.data_file.trouble import Trouble
from outreach_desktop.ui.safety.recovery.restore import RestoreDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.forms import TickField
from tests.builders import person

DAY = dt.date(2026, 3, 2)
Take = Callable[..., None]


def take_all(take: Take, path: Callable[[str], Path]) -> None:
    """Each dialog, and the strips, with a file of the sample's people that has three backups."""
    with tempfile.TemporaryDirectory() as folder:
        file = _group(Path(folder) / "Lakeside.outreach")
        window = MainWindow(Runner(AtOnce()), lambda: DAY)
        window.files.open(file, create=False)
        window.show()
        window.files.restore()
        take(_of(window, RestoreDialog), path("window-restore"), size=(920, 700))
        window.files.test_backups()
        take(_of(window, BackupTest), path("window-test-backups"), size=(880, 480))
        window.files.copy_elsewhere()
        copy = _of(window, CopyElsewhere)
        copy.findChildren(TickField)[0].setChecked(True)
        take(copy, path("window-copy-elsewhere"), size=(600, 560))
        window.runner.close()
        window = MainWindow(Runner(AtOnce()), lambda: DAY)
        window.files.ways.look_at(file)
        take(window, path("window-look-only"))
        window.files.ways.lead_out(_read_only(file))
        take(_of(window, Trouble), path("window-read-only"), size=(520, 360))
        window.runner.close()
        _older(file)
        window.deleteLater()
        _take_trouble(take, file, path("window-changed-outside"))
        _zeros_in(file)
        _take_trouble(take, file, path("window-damaged"))


def _take_trouble(take: Take, file: Path, picture: Path) -> None:
    window = MainWindow(Runner(AtOnce()), lambda: DAY)
    window.show()
    window.files.ways.open(file, create=False)
    take(_of(window, RestoreDialog), picture, size=(920, 700))
    window.runner.close()
    window.deleteLater()


def _of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    [found] = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def _group(path: Path) -> Path:
    """The sample's people in a file that is no sample, with what was done since its last backup."""
    db = data_file.open_data(path, remember=False, begin=lambda new: sample.fill(new, today=DAY))
    group.save_profile(db, replace(group.profile(db), is_sample=False))
    for at in ("2026-02-21 17:05", "2026-02-27 16:40", "2026-03-01 10:32"):
        _at(db, at)
        backup.back_up(db, now=dt.datetime.fromisoformat(at).astimezone())
    contacts.remove(db, contacts.find(db, "akindele", today=DAY))
    person(db, "Marsh", title="Sr", first_name="Beth")
    _at(db, "2026-03-02 09:15")
    data_file.close(db)
    return path


def _at(db: Data, moment: str) -> None:
    """Pictures taken again are the same, whatever the day."""
    utc = dt.datetime.fromisoformat(moment).astimezone(dt.UTC)
    db.execute("UPDATE actions SET made_at = :at", {"at": utc.isoformat()})


def _read_only(path: Path) -> ReadOnlyError:
    return ReadOnlyError(
        path,
        f"\u201c{path.name}\u201d can be read but not changed.",
        hint="Look at it, or go on in a copy in a folder of your own.",
    )


def _older(path: Path) -> None:
    """A sync program has brought back an older copy."""
    before = path.read_bytes()
    db = data_file.open_data(path, remember=False)
    person(db, "Moss", title="Mr", first_name="Ivan")
    _at(db, "2026-03-02 09:40")
    data_file.close(db)
    path.write_bytes(before)


def _zeros_in(path: Path) -> None:
    """What a bad disk does to a file."""
    data = bytearray(path.read_bytes())
    data[8192:16384] = bytes(8192)
    path.write_bytes(data)
