"""Lets through what cannot be anybody's: the program's own words, its classes, numbers and ids.

It does not look for names or addresses, which nobody could list. It knows where a word comes from: a
sentence must stand as a constant in the code that logs it, and a value must be of a harmless kind.
Everything else becomes an ellipsis, whoever logs it and by whatever mistake.
"""

import logging
import re
import sys
import sysconfig
from enum import Enum
from pathlib import Path
from typing import NamedTuple

WORDS: set[str] = set()
"""The program's own words, told by `log.known`."""

_HIDDEN = "\u2026"
_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("stdlib", "platstdlib", "purelib", "platlib")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MODULE_DEEP = 2


class Place(NamedTuple):
    """A line of code. Only code of the program and of libraries is named, and never the folder it is in."""

    file: str
    line: int
    function: str

    def __str__(self) -> str:
        """“ui/pages/contacts/page.py:123 in add”."""
        where = _module(Path(self.file))
        if not where:
            return _HIDDEN  # such as a template, whose names somebody wrote
        return f"{where}:{self.line}" + (f" in {self.function}" if self.function else "")


class Plain(logging.Formatter):
    """One line a record: when, how grave, where in the code, and what may be said of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; texts of exceptions and stacks are left out, their classes stay."""
        where = Place(record.pathname, record.lineno, "")
        error = record.exc_info[1] if record.exc_info else None
        what = f"{_sentence(record)} {said(error)}" if error else _sentence(record)
        return f"{self.formatTime(record)} {record.levelname} {where} {what}"


def said(value: object) -> str:
    """A value as it may stand in a log or report."""
    match value:
        case None | bool() | int() | float() | Place():
            return str(value)
        case BaseException():
            number = getattr(value, "errno", None)
            return type(value).__name__ + (f" {number}" if isinstance(number, int) else "")
        case Enum() if type(value).__module__.startswith("outreach_desktop."):
            return str(value.value)
        case type():
            return value.__name__
        case str() if value in WORDS or _ID.fullmatch(value) or _is_an_error(value):
            return value
    return _HIDDEN


def _sentence(record: logging.LogRecord) -> str:
    template = record.msg if _is_constant(record) else _HIDDEN
    args = record.args
    if not args:
        return str(template)
    try:
        if isinstance(args, tuple):
            return str(template % tuple(_counted(value) for value in args))
        if "%(" in str(template):
            return str(template % {key: _counted(value) for key, value in args.items()})
        return str(template % said(args))
    except (TypeError, ValueError):  # it has other places than there are values
        return str(template)


def _counted(value: object) -> object:
    """As it may be said, or as the number it is: a sentence may ask for digits."""
    return value if isinstance(value, int | float) else said(value)


def _is_constant(record: logging.LogRecord) -> bool:
    """Whether the sentence stands as it is in the code that logs it, and nothing was put into it."""
    frame = sys._getframe()  # noqa: SLF001 - the one way to see who is calling
    while frame is not None:
        code = frame.f_code
        if code.co_filename == record.pathname and frame.f_lineno == record.lineno:
            return any(
                constant is record.msg or constant == record.msg for constant in code.co_consts
            )
        if frame.f_back is None:
            break
        frame = frame.f_back
    return False


def _is_an_error(word: str) -> bool:
    """Whether this is the name of a class of exceptions: no person is called OSError."""
    return word.isidentifier() and word in _names_of(BaseException)


def _names_of(kind: type[BaseException]) -> set[str]:
    names, waiting = set(), [kind]
    while waiting:
        one = waiting.pop()
        if one.__name__ not in names:
            names.add(one.__name__)
            waiting += type.__subclasses__(one)
    return names


def _module(file: Path) -> str:
    """The file as its own program calls it; "" for what is no module of the program or a library."""
    if file.is_relative_to(_PACKAGE):
        return file.relative_to(_PACKAGE).as_posix()
    if any(file.is_relative_to(sysconfig.get_path(kind)) for kind in _LIBRARIES):
        return "/".join(file.parts[-_MODULE_DEEP:])
    return ""
