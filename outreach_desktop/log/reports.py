"""Reports of mistakes of the program: what may be passed on, kept as files beside the logs."""

import datetime as dt
import logging
import platform
import re
import traceback
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Final

from outreach_desktop import paths, private, writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.log import harmless
from outreach_desktop.log.steps import steps

_log = logging.getLogger(__name__)
_KEPT = 5
_NAME: Final = "report *.txt"
_LINE_OF_CODE = re.compile(r'\s*File "(?P<file>[^"]+)", line (?P<line>\d+) in (?P<function>\w+)')
_FATAL = re.compile(r"(?:Fatal Python error|Windows fatal exception): (?P<kind>[A-Za-z ]+)")


def report(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    *,
    window: str = "",
) -> str:
    """What may be passed on: the kinds of exception, the lines of code they went through, the last steps.

    The text of an exception is left out: it may quote what somebody typed. `window` says what draws it.
    """
    lines = [kind.__name__, *_places(trace)]
    seen = {id(error)}
    while error is not None and (cause := error.__cause__ or error.__context__) is not None:
        if id(cause) in seen:
            break
        seen.add(id(cause))
        lines += [f"because of {harmless.said(cause)}", *_places(cause.__traceback__)]
        error = cause
    return _with_surroundings(lines, window, steps())


def noted(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    *,
    window: str = "",
) -> str:
    """The report of a mistake, which is in the log now too, and kept as a file beside it."""
    _log.error("A mistake of the program: %s", error or kind)
    text = report(kind, error, trace, window=window)
    keep(text)
    return text


def keep(text: str) -> Path | None:
    """Keep a report as a file, the five newest; None where none can be written."""
    folder = paths.log_folder()
    name = f"report {dt.datetime.now().astimezone():%Y-%m-%d %H.%M.%S}.txt"
    try:
        private.make_folder(folder, parents=True)
        made = writing.free_name(folder, name)
        writing.write_new(made, text.encode())
        for old in sorted(folder.glob(_NAME), key=_age)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, OutreachError) as error:
        _log.warning("A report could not be kept: %s", error)
        return None
    return made


def _age(file: Path) -> int:
    return file.stat().st_mtime_ns


def of_a_stop(told: str, *, window: str = "") -> str:
    """The report of a program that was stopped dead, out of what was told of it in that moment."""
    found = _FATAL.search(told)
    lines = [f"Stopped: {found['kind'].strip()}" if found else "Stopped"]
    for line in told.splitlines():
        if match := _LINE_OF_CODE.match(line):
            place = harmless.Place(match["file"], int(match["line"]), match["function"])
            lines.append(f"  {place}")
        elif "thread 0x" in line.casefold():
            lines.append("in a thread")
    return _with_surroundings(lines, window, [])


def _with_surroundings(lines: list[str], window: str, last: list[str]) -> str:
    python = f"Python {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}"
    head = ", ".join(filter(None, (f"Outreach Desktop {paths.version()}", python, window, system)))
    return "\n".join(
        [head, *lines, *(["Last steps:"] if last else []), *(f"  {one}" for one in last)]
    )


def _places(trace: TracebackType | None) -> list[str]:
    """Line by line; what lies between, in code that is nobody's to name, is one ellipsis."""
    told = (
        f"  {harmless.Place(frame.filename, frame.lineno or 0, frame.name)}"
        for frame in traceback.extract_tb(trace, limit=-60)
    )
    return [line for line, _ in groupby(told)]
