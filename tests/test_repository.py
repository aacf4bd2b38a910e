"""What must be true of every file that is kept."""

import ast
import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from outreach_desktop.db.shape.migrations import NEWEST

_ROOT = Path(__file__).resolve().parent.parent


def _kept() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=_ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip("not a checkout")
    return [_ROOT / name for name in done.stdout.splitlines() if (_ROOT / name).is_file()]


def test_no_test_left_a_file_among_the_sources() -> None:
    rooms = {
        "benchmarks",
        "docs",
        "outreach_desktop",
        "requirements",
        "resources",
        "tests",
        "tools",
        ".ci",
    }
    papers = {
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "NOTICES.md",
        "README.md",
        "pyproject.toml",
        "start.py",
    }
    first = {path.relative_to(_ROOT).parts[0] for path in _kept()}

    assert first - rooms - papers == set()


def test_no_file_names_an_index_or_registry() -> None:
    address = re.compile(rb"--(extra-)?index-url[ =]\S|https?://[^\s\"']*(pypi|registry)[^\s\"']*")
    found = [path for path in _kept() if address.search(path.read_bytes())]

    assert found == []


def test_every_requirement_is_pinned_with_hashes() -> None:
    for path in (_ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert all(re.match(r"[\w.-]+==\S+", entry) and "--hash=" in entry for entry in entries)


def test_qt_stays_below_the_version_that_aborts_on_python_3_11() -> None:
    text = (_ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")

    assert re.search(r"^pyside6-essentials==6\.11\.", text, re.MULTILINE)


def test_the_readme_gives_the_two_commands_on_its_first_screen() -> None:
    first_screen = (_ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:30]

    assert any("python3 start.py" in line for line in first_screen)
    assert any("python3 start.py demo" in line for line in first_screen)
    assert any("docs/pictures/" in line for line in first_screen)


def test_every_dependency_has_its_licence_in_the_notices() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    notices = (_ROOT / "NOTICES.md").read_text(encoding="utf-8").casefold()
    names = [re.split(r"[<>=;]", line)[0].strip().casefold() for line in project["dependencies"]]

    assert [name for name in names if name not in notices] == []


def test_every_file_the_walk_through_names_is_there() -> None:
    text = (_ROOT / "docs" / "adding-a-feature.md").read_text(encoding="utf-8")
    kept = [path.as_posix() for path in _kept()]
    named = set(re.findall(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|toml|md))`", text))
    example = {f"db/shape/migrations/m{NEWEST + 1:03}_events_count_cpd_hours.py"}

    assert len(named) > 20
    assert example < named
    assert [
        name for name in named - example if not any(one.endswith(f"/{name}") for one in kept)
    ] == []


@pytest.mark.parametrize(
    "path", sorted((_ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.stem
)
def test_what_a_benchmark_takes_from_the_program_is_there(path: Path) -> None:
    taken = [
        (node.module, name.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("outreach_desktop")
        for name in node.names
    ]
    for module, name in taken:
        room = importlib.import_module(module or "")
        assert hasattr(room, name) or importlib.util.find_spec(f"{module}.{name}"), (module, name)
