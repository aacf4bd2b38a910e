"""The picture of what is asked before printing, with a batch of packets behind it."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from outreach_desktop.services import contacts, data_file, sample
from outreach_desktop.services.after import printing
from outreach_desktop.services.making import letters
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.printing import finding
from outreach_desktop.ui.printing.dialog import PrintDialog
from outreach_desktop.ui.printing.printers import Abilities, PrinterName, PrinterPaper
from outreach_desktop.ui.shell.main_window import MainWindow

TODAY = dt.date(2026, 3, 2)
_SIZE = (1200, 760)
_A4 = PrinterPaper(key="A4", size=(595.0, 842.0))


def take_all(take: Callable[..., None], path: Callable[[str], Path]) -> None:
    """Packets for six, on both sides of the paper of a printer that is set up."""
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    runner = Runner(AtOnce(), db=db)
    window = MainWindow(runner, lambda: TODAY)
    runner.opened.emit(None)
    office = [PrinterName(name="Office", words="Office, ground floor")]
    can = Abilities(papers=(_A4,), usual_paper=_A4, two_sided=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(finding, "printers", lambda: office),
        patch.object(finding, "abilities", lambda _: can),
    ):
        people = contacts.find(db, "profession:urologist", today=TODAY)
        packet = [one for one in letters.choices() if one.name == "information-packet"]
        plan = letters.plan(db, people, packet, today=TODAY)
        now = dt.datetime.combine(TODAY, dt.time(9))
        for _ in letters.make(db, plan, Path(folder) / "Packets", now=now):
            pass
        dialog = PrintDialog(window, runner, printing.made_earlier(db)[0], lambda: TODAY)
        dialog.show()
        while not dialog.pile.is_known:
            QApplication.processEvents()
        dialog.form.two_sided.setChecked(True)
        take(dialog, path("window-print"), size=_SIZE)
        dialog.reject()
    window.close()
    data_file.close(db)
