"""The same jobs without a window."""

import sys

from outreach_desktop import log
from outreach_desktop.beginning import stop_as_ctrl_c_does
from outreach_desktop.cli.commands import ROOMS, commands
from outreach_desktop.cli.exits import ended, tell_of_mistake

__all__ = ["commands", "main"]


def main() -> None:
    """Run the command named by the words after the program's name, and leave with its exit code."""
    sys.excepthook = tell_of_mistake
    writer = log.start("commands")
    log.known(ROOMS)
    stop_as_ctrl_c_does()
    log.happened(next((word for word in sys.argv[1:] if word in ROOMS), "none"))
    code = ended(commands)
    log.ours.info("ended with %d", code)
    writer.close()
    sys.exit(code)
