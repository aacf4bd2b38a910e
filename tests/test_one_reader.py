"""Files that others made are read in one place: it knows of pipes, of files without end, and of the data file that is open."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import tree

_PROGRAM = Path(__file__).resolve().parents[1] / "outreach_desktop"
_ALWAYS = {"read_bytes", "read_text", "copyfile", "copy2", "copytree"}
_OURS = {"resource", "joinpath"}  # files that came with the program

ALLOWED = {
    ("given.py", "open"): "the one place",
    ("writing.py", "open"): "folders, parts that it made itself, and what it copies",
    ("private.py", "open"): "new files alone, and the log",
    ("worker.py", "open"): "the way to nowhere",
    ("beginning.py", "open"): "the same, where a start has no terminal",
    ("cli/exits.py", "open"): "the same",
    ("paths.py", "read_text"): "the program's own version",
    ("languages.py", "read_text"): "what it keeps for the next start",
    ("words/saying.py", "open"): "the catalogues, which came with the program",
    ("log/stops.py", "read_text"): "the program's own last words",
    ("ui/shell/manual.py", "read_text"): "the manual, which came with the program",
    (
        "templates/library/fields.py",
        "read_bytes",
    ): "pictures of the sample, which came with the program",
    ("services/this_computer.py", "read_text"): "what it keeps for the next start",
    ("services/importing/import_memory.py", "read_bytes"): "the same",
    ("services/making/trust.py", "read_bytes"): "the same",
    ("services/file_place.py", "read_text"): "what Linux says of its disks",
    ("services/safety/locked_copy.py", "read_bytes"): "the part it has just written",
    ("db/backups/backup_state.py", "open"): "a data file, which was asked whether it is open",
    ("db/file/header.py", "open"): "the same",
    ("services/moving/everything.py", "open"): "out of a zip, which `given.stream` reads",
    ("db/engine/pages.py", "open"): "the same",
    ("db/beside/seal.py", "open"): "the same",
    (
        "db/beside/hashing.py",
        "open",
    ): "a data file, before SQLite opens it; closed after SQLite has closed it",
    (
        "db/beside/foreign_files.py",
        "open",
    ): "asks whether others use the file, before it is open here",
}


def reading_calls(module: ast.Module) -> Iterator[str]:
    """The names of calls in a module that may read a file that did not come with the program."""
    for node in ast.walk(module):
        match node:
            case ast.Attribute(attr=name) if name in _ALWAYS and not _is_ours(node):
                yield name
            case ast.Call(func=ast.Name(id="open")):
                yield "open"
            case ast.Call(func=ast.Attribute(attr="open") as function) if not _is_ours(function):
                if any(_is_mode(one) for one in node.args) or _is_of_os(function):
                    yield "open"


def _is_mode(one: ast.expr) -> bool:
    return (
        isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and set(one.value) <= set("rwxabt+")
    )


def _is_of_os(function: ast.Attribute) -> bool:
    return isinstance(function.value, ast.Name) and function.value.id == "os"


def _is_ours(function: ast.Attribute) -> bool:
    return any(
        isinstance(one, ast.Call)
        and getattr(one.func, "id", getattr(one.func, "attr", "")) in _OURS
        for one in ast.walk(function.value)
    )


def test_nobody_else_reads_a_file() -> None:
    found = {
        (path.relative_to(_PROGRAM).as_posix(), call)
        for path in _PROGRAM.rglob("*.py")
        for call in reading_calls(tree(path))
    }

    assert found - ALLOWED.keys() == set(), "read it with given.read"
    assert ALLOWED.keys() - found == set(), "an exception nobody needs"


@pytest.mark.parametrize(
    ("line", "calls"),
    [
        ("path.read_bytes()", ["read_bytes"]),
        ("path.open('rb')", ["open"]),
        ("open(path)", ["open"]),
        ("os.open(path, os.O_RDONLY)", ["open"]),
        ("shutil.copyfile(path, other)", ["copyfile"]),
        ("resource('icons', 'a.svg').read_text()", []),
        ("dialog.open()", []),
        ("self.open(path)", []),
    ],
)
def test_what_reads_is_known(line: str, calls: list[str]) -> None:
    assert list(reading_calls(ast.parse(line))) == calls
