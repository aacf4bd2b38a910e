"""What is made sure of before anything else begins, because all that comes later takes it for granted."""

import contextlib
import datetime as dt
import gc
import os
import signal
import sys
import time

from outreach_desktop.words import say

_OBJECTS = 20_000


def hold_standard_streams() -> None:
    """Open what was closed of the three standard streams, into nothing.

    Else the next file that is opened takes the place of one, and words meant for the terminal are
    written into it.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)  # noqa: FBT003 - as standard streams are
    os.close(handle)


def collect_seldom() -> None:
    """Reading modules makes many objects and no garbage, so Python need not look for any after each 700 of them."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


def keep_what_is_read() -> None:
    """What was read so far stays until the end, so it is not looked through for garbage again and again."""
    gc.freeze()


def see_to_time_zone() -> None:
    """Go by the computer's own time zone where the variable TZ holds one that nobody can reckon with."""
    told = os.environ.get("TZ")
    if told is None or _is_sound(told):
        return
    del os.environ["TZ"]  # for the processes we start, too
    if hasattr(time, "tzset"):
        time.tzset()
    if sys.stderr is not None:
        print(
            say(
                "The time zone in the variable TZ cannot be understood, so the time zone of the "
                "computer is used."
            ),
            file=sys.stderr,
        )


def _is_sound(told: str) -> bool:
    """Whether every day has a time in it; a variable that names a file needs one with a time zone in it."""
    try:
        for moment in (dt.datetime(2026, 1, 1), dt.datetime(2026, 7, 1)):  # noqa: DTZ001 - local time
            moment.astimezone()
        named = told.removeprefix(":")
        if named:
            _find_zone(named)
    except (ValueError, OverflowError, OSError):
        return False
    return True


def _find_zone(named: str) -> None:
    """As the library for dates will, which takes a name that it does not know and falls over all else."""
    import zoneinfo

    if os.path.exists(named):  # noqa: PTH110 - may be no path at all
        with open(named, "rb") as file:  # noqa: PTH123 - the same
            zoneinfo.ZoneInfo.from_file(file)
    else:
        with contextlib.suppress(zoneinfo.ZoneInfoNotFoundError):
            zoneinfo.ZoneInfo(named)


def what_is_missing(error: ImportError) -> str:
    """Why the program cannot begin, where a library of others cannot be read; "" where it is a module of ours."""
    library = (error.name or "").partition(".")[0]
    if not library or library == __package__:
        return ""
    return say(
        "Outreach Desktop needs {library}, and this Python ({program}) cannot read it: {error}. "
        "Start the program with start.py, or install it again.",
        library=library,
        program=sys.executable or "of an unknown place",
        error=error,
    )


def stop_signals() -> list[signal.Signals]:
    """What asks a program to end and is not left aside by whoever started it, as `nohup` leaves aside a closed terminal."""
    asked = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
    return [one for one in asked if one is not None and signal.getsignal(one) is signal.SIG_DFL]


def stop_as_ctrl_c_does() -> None:
    """Let work that is asked to end be left in order: what was begun is taken back, and files are closed."""

    def stop(number: int, _: object) -> None:
        signal.signal(
            number, signal.SIG_IGN
        )  # the one is often sent twice, and closing is not to be stopped
        raise KeyboardInterrupt

    for one in stop_signals():
        signal.signal(one, stop)
