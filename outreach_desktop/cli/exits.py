"""How a command ends, however it ends: exit code 0, 1 for what a person can mend, 2 for wrong words."""

import errno
import io
import os
import re
import sys
from types import TracebackType

import click
from click.exceptions import Exit

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_BEGINNING, _END = 200, 60  # letters that are shown of a longer word: the end of a path is its name
_MOST = _BEGINNING + _END
# What a message quotes, and what stands in it without a blank.
_LONG = re.compile(f"\u201c[^\u201c\u201d]{{{_MOST},}}\u201d|\\S{{{_MOST},}}")


def ended(commands: click.Group) -> int:
    """The exit code of the command that was asked for. Other exceptions are bugs and fly."""
    _speak_utf_8()
    try:
        code = _code_of(commands)
        if sys.stdout is not None:  # closed before we began, as `>&-` does
            sys.stdout.flush()
    except OutreachError as error:
        click.echo(_in_short(str(error)), err=True)
        return 1
    except click.ClickException as error:
        click.echo(_in_short(_shown_by(error)), err=True, nl=False)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "\n" + say("Stopped. What was finished before stays."), err=True
        )  # below what ^C left there
        return 1
    except OSError as error:
        if not _nobody_listens(error):
            click.echo(_in_short(_refused(error)), err=True)
        _speak_to_nobody()
        return 0 if _nobody_listens(error) else 1
    return code


def _code_of(commands: click.Group) -> int:
    """Run what was asked for; its exit code.

    Not by click's own `main`: that takes a broken pipe for itself, and ends with 1 without saying why.
    """
    words = sys.argv[1:]
    try:
        with commands.make_context("outreach-desktop", words) as context:
            code = commands.invoke(context)
    except Exit as asked:
        return asked.exit_code
    return code if isinstance(code, int) else 0


def _shown_by(error: click.ClickException) -> str:
    said = io.StringIO()
    error.show(said)
    return said.getvalue()


def _in_short(message: str) -> str:
    """Whoever typed a very long word, or pasted one, needs not all of it again to know it."""
    for word in _long_words():
        message = message.replace(word, _cut(word))
    return _LONG.sub(lambda found: _cut(found[0]), message)


def _long_words() -> list[str]:
    """Those that were given, whole and by their parts, also as click quotes them; the longest first."""
    given = (part.strip() for word in sys.argv[1:] for part in (word, *word.split("=")))
    long = {part for part in given if len(part) > _MOST}
    return sorted(long | {repr(part)[1:-1] for part in long}, key=len, reverse=True)


def _cut(word: str) -> str:
    return f"{word[:_BEGINNING]}\u2026{word[-_END:]}"


def tell_of_mistake(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A mistake of the program itself, in a sentence: Python's own words would quote what it worked on."""
    from outreach_desktop.log import reports

    text = reports.noted(kind, error, trace)
    click.echo(f"{_MISTAKE}\n\n{text}", err=True)


_MISTAKE = say(
    "Something went wrong in the program itself. What was saved before is safe, and nothing was "
    "sent anywhere. This report names places in the program and none of your data. It is kept in "
    "the log folder:"
)


def _speak_utf_8() -> None:
    """A pipe on Windows would otherwise take the letters of one language only."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # tests put other streams there
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _nobody_listens(error: OSError) -> bool:
    """Whether the program that read our words has had enough, as `head` has."""
    on_windows = sys.platform == "win32" and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or on_windows


def _refused(error: OSError) -> str:
    """What the computer would not do, where no one nearer to it could say it better."""
    why = error.strerror or error
    told = (
        say(
            "The computer stopped this with \u201c{path}\u201d: {why}.",
            path=error.filename,
            why=why,
        )
        if error.filename
        else say("The computer stopped this: {why}.", why=why)
    )
    advice = say(
        "What was finished before stays. Check that the disk has free space and that you may "
        "write to it, then try again."
    )
    return f"{told} {advice}"


def _speak_to_nobody() -> None:
    """Python writes what is left when it ends, and would complain once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
