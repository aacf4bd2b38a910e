"""Chooses the window or the command line."""

import sys
from collections.abc import Callable

from outreach_desktop.beginning import (
    collect_seldom,
    hold_standard_streams,
    see_to_time_zone,
    what_is_missing,
)
from outreach_desktop.start_words import file_for_window, may_begin


def main() -> None:
    """Open the window where only a data file is named, or nothing; anything else is a command."""
    if getattr(sys, "frozen", False):  # the process of worker.py begins here too
        from multiprocessing import freeze_support

        freeze_support()
    hold_standard_streams()
    _ready(_language)()
    see_to_time_zone()
    collect_seldom()
    file = file_for_window(sys.argv[1:])
    if file is None:
        _ready(_command_line)()
    else:
        sys.exit(_ready(_window)(file, create=may_begin(sys.argv[1:])))


def _language() -> Callable[[], None]:
    from outreach_desktop.languages import settle

    return settle


def _command_line() -> Callable[[], None]:
    from outreach_desktop.cli import main

    return main


def _window() -> Callable[..., int]:
    from outreach_desktop.app import main, read_ahead

    read_ahead()
    return main


def _ready(way: Callable[[], Callable[..., int | None]]) -> Callable[..., int | None]:
    """What `way` leads to; where this Python has not all that it needs, the program ends with a sentence."""
    try:
        return way()
    except ImportError as error:
        missing = what_is_missing(error)
        if not missing:
            raise
        sys.exit(missing)


if __name__ == "__main__":
    main()
