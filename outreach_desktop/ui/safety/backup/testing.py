"""Testing the backups: each is read whole, while somebody watches."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety import backup
from outreach_desktop.services.safety.backup import BackupRow
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.safety.backup.table import BackupTable
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.words import say, say_many


class BackupTest(Dialog):
    """Goes through them beside the data thread, so that work can go on meanwhile."""

    manual = "safety#backups"

    def __init__(self, parent: QWidget, runner: Runner, path: Path) -> None:
        super().__init__(parent, say("Test my backups"))
        self.setModal(False)
        self._runner = runner
        self._path = path
        self._steps: Iterator[BackupRow] = iter(())
        self._tested: list[BackupRow] = []
        self._build()
        runner.aside(self, lambda: backup.backups(path), self._begin, fails=self._stop_with)

    def _build(self) -> None:
        self.told = label(say("Looking for backups \u2026"))
        self.outcome = Banner()
        self.outcome.hide()
        self.list = BackupTable(say("Backups that are tested"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Backups tested"))
        self.close_button = button(say("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self._runner.opened.connect(self.reject)  # these are the backups of another file
        for part in (self.told, self.outcome):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.progress)
        self.finish([self.close_button], size=(880, 560))

    def _begin(self, rows: list[BackupRow]) -> None:
        self.list.show_rows(rows)
        self.progress.setRange(0, max(len(rows), 1))
        self.told.setText(say("Each one is opened and read completely."))
        self._steps = iter(backup.test(self._path))
        self._go_on()

    def _go_on(self) -> None:
        self._runner.aside(self, lambda: next(self._steps, None), self._one, fails=self._stop_with)

    def _one(self, row: BackupRow | None) -> None:
        if row is None:
            self._sum_up()
            return
        self._tested.append(row)
        self.list.renew(row)
        self.progress.setValue(len(self._tested))
        self._go_on()

    def _sum_up(self) -> None:
        bad = [row for row in self._tested if row.problem]
        count = len(self._tested)
        if not count:
            self.outcome.say(
                say("There are no backups yet. File > Back up now makes the first."), "info"
            )
        elif bad:
            backups = say_many("{count} backup", "{count} backups", count)
            told = say_many(
                "Of {backups}, one is not good; the list says why. Back up now, so that there is "
                "a good new one.",
                "Of {backups}, {count} are not good; the list says why. Back up now, so that "
                "there is a good new one.",
                len(bad),
                backups=backups,
            )
            self.outcome.say(told, "warning")
        else:
            self.outcome.say(_all_sound(self._tested), "info")
        self.progress.hide()
        self._offer_close()

    def _stop_with(self, error: OutreachError) -> None:
        self.outcome.say(str(error), "danger")
        self.progress.hide()
        self._offer_close()

    def _offer_close(self) -> None:
        self.told.hide()
        self.close_button.setText(say("Close"))
        self.close_button.setAccessibleName(say("Close"))


def _all_sound(tested: list[BackupRow]) -> str:
    locked = sum(row.locked for row in tested)
    count = len(tested) - locked
    told = (
        say("The one backup is good.")
        if count == 1
        else say("All {count} backups are good.", count=count)
    )
    if not locked:
        return told
    untested = say_many(
        "{count} locked copy can only be tested with the passphrase, under Restore a backup.",
        "{count} locked copies can only be tested with the passphrase, under Restore a backup.",
        locked,
    )
    return f"{told} {untested}"
