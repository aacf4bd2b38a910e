"""What earlier writers left in a Word file, and finished documents go without.

A document that is sent out says what its template says and no more: nothing of who wrote the template,
what they noted beside it or crossed out, and nothing that Word would fetch from elsewhere.
"""

import re

from lxml import etree

from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import W14, W15, w

_BINDINGS = (w("dataBinding"), f"{{{W15}}}dataBinding")
_BOUND_TO = re.compile(r"/(?:\w+:)?(coreProperties|Properties)\[1\]/(?:\w+:)?(\w+)\[1\]")
_AUTHORS = (
    "creator", "lastModifiedBy", "description", "keywords", "category", "contentStatus", "Manager",
    "Company", "HyperlinkBase", "Template",
)  # fmt: skip
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
_REVISION = [
    w(name)
    for name in ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect")
]
_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]")
_SESSIONS = (w("rsids"), f"{{{W14}}}docId", f"{{{W15}}}docId", w("mailMerge"))


def without_traces(contents: Contents) -> None:
    """Take out what earlier writers left in the parts."""
    tagged = _tagged_properties(contents)
    for name in contents:
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        _clear_sessions(contents, name)
        _set_free(contents, name, tagged)
    for name in _PROPERTIES:
        if name in contents:
            _clear_authors(contents, name)


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
