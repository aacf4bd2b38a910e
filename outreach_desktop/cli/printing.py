"""What commands print and read: tables for people, JSON for programs."""

import dataclasses
import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from outreach_desktop import given
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

T = TypeVar("T")

_names: dict[type[Any], tuple[str, ...]] = {}
_LARGEST_DATA = 100 << 20
_LONGEST_PATH = 32_767  # letters, on Windows; others take fewer, and say so


class _APath(click.Path):
    """Whether it can be read is found out, and said better, by whoever reads it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    # click passes its own parameter and context on to `fail`.
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Where a variable of a script was empty, the folder one happens to be in is not meant."""
        if value in ("", b""):
            self.fail(say("The name of a file or folder is empty. Type it."), param, ctx)
        if (length := len(os.fspath(value))) > _LONGEST_PATH:
            told = say(
                (
                    "The name of a file or folder has {length} characters, more than any computer "
                    "allows. Type a shorter one."
                ),
                length=length,
            )
            self.fail(told, param, ctx)
        return super().convert(value, param, ctx)


a_path = _APath()

as_json = click.option(
    "--json", "as_json", is_flag=True, help=say("Print one JSON document, and nothing else.")
)


def print_json(value: object) -> None:
    """One JSON document; dates are ISO text, a dataclass is an object of its fields.

    Each object of a list stands on a line of its own: Python indents six times as slowly as it writes, and a thousand people become twice as long.
    """
    if isinstance(value, list) and value:
        click.echo("[\n" + ",\n".join(_json(one) for one in value) + "\n]")
    else:
        click.echo(_json(value, indent=2))


def _json(value: object, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def fields_of(value: Any) -> dict[str, object]:
    """A dataclass by the names of its fields; what stands in them is as it is."""
    kind = type(value)
    if kind not in _names:
        _names[kind] = tuple(part.name for part in dataclasses.fields(kind))
    return {name: getattr(value, name) for name in _names[kind]}


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return fields_of(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as they need, the last one as it comes."""
    lines = [list(header), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def json_in(path: Path) -> object:
    """What the JSON file at `path` holds. OutreachError with the place where it is none."""
    from outreach_desktop import given_json

    try:
        data = given.read(path, at_most=_LARGEST_DATA)
    except given.TooLargeError as error:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is larger than {limit} MB.",
                name=path.name,
                limit=_LARGEST_DATA >> 20,
            ),
            hint=say("Split it into smaller files."),
        ) from error
    except OSError as error:
        raise OutreachError(
            say(
                "\u201c{path}\u201d could not be read: {why}.",
                path=path,
                why=error.strerror or error,
            ),
            hint=say("Check the name of the data."),
        ) from error
    return given_json.parsed(data, path.name)


def counting(done: Iterable[T]) -> Iterator[T]:
    """The same, with a count on the terminal of whoever waits."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    number = 0
    try:
        for number, one in enumerate(done, 1):
            if shown:
                click.echo(f"\r{number}", err=True, nl=False)
            yield one
    finally:
        if shown:  # what is said next stands on a clean line
            click.echo(f"\r{' ' * len(str(number))}\r", err=True, nl=False)
