"""What earlier writers left in a Word file, and finished documents go without.

A document that is sent out says what its template says and no more: nothing of who wrote the template,
what they noted beside it or crossed out, and nothing that Word would fetch from elsewhere.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.harm import BODY, TYPES
from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import (
    W14,
    W15,
    A,
    Element,
    R,
    is_outside,
    kind_of_link,
    w,
)
from outreach_desktop.templates.remarks import SAFE_ADDRESSES
from outreach_desktop.templates.revisions import accepted
from outreach_desktop.templates.surroundings import typed_address

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
    "people": _UNNOTICED,  # it names whoever commented or changed anything
    "customXml": _UNNOTICED,
    "thumbnail": _UNNOTICED,
    "stylesWithEffects": _UNNOTICED,  # the styles once more, for Word 2007
}
_COMMENT_MARKS = {w(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference")}
_BINDINGS = (w("dataBinding"), f"{{{W15}}}dataBinding")
_BOUND_TO = re.compile(r"/(?:\w+:)?(coreProperties|Properties)\[1\]/(?:\w+:)?(\w+)\[1\]")
_AUTHORS = (
    "creator", "lastModifiedBy", "description", "keywords", "category", "contentStatus", "Manager",
    "Company", "HyperlinkBase", "Template",
)  # fmt: skip
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
_OWN_PROPERTIES = "docProps/custom.xml"
_REVISION = [
    w(name)
    for name in ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect")
]
_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]")
_SESSIONS = (w("rsids"), f"{{{W14}}}docId", f"{{{W15}}}docId", w("mailMerge"))


def without_links(contents: Contents) -> list[str]:
    """Take out what earlier writers linked to and nobody needs; a sentence for each that may be missed."""
    told: dict[str, None] = {}
    for name in contents:
        if name.endswith(".rels") and name in contents:  # it may have gone with its part
            told.update(dict.fromkeys(_clear_links(contents, name)))
    return _sentences(told)


def without_traces(contents: Contents) -> list[str]:
    """Take out what earlier writers left in the parts; a sentence for each that may be missed."""
    told: dict[str, None] = {}
    tagged = _tagged_properties(contents)
    for name in contents:
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        _clear_sessions(contents, name)
        _set_free(contents, name, tagged)
        if accepted(contents.root(name)):
            contents.changed(name)
            told["The tracked changes in it are accepted, and what was crossed out is"] = None
    for name in _PROPERTIES:
        if name in contents:
            _clear_authors(contents, name)
    return _sentences(told)


def _sentences(told: Iterable[str]) -> list[str]:
    return [f"{what} left out of the documents made." for what in told if what]


def _clear_links(contents: Contents, name: str) -> Iterator[str]:
    """Take out the relationships that lead to leavings, and what uses them and is used by them."""
    root = contents.root(name)
    owner = name.replace("_rels/", "").removesuffix(".rels")
    for link in list(root):
        what = _leaving(link)
        if kind_of_link(link) == "custom-properties" and not _names_own_properties(contents):
            what = "The document properties of its writers' own are"
        if what is None:
            continue
        root.remove(link)
        contents.changed(name)
        if owner in contents and owner.endswith(".xml"):
            _forget(contents.root(owner), str(link.get("Id")))
            contents.changed(owner)
        if not is_outside(link):
            _drop(contents, posixpath.dirname(owner), str(link.get("Target")))
        yield what


def _leaving(link: Element) -> str | None:
    """The sentence's beginning for a relationship to be left out; None for one that may stay."""
    kind, target = kind_of_link(link), str(link.get("Target", ""))
    if kind in _KINDS:
        return _KINDS[kind]
    if not is_outside(link):
        return None
    if kind != "hyperlink":
        return f"What it would fetch from {target} is"
    safe = "{{" in typed_address(target)  # judged when it is filled in
    safe |= target.startswith("#") or target.strip().casefold().startswith(SAFE_ADDRESSES)
    return None if safe else f"The link to {target} is"


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
    return element.tag in _COMMENT_MARKS


def _unwrap(element: Element) -> None:
    for child in list(element):
        element.addprevious(child)
    parent_of(element).remove(element)


def _drop(contents: Contents, folder: str, target: str) -> None:
    """Take a part out of the package, with the parts that only it leads to, and their types."""
    whole = target if target.startswith("/") else f"{folder}/{target}"
    path = posixpath.normpath(whole).lstrip("/")
    if path in (TYPES, BODY) or not contents.drop(path):
        return
    inner = f"{posixpath.dirname(path)}/_rels/{posixpath.basename(path)}.rels"
    if inner in contents:
        links = list(contents.root(inner))
        contents.drop(inner)
        for link in links:
            if not is_outside(link):
                _drop(contents, posixpath.dirname(path), str(link.get("Target")))
    root = contents.root(TYPES)
    for override in list(root):
        if str(override.get("PartName", "")).lstrip("/") == path:
            root.remove(override)
            contents.changed(TYPES)


def _names_own_properties(contents: Contents) -> bool:
    """Whether a text prints one of the file's own properties, or one of them holds a tag."""
    data = contents.data(_OWN_PROPERTIES) if _OWN_PROPERTIES in contents else b""
    texts = (contents.data(name) for name in contents if name.startswith("word/"))
    return b"{{" in data or b"{%" in data or any(b"DOCPROPERTY" in text for text in texts)


def _clear_sessions(contents: Contents, name: str) -> None:
    """Take out the numbers of the sittings in which a part was written.

    Those of a part with tags go when it is compiled, and those of styles say nothing of anybody.
    """
    data = contents.data(name)
    root = contents.root(name)
    if root.tag == w("settings"):
        if next(root.iter(*_SESSIONS), None) is None:
            return
        etree.strip_elements(root, *_SESSIONS, with_tail=False)
    elif b"rsid" not in data or name.startswith("word/styles") or _TAG.search(data):
        return
    etree.strip_attributes(root, *_REVISION)
    contents.changed(name)


def _tagged_properties(contents: Contents) -> set[str]:
    """The names of the document's properties that hold tags and are filled in."""
    return {
        str(one.tag).rpartition("}")[2]
        for name in _PROPERTIES
        if name in contents
        for one in contents.root(name).iter()
        if "{" in (one.text or "")
    }


def _set_free(contents: Contents, name: str, tagged: set[str]) -> None:
    """Part content controls from what they were bound to, or Word would put that in their words' place.

    A control that shows a property which is filled in stays bound to it.
    """
    if b"dataBinding" not in contents.data(name):
        return
    for binding in list(contents.root(name).iter(*_BINDINGS)):
        shown = _BOUND_TO.fullmatch(str(binding.get(w("xpath"))))
        if shown is None or shown[2] not in tagged:
            parent_of(binding).remove(binding)
            contents.changed(name)


def _clear_authors(contents: Contents, name: str) -> None:
    """Empty what names people, places and folders; a tag stays."""
    root = contents.root(name)
    found = [
        one
        for one in root.iter()
        if str(one.tag).rpartition("}")[2] in _AUTHORS and one.text and "{" not in one.text
    ]
    for element in found:
        element.text = None
        contents.changed(name)
