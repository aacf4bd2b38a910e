"""The document's properties: of what earlier writers said of the file, only what holds a tag stays.

What is kept is on a list; whatever else stands there, under whatever name, goes.
"""

import re
from collections.abc import Iterator

from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import Element, NotXmlError, local_name, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.usual import BODY
from outreach_desktop.words import say

CORE, APP, OWN = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_TAG = re.compile(r"\{[{%#]")
_KEPT = frozenset(
    (
        "created", "modified", "language",
        "Pages", "Words", "Characters", "Application", "DocSecurity", "Lines",
        "Paragraphs", "ScaleCrop", "LinksUpToDate", "CharactersWithSpaces", "SharedDoc",
        "HyperlinksChanged", "AppVersion",
    )
)  # fmt: skip
_NEVER_EMPTY = ("lastPrinted", "TotalTime", "revision")  # days and numbers: an empty one is none
_SAID = {  # not the title: Word makes one of the first words of a text by itself
    "subject": say("its subject"),
    "identifier": say("its number"),
    "version": say("its version"),
}
# The namespaces of properties, and that of the values in them: no program writes anything else there.
_NAMES = "{http://schemas.openxmlformats.org/"
_PROPERTIES = (
    f"{_NAMES}package/2006/metadata/core-properties}}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/dc/terms/}",
    f"{_NAMES}officeDocument/2006/extended-properties}}",
    f"{_NAMES}officeDocument/2006/custom-properties}}",
)
_VALUES = f"{_NAMES}officeDocument/2006/docPropsVTypes}}"


def filled_in(contents: Contents) -> set[str]:
    """The names of the properties that hold tags: those of Word's own, and those of the writers'."""
    names = {
        local_name(one)
        for part in (CORE, APP)
        for one in _read(contents, part)
        if _has_tag_inside(one)
    }
    own = (one for one in _read(contents, OWN) if _has_tag_inside(one))
    return names | {str(one.get("name")) for one in own}


def _read(contents: Contents, part: str) -> list[Element]:
    """The properties in a part; none where they cannot be read, which is told elsewhere."""
    try:
        return list(contents.root(part)) if part in contents else []
    except NotXmlError:
        return []


def without_own_properties(contents: Contents) -> list[str]:
    """Empty what names people, places and folders; what of it people may miss, in words."""
    said: list[str] = []
    for part in (CORE, APP):
        if part in contents:
            said += _emptied(contents, part)
    for one in _read(contents, OWN):
        if not _has_tag_inside(one):
            contents.root(OWN).remove(one)
            contents.changed(OWN)
    if _read(contents, OWN) and _without_others(contents.root(OWN)):
        contents.changed(OWN)
    return said


def _without_others(root: Element) -> list[Element]:
    """Take out of a part of properties what is neither a property nor a value in one; what that was."""
    others = [one for one in root if not str(one.tag).startswith(_PROPERTIES)]
    others += [
        inner
        for one in root
        for inner in one.iterdescendants()
        if not str(inner.tag).startswith(_VALUES) or local_name(one) in _KEPT
    ]
    for one in others:
        parent_of(one).remove(one)
    return others


def emptied(root: Element, printed: str = "") -> list[Element]:
    """Empty the properties in a part that are not on the list; those that said anything.

    A title stays that stands in the text `printed`: it tells readers nothing that they do not read.
    """
    found = _without_others(root)
    for one in [child for child in root if local_name(child) not in _KEPT]:
        if local_name(one) == "title" and _plain(one.text or "") in printed:
            continue
        if _has_tag_inside(one) or not (one.text or len(one) or one.attrib):
            continue
        found.append(one)
        if len(one) or local_name(one) in _NEVER_EMPTY:
            root.remove(one)
        else:
            one.text = None
            for key in one.attrib:
                del one.attrib[key]
    return found


def _emptied(contents: Contents, part: str) -> Iterator[str]:
    titled = part == CORE and any(
        local_name(one) == "title" and one.text and not _has_tag(one) for one in contents.root(part)
    )
    found = emptied(contents.root(part), _printed(contents) if titled else "")
    if found:
        contents.changed(part)
    yield from (_SAID[local_name(one)] for one in found if local_name(one) in _SAID)


def _printed(contents: Contents) -> str:
    paragraphs = contents.root(BODY).iter(w("p"))
    return _plain(" ".join("".join(t.text or "" for t in one.iter(w("t"))) for one in paragraphs))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _has_tag(element: Element) -> bool:
    return _TAG.search(element.text or "") is not None


def _has_tag_inside(element: Element) -> bool:
    return any(map(_has_tag, element.iter()))
