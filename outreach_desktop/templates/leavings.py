"""What earlier writers left in a Word file, and finished documents go without.

A document that is sent out says what its template says and no more: nothing of who wrote the template,
what they noted beside it or crossed out, and nothing that Word would fetch from elsewhere.
"""

import posixpath
from collections.abc import Callable, Iterator

from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import (
    A,
    Element,
    R,
    is_outside,
    kind_of_link,
    parse,
    serialise,
    w,
)
from outreach_desktop.templates.package import Member, packed
from outreach_desktop.templates.revisions import accepted, has_revisions

_SAFE_ADDRESSES = ("http:", "https:", "mailto:", "tel:")
_COMMENTS = "The comments in it are"
_UNNOTICED = ""  # nearly every file has it and nobody sees it, so nobody is told
_KINDS = {
    "attachedTemplate": "The link to the template it was made from is",
    "mailMergeSource": "The link to the list for Word's own mail merge is",
    "mailMergeHeaderSource": "The link to the list for Word's own mail merge is",
    "frame": "The pages of the web in it are",
    "comments": _COMMENTS,
    "commentsExtended": _COMMENTS,
    "commentsIds": _COMMENTS,
    "commentsExtensible": _COMMENTS,
    "people": _COMMENTS,
    "customXml": _UNNOTICED,
    "thumbnail": _UNNOTICED,
}
_COMMENT_MARKS = {w(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference")}
_BINDING = "dataBinding"
_AUTHORS = ("lastModifiedBy", "Manager", "Company")


def without_leavings(members: dict[str, Member]) -> list[str]:
    """Take everything of the kind out of `members`; a sentence for each that somebody may miss."""
    told: dict[str, None] = {}
    for name in [name for name in members if name.endswith(".rels")]:
        if name in members:  # it may have gone with the part it belongs to
            told.update(dict.fromkeys(_clear_links(members, name)))
    for name in [name for name in members if name.startswith("word/") and name.endswith(".xml")]:
        if has_revisions(data := members[name].data()):
            root = parse(data, name)
            if not accepted(root):
                continue
            members[name] = packed(name, serialise(root))
            told["The tracked changes in it are accepted, and what was crossed out is"] = None
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in members:
            _clear_authors(members, name)
    return [f"{what} left out of the documents made." for what in told if what]


def _clear_links(members: dict[str, Member], name: str) -> Iterator[str]:
    """Take out the relationships that lead to leavings, and what uses them and is used by them."""
    root = parse(members[name].data(), name)
    cleared = False
    for link in list(root):
        what = _leaving(link)
        if what is None:
            continue
        cleared = True
        root.remove(link)
        owner = name.replace("_rels/", "").removesuffix(".rels")
        _change(members, owner, lambda part, link=link: _forget(part, str(link.get("Id"))))  # type: ignore[misc]
        if not is_outside(link):
            _drop(members, posixpath.dirname(owner), str(link.get("Target")))
        yield what
    if cleared:
        members[name] = packed(name, serialise(root))


def _leaving(link: Element) -> str | None:
    """The sentence's beginning for a relationship to be left out; None for one that may stay."""
    kind, target = kind_of_link(link), str(link.get("Target", ""))
    if kind in _KINDS:
        return _KINDS[kind]
    if not is_outside(link):
        return None
    if kind != "hyperlink":
        return f"What it would fetch from {target} is"
    safe = target.startswith("#") or target.strip().casefold().startswith(_SAFE_ADDRESSES)
    return None if safe else f"The link to {target} is"


def _change(members: dict[str, Member], name: str, change: Callable[[Element], None]) -> None:
    if name in members and name.endswith(".xml"):
        root = parse(members[name].data(), name)
        change(root)
        members[name] = packed(name, serialise(root))


def _forget(root: Element, link: str) -> None:
    """Take out what uses a relationship; the words of a link, and a picture's frame, stay."""
    for element in list(root.iter()):
        used = [key for key, value in element.attrib.items() if _names(str(key), value, link)]
        if element.tag == f"{{{A}}}blip":
            for key in used:
                del element.attrib[key]
        elif used and element.tag == w("hyperlink"):
            _unwrap(element)
        elif used and element.getparent() is not None:
            parent_of(element).remove(element)
    for merge in list(root.iter(w("mailMerge"))):
        parent_of(merge).remove(merge)
    for element in [one for one in root.iter() if _stale(one)]:
        parent_of(element).remove(element)


def _names(key: str, value: str | bytes, link: str) -> bool:
    return key.startswith(f"{{{R}}}") and value == link


def _stale(element: Element) -> bool:
    return element.tag in _COMMENT_MARKS or str(element.tag).endswith(f"}}{_BINDING}")


def _unwrap(element: Element) -> None:
    for child in list(element):
        element.addprevious(child)
    parent_of(element).remove(element)


def _drop(members: dict[str, Member], folder: str, target: str) -> None:
    """Take a part out of the package, with the parts that only it leads to, and their types."""
    path = posixpath.normpath(target if target.startswith("/") else f"{folder}/{target}").lstrip(
        "/"
    )
    if members.pop(path, None) is None:
        return
    inner = f"{posixpath.dirname(path)}/_rels/{posixpath.basename(path)}.rels"
    if inner in members:
        for link in parse(members.pop(inner).data(), inner):
            if not is_outside(link):
                _drop(members, posixpath.dirname(path), str(link.get("Target")))
    types = members["[Content_Types].xml"]
    root = parse(types.data(), types.name)
    for override in list(root):
        if str(override.get("PartName", "")).lstrip("/") == path:
            root.remove(override)
    members[types.name] = packed(types.name, serialise(root))


def _clear_authors(members: dict[str, Member], name: str) -> None:
    root = parse(members[name].data(), name)
    found = [one for one in root.iter() if str(one.tag).rpartition("}")[2] in _AUTHORS and one.text]
    for element in found:
        element.text = None
    if found:
        members[name] = packed(name, serialise(root))
