"""The command line works on a machine that cannot load Qt."""

import subprocess
import sys

_IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = None
import outreach_desktop
for module in pkgutil.walk_packages(outreach_desktop.__path__, "outreach_desktop."):
    top = module.name.split(".")[1]
    if top not in ("ui", "app", "__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""


def test_everything_but_ui_and_app_imports_with_qt_blocked() -> None:
    done = subprocess.run([sys.executable, "-c", _IMPORT_ALL], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "outreach_desktop.cli" in done.stdout.split()
