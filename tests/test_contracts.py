"""Each import contract is kept, and each is proven by breaking it once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
_LINT = "from importlinter.cli import lint_imports_command as run; run()"

# The contract, the module that breaks it, and the line that does.
_BREAKS = {
    "The floors go one way": ("domain/broken.py", "import outreach_desktop.services.contacts"),
    "Only ui and app know Qt, and the command line never imports ui": (
        "services/broken.py",
        "import PySide6.QtCore",
    ),
    "The ui asks services": ("ui/broken.py", "import outreach_desktop.db.subjects.contacts"),
    "Only templates knows Word, Jinja and PDF": ("services/broken.py", "import docx"),
    "Only db knows SQLite": ("exchange/broken.py", "import sqlite_utils"),
    "The domain imports only Python": ("domain/broken.py", "import babel"),
    "Screens do not import each other": (
        "ui/pages/contacts/broken.py",
        "import outreach_desktop.ui.pages.events",
    ),
}


def _lint(root: Path) -> str:
    done = subprocess.run([sys.executable, "-c", _LINT], cwd=root, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(_ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        _ROOT / "outreach_desktop",
        tmp_path / "outreach_desktop",
        ignore=shutil.ignore_patterns("__pycache__", "*.docx"),
    )
    return tmp_path


@pytest.mark.parametrize("contract", _BREAKS)
def test_breaking_a_contract_is_noticed(contract: str, copy: Path) -> None:
    module, line = _BREAKS[contract]
    (copy / "outreach_desktop" / module).write_text(f'"""Broken on purpose."""\n{line}\n')

    assert f"{contract} BROKEN" in _lint(copy)


def test_a_room_nobody_named_is_noticed(copy: Path) -> None:
    (copy / "outreach_desktop" / "helpers.py").write_text('"""A room outside the plan."""\n')

    assert "helpers" in _lint(copy)
