"""Everything of a group in one file for another computer: the data file, proven, and the group\u2019s own templates.

What arrives is checked before anything gets its name, and replaces nothing: a hostile file can name no place but the
two that are known, and gives no more bytes than it says at its beginning and than there is room for.
"""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from outreach_desktop import given, given_json, private, writing
from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import backup_state as state
from outreach_desktop.db.backups.backup_state import size_of
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.domain.labour import Steps, apart
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import is_folder
from outreach_desktop.services.making import letters
from outreach_desktop.words import say
from outreach_desktop.zips import DAMAGE

ENDING: Final = ".everything.zip"
_LIST, _DATA, _TEMPLATES = "everything.json", "data.outreach", "Templates/"
_FORMAT: Final = 1
_WORD: Final = (".docx", ".dotx")
_CHUNK: Final = 1 << 20
_LARGEST_LIST: Final = 1 << 20
_LARGEST_TEMPLATE: Final = 100 << 20
_MOST_TEMPLATES: Final = 500
_SPARE: Final = 50 << 20
"""Bytes that stay free on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedOut:
    """The file that was written, how many people are in it and how many templates."""

    path: Path
    people: int
    templates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedIn:
    """The data file that arrived, and what its templates are called here."""

    path: Path
    people: int
    templates: tuple[Path, ...]


def name_for(db: Data, now: datetime) -> str:
    """What such a file is called: the group, and the day."""
    path = path_of(db)
    stem = path.stem if path else say("Our group")
    return writing.safe_name(f"{stem} {now:%Y-%m-%d}", ENDING)


def pack(db: Data, out: Path) -> Steps[MovedOut]:
    """Write everything to the new file `out`, in steps that say how many kilobytes were packed; closed earlier, nothing stays."""
    folder = letters.templates_folder(db)
    templates = _templates_in(folder) if folder is not None else []
    for one in templates:
        _see_that_it_can_come_in(one)
    with ExitStack() as stack:
        file = stack.enter_context(writing.new_file(out))
        copy = stack.enter_context(
            copying.only_whole(out.with_name(f"{out.stem}.copy"), needs=size_of(db))
        )
        found = yield from copying.copying_to_part(db, copy, out.name)
        written = list[dict[str, object]]()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as packed:
            members = [(_DATA, copy), *((f"{_TEMPLATES}{one.name}", one) for one in templates)]
            done = 0
            for name, path in members:
                with given.stream(path) as plain:
                    digest, size = hashlib.sha256(), 0
                    with packed.open(name, "w", force_zip64=True) as into:
                        while chunk := plain.read(_CHUNK):
                            yield from apart(partial(into.write, chunk))
                            digest.update(chunk)
                            size += len(chunk)
                            done += len(chunk)
                            yield done >> 10
                written.append({"name": name, "size": size, "sha256": digest.hexdigest()})
            told = {"format": _FORMAT, "people": found.people, "files": written}
            told["data_name"] = (path_of(db) or Path(_DATA)).name
            packed.writestr(_LIST, json.dumps(told, indent=1))
    return MovedOut(path=out, people=found.people, templates=len(templates))


def unpack(path: Path, folder: Path) -> Steps[MovedIn]:
    """Put what is in `path` into `folder`, in steps that say how many kilobytes there are so far.

    Nothing that is there is replaced: what has the same name gets a number, a template that is the same already stays.
    OutreachError where the file is not whole or not ours, and nothing of it is left then.
    """
    if not is_folder(folder):
        _make_folder(folder)
    with ExitStack() as stack:
        try:
            plain = stack.enter_context(given.stream(path))
            packed = stack.enter_context(zipfile.ZipFile(plain))
            told = _list_in(packed, path.name)
        except OSError as error:
            raise _unreadable(path, str(error.strerror or error)) from error
        except DAMAGE as error:
            raise _not_whole(path.name) from error
        _see_that_there_is_room(folder, sum(one.size for one in told.files))
        out = writing.free_name(folder, told.data_name)
        made = stack.enter_context(_gone_if_it_fails())
        into = stack.enter_context(writing.new_file(out))
        for size in _copied(packed, told.files[0], into, path.name):
            yield size >> 10
        into.flush()
        problem = yield from apart(partial(_problem_in, writing.part_of(out)))
        if problem:
            raise OutreachError(
                say(
                    "The data file in \u201c{name}\u201d is not used. {why}",
                    name=path.name,
                    why=problem,
                ),
                hint=say("Export everything again on the other computer."),
            )
        templates = yield from _put_templates(packed, told.files, out, made, path.name)
    return MovedIn(path=out, people=told.people, templates=templates)


@contextmanager
def _gone_if_it_fails() -> Iterator[list[Path]]:
    """Files and folders that were made; they are taken away again where anything goes wrong after them."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):  # what cannot be taken away is whole, and in nobody's way
                path.rmdir() if path.is_dir() else path.unlink()
        raise


