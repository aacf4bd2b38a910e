"""Where a data file is kept, and whether that is a good place: this computer is asked what its disks are."""

import logging
import subprocess
import sys
from pathlib import Path

from outreach_desktop.domain.safety import folders

_REMOTE = 4  # what Windows calls a drive of another computer
_WAIT = 2  # seconds for macOS to list its disks


def advice(path: Path) -> str:
    """What speaks against the folder of the data file at `path`, and what to do; "" where nothing does."""
    path = path.absolute()
    real = path.resolve()
    synced = folders.synced_by(path) or folders.synced_by(real) or _syncthing(real)
    return folders.advice(path.name, synced_by=synced, is_network=not synced and _is_network(real))


def conflict_copies(path: Path) -> list[Path]:
    """The files beside it that a sync program made because two computers had changed it."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:  # no such folder, or one that may not be listed
        return []
    return [each for each in beside if folders.is_conflict_copy(each.name, path.name)]


def _syncthing(path: Path) -> str:
    marked = any((folder / folders.SYNCTHING_MARK).exists() for folder in path.parents)
    return "Syncthing" if marked else ""


def _is_network(path: Path) -> bool:
    if folders.is_on_a_server(path):
        return True
    try:
        if sys.platform == "win32":
            import ctypes

            return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE)
        return folders.is_network(folders.kind_of_disk(path, _mounts()))
    except (OSError, subprocess.SubprocessError) as error:
        logging.getLogger(__name__).info("disks not known: %s", type(error).__name__)
        return False


def _mounts() -> list[tuple[str, str]]:
    if sys.platform == "darwin":
        listed = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, timeout=_WAIT, check=True
        )
        return folders.mounts_of_macos(listed.stdout)
    return folders.mounts_of_linux(Path("/proc/mounts").read_text(encoding="utf-8"))
