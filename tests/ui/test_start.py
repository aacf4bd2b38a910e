"""What a start costs, and what stops it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop.app import bad_pair, no_screen
from outreach_desktop.services import data_file
from tests.builders import person

_IMPORT_ALL_PAGES = """
import sys
from importlib import import_module
import outreach_desktop.ui.shell.main_window
from outreach_desktop.ui.pages.contacts import page
from outreach_desktop.ui.pages.organisations import page
print(*sorted({"docx", "jinja2", "babel", "phonenumbers", "lxml"} & set(sys.modules)))
"""


def test_the_window_starts_without_the_libraries_for_documents() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL_PAGES], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


_STANDS = """
import datetime, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv)
from outreach_desktop import log
from outreach_desktop.services.health import on_opening
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.shell.main_window import MainWindow
log.start("window", Path(sys.argv[1]).parent)
runner = Runner(on_opening=on_opening.STEPS)
window = MainWindow(runner, datetime.date.today)
window.show()
window.files.open(Path(sys.argv[1]))
page = None
while page is window.first_run or not (page and page.person.card and page.people.table.paged.row(0)):
    application.processEvents()
    page = window.stack.currentWidget()
print(*sorted({*sys.argv[2:]} & {*sys.modules}))
runner.close()
"""
_PUT_OFF = (
    *("docx", "jinja2", "babel", "phonenumbers", "lxml", "tomllib"),
    "outreach_desktop.services.making",
    "outreach_desktop.services.finding",
    "outreach_desktop.services.exporting",
    "outreach_desktop.services.knowing.core",
    "outreach_desktop.ui.pages.contacts.core",
    "outreach_desktop.ui.pages.contacts.fit",
    "outreach_desktop.ui.safety.doctor",
    "outreach_desktop.ui.safety.history",
    "outreach_desktop.ui.safety.data_file.trouble",
    "outreach_desktop.db.erasing.erasing",
    "outreach_desktop.db.rescue.damaged_file",
    "outreach_desktop.domain.safety.patients",
    "outreach_desktop.services.duplicates.while_typing",
    "outreach_desktop.domain.duplicates.pairs",
    "outreach_desktop.services.registers.reading",
)


def test_the_first_people_are_shown_without_what_the_rest_of_the_window_needs(
    tmp_path: Path,
) -> None:
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    person(db)
    data_file.close(db)
    done = subprocess.run(
        [sys.executable, "-c", _STANDS, str(tmp_path / "group.outreach"), *_PUT_OFF],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


_IN_ORDER = """
import sys
sys.argv[1:] = []
from outreach_desktop import app
app.read_ahead()
assert "shiboken6" not in sys.modules
from outreach_desktop.ui.shell import main_window
from outreach_desktop.ui.pages.contacts import page
read = list(sys.modules)
print(*(name for name in read[read.index("shiboken6"):] if name.startswith(
    ("outreach_desktop.db", "outreach_desktop.domain", "outreach_desktop.services", "sqlite_utils", "dateutil"))))
"""


def test_what_needs_no_qt_is_read_before_it_as_qt_searches_the_source_of_all_that_follows() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IN_ORDER], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


_LOOKED_THROUGH = """
import gc
from outreach_desktop import app, beginning
app.read_ahead()
before = len(gc.get_objects())
beginning.keep_what_is_read()
print(len(gc.get_objects()) < before / 100)
"""


def test_what_was_read_is_not_looked_through_for_garbage() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOOKED_THROUGH], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr


_WITHOUT = """
import sys
library = sys.argv.pop()
sys.modules[library] = None
from outreach_desktop.__main__ import main
main()
"""


@pytest.mark.parametrize("library", ["PySide6", "PySide6.QtWidgets", "sqlite_utils", "filelock"])
def test_a_library_that_is_missing_is_named_in_one_sentence(library: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, library],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    said = f"Outreach Desktop needs {library.partition('.')[0]}, and this Python"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr


_PREPARED = """
import sys
from outreach_desktop.ui.shell.pages import PAGES, prepare
prepare(PAGES).join()
missing = [page.key for page in PAGES if page.module not in sys.modules]
print(missing, "jinja2" in sys.modules)
"""


def test_what_the_other_pages_need_is_read_beside_the_window_s_own_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PREPARED], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[] True"), done.stderr


def test_a_qt_that_would_stop_in_the_middle_of_work_is_refused_with_the_way_out() -> None:
    assert "pip install" in bad_pair((6, 12, 0, "", ""), (3, 11, 7, "final", 0))
    assert bad_pair((6, 12, 0, "", ""), (3, 12, 1, "final", 0)) == ""
    assert bad_pair((6, 11, 3, "", ""), (3, 11, 7, "final", 0)) == ""


def test_without_a_screen_the_start_says_so_and_names_the_way_on() -> None:
    said = no_screen("linux", {"QT_QPA_PLATFORM": "xcb"})
    assert said == no_screen("linux", {})
    assert "--help" in said
    for screen in ("DISPLAY", "WAYLAND_DISPLAY"):
        assert no_screen("linux", {screen: ":0"}) == ""
    assert no_screen("linux", {"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert no_screen("darwin", {}) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_start_without_a_screen_ends_in_one_sentence() -> None:
    away = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in away}
    done = subprocess.run(
        [sys.executable, "-m", "outreach_desktop"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "There is no screen here" in done.stderr