@dataclass(frozen=True, slots=True)
class _PackedFile:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _EverythingList:
    data_name: str
    people: int
    files: tuple[_PackedFile, ...]


def _templates_in(folder: Path) -> list[Path]:
    if not is_folder(folder):
        return []
    every = (one for one in folder.iterdir() if one.suffix.casefold() in _WORD)
    return sorted(
        one
        for one in every
        if one.is_file() and not one.name.startswith(("~$", ".")) and _is_plain(one.name)
    )[:_MOST_TEMPLATES]


def _see_that_it_can_come_in(template: Path) -> None:
    if template.stat().st_size > _LARGEST_TEMPLATE:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is larger than {limit} MB.",
                name=template.name,
                limit=_LARGEST_TEMPLATE >> 20,
            ),
            hint=say(
                "Move it out of the folder of templates, export again, and copy it to the other computer yourself."
            ),
        )


def _is_plain(name: str) -> bool:
    """Whether a name is one of a file in a folder, on every system, and of nothing else."""
    return bool(name) and writing.safe_name(Path(name).stem, Path(name).suffix) == name


def _list_in(packed: zipfile.ZipFile, name: str) -> _EverythingList:
    """What the file says is in it, held against what is in it. OutreachError where it is none of ours."""
    about = packed.NameToInfo.get(_LIST)
    if about is None:
        raise OutreachError(
            say("\u201c{name}\u201d was not made by Export everything.", name=name),
            hint=say(
                "Choose a file that ends in {ending}. A list of people comes in by Import a list of people.",
                ending=ENDING,
            ),
        )
    if about.file_size > _LARGEST_LIST:
        raise _not_whole(name)
    with packed.open(about) as file:
        told: Any = given_json.parsed(file.read(_LARGEST_LIST + 1), name)
    try:
        if told["format"] > _FORMAT:
            raise OutreachError(
                say("\u201c{name}\u201d was made by a newer version of this program.", name=name),
                hint=say("Bring the program up to date on this computer first."),
            )
        files = tuple(
            _PackedFile(str(one["name"]), int(one["size"]), str(one["sha256"]))
            for one in told["files"]
        )
        found = _EverythingList(str(told["data_name"]), int(told["people"]), files)
    except (KeyError, TypeError, ValueError) as error:
        raise _not_whole(name) from error
    _see_that_it_is_ours(packed, found, name)
    return found


def _see_that_it_is_ours(packed: zipfile.ZipFile, found: _EverythingList, name: str) -> None:
    names = [one.name for one in found.files]
    is_known = (
        names[:1] == [_DATA]
        and len(names) <= _MOST_TEMPLATES + 1
        and len(set(names)) == len(names)
        and sorted([*names, _LIST]) == sorted(one.filename for one in packed.infolist())
        and all(
            one.name.startswith(_TEMPLATES)
            and _is_plain(one.name.removeprefix(_TEMPLATES))
            and one.name.casefold().endswith(_WORD)
            and 0 <= one.size <= _LARGEST_TEMPLATE
            for one in found.files[1:]
        )
        and all(packed.getinfo(one.name).file_size == one.size >= 0 for one in found.files)
        and _is_plain(found.data_name)
        and found.data_name.casefold().endswith(".outreach")
    )
    if not is_known:
        raise _not_whole(name)


