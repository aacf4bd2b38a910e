"""Somebody who may not: root may read and write everything, so tests that root runs become another user."""

import os
from pathlib import Path

_NOBODY = 65534


def become_nobody(*theirs: Path) -> None:
    """Go on as somebody without rights, who owns all that is in `theirs`; who is not root is that already.

    Only for a process of its own. What it imports later may lie where it can no longer be read.
    """
    if os.getuid() != 0:
        return
    for folder in theirs:
        for each in (folder, *folder.rglob("*")):
            os.chown(each, _NOBODY, _NOBODY)
    os.setgid(_NOBODY)
    os.setuid(_NOBODY)
