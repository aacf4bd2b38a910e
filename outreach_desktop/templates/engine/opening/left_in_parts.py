"""What Word keeps in the parts of a file of those who wrote it, beside the text and unseen.

Numbers of sittings and of drawings, variables of macros, passwords, users who may change a place, names of smart
tags and of schemas, and what other programs noted as comments in the XML.
"""

from collections.abc import Iterator

from lxml import etree

from outreach_desktop.templates.engine.word.kept_settings import SETTINGS
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import A, Element, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.words import say

_NUMBERED = "http://schemas.microsoft.com/office/drawing/2014/main"
_THEME_FAMILY = "http://schemas.microsoft.com/office/thememl/2012/main"
_VARIABLES = w("docVars")
_COMPATIBLE, _WORDS_OWN = w("compatSetting"), "http://schemas.microsoft.com/office/word"
_PROTECTED = (w("documentProtection"), w("writeProtection"))
_PASSWORD = [
    w(name)
    for name in (
        "hash", "salt", "hashValue", "saltValue", "cryptSpinCount", "spinCount", "algorithmName",
        "cryptProviderType", "cryptAlgorithmClass", "cryptAlgorithmType", "cryptAlgorithmSid",
        "cryptProvider", "algIdExt", "algIdExtSource", "cryptProviderTypeExt", "cryptProviderTypeExtSource",
    )
]  # fmt: skip
_OF_TEXTS = (w("smartTagPr"), w("customXmlPr"), w("fldData"), w("docPartCategory"))
_ALLOWED = w("permStart")
_USER = [w("ed"), w("author"), w("initials"), w("userId"), w("originalAuthor")]
_OWN_NUMBER = f"{{{_NUMBERED}}}creationId"
_HOLDS = (
    b"smartTagPr", b"customXmlPr", b"fldData", b"docPartCategory", b"permStart", b"creationId",
    b"author", b"initials",
)  # fmt: skip
_NAMES_OF_THEME = ("clrScheme", "fontScheme", "fmtScheme")
_USUAL_NAME = "Office"


def without_notes(contents: Contents, name: str) -> Iterator[str]:
    """Take out what stands unseen in a part; what of it people may miss, in words."""
    data, root = contents.data(name), contents.root(name)
    if b"<!--" in data or data.count(b"<?") > 1:  # read, they are gone; as they came they are there
        contents.changed(name)
    if root.tag == w("settings"):
        yield from _without_settings(contents, name, root)
    elif root.tag == f"{{{A}}}theme":
        if _without_names_of_theme(root):
            contents.changed(name)
    elif any(word in data for word in _HOLDS) and _without_marks(root):
        contents.changed(name)


def _without_settings(contents: Contents, name: str, root: Element) -> Iterator[str]:
    protected = [one for one in root.iter(*_PROTECTED) if not set(_PASSWORD).isdisjoint(one.attrib)]
    strange = [one for one in root if one.tag not in SETTINGS]
    strange += [one for one in root.iter(_COMPATIBLE) if one.get(w("uri")) != _WORDS_OWN]
    if not (strange or protected):
        return
    for one in strange:
        parent_of(one).remove(one)
    for one in protected:
        etree.strip_attributes(one, *_PASSWORD)
    contents.changed(name)
    if any(one.tag == _VARIABLES and len(one) for one in strange):
        yield say("document variables")
    if protected:
        yield say("the password of its protection")


def _without_names_of_theme(root: Element) -> bool:
    """Call the theme and its colours and fonts as Word calls its own."""
    named = [root, *root.iter(*(f"{{{A}}}{name}" for name in _NAMES_OF_THEME))]
    strange = [one for one in named if not str(one.get("name", "")).startswith(_USUAL_NAME)]
    for one in strange:
        one.set("name", _USUAL_NAME)
    families = [
        one
        for one in root.iter(f"{{{_THEME_FAMILY}}}themeFamily")
        if not str(one.get("name", "")).startswith(_USUAL_NAME)
    ]
    for one in families:
        _drop_extension(one)
    return bool(strange or families)


def _without_marks(root: Element) -> bool:
    """Take names of people and numbers of drawings out of a text."""
    marks = list(root.iter(*_OF_TEXTS))
    for one in marks:
        parent_of(one).remove(one)
    numbers = list(root.iter(_OWN_NUMBER))
    for one in numbers:
        _drop_extension(one)
    allowed = [one for one in root.iter(_ALLOWED) if one.get(w("ed"))]
    for one in allowed:
        if not one.get(w("edGrp")):  # a group, as “everyone”, names nobody
            _drop_allowance(root, one)
    users = any(key in one.attrib for one in root.iter() for key in _USER)
    if users:
        etree.strip_attributes(root, *_USER)
    return bool(marks or numbers or allowed or users)


def _drop_allowance(root: Element, start: Element) -> None:
    """Take a place out that one user may change: both of its ends."""
    known = start.get(w("id"))
    for end in [one for one in root.iter(w("permEnd")) if one.get(w("id")) == known]:
        parent_of(end).remove(end)
    parent_of(start).remove(start)


def _drop_extension(inside: Element) -> None:
    """Take out what stands in a list of extensions, with the extension, and the list where it is empty."""
    extension = parent_of(inside)
    extension.remove(inside)
    if len(extension) or extension.getparent() is None:
        return
    listed = parent_of(extension)
    listed.remove(extension)
    if not len(listed) and listed.getparent() is not None:
        parent_of(listed).remove(listed)
