"""A Word file taken apart: its parts as trees, what they refer to, and small ways to read them."""

import io
import math
import posixpath
import zipfile
from functools import cache

from lxml import etree

from outreach_desktop import zips
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"

TWIPS = 20.0  # a point
EMU = 12700.0  # a point
_FARTHEST = 1e6  # points: far beyond any sheet

Element = etree._Element  # noqa: SLF001  lxml gives its element type no public name


class FinishedPackage:
    """The parts of a .docx, parsed when asked for."""

    def __init__(self, docx: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(docx))
        except zips.DAMAGE as error:
            raise OutreachError(
                say("This is not a Word document."),
                hint=say("Choose a file that Word saved as .docx."),
            ) from error
        self._names = set(self._zip.namelist())
        self._trees: dict[str, Element | None] = {}
        # A part that is shown a thousand times is read once.
        self.bytes_of = cache(self._bytes_of)
        self.targets = cache(self._targets)

    def tree(self, name: str) -> Element | None:
        """The part as a tree; None where the file has no such part."""
        if name not in self._trees:
            self._trees[name] = self._parse(name) if name in self._names else None
        return self._trees[name]

    def body(self) -> tuple[str, Element]:
        """The name and the body of the main part."""
        for target in self.targets("", kind="/officeDocument").values():
            root = self.tree(target)
            body = root.find(f"{W}body") if root is not None else None
            if body is not None:
                return target, body
        raise OutreachError(
            say("This Word document has no text part."),
            hint=say("Open it in Word and save it again."),
        )

    def _targets(self, part: str, kind: str = "") -> dict[str, str]:
        """What `part` refers to: the part's name by the id of the reference.

        `kind` is the end of the type that is asked for: a file may begin with its picture in small.
        """
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root.iter(f"{_REL}Relationship") if root is not None else ():
            is_asked = relation.get("Type", "").endswith(kind)
            if is_asked and relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, relation.get("Target", ""))
                found[relation.get("Id", "")] = posixpath.normpath(target).lstrip("/")
        return found

    def links(self, part: str) -> dict[str, str]:
        """Where words of `part` lead outside the file, by the id of the reference."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in (root.iter(f"{_REL}Relationship") if root is not None else ())
            if relation.get("TargetMode") == "External"
            and relation.get("Type", "").endswith("/hyperlink")
        }

    def _bytes_of(self, name: str) -> bytes:
        """A part as it is; empty where the file has no such part."""
        return self._read(name) if name in self._names else b""

    def start_of(self, name: str, count: int) -> bytes:
        """The first bytes of a part."""
        if name not in self._names:
            return b""
        try:
            with self._zip.open(name) as part:
                return part.read(count)
        except zips.DAMAGE as error:
            raise _damaged() from error

    def _read(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except zips.DAMAGE as error:
            raise _damaged() from error

    def _parse(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(self._read(name), parser)
        except etree.XMLSyntaxError as error:
            raise _damaged() from error


def _damaged() -> OutreachError:
    return OutreachError(
        say("This Word document is damaged."), hint=say("Make it again from its template.")
    )


def attribute(element: Element | None, path: str, name: str = "val", default: str = "") -> str:
    """The attribute `name` of the child at `path`, as "rPr/sz"; `default` where it is absent."""
    found = descend(element, path)
    return default if found is None else found.get(f"{W}{name}", default)


def attribute_of(element: Element | None, path: str, name: str) -> str:
    """An attribute of the child at `path`, whose names are qualified; "" where it is absent."""
    found = element.find(path) if element is not None else None
    return "" if found is None else str(found.get(name, ""))


def descend(element: Element | None, path: str) -> Element | None:
    """The first child at `path`, as "rPr/sz"."""
    if element is None or not len(element):
        return None
    return element.find(_qualified(path))


@cache
def _qualified(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))


def switch(element: Element | None, name: str) -> bool | None:
    """Whether a setting such as bold is on; None where nothing is said."""
    return is_on(descend(element, name))


def children(element: Element) -> dict[str, Element]:
    """Its children by their names without their namespace, the first of each: asked for dozens of names, once is enough."""
    found: dict[str, Element] = {}
    for child in element:
        found.setdefault(str(child.tag).rpartition("}")[2], child)
    return found


def is_on(found: Element | None) -> bool | None:
    """Whether a setting is on; None where it is not there."""
    if found is None:
        return None
    return found.get(f"{W}val", "true") not in ("0", "false", "off", "none")


def value(found: Element | None, name: str = "val") -> str:
    """An attribute of a setting; "" where there is none."""
    return "" if found is None else found.get(f"{W}{name}", "")


def points(text: str | None, unit: float = TWIPS) -> float | None:
    """A length in points; None where there is none or it is no number that paper could hold."""
    try:
        length = float(text) / unit if text else math.nan
    except ValueError:
        return None
    return length if abs(length) < _FARTHEST else None


def chosen(alternatives: Element) -> Element | None:
    """Which of two drawings is shown: that of today's Word, unless it is a chart that only Word draws and stored as a picture."""
    choice, fallback = (alternatives.find(f"{MC}{name}") for name in ("Choice", "Fallback"))
    if choice is not None and fallback is not None:
        is_strange = next(choice.iter(f"{CX}chart"), None) is not None
        if is_strange and next(fallback.iter(f"{A}blip"), None) is not None:
            return fallback
    return choice if choice is not None else fallback


def hexadecimal(text: str) -> int:
    """The number that `text` writes in base sixteen; 0 where it writes none."""
    try:
        return int(text, 16)
    except ValueError:
        return 0
