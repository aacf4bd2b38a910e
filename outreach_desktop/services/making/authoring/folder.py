"""What happens to the group's own templates while the program runs: saved in Word, put there, taken away.

Word writes a new file beside and gives it the name, LibreOffice writes into the file itself. Either way there is a moment
in which it is not there or is not whole, so nothing is told before two looks have found the same whole files.
"""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from outreach_desktop import given
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making.letters import is_template, title_of
from outreach_desktop.words import say_many

_MOST_LOOKS: Final = 40
"""After so many a file that is still not whole is told as it is: the list says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was found."""

    changed_at: int
    size: int
    is_whole: bool


Files = Mapping[Path, Seen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of templates since they were looked at before."""

    saved: tuple[Path, ...] = ()
    new: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.saved or self.new or self.gone)


def look(folder: Path | None, others: Iterable[Path] = ()) -> dict[Path, Seen]:
    """The templates in the folder, and those of others that are there. What cannot be looked at is not there."""
    try:
        found = [path for path in folder.iterdir() if is_template(path)] if folder else []
    except OSError:
        found = []  # no folder yet, or a stick that was pulled out
    seen = ((path, _seen(path)) for path in dict.fromkeys([*found, *others]))
    return {path: one for path, one in seen if one is not None}


def _seen(path: Path) -> Seen | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return Seen(about.st_mtime_ns, about.st_size, _is_whole(path))


def _is_whole(path: Path) -> bool:
    """Whether the end of a Word file has been written. One that Word holds is not read yet."""
    try:
        with given.stream(path) as file:
            return zipfile.is_zipfile(file)
    except (OSError, OutreachError):
        return False


class Following:
    """Compares look with look; the first one only says how things are."""

    def __init__(self) -> None:
        self._known: Files | None = None
        self._last: Files = {}
        self._looks = 0

    @property
    def waits(self) -> bool:
        """Whether something is just being written, so that it is to be looked at again soon."""
        return self._looks > 0

    def begin_again(self) -> None:
        """What the program itself changes is no news."""
        self._known, self._looks = None, 0

    def looked(self, now: Files) -> Changes:
        """What is to be told after this look."""
        known, last = self._known, self._last
        self._last = now
        if known is None:
            self._known = now
            return Changes()
        changed = [path for path, one in now.items() if known.get(path) != one]
        gone = [path for path in known if path not in now]
        if not changed and not gone:
            self._looks = 0
            return Changes()
        is_settled = now == last and all(now[path].is_whole for path in changed)
        if not is_settled and self._looks < _MOST_LOOKS:
            self._looks += 1
            return Changes()
        self._known, self._looks = now, 0
        return Changes(
            saved=tuple(path for path in changed if path in known),
            new=tuple(path for path in changed if path not in known),
            gone=tuple(gone),
        )


def told(changes: Changes) -> str:
    """A sentence for the status bar, where also somebody reads it who is at another step; "" for nothing.

    What is gone comes first: a document that somebody ticked may be among it. A strip says what to do.
    """
    if changes.gone:
        return say_many(
            "\u201c{name}\u201d is no longer in its folder.",
            "{count} templates are no longer in their folder.",
            len(changes.gone),
            name=_name(changes.gone[0]),
        )
    if changes.saved:
        return say_many(
            "\u201c{name}\u201d was saved, and is looked at again.",
            "{count} templates were saved, and are looked at again.",
            len(changes.saved),
            name=_name(changes.saved[0]),
        )
    if changes.new:
        return say_many(
            "\u201c{name}\u201d is in the folder Templates now, and on the list.",
            "{count} more templates are in the folder Templates now, and on the list.",
            len(changes.new),
            name=_name(changes.new[0]),
        )
    return ""


def told_gone(gone: Sequence[Path]) -> str:
    """What to do about templates that are not there any more."""
    return say_many(
        "\u201c{name}\u201d is no longer in \u201c{folder}\u201d. Put the file back there, and it is on the list again; or choose another document.",
        "{count} templates are no longer in \u201c{folder}\u201d. Put the files back there, and they are on the list again; or choose other documents.",
        len(gone),
        name=_name(gone[0]),
        folder=gone[0].parent,
    )


def _name(path: Path) -> str:
    return title_in_words(title_of(path))
