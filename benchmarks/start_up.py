"""Start to a usable window with 10,000 contacts, against an empty QMainWindow in the same run.

    python -m benchmarks.start_up

Each start is a process of its own, measured from before the first import until the first screen
has been painted; the window is usable when the list shows its rows and the first card is there.
Prints the median of some starts in turn, ours and the empty window's, and the ratio.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PEOPLE = 10_000
ROUNDS = 7

_EMPTY = """
import time; start = time.perf_counter()
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
application.processEvents()
print(time.perf_counter() - start)
"""

_OURS = """
import time; start = time.perf_counter()
import sys, datetime
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
application = QApplication(sys.argv)
from outreach_desktop.ui import appearance
from outreach_desktop.ui.main_window import MainWindow
from outreach_desktop.ui.runner import Runner
appearance.apply()
runner = Runner()
window = MainWindow(runner, datetime.date.today)
window.show()
window.files.open(Path(sys.argv[1]), create=False)
def usable():
    page = window.stack.currentWidget()
    return page is not window.first_run and page.person.card and page.people.table.paged.row(0)
while not usable():
    application.processEvents()
application.processEvents()
print(time.perf_counter() - start)
assert len(window.stack.currentWidget().people.table.paged.ids) == 10_000
runner.close()
"""


def main() -> None:
    """Fill a data file, start both in turn, print medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Many.outreach"
        fill(file)
        times: dict[str, list[float]] = {"empty": [], "ours": []}
        for _ in range(ROUNDS):
            times["empty"].append(seconds(_EMPTY))
            times["ours"].append(seconds(_OURS, str(file), folder))
    empty, ours = (statistics.median(times[name]) for name in ("empty", "ours"))
    print(f"usable window with {PEOPLE:,} contacts  {ours * 1000:6.0f} ms")
    print(f"empty QMainWindow                    {empty * 1000:6.0f} ms")
    print(f"ratio                                {ours / empty:6.1f}")


def seconds(program: str, *words: str) -> float:
    """What one start of `program` says it took."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[0])


def fill(file: Path) -> None:
    """A data file with as many people, some of them at one of a hundred places."""
    from outreach_desktop.domain.contacts import ContactDraft
    from outreach_desktop.domain.organisations import OrganisationDraft
    from outreach_desktop.domain.roles import RoleDraft
    from outreach_desktop.services import contacts, data_file, organisations

    db = data_file.open_data(file)
    with db.atomic():
        places = [
            organisations.add(db, OrganisationDraft(name=f"Practice {number}")).id
            for number in range(100)
        ]
        for number in range(PEOPLE):
            contacts.add(
                db,
                ContactDraft(
                    title="Dr",
                    first_name=f"Ann{number % 97}",
                    last_name=f"O'Neil {number}",
                    profession=("GP", "nurse", "urologist")[number % 3],
                    tags=("core",) if number % 10 == 0 else (),
                ),
                role=RoleDraft(contact_id="", organisation_id=places[number % 100], is_main=True),
            )
    data_file.close(db)


if __name__ == "__main__":
    main()
