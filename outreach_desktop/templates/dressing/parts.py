"""A Word file as the parts it is zipped of, and what each part refers to."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class Relation(NamedTuple):
    """What a part refers to: the `kind` is the last word of its type, `target` a part's name, or an address where it is outside."""

    kind: str
    target: str
    is_outside: bool


@dataclass(slots=True)
class Parts:
    """The parts by their names, without a slash before them."""

    content: dict[str, bytes]
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> "Parts":
        """Of a .docx that was tried before."""
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return cls({name: file.read(name) for name in file.namelist()})

    def packed(self) -> bytes:
        """The .docx, with the trees as they are now."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, content in self.content.items():
                member = zipfile.ZipInfo(name, _EPOCH)
                member.compress_type = zipfile.ZIP_DEFLATED
                tree = self._trees.get(name)
                file.writestr(member, content if tree is None else _written(tree))
        return out.getvalue()

    def tree(self, name: str) -> etree._Element:
        """The part as a tree; what is changed in it is packed."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.content[name])
        return self._trees[name]

    def document(self) -> str:
        """The name of the part that the others belong to."""
        return next(
            one.target for one in self.relations("").values() if one.kind == "officeDocument"
        )

    def of_kind(self, name: str, kind: str) -> str | None:
        """The part of this kind that `name` refers to."""
        found = (one.target for one in self.relations(name).values() if one.kind == kind)
        return next((one for one in found if one in self.content), None)

    def relations(self, name: str) -> dict[str, Relation]:
        """Everything that a part refers to, by the id it has there; "" is the file itself."""
        beside = _beside(name)
        if beside not in self.content:
            return {}
        folder = posixpath.dirname(name)
        return {
            one.get("Id", ""): _relation(one, folder)
            for one in self.tree(beside).iter(f"{{{_RELATIONS}}}Relationship")
        }

    def refer(self, name: str, key: str, relation: Relation) -> None:
        """Let a part refer to something by this id."""
        beside = _beside(name)
        if beside not in self.content:
            self.content[beside] = b""
            self._trees[beside] = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        one = etree.SubElement(self.tree(beside), f"{{{_RELATIONS}}}Relationship")
        one.set("Id", key)
        one.set("Type", f"{OFFICE}/{relation.kind}")
        if relation.is_outside:
            one.set("TargetMode", "External")
        one.set("Target", relation.target if relation.is_outside else f"/{relation.target}")

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part that is no XML, such as a picture."""
        self.content[name] = content
        types = self.tree("[Content_Types].xml")
        one = etree.SubElement(types, f"{{{_TYPES}}}Override")
        one.set("PartName", f"/{name}")
        one.set("ContentType", content_type)

    def type_of(self, name: str) -> str:
        """What kind of content a part has; "" where the file does not say."""
        types = self.tree("[Content_Types].xml")
        for one in types.iter(f"{{{_TYPES}}}Override"):
            if one.get("PartName", "").casefold() == f"/{name}".casefold():
                return one.get("ContentType", "")
        ending = name.rpartition(".")[2].casefold()
        for one in types.iter(f"{{{_TYPES}}}Default"):
            if one.get("Extension", "").casefold() == ending:
                return one.get("ContentType", "")
        return ""

    def named(self, beginning: str) -> Iterator[str]:
        """The parts whose names begin so."""
        return (name for name in list(self.content) if name.startswith(beginning))


def _relation(one: etree._Element, folder: str) -> Relation:
    target, is_outside = one.get("Target", ""), one.get("TargetMode") == "External"
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(one.get("Type", "").rpartition("/")[2], target, is_outside)


def _beside(name: str) -> str:
    folder, last = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{last}.rels")


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
