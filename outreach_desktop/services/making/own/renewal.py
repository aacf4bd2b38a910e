"""Copies of the program\u2019s documents after an update: what no one changed is renewed, for the rest someone chooses block by block."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop import given, writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.domain.documents.documents import LARGEST_FILE
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import trust
from outreach_desktop.services.making.letters import templates_beside
from outreach_desktop.services.making.own import copies, made_from
from outreach_desktop.services.making.own.made_from import MadeFrom
from outreach_desktop.templates.renewing import blocks
from outreach_desktop.templates.renewing.blocks import Differing, TakenOver

__all__ = [
    "Differing",
    "Renewal",
    "RenewedCopy",
    "Renewing",
    "TakenOver",
    "choose",
    "compare",
    "renew",
    "take_back",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewedCopy:
    """A copy that is new now; what it was lies in `old`, `was` what it was made from."""

    path: Path
    old: Path
    was: MadeFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewing:
    """What was found: copies that were renewed, and those of which someone is to choose."""

    renewed: tuple[RenewedCopy, ...] = ()
    to_choose: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A copy that the group has changed, beside the document as it is now. `base` is the copy as it was made, None where that is not known."""

    path: Path
    base: bytes | None
    yours: bytes
    new: bytes
    places: tuple[Differing, ...]


def renew(db: Data) -> Renewing:
    """Renew copies that are just as they were made, where their document is newer now; those changed are named."""
    folder = templates_beside(path_of(db))
    notes = made_from.known(folder) if folder is not None else {}
    renewed, to_choose = list[RenewedCopy](), list[Path]()
    for name, one in notes.items():
        path = (folder or Path()) / name
        if one.shipped == made_from.version(one.document) or not path.is_file():
            continue
        content = _read(path)
        if content is None:
            continue  # Word holds it: the next time
        if made_from.hash_of(content) == one.copy:
            renewed.append(_replaced(db, path, one, copies.as_of_now(db, one.document)))
        else:
            to_choose.append(path)
    return Renewing(renewed=tuple(renewed), to_choose=tuple(to_choose))


def _read(path: Path) -> bytes | None:
    try:
        return given.read(path, at_most=LARGEST_FILE)
    except (OSError, OutreachError, given.TooLargeError):
        return None


def _replaced(db: Data, path: Path, was: MadeFrom, content: bytes) -> RenewedCopy:
    """The old file is put away, the new one has its name."""
    old = copies.put_away(path)
    try:
        writing.write_new(path, content)
    except OutreachError:
        copies.move(old, path)
        raise
    made_from.note(path, was.document, copies.as_of_now(db, was.document))
    return RenewedCopy(path=path, old=old, was=was)


def take_back(renewed: RenewedCopy) -> None:
    """The old file has its place again, and is renewed no more until the next update; the new one is put away."""
    if renewed.path.is_file():
        copies.put_away(renewed.path)
    copies.move(renewed.old, renewed.path)
    notes = made_from.noted(renewed.path.parent)
    was = renewed.was
    seen = MadeFrom(was.document, made_from.version(was.document), was.copy)
    made_from.keep(renewed.path.parent, {**notes, renewed.path.name: seen})


def compare(db: Data, path: Path) -> Renewal:
    """The copy in the group's folder beside the document as it comes with the program now."""
    one = made_from.known(path.parent)[path.name]
    yours = trust.harmless(given.read(path, at_most=LARGEST_FILE)).content
    new = copies.as_of_now(db, one.document)
    base = made_from.as_copied(path.parent, one)
    return Renewal(
        path=path, base=base, yours=yours, new=new, places=blocks.differing(base, yours, new)
    )


def choose(db: Data, renewal: Renewal, chosen: Sequence[TakenOver]) -> RenewedCopy | None:
    """Write what was chosen, in the order of the places, as a new file. None where all of ours stays: that is noted alone."""
    path = renewal.path
    was = made_from.known(path.parent)[path.name]
    if all(one is TakenOver.YOURS for one in chosen):
        made_from.note(path, was.document, copies.as_of_now(db, was.document))
        return None
    content = blocks.renewed(renewal.base, renewal.yours, renewal.new, chosen)
    return _replaced(db, path, was, content)
