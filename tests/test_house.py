"""The house stays one that people find their way in: small folders, short modules, a name for one thing."""

import ast
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.sources import tree

HOUSE = Path(__file__).resolve().parents[1]
PACKAGE = HOUSE / "outreach_desktop"
MODULES = [path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]
MOST_MODULES, MOST_LINES, LONGEST_SUBJECT = 20, 420, 72
STEPS = "db/shape/migrations"
"""One comes with each new shape and is never edited, so this folder is a row to look up in, not one to know."""
SINCE = "2026-11-29T03:30+0000"
"""From when on the subject of a commit is held to its length."""


def test_no_folder_holds_more_modules_than_somebody_takes_in() -> None:
    counts = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in MODULES)

    assert {
        folder: count
        for folder, count in counts.items()
        if count > MOST_MODULES and folder != STEPS
    } == {}


def test_no_module_is_longer_than_somebody_reads() -> None:
    lines = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in MODULES
    }

    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_every_room_says_what_it_is() -> None:
    inits = PACKAGE.rglob("__init__.py")
    silent = [path for path in inits if not (ast.get_docstring(tree(path)) or "").strip(". ")]

    assert silent == []


def test_no_two_classes_have_one_name() -> None:
    homes = defaultdict(set)
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(path.relative_to(PACKAGE).as_posix())

    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def test_the_subject_of_a_commit_fits_a_line() -> None:
    try:
        told = subprocess.run(
            ["git", "log", "--no-merges", f"--since={SINCE}", "--format=%s"],
            cwd=HOUSE, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no history here")

    assert [one for one in told.stdout.splitlines() if len(one) > LONGEST_SUBJECT] == []
