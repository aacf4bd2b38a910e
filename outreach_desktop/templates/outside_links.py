"""What a Word file leads to that does not travel with its documents: taken out, and told by its kind.

Comments, data behind controls, the template it was made from; pictures and pages on other computers;
links to files and programs; the workbook of a chart. Each part is gone through once, however many
links it has, and of many links one sentence is said.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from outreach_desktop.templates.addresses import is_safe, shown_address
from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.harm import is_chart
from outreach_desktop.templates.links import links_of, owner_of, resolved
from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import A, Element, NotXmlError, R, is_outside, kind_of_link, w
from outreach_desktop.templates.usual import BODY, OF_THE_PACKAGE, PACKAGE, TYPES, led_to


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of what is left out, in the words of a sentence about one and about many of it."""

    one: str = ""
    many: str = ""

    def sentence(self, names: Mapping[str, None], count: int) -> str:
        """What is said of `count` of them, of which some have names."""
        words = self.one if count == 1 or not self.many else self.many
        return words.format(count=count, name=next(iter(names), ""))


_UNNOTICED = Kind()  # nearly every file has it and nobody sees it, so nobody is told
_COMMENTS = Kind("The comments in it are left out of the documents made.")
_LIST = Kind("The link to the list for Word's own mail merge is left out of the documents made.")
_OWN_PROPERTIES = Kind(
    "The document properties of its writers' own are left out of the documents made."
)
_UNREADABLE = Kind(
    "Its document properties cannot be read, and are left out of the documents made."
)
_FETCHED = Kind(
    "What it would fetch from {name} is left out of the documents made.",
    "What it would fetch from {count} places, such as {name}, is left out of the documents made.",
)
_LINK = Kind(
    "The link to {name} is left out of the documents made; its words stay.",
    "{count} links to files or programs, such as {name}, are left out of the documents made; their words stay.",
)
_WORKBOOK = Kind(
    "The link of a chart to its workbook, {name}, is left out of the documents made; the chart shows "
    "the numbers that were stored in it.",
    "The links of {count} charts to their workbooks, such as {name}, are left out of the documents made; "
    "the charts show the numbers that were stored in them.",
)
_KINDS = {
    "attachedTemplate": Kind(
        "The link to the template it was made from is left out of the documents made."
    ),
    "mailMergeSource": _LIST,
    "mailMergeHeaderSource": _LIST,
    "frame": Kind("The pages of the web in it are left out of the documents made."),
    "comments": _COMMENTS,
    "commentsExtended": _COMMENTS,
    "commentsIds": _COMMENTS,
    "commentsExtensible": _COMMENTS,
    "people": _UNNOTICED,  # it names whoever commented or changed anything
    "customXml": _UNNOTICED,
    "thumbnail": _UNNOTICED,
    "printerSettings": _UNNOTICED,
    "stylesWithEffects": _UNNOTICED,  # the styles once more, for Word 2007
    "keyMapCustomizations": _UNNOTICED,  # keyboard shortcuts and toolbars
    "attachedToolbars": _UNNOTICED,
}
_COMMENT_MARKS = tuple(w(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference"))
_OWN = "docProps/custom.xml"
_PROPERTIES = {kind: part for kind, part in OF_THE_PACKAGE.items() if part != BODY}
_USERS = etree.XPath(".//*[@r:*]", namespaces={"r": R})


def without_links(contents: Contents) -> list[str]:
    """Take out what a file leads to and nobody needs; a sentence for each kind that may be missed."""
    names: dict[Kind, dict[str, None]] = {}
    counts: dict[Kind, int] = {}
    gone: set[str] = set()
    for links in contents:
        if not links.endswith(".rels") or links not in contents:  # it may have gone with its part
            continue
        left_out = [(link, kind) for link in contents.root(links) if (kind := _kind(contents, links, link))]  # fmt: skip
        for link, kind in left_out:
            counts[kind] = counts.get(kind, 0) + 1
            if is_outside(link):
                names.setdefault(kind, {})[shown_address(str(link.get("Target", "")))] = None
        if left_out:
            _cut(contents, links, dict(left_out), gone)
    _drop_stray_properties(contents, gone)
    _forget_types(contents, gone)
    told = (kind.sentence(names.get(kind, {}), count) for kind, count in counts.items())
    return [sentence for sentence in told if sentence]


def _kind(contents: Contents, links: str, link: Element) -> Kind | None:
    """What a relationship is that is to be left out; None for one that may stay."""
    kind, target = kind_of_link(link), str(link.get("Target", ""))
    if kind in _KINDS:
        return _KINDS[kind]
    if kind in _PROPERTIES and not _can_be_read(contents, _PROPERTIES[kind]):
        return _UNREADABLE
    if kind == "custom-properties":
        return None if _names_own_properties(contents) else _OWN_PROPERTIES
    if not is_outside(link):
        return None
    if kind == "hyperlink":
        return None if target.startswith("#") or is_safe(target) else _LINK
    return _WORKBOOK if is_chart(contents, owner_of(links)) else _FETCHED


def _can_be_read(contents: Contents, name: str) -> bool:
    """Whether a part is well-formed, or none at all: Word opens files whose properties are not."""
    try:
        return name not in contents or contents.root(name) is not None
    except NotXmlError:
        return False


def _drop_stray_properties(contents: Contents, gone: set[str]) -> None:
    """Take out properties that nothing leads to: no program shows them, and they may name people."""
    led = {part for _, part in led_to(contents, PACKAGE)}
    for part in _PROPERTIES.values():
        if part not in led:
            _drop(contents, part, gone)


def _names_own_properties(contents: Contents) -> bool:
    """Whether one of the file's own properties holds a tag, and is filled in."""
    data = contents.data(_OWN) if _OWN in contents else b""
    return b"{{" in data or b"{%" in data


def _cut(contents: Contents, links: str, left_out: Mapping[Element, Kind], gone: set[str]) -> None:
    """Take relationships out of a part, with what uses them and what only they lead to."""
    owner = owner_of(links)
    root = contents.root(links)
    for link in left_out:
        root.remove(link)
        if not is_outside(link):
            _drop(contents, resolved(posixpath.dirname(owner), str(link.get("Target"))), gone)
    contents.changed(links)
    if owner in contents and owner.endswith(".xml"):
        part = contents.root(owner)
        _forget(part, {str(link.get("Id")) for link in left_out})
        if _COMMENTS in left_out.values():
            etree.strip_elements(part, *_COMMENT_MARKS, with_tail=False)
        contents.changed(owner)


def _forget(root: Element, gone: set[str]) -> None:
    """Take out what uses relationships that are gone; the words of a link, and a picture's frame, stay.

    What is in the file and on another computer as well keeps the one that is in the file.
    """
    for element in _uses(root):
        used = [key for key, value in element.attrib.items() if _leads(key) and value in gone]
        for key in used:
            del element.attrib[key]
        if not used or element.tag == f"{{{A}}}blip" or element.getparent() is None:
            continue
        if element.tag == w("hyperlink"):
            for child in list(element):
                element.addprevious(child)
            parent_of(element).remove(element)
        elif not any(map(_leads, element.attrib)):
            parent_of(element).remove(element)


def _uses(root: Element) -> Iterable[Element]:
    return _USERS(root)  # type: ignore[return-value]  # elements, because the path ends in one


def _leads(key: str | bytes) -> bool:
    return str(key).startswith(f"{{{R}}}")


def _drop(contents: Contents, part: str, gone: set[str]) -> None:
    """Take a part out of the package, with the parts that only it leads to.

    Word keeps a picture once, for the text and for a comment that both show it.
    """
    if part in (TYPES, BODY) or not contents.drop(part):
        return
    gone.add(part)
    inner = links_of(part)
    if inner in contents:
        alone = set(_targets(contents, inner))
        contents.drop(inner)
        for other in contents:
            if alone and other.endswith(".rels"):
                alone.difference_update(_targets(contents, other))
        for target in sorted(alone):
            _drop(contents, target, gone)


def _targets(contents: Contents, links: str) -> Iterator[str]:
    folder = posixpath.dirname(owner_of(links))
    inside = (link for link in contents.root(links) if not is_outside(link))
    return (resolved(folder, str(link.get("Target"))) for link in inside)


def _forget_types(contents: Contents, gone: set[str]) -> None:
    root = contents.root(TYPES)
    for entry in list(root) if gone else ():
        if str(entry.get("PartName", "")).lstrip("/") in gone:
            root.remove(entry)
            contents.changed(TYPES)
