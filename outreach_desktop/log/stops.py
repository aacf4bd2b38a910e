"""When the whole program stops dead, Python writes a last word; the next start finds it."""

import faulthandler
import logging
from pathlib import Path
from typing import TextIO

from outreach_desktop import paths, private
from outreach_desktop.log import reports

_log = logging.getLogger(__name__)
_open: list[TextIO] = []  # faulthandler writes to it to the very end


def watch(*, window: str = "") -> str:
    """Be ready for a stop from here on; the report of one that happened before, "" where there was none."""
    path = paths.log_folder() / "stopped.txt"
    try:
        told = _taken(path)
        private.make_folder(path.parent, parents=True)
        _open.append(private.to_go_on_with(path))
        faulthandler.enable(_open[-1])
    except OSError as error:
        _log.warning("Nobody will know of a stop: %s", error)
        return ""
    if not told:
        return ""
    text = reports.of_a_stop(told, window=window)
    reports.keep(text)
    return text


def _taken(path: Path) -> str:
    """What was told of a stop; it is not told again, nor kept with the folders it names."""
    if not path.exists():
        return ""
    told = path.read_text(encoding="utf-8", errors="replace")
    if told:
        path.unlink()
    return told
