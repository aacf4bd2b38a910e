"""A Word file written as Word writes it: UTF-8, package parts without prefixes, parts under their usual names.

Which part is the document, its styles or a header is said by the relationships from the root of the
package, and by nothing else: Word on the web calls the document word/document2.xml, other programs
choose other names. Here each gets the name that Word gives it, so that whatever asks later for
word/document.xml gets the part that Word opens, and nobody takes a decoy of that name for it.
"""

import itertools
import posixpath
import re
from collections.abc import Iterator, Mapping

from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.links import links_of, owner_of, resolved
from outreach_desktop.templates.ooxml import (
    Element,
    is_outside,
    kind_of_link,
    serialise,
    without_prefix,
)

BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_MAIN = MAIN.replace("document.main", "template.main")

PACKAGE = ""  # what the relationships in _rels/.rels belong to
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding=[\"']([\w.-]+)")
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


def make_usual(contents: Contents) -> None:
    """Write what others may write otherwise as Word does, in place."""
    for name in contents:
        data = contents.data(name) if name.endswith((".xml", ".rels")) else b""
        if name == TYPES or name.endswith(".rels"):
            usual = serialise(without_prefix(contents.given(name)))
            contents.put(name, usual.replace(TEMPLATE_MAIN.encode(), MAIN.encode()))
        elif data and not _is_utf8(data):
            contents.put(name, serialise(contents.given(name)))
    if new := _new_names(contents):
        _rename(contents, new)


def _is_utf8(data: bytes) -> bool:
    declared = _ENCODING.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
    if declared:
        return declared[1].lower() in _UTF8
    return not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0"))


def _new_names(contents: Contents) -> dict[str, str]:
    """The usual names of parts that go by others, and new ones for parts that stand in their way."""
    main = next(
        (part for kind, part in led_to(contents, PACKAGE) if kind == "officeDocument"), BODY
    )
    roles = _roles(contents, main)
    new = {part: usual for part, usual in roles.items() if part != usual}
    taken = {*contents, *new.values()}
    for part in [one for one in new.values() if one in contents and one not in new]:
        new[part] = _free("word/other", taken)
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
            usual = re.fullmatch(rf"word/{kind}\d*\.xml", part)
            roles[part] = part if usual else _free(f"word/{kind}", taken)
    return roles


def led_to(contents: Contents, owner: str) -> Iterator[tuple[str, str]]:
    """The kind of each relationship of `owner` to a part of the file, and the part's name."""
    links = links_of(owner)
    for link in contents.root(links) if links in contents else ():
        part = _part(owner, link)
        if part in contents:
            yield kind_of_link(link), part


def _part(owner: str, link: Element) -> str:
    if is_outside(link):
        return ""
    return resolved(posixpath.dirname(owner), str(link.get("Target")))


def _free(stem: str, taken: set[str]) -> str:
    """A name that no part has, from now on taken."""
    name = next(f"{stem}{n}.xml" for n in itertools.count(1) if f"{stem}{n}.xml" not in taken)
    taken.add(name)
    return name


def _rename(contents: Contents, new: Mapping[str, str]) -> None:
    """Give parts new names, and say so to whatever leads to them."""
    for links in [name for name in contents if name.endswith(".rels")]:
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
