"""What can be read in a Word file, and which of its numbers must be there only once."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  the usual prefix
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_TEXTS = {f"{W}t", f"{A}t", f"{M}t", f"{C}v"}
_PARAGRAPHS = {f"{W}p", f"{A}p", f"{M}oMathPara", f"{C}pt"}
_CROSSED_OUT = {f"{W}del", f"{W}moveFrom"}
_NOT_SHOWN = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|customXml/.*|docProps/.*|docMetadata/.*|.*/comments\w*\.xml|.*/people\.xml"
    r"|.*/(?:styles\w*|settings|webSettings|fontTable|numbering)\d*\.xml|.*/theme\d*\.xml|.*/embeddings/.*"
)
_SPELT = re.compile(
    r"\{_([{%])|([}%])_\}"
)  # braces to be printed, and taken for a tag's afterwards
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)

Trees = dict[str, etree._Element]


def trees(data: bytes) -> Trees:
    """Every XML part of a file that shows words, by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
            for name in archive.namelist()
            if name.endswith(".xml") and not _NOT_SHOWN.fullmatch(name)
        }


def links(data: bytes) -> dict[str, dict[str, tuple[str, str]]]:
    """For each part, its relationships: the kind, and the part or address that it leads to."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                owner = name.replace("_rels/", "").removesuffix(".rels")
                found[owner] = {
                    link.get("Id", ""): (
                        link.get("Type", "").rpartition("/")[2],
                        _target(owner, link),
                    )
                    for link in etree.fromstring(archive.read(name))
                }
    return found


def _target(owner: str, link: etree._Element) -> str:
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")


def main_part(data: bytes) -> str:
    """The part that Word opens."""
    of_package = links(data).get("", {})
    return next((part for kind, part in of_package.values() if kind == "officeDocument"), "")


def words(root: etree._Element) -> Counter[str]:
    """The words of a part, tags left out, and how often each stands there."""
    found: Counter[str] = Counter()
    for text in _texts(root):
        found.update(_TAG.sub(" ", _SPELT.sub(_printed, text)).split())
    return found


def _printed(found: re.Match[str]) -> str:
    return f"{{{found[1]}" if found[1] else f"{found[2]}}}"


def all_words(data: bytes) -> Counter[str]:
    """The words of all parts that show some; of building blocks those that controls show."""
    return sum((words(_shown(root)) for root in trees(data).values()), Counter())


def _shown(root: etree._Element) -> etree._Element:
    """A part without the texts that are kept for use with a click."""
    for block in (
        root.findall(f"{W}docParts/{W}docPart") if root.tag == f"{W}glossaryDocument" else ()
    ):
        kinds = block.iterfind(f"{W}docPartPr/{W}types/{W}type")
        if all(kind.get(f"{W}val") != "bbPlcHdr" for kind in kinds):
            root[0].remove(block)
    return root


def _texts(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, whatever pieces it is cut into; one whose end is crossed out goes on."""
    pieces: dict[etree._Element, list[str]] = {}
    goes_on = {
        paragraph: following
        for paragraph in root.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        and (following := paragraph.getnext()) is not None
    }
    for element in root.iter(*_TEXTS, f"{V}textpath", f"{W}tab", f"{W}br", f"{W}cr"):
        above = list(element.iterancestors())
        if any(one.tag in _CROSSED_OUT or _is_deleted_cell(one) for one in above):
            continue
        holder = next((one for one in above if one.tag in _PARAGRAPHS), root)
        while holder in goes_on:
            holder = goes_on[holder]
        text = element.get("string", "") if element.tag == f"{V}textpath" else element.text or " "
        pieces.setdefault(holder, []).append(text if element.tag in _TEXTS else f" {text} ")
    return ("".join(texts) for texts in pieces.values())


def _is_deleted_cell(element: etree._Element) -> bool:
    return element.tag == f"{W}tc" and element.find(f"{W}tcPr/{W}cellDel") is not None


_SINGLE = (
    # what is numbered, and the attribute that holds its number
    ("bookmark", f"{W}bookmarkStart", f"{W}id"),
    ("name of a bookmark", f"{W}bookmarkStart", f"{W}name"),
    ("drawing", f"{WP}docPr", "id"),
    ("content control", f"{W}sdtPr/{W}id", f"{W}val"),
    ("paragraph", f"{W}p", f"{W14}paraId"),
    ("shape", f"{V}shape", "id"),
    ("object", f"{O}OLEObject", "ShapeID"),
)


def repeated(data: bytes) -> Counter[str]:
    """How many numbers and names stand more than once in the stories of a file, kind by kind."""
    found: Counter[str] = Counter()
    roots = [root for name, root in trees(data).items() if "/glossary/" not in name]
    for kind, path, attribute in _SINGLE:
        seen = Counter(
            value
            for root in roots
            for one in root.iterfind(f".//{path}")
            if (value := one.get(attribute)) is not None and not _in_fallback(one)
        )
        if twice := sum(1 for times in seen.values() if times > 1):
            found[kind] = twice
    return found


def _in_fallback(element: etree._Element) -> bool:
    return any(str(one.tag).endswith("}Fallback") for one in element.iterancestors())


def dangling(data: bytes) -> list[str]:
    """Links that a part uses and has not got, parts that are led to and missing, notes without a text."""
    found = []
    of_parts, roots = links(data), trees(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
    for name, root in roots.items():
        known = of_parts.get(name, {})
        for element in root.iter():
            for key, value in element.attrib.items():
                if str(key).startswith(R) and value and str(value) not in known:
                    found.append(f"{name}: no link {value!s}")
    for owner, known in of_parts.items():
        for kind, target in known.values():
            inside = not re.match(r"[a-z][\w+.-]+:|#|\\\\|\.\./", target, re.IGNORECASE)
            if inside and kind in ("header", "footer", "image", "chart") and target not in names:
                found.append(f"{owner}: no part {target}")
    return found + list(_missing_notes(data, roots))


def _missing_notes(data: bytes, roots: Trees) -> Iterator[str]:
    main = roots.get(main_part(data))
    known = links(data).get(main_part(data), {})
    for noun in ("footnote", "endnote"):
        part = next((target for kind, target in known.values() if kind == f"{noun}s"), "")
        notes = roots.get(part)
        ids = [note.get(f"{W}id") for note in notes] if notes is not None else []
        for reference in main.iter(f"{W}{noun}Reference") if main is not None else ():
            if ids.count(reference.get(f"{W}id")) != 1:
                yield f"{noun} {reference.get(f'{W}id')} has {ids.count(reference.get(f'{W}id'))} texts"
