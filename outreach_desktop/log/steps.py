"""The last things that were done, by name: what a report tells of the way to a mistake."""

import logging
import time
from collections import deque

from outreach_desktop.log import harmless

_log = logging.getLogger(__name__)
_KEPT = 50
_last: deque[tuple[float, str]] = deque(maxlen=_KEPT)


def happened(what: object) -> None:
    """Note a step: the name of a command, a page, an action, or the class of a dialog."""
    _last.append((time.monotonic(), harmless.said(what)))
    _log.info("%s", what)


def steps() -> list[str]:
    """The last fifty, oldest first, each with how long ago it was."""
    now = time.monotonic()
    return [f"{now - when:.0f} s before: {what}" for when, what in _last]
