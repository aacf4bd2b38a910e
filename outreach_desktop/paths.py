"""Where files live: what is shipped with the program, and what belongs to the user."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A shipped file: in the package of a wheel, at the root of a checkout."""
    for base in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("resources", *parts)))


def is_in_sight(path: Path) -> bool:
    """Whether there is such a file or folder, for all that this user may know: one in a folder that is closed to them is not.

    `Path.exists` would raise PermissionError there, and a stick of somebody else's is such a folder.
    """
    try:
        return os.access(path, os.F_OK)
    except ValueError:  # a zero in the name, or half a character: no file has such a name
        return False


def at_home(path: Path) -> Path:
    """The path with a `~` at its beginning read as the home folder; `~nobody`, where there is no such user, is a name like another."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def typed(words: str, beside: Path) -> Path:
    """The whole path that was typed into a window. A name without a folder lies in `beside`.

    It never lies in the folder the program happened to be started from, which nobody sees.
    """
    return beside / at_home(Path(words.strip()))


def is_folder(path: Path) -> bool:
    """Whether there is such a folder, whatever was typed: `Path.is_dir` would raise OSError at a name too long for any disk."""
    return is_in_sight(path) and path.is_dir()


def is_file(path: Path) -> bool:
    """The same for a file."""
    return is_in_sight(path) and path.is_file()


def start_file() -> Path | None:
    """The `start.py` of a checkout, which makes the environment before it starts the program; None if it is installed."""
    path = _PACKAGE.parent / "start.py"
    return path if path.is_file() else None


def version() -> str:
    """The version that is running, by the project file of a checkout, else as it was installed."""
    # Asked for seldom, and not free to import at every start.
    import tomllib
    from importlib import metadata

    project = _PACKAGE.parent / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version("outreach-desktop")


def outreach_folder() -> Path:
    """Where data files are kept unless the user says otherwise. Not made here."""
    return Path(platformdirs.user_documents_dir()) / "Outreach"


def settings_folder() -> Path:
    """Window sizes, the last file opened. Not made here."""
    return Path(platformdirs.user_config_dir("outreach-desktop", appauthor=False))


def tried_templates() -> Path:
    """Copies of templates that were tried; each can be made again. Not made here."""
    return Path(platformdirs.user_cache_dir("outreach-desktop", appauthor=False)) / "templates"


def opened_files() -> Path:
    """Copies of attached files that are open to be read; cleared at every start. Not made here."""
    return Path(platformdirs.user_cache_dir("outreach-desktop", appauthor=False)) / "opened"


def log_folder() -> Path:
    """Rotating logs without personal data. Not made here."""
    return Path(platformdirs.user_log_dir("outreach-desktop", appauthor=False))
