"""Chooses the window or the command line."""

import sys

from outreach_desktop.beginning import hold_standard_streams, see_to_time_zone
from outreach_desktop.start_words import file_for_window, may_begin


def main() -> None:
    """Open the window where only a data file is named, or nothing; anything else is a command."""
    if getattr(sys, "frozen", False):  # the process of worker.py begins here too
        from multiprocessing import freeze_support

        freeze_support()
    hold_standard_streams()
    see_to_time_zone()
    file = file_for_window(sys.argv[1:])
    if file is None:
        from outreach_desktop.cli import main as command_line

        command_line()
    else:
        from outreach_desktop.app import main as window

        sys.exit(window(file, create=may_begin(sys.argv[1:])))


if __name__ == "__main__":
    main()
