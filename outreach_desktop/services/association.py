"""Data files that open with a double click, on Linux: what desktops ask for, in the user's own folders.

Formats: the Desktop Entry and Shared MIME-info specifications of freedesktop.org.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop import paths, writing
from outreach_desktop.db.engine.connection import APPLICATION_ID
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

NAME = "outreach-desktop"
KIND = "application/x-outreach-desktop"
_COLOUR = "#0b6670"  # the accent of the light window

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Outreach Desktop
GenericName=People and letters
Comment=Know the people you work with, and make personalised letters for them
Exec={command} %f
Icon={name}
Terminal=false
Categories=Office;ContactManagement;
MimeType={kind};
StartupWMClass={name}
"""

# Byte 68 of an SQLite file says whose it is; ours says "OutR" (db/engine/connection.py).
_KIND = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{kind}">
    <comment>Outreach Desktop data file</comment>
    <icon name="{name}"/>
    <magic priority="80">
      <match type="string" value="SQLite format 3" offset="0">
        <match type="big32" value="{mark:#010x}" offset="68"/>
      </match>
    </magic>
    <glob pattern="*.outreach"/>
  </mime-type>
</mime-info>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """What was written, and in sentences what this system still lacks before a double click works."""

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def associate() -> Association:
    """Tell the desktop that this program opens data files; what was told before is written again."""
    _require_linux()
    entry, kind, icon = _files()
    contents = {
        entry: _ENTRY.format(command=_command(), name=NAME, kind=KIND),
        kind: _KIND.format(kind=KIND, name=NAME, mark=APPLICATION_ID),
        icon: _icon(),
    }
    for path, text in contents.items():
        _make_folders(path.parent)
        writing.write_over(path, text.encode())
    return Association(files=(entry, kind, icon), notes=tuple(_refreshed(entry, kind)))


def forget() -> Association:
    """Take away what `associate` wrote."""
    _require_linux()
    entry, kind, icon = _files()
    there = tuple(path for path in (entry, kind, icon) if path.is_file())
    for path in there:
        path.unlink()
    return Association(files=there, notes=tuple(_refreshed(entry, kind)) if there else ())


def _require_linux() -> None:
    if not sys.platform.startswith("linux"):
        raise OutreachError(
            say("Only on Linux can the program do this by itself."),
            hint=say(
                "On Windows, right-click a data file and choose Open with; on a Mac, choose File, Get Info, Open with. "
                "The manual shows how, under Opening data files with a double click."
            ),
        )


def _files() -> tuple[Path, Path, Path]:
    """The entry of the menu, the kind of file, the icon."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return (
        data / "applications" / f"{NAME}.desktop",
        data / "mime" / "packages" / f"{NAME}.xml",
        data / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg",
    )


def _make_folders(folder: Path) -> None:
    """The folders are the desktop's, and many users have none of them yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing.trouble(error, folder) from error


def _icon() -> str:
    """The program's icon in its own colour: outside the program nobody sets the current one."""
    return (
        paths.resource("icons", "heart-handshake.svg")
        .read_text(encoding="utf-8")
        .replace("currentColor", _COLOUR)
    )


def _command() -> str:
    """How this program is started: by `start.py` of a checkout, which looks after its environment, else as installed."""
    start = paths.start_file()
    if start is not None:
        words = [shutil.which("python3") or sys.executable, str(start)]
    else:
        words = [shutil.which(NAME) or str(Path(sys.executable).with_name(NAME))]
    return " ".join(quoted(word) for word in words)


def quoted(word: str) -> str:
    r"""A word of an Exec line: in quotation marks, with `"`, `` ` ``, `$` and `\` escaped, then as a value of the file.

    >>> quoted('/home/ann/My "group"')
    '"/home/ann/My \\\\"group\\\\""'
    """
    escaped = "".join(f"\\{char}" if char in '"`$\\' else char for char in word)
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


def _refreshed(entry: Path, kind: Path) -> list[str]:
    """Let the desktop read what changed; sentences about the tools that are missing for it."""
    is_there = entry.is_file()
    commands = {
        "update-mime-database": [str(kind.parent.parent)],
        "update-desktop-database": [str(entry.parent)],
        **({"xdg-mime": ["default", entry.name, KIND]} if is_there else {}),
    }
    packages = {
        "update-mime-database": "shared-mime-info",
        "update-desktop-database": "desktop-file-utils",
        "xdg-mime": "xdg-utils",
    }
    missing = []
    for command, words in commands.items():
        program = shutil.which(command)
        if program is None:
            missing.append(packages[command])
        else:
            # Their exit codes say nothing that a person could act on; what counts is what the desktop then knows.
            subprocess.run([program, *words], check=False, capture_output=True)  # noqa: S603
    if not missing:
        return []
    return [
        say(
            "This system lacks {names}. Install it with the software program of this system, then run this command again.",
            names=", ".join(missing),
        )
    ]
