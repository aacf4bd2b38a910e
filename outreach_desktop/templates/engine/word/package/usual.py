"""A Word file written as Word writes it: UTF-8, package parts without prefixes, parts under their usual names.

Which part is the document, its styles or a header is said by the relationships from the root of the
package, and by nothing else: Word on the web calls the document word/document2.xml, other programs
choose other names. Here each gets the name that Word gives it, so that whatever asks later for
word/document.xml gets the part that Word opens, and nobody takes a decoy of that name for it. So it is
with what is XML: by its type or its first bytes, and from here on by its name.
"""

import itertools
import posixpath
import re
from collections.abc import Iterator, Mapping

from outreach_desktop.templates.engine.word.ooxml import (
    Element,
    is_outside,
    kind_of_link,
    serialise,
)
from outreach_desktop.templates.engine.word.package.allowed import RELATIONSHIPS
from outreach_desktop.templates.engine.word.package.content_types import types_of
from outreach_desktop.templates.engine.word.package.contents import TYPES, Contents
from outreach_desktop.templates.engine.word.package.links import (
    is_links,
    links_of,
    owner_of,
    resolved,
)
from outreach_desktop.templates.engine.word.package.straight import make_straight

__all__ = ["BODY", "MAIN", "OF_THE_PACKAGE", "PACKAGE", "TYPES", "led_to", "looks_like_xml", "make_usual", "reached"]  # fmt: skip

BODY = "word/document.xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_MAIN = MAIN.replace("document.main", "template.main")

PACKAGE = ""  # what the relationships in _rels/.rels belong to
_ENCODING = re.compile(rb"\sencoding\s*=\s*[\"']([\w.-]+)")
_UTF8 = (b"utf-8", b"us-ascii", b"ascii")
OF_THE_PACKAGE = {
    "officeDocument": BODY,
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
}
_OF_THE_DOCUMENT = {
    kind: f"word/{kind}.xml" for kind in ("styles", "numbering", "settings", "footnotes", "endnotes")
}  # fmt: skip
_MANY_OF_THE_DOCUMENT = ("header", "footer")
_FURNITURE = re.compile(r"word/(header|footer)\d*\.xml")
_TAKEN = re.compile(
    r"word/(?:document|header|footer|footnotes|endnotes|comments|styles|numbering|settings)[^/]*"
)
"""Names that say what a part is, and so are for those parts alone."""
_STEP = r"[\w.()+=@~!$&'-]*[\w)]"
_USUAL = re.compile(rf"word/(?:{_STEP}/)*{_STEP}")
_FOLDERS = {"image": "media", "chart": "charts", "package": "embeddings", "oleObject": "embeddings"}
_MARKUP = re.compile(rb"\s*<[?!A-Za-z_:\x80-\xff]")
_CONTROL = re.compile(rb"[\0-\x08\x0b\x0c\x0e-\x1f]")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # `<?xml` in it


