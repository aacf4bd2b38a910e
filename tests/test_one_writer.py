"""Files are written in one place: whoever else opens one for writing would have to know of crashes, full disks and names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import tree

_PROGRAM = Path(__file__).resolve().parents[1] / "outreach_desktop"

_ALWAYS = {"write_text", "write_bytes", "touch", "rename", "symlink_to", "hardlink_to"}
_OF_MODULES = {
    "os": {"replace", "rename", "renames", "link", "symlink", "truncate"},
    "shutil": {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move"},
    "tempfile": {"NamedTemporaryFile", "TemporaryFile", "mkstemp"},
}

# Where it is right all the same, and why.
ALLOWED = {
    ("writing.py", "*"): "the one place",
    ("private.py", "*"): "a part of it: new files, and the log",
    ("beginning.py", "open"): "the way to nowhere, where a standard stream was closed",
    ("worker.py", "open"): "the way to nowhere, for a child that must not speak",
    ("cli/exits.py", "open"): "the same, for whom nobody listens to",
    ("db/file/header.py", "open"): "asks whether the file may be written, and writes nothing",
    ("db/beside/foreign_files.py", "open"): "asks whether others use the file, and writes nothing",
    ("db/beside/foreign_files.py", "rename"): "what is there already, into a new folder",
    ("db/file/swap.py", "rename"): "what is there already, into a free place",
    ("services/making/own/copies.py", "rename"): "what is there already, into a free place",
    ("services/moving/everything.py", "open"): "into a zip, which `writing.new_file` writes",
    ("ui/safety/recovery/restore.py", "rename"): "the same, of what was unlocked",
}


def writing_calls(source: ast.Module) -> Iterator[str]:
    """The names of calls in a module that may write a file."""
    for node in ast.walk(source):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                if name in _OF_MODULES.get(module, ()):  # called, or handed on to be called
                    yield name
            case ast.Call(func=ast.Attribute(attr="open") | ast.Name(id="open")):
                if _writes(node):
                    yield "open"
            case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in _ALWAYS:
                if not (isinstance(value, ast.Name) and value.id in _OF_MODULES):
                    yield name


def _writes(call: ast.Call) -> bool:
    """Whether a mode or flag is given that lets it write; every word of text that could be a mode is one."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    modes = [one.value for one in given if isinstance(one, ast.Constant)]
    flags = {one.attr for one in ast.walk(call) if isinstance(one, ast.Attribute)}
    is_mode = any(
        isinstance(mode, str) and set(mode) <= set("rwxabt+") and set(mode) & set("wxa+")
        for mode in modes
    )
    return is_mode or bool(flags & {"O_WRONLY", "O_RDWR", "O_CREAT"})


def test_nobody_else_writes_a_file() -> None:
    found = {
        (path.relative_to(_PROGRAM).as_posix(), call)
        for path in _PROGRAM.rglob("*.py")
        for call in writing_calls(tree(path))
    }
    anywhere = {place for place, call in ALLOWED if call == "*"}

    assert {one for one in found if one[0] not in anywhere} - ALLOWED.keys() == set()
    assert {one for one in ALLOWED if one[1] != "*"} <= found, "an exception nobody needs"


@pytest.mark.parametrize(
    ("line", "calls"),
    [
        ("path.write_text('a')", ["write_text"]),
        ("path.open('wb')", ["open"]),
        ("open(path, mode='a')", ["open"]),
        ("os.open(path, os.O_WRONLY)", ["open"]),
        ("part.rename(path)", ["rename"]),
        ("os.rename(part, path)", ["rename"]),
        ("put(shutil.copyfile)", ["copyfile"]),
        ("os.replace(part, path)", ["replace"]),
        ("shutil.copy2(one, other)", ["copy2"]),
        ("path.open('rb')", []),
        ("open(path, encoding='utf-8')", []),
        ("'a'.replace('b', 'c')", []),
        ("dialog.open()", []),
    ],
)
def test_a_call_that_writes_is_found(line: str, calls: list[str]) -> None:
    assert list(writing_calls(ast.parse(line))) == calls
