"""What the parts of a Word file lead to: other parts, and addresses outside."""

import posixpath
from collections.abc import Mapping

from outreach_desktop.templates.ooxml import Element, parse, serialise
from outreach_desktop.templates.package import Member, contents

NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def links_of(part: str) -> str:
    """The name of the relationships part that belongs to `part`."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def targets(members: Mapping[str, Member], part: str) -> dict[str, str]:
    """The part that each relationship of `part` leads to."""
    data = contents(members, links_of(part))
    if not data:
        return {}
    folder = posixpath.dirname(part)
    return {
        str(link.get("Id")): _resolved(folder, str(link.get("Target")))
        for link in parse(data, links_of(part))
        if link.get("TargetMode") != "External"
    }


def _resolved(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/")


def open_ended(root: Element) -> str:
    """The text of a relationships part, open at the end so that more can be added."""
    root.text = root.text or "\n"  # never `<Relationships/>`, which has no end to take off
    return serialise(root).decode().removesuffix("</Relationships>")
