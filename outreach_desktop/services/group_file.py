"""Our own group as plain data that a file can hold: told whole, and taken in part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.documents.pictures import is_turned
from outreach_desktop.domain.group import GroupProfile, Point, Sender, SenderDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group
from outreach_desktop.services.given_pictures import picture_beside
from outreach_desktop.words import say

Value = TypeVar("Value")

_MOST, _LONGEST = 500, 50_000
_OWN_TO_THE_DATA_FILE = ("id", "logo_id", "letterhead_id", "is_sample", "signature_id")


def told(db: Data) -> dict[str, object]:
    """The group with its text bank and those who sign; pictures are not told."""
    return {
        **_plain(group.profile(db)),
        "senders": [_plain(sender) for sender in group.senders(db)],
    }


def take_in(db: Data, facts: object, folder: Path) -> None:
    """Change what `facts` names and leave the rest, as one action.

    Points are replaced whole; who signs is known by name. "logo" and a sender's "signature" are
    pictures, whose paths begin in `folder`.
    """
    ours = dict(_object(facts, say("The group")))
    senders = _list(ours.pop("senders", []), "senders")
    logo = ours.pop("logo", None)
    profile = group.profile(db)
    if "address" in ours:
        ours["address"] = _changed(profile.address, ours["address"], say("The address"))
    if "points" in ours:
        points = _list(ours["points"], "points")
        ours["points"] = tuple(_changed(Point(kind=""), point, say("A point")) for point in points)
    profile = _changed(profile, ours, say("The group"))
    with changing(db, say("Change our group")):
        group.save_profile(db, profile)
        if logo is not None:
            group.set_logo(db, *_upright(folder, str(logo)))
        for sender in senders:
            _take_sender(db, dict(_object(sender, say("A sender"))), folder)


def _take_sender(db: Data, facts: dict[str, Any], folder: Path) -> None:
    signature = facts.pop("signature", None)
    name = str(facts.get("name", "")).strip().casefold()
    known = [one for one in group.senders(db) if one.name.casefold() == name]
    sender: Sender
    if known:
        sender = group.change_sender(db, _changed(known[0], facts, say("A sender")))
    else:
        sender = group.add_sender(db, _changed(SenderDraft(), facts, say("A sender")))
    if signature is not None:
        group.set_signature(db, sender.id, *_upright(folder, str(signature)))


def _upright(folder: Path, path: str) -> tuple[str, bytes]:
    """A picture for every letter; OutreachError for one that Word would show lying on its side."""
    name, content = picture_beside(folder, path)
    if is_turned(content):
        raise OutreachError(
            say(
                "\u201c{name}\u201d is on its side or upside down: the camera only noted how it "
                "was held, and Word would print it that way.",
                name=name,
            ),
            hint=say(
                "Choose it in the window, which turns it, or turn it in another program and save it."
            ),
        )
    return name, content


def _plain(value: GroupProfile | Sender) -> dict[str, object]:
    return {name: part for name, part in asdict(value).items() if name not in _OWN_TO_THE_DATA_FILE}


def _changed(value: Value, facts: object, what: str) -> Value:
    """`value` with the fields that `facts` names; each keeps its kind."""
    kinds = {part.name: type(getattr(value, part.name)) for part in fields(value)}  # type: ignore[arg-type]
    known = [name for name in kinds if name not in _OWN_TO_THE_DATA_FILE]
    new = {}
    for name, content in _object(facts, what).items():
        if name not in known:
            likest = get_close_matches(name, known, n=1)
            hint = (
                say("Did you mean {name}?", name=likest[0])
                if likest
                else say("It can have {names}.", names=", ".join(known))
            )
            raise OutreachError(
                say("{what} has nothing called \u201c{name}\u201d.", what=what, name=name),
                hint=hint,
            )
        if not _is_of(kinds[name], content):
            raise OutreachError(_wrong_kind(kinds[name], what, name))
        if isinstance(content, str) and len(content) > _LONGEST:
            raise OutreachError(
                say(
                    "{what}: \u201c{name}\u201d has {length} characters, and can have {limit}.",
                    what=what,
                    name=name,
                    length=len(content),
                    limit=_LONGEST,
                ),
                hint=say("Shorten it there, then try again."),
            )
        new[name] = content
    return replace(value, **new)  # type: ignore[type-var]


def _is_of(kind: type, content: object) -> bool:
    """Whether it is what stands there; a length may be a whole number, and yes is no number."""
    if kind in (int, float):
        return isinstance(content, kind | int) and not isinstance(content, bool)
    return isinstance(content, kind)


def _wrong_kind(kind: type, what: str, name: str) -> str:
    if kind is bool:
        return say(
            "{what}: \u201c{name}\u201d must be yes or no (true or false).", what=what, name=name
        )
    if kind in (int, float):
        return say("{what}: \u201c{name}\u201d must be a number.", what=what, name=name)
    return say("{what}: \u201c{name}\u201d must be text.", what=what, name=name)


def _object(facts: object, what: str) -> Mapping[str, Any]:
    if isinstance(facts, Mapping):
        return facts
    raise OutreachError(say("{what} must be an object with names and values, in {{ }}.", what=what))


def _list(facts: object, what: str) -> Sequence[object]:
    if isinstance(facts, list | tuple):
        if len(facts) > _MOST:
            raise OutreachError(
                say(
                    "\u201c{what}\u201d has {count} entries, and can have {limit}.",
                    what=what,
                    count=len(facts),
                    limit=_MOST,
                ),
                hint=say("Leave out what no document says."),
            )
        return facts
    raise OutreachError(say("\u201c{what}\u201d must be a list, in [ ].", what=what))