def _copied(
    packed: zipfile.ZipFile, one: _PackedFile, into: BinaryIO | IO[bytes], name: str
) -> Iterator[int]:
    """Unpack one file, at most as many bytes as it says, and see that it is what was packed."""
    digest, size = hashlib.sha256(), 0
    try:
        with packed.open(one.name) as file:
            while chunk := file.read(min(_CHUNK, one.size - size + 1)):
                size += len(chunk)
                if size > one.size:
                    raise _not_whole(name)
                digest.update(chunk)
                into.write(chunk)
                yield size
    except OutreachError:
        raise
    except DAMAGE as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _not_whole(name) from error
    if size != one.size or digest.hexdigest() != one.sha256:
        raise _not_whole(name)


def _make_folder(folder: Path) -> None:
    """A new computer has no folder yet, and perhaps not even one for documents."""
    try:
        private.make_folder(folder, parents=True)
    except OSError as error:
        raise writing.trouble(error, folder) from error


def _problem_in(part: Path) -> str:
    return state.strange_in(part) or state.looked_at(part)[1] or state.fault_of(part)


def _put_templates(
    packed: zipfile.ZipFile,
    files: Sequence[_PackedFile],
    data: Path,
    made: list[Path],
    name: str,
) -> Steps[tuple[Path, ...]]:
    """Write all but the first of `files` beside the data file, where documents look for them; `made` gets what is new."""
    templates, done = list[Path](), files[0].size
    if not files[1:]:
        return ()
    folder = data.with_name(_TEMPLATES.rstrip("/"))
    if not is_folder(folder):
        writing.make_folder(folder)
        made.append(folder)
    names = writing.FreeNames(folder)
    for each in files[1:]:
        path = names.take(each.name.removeprefix(_TEMPLATES), same=partial(_is_in, each))
        if not path.is_file():
            with writing.new_file(path) as into:
                for size in _copied(packed, each, into, name):
                    yield (done + size) >> 10
            made.append(path)
        done += each.size
        templates.append(path)
    return tuple(templates)


def _is_in(packed: _PackedFile, path: Path) -> bool:
    """Whether a file that is there is what was packed."""
    digest, size = hashlib.sha256(), 0
    try:
        with given.stream(path) as file:
            while size <= packed.size and (chunk := file.read(_CHUNK)):
                size += len(chunk)
                digest.update(chunk)
    except (OSError, OutreachError):  # whatever it is, it is not this
        return False
    return size == packed.size and digest.hexdigest() == packed.sha256


def _see_that_there_is_room(folder: Path, needs: int) -> None:
    free = shutil.disk_usage(folder).free
    if free >= needs + _SPARE:
        return
    from outreach_desktop.words import local  # brings the languages of the world

    raise OutreachError(
        say(
            "There is not enough space in \u201c{folder}\u201d: it needs {size}, and {free} is free.",
            folder=folder,
            size=local.size(needs + _SPARE),
            free=local.size(free),
        ),
        hint=say("Free some space, or choose a folder on another disk."),
    )


def _not_whole(name: str) -> OutreachError:
    return OutreachError(
        say(
            "\u201c{name}\u201d is not complete, or is not as it was made, so nothing of it was imported.",
            name=name,
        ),
        hint=say("Copy it from the other computer again, or export everything there again."),
    )


def _unreadable(path: Path, why: str) -> OutreachError:
    return OutreachError(
        say("\u201c{path}\u201d could not be read: {why}.", path=path, why=why),
        hint=say("Check that it is there and its disk is connected, then try again."),
    )
