"""A screen with a window manager, for this process alone."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from start import X11_LIBRARIES, can_open

NEEDED = ("Xvfb", "openbox")
SIZE = "1366x768x24"


def missing() -> list[str]:
    """The programs, and libraries of Qt, that are not installed here."""
    programs = [program for program in NEEDED if not shutil.which(program)]
    return programs + [library for library in X11_LIBRARIES if not can_open(library)]


@contextmanager
def screen() -> Iterator[None]:
    """Qt programs of this process and its children open their windows there; nobody sees them."""
    told, ours = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(ours), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=[ours],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ours)
    with os.fdopen(told) as pipe:
        number = pipe.readline().strip()
    os.environ |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    os.environ.pop("WAYLAND_DISPLAY", None)
    manager = subprocess.Popen(
        ["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        for process in (manager, xvfb):
            process.terminate()
            process.wait()
