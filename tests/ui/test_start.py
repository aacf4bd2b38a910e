"""What a start costs, and what stops it."""

import subprocess
import sys

from outreach_desktop.app import bad_pair

_IMPORT_ALL_PAGES = """
import sys
from importlib import import_module
import outreach_desktop.ui.main_window
from outreach_desktop.ui.contacts import page
from outreach_desktop.ui.organisations import page
print(*sorted({"docx", "jinja2", "babel", "phonenumbers", "lxml"} & set(sys.modules)))
"""


def test_the_window_starts_without_the_libraries_for_documents() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL_PAGES], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_a_qt_that_would_stop_in_the_middle_of_work_is_refused_with_the_way_out() -> None:
    assert "pip install" in bad_pair((6, 12, 0, "", ""), (3, 11, 7, "final", 0))
    assert bad_pair((6, 12, 0, "", ""), (3, 12, 1, "final", 0)) == ""
    assert bad_pair((6, 11, 3, "", ""), (3, 11, 7, "final", 0)) == ""
