"""The same jobs without a window."""

import sys

from outreach_desktop.cli.commands import commands
from outreach_desktop.cli.ending import ended

__all__ = ["commands", "main"]


def main() -> None:
    """Run the command named by the words after the program's name, and leave with its exit code."""
    sys.exit(ended(commands))