def make_usual(contents: Contents) -> None:
    """Write what others may write otherwise as Word does, in place."""
    make_straight(contents)
    if TYPES in contents:
        types = contents.data(TYPES)
        if TEMPLATE_MAIN.encode() in types:
            contents.put(TYPES, types.replace(TEMPLATE_MAIN.encode(), MAIN.encode()))
        if new := _new_names(contents):
            _rename(contents, new)
    for name in contents.xml_parts():
        data = contents.data(name)
        if looks_like_xml(data) and not _is_utf8(data):
            contents.put(name, serialise(contents.given(name)))


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes of a part of XML say what they say in UTF-8, so that one may search in them."""
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"<") or b"\0" in text[:4]:
        return False
    declaration = text[: text.find(b"?>")] if text.startswith(b"<?xml") else b""
    declared = _ENCODING.search(declaration)
    return declared is None or declared[1].lower() in _UTF8


def looks_like_xml(data: bytes) -> bool:
    """Whether a part begins as XML does, in whatever encoding (XML 1.0, appendix F)."""
    head = data[:256]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]
    text = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if wide:
        return _MARKUP.match(text.replace(b"\0", b"")) is not None
    is_text = _CONTROL.search(text) is None  # fonts and pictures may begin with that sign by chance
    return (is_text and _MARKUP.match(text) is not None) or head.startswith(_EBCDIC)


def reached(contents: Contents) -> dict[str, str]:
    """The parts that the relationships from the root lead to, by ways that may stay, and as what."""
    found: dict[str, str] = {}
    owners = [PACKAGE]
    while owners:
        for kind, part in led_to(contents, owners.pop()):
            if part not in found:
                found[part] = kind
                owners.append(part)
    return found


def _new_names(contents: Contents) -> dict[str, str]:
    """The usual names of parts that go by others, and new ones for parts that stand in their way."""
    main = next(
        (part for kind, part in led_to(contents, PACKAGE) if kind == "officeDocument"), BODY
    )
    roles = _roles(contents, main)
    new = {part: usual for part, usual in roles.items() if part != usual}
    taken = {*contents, *new.values()}
    types = types_of(contents)
    for part, kind in reached(contents).items():
        is_xml = types.get(part, "").endswith("xml") or looks_like_xml(contents.data(part))
        if part not in roles and not _is_usual(part, kind, is_xml=is_xml):
            new[part] = _free(*_stem(part, kind, is_xml=is_xml), taken)
    for part in [one for one in new.values() if one in contents and one not in new]:
        new[part] = _free("word/other", ".xml", taken)
    return new


def _roles(contents: Contents, main: str) -> dict[str, str]:
    """The parts that Word has names for, and these names; a part that is two things goes by the first."""
    roles: dict[str, str] = {}
    taken = set(contents)
    for owner, names in ((PACKAGE, OF_THE_PACKAGE), (main, _OF_THE_DOCUMENT)):
        for kind, part in led_to(contents, owner):
            if kind in names and part not in roles and names[kind] not in roles.values():
                roles[part] = names[kind]
    for kind, part in led_to(contents, main):
        if kind in _MANY_OF_THE_DOCUMENT and part not in roles:
            found = _FURNITURE.fullmatch(part)
            usual = found is not None and found[1] == kind
            roles[part] = part if usual else _free(f"word/{kind}", ".xml", taken)
    return roles


def _is_usual(part: str, kind: str, *, is_xml: bool) -> bool:
    """Whether a part that may be called anything is called as Word calls such parts."""
    folder = _FOLDERS.get(kind)
    return (
        _USUAL.fullmatch(part) is not None
        and part.endswith(".xml") == is_xml
        and not part.casefold().endswith(".rels")
        and not (_TAKEN.fullmatch(part) and part.endswith(".xml"))
        and (folder is None or f"/{folder}/" in part)
    )


def _stem(part: str, kind: str, *, is_xml: bool) -> tuple[str, str]:
    """What such a part is called instead, before and behind its number."""
    ending = posixpath.splitext(part)[1]
    known = ending.isascii() and ending[1:].isalnum() and ending.casefold() not in (".xml", ".rels")
    folder = _FOLDERS.get(kind)
    stem = f"word/{folder}/other" if folder else "word/other"
    return stem, ".xml" if is_xml else ending if known else ".bin"


def led_to(contents: Contents, owner: str) -> Iterator[tuple[str, str]]:
    """The kind of each relationship of `owner` that may lead to a part of the file, and the part's name."""
    links = links_of(owner)
    for link in contents.root(links) if links in contents else ():
        part = _part(owner, link)
        is_part = part in contents and part != TYPES and not is_links(part)
        if is_part and link.get("Type") in RELATIONSHIPS:
            yield kind_of_link(link), part


def _part(owner: str, link: Element) -> str:
    if is_outside(link):
        return ""
    return resolved(posixpath.dirname(owner), str(link.get("Target")))


def _free(stem: str, ending: str, taken: set[str]) -> str:
    """A name that no part has, from now on taken."""
    names = (f"{stem}{n}{ending}" for n in itertools.count(1))
    name = next(one for one in names if one not in taken)
    taken.add(name)
    return name


def _rename(contents: Contents, new: Mapping[str, str]) -> None:
    """Give parts new names, and say so to whatever leads to them."""
    for links in contents.links():
        owner = owner_of(links)
        for link in contents.root(links):
            part = _part(owner, link)
            if part in new or (part in contents and owner in new):
                link.set("Target", f"/{new.get(part, part)}")
                contents.changed(links)
    _rename_types(contents, new)
    contents.move({**new, **_their_links(contents, new)})


def _their_links(contents: Contents, new: Mapping[str, str]) -> dict[str, str]:
    return {links_of(old): links_of(name) for old, name in new.items() if links_of(old) in contents}


def _rename_types(contents: Contents, new: Mapping[str, str]) -> None:
    """Let the list of types know the new names; a part typed by its ending gets an entry of its own."""
    root = contents.root(TYPES)
    typed = set[str]()
    by_ending: dict[str, str] = {}
    for entry in root:
        part = str(entry.get("PartName", "")).lstrip("/")
        if part in new:
            entry.set("PartName", f"/{new[part]}")
            typed.add(part)
        by_ending[str(entry.get("Extension", "")).casefold()] = str(entry.get("ContentType"))
    for old, name in new.items():
        ending = posixpath.splitext(old)[1][1:].casefold()
        if old not in typed and ending in by_ending:
            facts = {"PartName": f"/{name}", "ContentType": by_ending[ending]}
            root.append(root.makeelement(root.tag.replace("Types", "Override"), facts))
    contents.changed(TYPES)
