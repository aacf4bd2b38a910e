"""The pictures of a list that comes in: its columns, its people, and what doubtful words mean."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from outreach_desktop.services import data_file, sample
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.importing.dialog import ImportDialog
from outreach_desktop.ui.importing.steps import COLUMNS, PEOPLE
from outreach_desktop.ui.shell.main_window import MainWindow

TODAY = dt.date(2026, 3, 2)
_SIZE = (1200, 700)
_LIST = """\
Name,Practice Name,Address,Tel No,NHS Email,Newsletter,Comments,Shoe size
"QUELLOW, Dr Jane",Fells Surgery,"12 High Street, Marrowby, LA1 2AB",01632 960001,jane.quellow@example.org,no,,38
Dr A. Tarn (urology),Lakeside General,"Castle Road, Ashby, QX1 2AB",01632 960002,a.tarn@example.org,,,
Mr & Mrs P Fennick,,"4 Mill Lane, Ashby, QX1 9ZZ",1632960003,,,DO NOT CONTACT - asked 2/2025,
Prof. \u0141ukasz Nowak FRCS,Lakeside General,,N/A,see reception,,do not post,
Wilma Marsh,N/A,"4 Low Street, Ashby, QX1 4AB",07700 900123,wilma@example.org,no,,41
,Mere Pharmacy,"1 Mere Street, Ashby, QX1 3AB",01632 960009,,,,
Reception,,,01632 960010,,,,
Carlos Vega Jr.,Fells Surgery,,,carlos@example.org,no,,
"""


def take_all(take: Callable[..., None], path: Callable[[str], Path]) -> None:
    """Three of the steps, with the sample group behind them."""
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    runner = Runner(AtOnce(), db=db)
    window = MainWindow(runner, lambda: TODAY)
    runner.opened.emit(None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Members.csv"
        file.write_text(_LIST, "utf-8")
        dialog = ImportDialog(window, runner, lambda: TODAY, file)
        dialog.show()
        take(dialog, path("window-import-columns"), size=_SIZE)
        _go_on(dialog, COLUMNS)
        dialog.people.table.select_row(2)
        take(dialog, path("window-import-people"), size=_SIZE)
        _go_on(dialog, PEOPLE)
        take(dialog, path("window-import-wishes"), size=_SIZE)
        dialog.reject()
    window.close()
    data_file.close(db)


def _go_on(dialog: ImportDialog, place: int) -> None:
    """Press Next, and wait for the step after this one."""
    dialog.next.click()
    while dialog.steps.currentIndex() == place:
        QApplication.processEvents()
