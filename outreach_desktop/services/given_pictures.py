"""Pictures that a JSON file gives: as text in it, or as files beside it.

A text that begins with `data:image/` is a picture (RFC 2397), and so is what stands under "picture" in an
object of its own, `{"picture": "logo.png"}`: the name of a file, or the picture itself in base64.
"""

import base64
import binascii
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from outreach_desktop import given
from outreach_desktop.domain.documents import pictures
from outreach_desktop.domain.documents.documents import (
    LARGEST_PICTURE,
    picture_problems,
    picture_size_problems,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_ADDRESS = re.compile(r"\s*data:image/([\w.+-]*)[^,]*?(;\s*base64\s*)?,", re.IGNORECASE)
_BARE = ("iVBORw0KGgo", "/9j/")  # how a PNG and a JPEG begin in base64
_URL_SAFE = str.maketrans("-_", "+/")
_BESIDE = say(
    'Give "data:image/png;base64,..." or {"picture": "logo.png"}, a file beside the data.'
)


def with_pictures(data: object, folder: Path) -> object:
    """The same data with every picture in it read; it is changed in place.

    Names of files begin in `folder`. OutreachError with the place of a picture that cannot be read, that is
    no PNG or JPEG, or that is too large.
    """
    if not isinstance(data, dict | list):
        return data
    waiting: list[tuple[Any, str]] = [(data, "")]
    while waiting:  # as deep as any JSON is
        holder, place = waiting.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            where = f"{place}, {_called(key)}" if place else _called(key)
            if (picture := _picture(value, where, folder)) is not None:
                holder[key] = picture
            elif isinstance(value, dict | list):
                waiting.append((value, where))
    return data


def picture_beside(folder: Path, path: str) -> tuple[str, bytes]:
    """Name and bytes of a picture whose path begins in `folder`. OutreachError where it cannot be read."""
    picture = folder / path
    try:
        return picture.name, given.read(picture, at_most=LARGEST_PICTURE)
    except given.TooLargeError as error:
        problems = picture_size_problems(error.size)
        raise OutreachError(f"\u201c{picture.name}\u201d: {problems[0]}") from error
    except OSError as error:
        raise _unreadable(picture, error.strerror or error) from error


def _unreadable(picture: Path, why: object) -> OutreachError:
    return OutreachError(
        say(
            "The picture \u201c{picture}\u201d could not be read: {why}.", picture=picture, why=why
        ),
        hint=say("Check its name; it begins in the folder of the file that names it."),
    )


def _called(key: str | int) -> str:
    return f"item {key + 1}" if isinstance(key, int) else key


def _picture(value: object, place: str, folder: Path) -> dict[str, object] | None:
    """The picture that a value gives, as the engine takes it; None for a value that gives none."""
    if isinstance(value, str):
        if not _ADDRESS.match(value):
            return None
        name, content = _decoded(value, place)
    elif isinstance(value, dict) and isinstance(value.get("picture"), str):
        if not value.keys() <= {"picture", "name"}:
            return None
        name, content = _named(str(value["picture"]), place, folder)
        name = str(value.get("name") or name)
    else:
        return None
    if problems := picture_problems(name, content):
        raise OutreachError(f"{place}: {problems[0]}", hint=_BESIDE)
    return {"picture": content, "name": name}


def _named(text: str, place: str, folder: Path) -> tuple[str, bytes]:
    if _ADDRESS.match(text) or text.lstrip().startswith(_BARE):
        return _decoded(text, place)
    return picture_beside(folder, text)


def _decoded(text: str, place: str) -> tuple[str, bytes]:
    """A name for a picture that is written as text, and its bytes."""
    address = _ADDRESS.match(text)
    written = text[address.end() :] if address else text
    kind = address[1].lower() if address else ""
    name = f"{place} ({kind})" if kind else place
    if address and not address[2]:
        return name, unquote_to_bytes(written)
    letters = re.sub(r"\s+", "", written).rstrip("=").translate(_URL_SAFE)
    padding = "=" * (-len(letters) % 4)
    try:
        content = base64.b64decode(letters + padding, validate=True)
    except binascii.Error as error:
        raise _broken(place) from error
    if not pictures.is_whole(content):
        raise _broken(place)
    return name, content


def _broken(place: str) -> OutreachError:
    return OutreachError(
        say(
            "{place}: the picture is incomplete, or is not written in base64 as it should be.",
            place=place,
        ),
        hint=_BESIDE,
    )
