"""How a package is written down, put straight: names, relationships and types spelled in one way.

A package may call word/footer1.xml `/WORD/%66ooter1.xml`, keep its lists of relationships in `_RELS`, and
lead to a part by a way round corners. Here all that names a part gets the name that the part has, so
that whoever asks later need only compare. What can be read in two ways is refused.
"""

import posixpath
from collections.abc import Mapping

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.word.ooxml import (
    Element,
    is_outside,
    serialise,
    without_prefix,
)
from outreach_desktop.templates.engine.word.package.contents import TYPES, Contents
from outreach_desktop.templates.engine.word.package.links import (
    compared,
    is_links,
    links_of,
    owner_of,
    resolved,
)
from outreach_desktop.templates.engine.word.part_names import called
from outreach_desktop.words import say

_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT = {
    "http://purl.oclc.org/ooxml/officeDocument/relationships/": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/package/relationships/": "http://schemas.openxmlformats.org/package/2006/relationships/",
}
_STRICT_ENDS = {
    "extendedProperties": "extended-properties",
    "customProperties": "custom-properties",
}


def never_so() -> OutreachError:
    """What is said of a file that no word processor would write."""
    return OutreachError(
        say("This Word file is put together in a way that Word never does, so it is not used."),
        hint=say("Make the template again in Word and save it as .docx."),
    )


def damaged(name: str) -> OutreachError:
    """What is said of a file of which a part has another shape than it must have."""
    return OutreachError(
        say(
            "This Word file is damaged: {part} is put together wrongly.",
            part=called(name),
        ),
        hint=say("Open it in Word, let Word repair it, and save it again."),
    )


def make_straight(contents: Contents) -> None:
    """Spell all names as the parts have them, in place; OutreachError for what has two meanings."""
    known = {compared(name): name for name in contents}
    _name_lists(contents, known)
    known = {compared(name): name for name in contents}
    for links in contents.links():
        root = without_prefix(contents.given(links))
        if any(link.tag != _LINK or len(link) for link in root) or root.tag != f"{_LINK}s":
            raise damaged(links)
        folder = owner_of(links).rpartition("/")[0]
        for link in root:
            _put_straight(link, folder, known)
        contents.put(links, serialise(root), root)
    if TYPES in contents:
        _name_typed(contents, known)


def _name_lists(contents: Contents, known: Mapping[str, str]) -> None:
    """Give the lists of relationships, and that of types, their right names; drop those of no part."""
    right: dict[str, str] = {}
    for name in contents:
        short = compared(name)
        if short == TYPES.casefold():
            right[name] = TYPES
        elif is_links(short):
            owner = owner_of(short)
            if owner and (owner not in known or is_links(owner)):
                contents.drop(name)
            else:
                right[name] = links_of(known[owner] if owner else "")
    contents.move({old: new for old, new in right.items() if old != new})


def _put_straight(link: Element, folder: str, known: Mapping[str, str]) -> None:
    """Spell the kind of a relationship, its way in or out, and the part it leads to."""
    kind = str(link.get("Type", "")).strip()
    for strict, usual in _STRICT.items():
        if kind.startswith(strict):
            end = kind.removeprefix(strict)
            kind = usual + _STRICT_ENDS.get(end, end)
    link.set("Type", kind)
    if is_outside(link):
        link.set("TargetMode", "External")
        return
    link.attrib.pop("TargetMode", "")
    target = str(link.get("Target", "")).strip()
    path = target.partition("#")[0].partition("?")[0]
    part = known.get(compared(path if path[:1] in ("/", "\\") else f"{folder}/{path}"))
    if path and part is not None and not _is_straight(target, folder, part):
        link.set("Target", f"/{part}")


def _is_straight(target: str, folder: str, part: str) -> bool:
    """Whether a way leads to a part by its name, and round no corners."""
    if "./" in target:
        return target == posixpath.relpath(f"/{part}", f"/{folder}")
    return resolved(folder, target) == part


def _name_typed(contents: Contents, known: Mapping[str, str]) -> None:
    """The same for the list of types, in which a part, or an ending, has one type only."""
    root = without_prefix(contents.given(TYPES))
    if root.tag != f"{_TYPE}Types":
        raise damaged(TYPES)
    kinds: dict[str, str] = {}
    for entry in root:
        if entry.tag not in (f"{_TYPE}Override", f"{_TYPE}Default") or len(entry):
            raise damaged(TYPES)
        kind = str(entry.get("ContentType", "")).strip()
        name = compared(str(entry.get("PartName", "")))
        of = f"/{name}" if name else str(entry.get("Extension", "")).strip().casefold()
        if kinds.setdefault(of, kind.casefold()) != kind.casefold():
            raise never_so()
        if name in known:
            entry.set("PartName", f"/{known[name]}")
    contents.put(TYPES, serialise(root), root)
