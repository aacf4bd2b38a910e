"""Finds every sentence that is said, by reading the program as Python does."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from outreach_desktop import words

PACKAGE = Path(words.__file__).resolve().parents[1]


class Said(NamedTuple):
    """One sentence, where it is said; `many` is "" where there is no other for several, `context` where it has none."""

    place: str
    line: int
    one: str
    many: str
    context: str


def sentences() -> Iterator[Said]:
    """Every sentence of the program, module by module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from said_in_module(path, path.relative_to(PACKAGE.parent).as_posix())


def said_in_module(path: Path, place: str) -> Iterator[Said]:
    """The sentences of one module; one that is not written out where it is said is a mistake.

    Raises ValueError with the place of such a one: nobody would ever be able to translate it.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (name := _called(node.func)) in _PARTS:
            texts = dict(zip(_PARTS[name], map(_text, node.args), strict=False))
            if None in texts.values() or len(texts) < len(_PARTS[name]):
                raise ValueError(f"{place}:{node.lineno}: {name}() takes sentences written out")
            yield Said(
                place, node.lineno, *(texts.get(part) or "" for part in ("one", "many", "context"))
            )


_PARTS = {"say": ("one",), "say_in": ("context", "one"), "say_many": ("one", "many")}


def _called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
