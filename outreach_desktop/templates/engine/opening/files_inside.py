"""Workbooks and other files of Office inside a document, behind its charts and objects: without their writers.

Such a file has properties, comments and a list of people of its own, which go out with every document. What
draws or reckons in it stays; where other files lie that it takes something from goes; nothing is moved, and the parts that named people are there and empty.
"""

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree

from outreach_desktop import zips
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.opening.own_properties import emptied
from outreach_desktop.templates.engine.word.addresses import is_safe
from outreach_desktop.templates.engine.word.bare import bare
from outreach_desktop.templates.engine.word.ooxml import (
    Element,
    kind_of_link,
    local_name,
    parse,
    serialise,
)
from outreach_desktop.templates.engine.word.package.links import leads_away
from outreach_desktop.templates.engine.word.package.package import Member, Package, packed

_ZIP = b"PK\3\4"
_MOST_PARTS, _LARGEST = 1000, 64 << 20
_PROPERTIES = re.compile(r"docProps/(?:core|app|custom)\d*\.xml", re.IGNORECASE)
# Comments, notes in threads, and the lists of who wrote them: of workbooks, presentations and documents.
_PEOPLE = re.compile(
    r".*/(?:comments?\d*|threadedComments?\d*|persons?\d*|people|commentAuthors|authors|comments\w+|modernComment\w*)\.xml",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r".*(?:printerSettings/|docProps/thumbnail|customXml/|docMetadata/).*", re.IGNORECASE
)
_BOOK = re.compile(
    r"xl/(?:workbook\d*|connections\d*|externalLinks/.*|worksheets/\w+|tables/\w+|queryTables/\w+)\.xml",
    re.IGNORECASE,
)
_WHO = frozenset(
    (
        "userName",
        "lastEditedBy",
        "refreshedBy",
        "author",
        "reservationPassword",
        "sourceFile",
        "odcFile",
        "connection",
    )
)
_GONE = frozenset(
    (
        "absPath",
        "fileSharing",
        "revisionPtr",
        "webPublishing",
        "fileRecoveryPr",
        "oleSize",
        "alternateUrls",
    )
)
# In the place of addresses of other files, so that what counts them by their order still finds them.
_ELSEWHERE = "elsewhere"
_DEEPEST = 3
_PRINTER = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def without_writers(data: bytes, depth: int = 1) -> bytes:
    """The file without the names in it; one that is no package of Office comes back as it is."""
    if not data.startswith(_ZIP) or depth > _DEEPEST:
        return data
    try:
        parts = _read(data)
        new = {name: _cleaned(name, content, depth) for name, content in parts.items()}
        if any(content is None for content in new.values()):
            new = _without_links(new)
    except (*zips.DAMAGE, OutreachError):
        return data
    if new == parts:
        return data
    members: list[Member] = [
        packed(name, content) for name, content in new.items() if content is not None
    ]
    return Package(members).zipped([])


def can_be_read(data: bytes) -> bool:
    """Whether one can look into a file, and so take the names out of it."""
    try:
        return data.startswith(_ZIP) and bool(_read(data))
    except zips.DAMAGE:
        return False


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [one for one in archive.infolist() if not one.filename.endswith("/")]
        if len(entries) > _MOST_PARTS or sum(one.file_size for one in entries) > _LARGEST:
            raise ValueError("too large to be looked into")
        return {one.filename: archive.read(one) for one in entries}


def _cleaned(name: str, data: bytes, depth: int) -> bytes | None:
    """A part without names; None for one that is left out."""
    if _DROPPED.fullmatch(name):
        return None
    if name.casefold().endswith(".rels"):
        root = parse(data, name)
        return serialise(root) if _without_addresses(root) else data
    if not name.casefold().endswith(".xml"):
        return without_writers(data, depth + 1) if data.startswith(b"PK") else bare(data)
    if change := _change_of(name):
        root = parse(data, name)
        return serialise(root) if change(root) else data
    return data


def _without_addresses(links: Element) -> bool:
    """Forget where other files lie: of what leads out, links to pages and mailboxes keep their address."""
    found = False
    for link in links:
        target = str(link.get("Target", ""))
        stays = kind_of_link(link) == "hyperlink" and (target.startswith("#") or is_safe(target))
        if leads_away(link) and not stays and target != _ELSEWHERE:
            link.set("Target", _ELSEWHERE)
            link.set("TargetMode", "External")
            found = True
    return found


def _change_of(name: str) -> Callable[[Element], bool] | None:
    if _PROPERTIES.fullmatch(name):
        return lambda root: bool(emptied(root))
    if _PEOPLE.fullmatch(name):
        return _without_people
    return _without_users if _BOOK.fullmatch(name) else None


def _without_people(root: Element) -> bool:
    """Empty a part of comments, or of people. The lists that must stand in it stay, without what they held."""
    held = [
        one for child in root if local_name(child) in ("authors", "commentList") for one in child
    ]
    others = [child for child in root if local_name(child) not in ("authors", "commentList")]
    for one in (*held, *others):
        if (above := one.getparent()) is not None:
            above.remove(one)
    return bool(held or others)


def _without_users(root: Element) -> bool:
    gone = [one for one in root.iter() if local_name(one) in _GONE]
    for one in gone:
        if (above := one.getparent()) is not None:
            above.remove(one)
            _drop_if_empty(above)
    users = any(key in one.attrib for one in root.iter() for key in _WHO)
    etree.strip_attributes(root, *_WHO)
    printed = [one for one in root.iter() if local_name(one) == "pageSetup" and one.get(_PRINTER)]
    for one in printed:
        del one.attrib[_PRINTER]
    return bool(gone or users or printed)


def _drop_if_empty(element: Element) -> None:
    """Take out the choice between two kinds of Excel that held nothing but a path."""
    while not len(element) and local_name(element) in ("Choice", "AlternateContent"):
        above = element.getparent()
        if above is None:
            return
        above.remove(element)
        element = above


def _without_links(parts: dict[str, bytes | None]) -> dict[str, bytes | None]:
    """Take out what leads to the parts that are left out, and their types."""
    gone = {name.rpartition("/")[2] for name, content in parts.items() if content is None}
    new = dict(parts)
    for name, content in parts.items():
        if content is None or not (name.endswith(".rels") or name == "[Content_Types].xml"):
            continue
        root = parse(content, name)
        for one in list(root):
            target = str(one.get("Target") or one.get("PartName") or "")
            if target.rpartition("/")[2] in gone and _DROPPED.fullmatch(f"/{target}"):
                root.remove(one)
        new[name] = serialise(root)
    return new
