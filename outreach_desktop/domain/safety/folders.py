"""Which folders a data file should not be in, and what a sync program makes of a file two computers changed."""

import re
from collections.abc import Iterable
from pathlib import PurePath, PureWindowsPath
from typing import Final

from outreach_desktop.words import say

# How a folder is called that a sync program keeps, in small letters; a name may go on behind it,
# as in "OneDrive - Wye Valley Trust".
_SYNCED: Final = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("box", "Box"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("mega", "MEGA"),
    ("megasync", "MEGA"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
)
SYNCTHING_MARK: Final = ".stfolder"

_NETWORK: Final = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "webdav",
        "davfs",
        "ncpfs",
        "9p",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
    )
)
_CONFLICT: Final = re.compile(r"conflict|-(?:desktop|laptop|pc|macbook)-[a-z0-9]+$", re.IGNORECASE)


def synced_by(path: PurePath) -> str:
    """The sync program in whose folder `path` is, by the names of its folders; "" for none that is known."""
    for part in path.parts[:-1]:
        for beginning, program in _SYNCED:
            if re.fullmatch(rf"{re.escape(beginning)}(?:[ (_-].*|drive)?", part.casefold()):
                return program
    return ""


def is_on_a_server(path: PurePath) -> bool:
    r"""Whether the path itself names another computer, as \\server\share does."""
    return isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\")


def is_network(kind: str) -> bool:
    """Whether a disk of this kind ("cifs") is another computer's."""
    return kind in _NETWORK


def kind_of_disk(path: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """The kind of the disk that `path` is on, of `mounts`: each a folder and a kind; "" where it is on none."""
    kind, longest = "", -1
    for folder, its_kind in mounts:
        if path.is_relative_to(folder) and len(folder) > longest:
            kind, longest = its_kind, len(folder)
    return kind


def mounts_of_linux(text: str) -> list[tuple[str, str]]:
    r"""What /proc/mounts says: device, folder, kind ...; blanks in names are written \040."""
    lines = (line.split() for line in text.splitlines())
    return [(_plain(words[1]), words[2]) for words in lines if len(words) > 2]


def mounts_of_macos(text: str) -> list[tuple[str, str]]:
    """What `mount` says: //ann@server/share on /Volumes/share (smbfs, nodev)."""
    found = re.findall(r"^.* on (/.*) \((\w+)[,)]", text, re.MULTILINE)
    return [(folder, kind) for folder, kind in found]


def advice(name: str, *, synced_by: str, is_network: bool) -> str:
    """What speaks against the place of the file `name`, and what to do; "" where nothing does."""
    if synced_by:
        return say(
            "\u201c{name}\u201d is in a folder that {synced_by} keeps the same on several "
            "computers. If two computers change it at the same time, there will be two different "
            "files. Keep it in a folder that stays on this computer, or open it on one computer "
            "only after the other has closed it.",
            name=name,
            synced_by=synced_by,
        )
    if is_network:
        return say(
            "\u201c{name}\u201d is on a disk of another computer. If the connection breaks while "
            "something is saved, the file may be damaged. Keep it on this computer, and put a "
            "copy on that disk.",
            name=name,
        )
    return ""


def is_conflict_copy(name: str, of: str) -> bool:
    """Whether a file was made by a sync program because two computers changed the file `of`."""
    stem, ending = PurePath(of).stem, PurePath(of).suffix
    other = PurePath(name)
    if name == of or other.suffix != ending or not other.stem.startswith(stem):
        return False
    return _CONFLICT.search(other.stem.removeprefix(stem)) is not None


def _plain(escaped: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), escaped)
