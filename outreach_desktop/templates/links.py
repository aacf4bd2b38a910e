"""What the parts of a Word file lead to: other parts, and addresses outside."""

import posixpath
from collections.abc import Mapping

from outreach_desktop.templates.ooxml import Element, kind_of_link, parse, serialise
from outreach_desktop.templates.package import Member, contents

NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def links_of(part: str) -> str:
    """The name of the relationships part that belongs to `part`; "" is the whole package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def owner_of(links: str) -> str:
    """The part that a relationships part belongs to; "" for that of the whole package."""
    return links.replace("_rels/", "").removesuffix(".rels")


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


def resolved(folder: str, target: str) -> str:
    """The name of the part that a relationship of something in `folder` leads to."""
    joined = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/")


def open_ended(root: Element) -> str:
    """The text of a relationships part, open at the end so that more can be added."""
    root.text = root.text or "\n"  # never `<Relationships/>`, which has no end to take off
    return serialise(root).decode().removesuffix("</Relationships>")
