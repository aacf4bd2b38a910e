"""What the parts of a Word file lead to: other parts, and addresses outside."""

import functools
import posixpath
import re
import unicodedata
import urllib.parse
from collections.abc import Mapping

from outreach_desktop.templates.engine.word.ooxml import (
    Element,
    is_outside,
    kind_of_link,
    parse,
    serialise,
)
from outreach_desktop.templates.engine.word.package.package import Member, contents

NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


# Asked for the same few names again and again while a file is opened.
_ASKED = 256


@functools.lru_cache(maxsize=_ASKED)
def links_of(part: str) -> str:
    """The name of the relationships part that belongs to `part`; "" is the whole package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


_LINKS = re.compile(r"(?:(.*)/)?_rels/([^/]*)\.rels", re.DOTALL)


@functools.lru_cache(maxsize=_ASKED)
def is_links(name: str) -> bool:
    """Whether a part is the list of relationships of another part, by its name."""
    return name.endswith(".rels") and _LINKS.fullmatch(name) is not None


@functools.lru_cache(maxsize=_ASKED)
def owner_of(links: str) -> str:
    """The part that a relationships part belongs to; "" for that of the whole package."""
    found = _LINKS.fullmatch(links)
    return posixpath.join(found[1] or "", found[2]) if found else links


def decoded(name: str) -> str:
    """The name of a part, or a way to it, without percent-encoding, however often that was laid over it."""
    for _ in range(_MOST_ENCODINGS):
        before, name = name, urllib.parse.unquote(name)
        if name == before:
            break
    return name.replace("\\", "/")


@functools.lru_cache(maxsize=_ASKED)
def compared(name: str) -> str:
    """The name of a part as two names are compared (ECMA-376, part 2, 9.1.1): the case of letters and
    percent-encoding make no other name, nor do a dot or a blank at its end, which Windows drops.
    """
    if _PLAIN.fullmatch(name):
        return name.lower()
    whole = posixpath.normpath("/" + decoded(name).lstrip("/"))
    folded = unicodedata.normalize("NFKC", whole).casefold()
    return "/".join(step.rstrip(". ") or step for step in folded.split("/"))[1:]


_AWAY = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_MOST_ENCODINGS = 4
_PLAIN = re.compile(r"(?:[\w\[\]-]+/)*[\w\[\]-]*\.\w+", re.ASCII)


def targets(members: Mapping[str, Member], part: str) -> dict[str, str]:
    """The part that each relationship of `part` leads to."""
    data = contents(members, links_of(part))
    if not data:
        return {}
    folder = posixpath.dirname(part)
    return {
        str(link.get("Id")): resolved(folder, str(link.get("Target")))
        for link in parse(data, links_of(part))
        if link.get("TargetMode") != "External"
    }


def furniture(members: Mapping[str, Member], part: str) -> dict[str, tuple[str, str]]:
    """The headers and footers that `part` has, by its links: which of both, and the part."""
    kinds = {
        str(link.get("Id")): kind_of_link(link)
        for link in parse(contents(members, links_of(part)) or NO_LINKS, links_of(part))
    }
    return {
        link: (kinds[link], name)
        for link, name in targets(members, part).items()
        if kinds[link] in ("header", "footer")
    }


def leads_away(link: Element) -> bool:
    """Whether a relationship leads out of the package, by what it says or by its address."""
    return is_outside(link) or _AWAY.match(str(link.get("Target", ""))) is not None


@functools.lru_cache(maxsize=_ASKED)
def resolved(folder: str, target: str) -> str:
    """The name of the part that a relationship of something in `folder` leads to."""
    joined = target if target.startswith("/") else f"/{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/")


def open_ended(root: Element) -> str:
    """The text of a relationships part, open at the end so that more can be added."""
    root.text = root.text or "\n"  # never `<Relationships/>`, which has no end to take off
    return serialise(root).decode().removesuffix("</Relationships>")
