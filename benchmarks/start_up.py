"""Start to a usable window with 10,000 contacts, against an empty QMainWindow in the same run.

    python -m benchmarks.start_up

Each start is a process of its own, measured from before the first import until the first screen
has been painted; the window is usable when the list shows its rows and the first card is there.
Python keeps what it compiled, as it does for everybody after the first start. Prints the medians of
some starts in turn, ours and the empty window's, as seconds by the clock and of CPU, and the ratio.
"""

import os
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
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
while not window.windowHandle().isExposed():
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
application.processEvents()
print(time.perf_counter() - start, time.process_time())
"""

_OURS = """
import time; start = time.perf_counter()
import sys, datetime
from pathlib import Path
from outreach_desktop.app import read_ahead
from outreach_desktop.beginning import collect_seldom, keep_what_is_read
collect_seldom()
read_ahead()
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
application = QApplication(sys.argv)
from outreach_desktop.ui.desk.garbage import Garbage
Garbage(application)
from outreach_desktop.ui.desk import appearance
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.desk.runner import Runner
keep_what_is_read()
appearance.apply()
runner = Runner()
window = MainWindow(runner, datetime.date.today)
window.show()
window.files.open(Path(sys.argv[1]), create=False)
def usable():
    page = window.stack.currentWidget()
    return page is not window.first_run and page.person.card and page.people.table.paged.row(0)
while not usable():
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
application.processEvents()
print(time.perf_counter() - start, time.process_time())
assert len(window.stack.currentWidget().people.table.paged.ids) == 10_000
runner.close()
"""


def main() -> None:
    """Fill a data file, start both in turn, print medians."""
    empty, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Many.outreach"
        fill(file)
        for _ in range(ROUNDS + 1):
            empty.append(started(folder, _EMPTY))
            ours.append(started(folder, _OURS, str(file), folder))
    print(f"{'ms':36}{'clock':>8}{'CPU':>8}")
    # The first round compiles.
    said = [
        [statistics.median(taken) for taken in zip(*one[1:], strict=True)] for one in (empty, ours)
    ]
    for name, (clock, cpu) in zip(
        ("empty QMainWindow", f"usable with {PEOPLE:,} contacts"), said, strict=True
    ):
        print(f"{name:36}{clock * 1000:8.0f}{cpu * 1000:8.0f}")
    print(f"{'ratio':36}{said[1][0] / said[0][0]:8.1f}{said[1][1] / said[0][1]:8.1f}")


def started(folder: str, program: str, *words: str) -> tuple[float, float]:
    """Seconds by the clock and of CPU that one start of `program` took."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not (kept.get("DISPLAY") or kept.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**kept, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"},
    )
    clock, cpu = done.stdout.split()[:2]
    return float(clock), float(cpu)


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
