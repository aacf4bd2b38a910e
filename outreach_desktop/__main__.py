"""Chooses the window or the command line."""

import sys


def main() -> None:
    """Without words the window opens; any word is a command."""
    if getattr(sys, "frozen", False):  # the process of worker.py begins here too
        from multiprocessing import freeze_support

        freeze_support()
    if len(sys.argv) > 1:
        from outreach_desktop.cli import main as command_line

        command_line()
    else:
        from outreach_desktop.app import main as window

        sys.exit(window())


if __name__ == "__main__":
    main()
