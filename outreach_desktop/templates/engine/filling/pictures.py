"""Pictures from the data, in the place of pictures whose alt text is a field.

The frame drawn in Word is kept: the picture is fitted into it, its proportions kept. A picture that
is missing takes its frame away; a logo is never required.
"""

import functools
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from outreach_desktop.domain.documents import pictures
from outreach_desktop.templates.engine.reading.dialect import CHART, PICTURE, PRINT, Tag, tags_in
from outreach_desktop.templates.engine.reading.findings import Findings, Gathered
from outreach_desktop.templates.engine.reading.repair import with_node
from outreach_desktop.templates.engine.word.bare import bare
from outreach_desktop.templates.engine.word.chart_types import Chart, ChartSlot
from outreach_desktop.templates.engine.word.frames import ALT, CROP, HEIGHT, LINK, WIDTH, Slot
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import (
    WP,
    A,
    C,
    Element,
    ancestor,
    fragment,
    in_attribute,
    r,
    w,
)
from outreach_desktop.templates.engine.word.package.package import STORED, Member, packed
from outreach_desktop.words import say

_NEITHER = say("is neither a PNG nor a JPEG picture")
_BROKEN = say("is only the beginning of a picture, or damaged")
_LONGEST = 12  # digits of a length in EMU, which Word reads as 64 bits
_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DRAWN_AGAIN = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """What must be known of a picture: its size in dots, its kind, its packed file."""

    width: int
    height: int
    file: Member


@dataclass(slots=True)
class Media:
    """The pictures of one document: each file once, and a link for each part that shows it."""

    files: dict[str, Member] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    charts: dict[str, str] = field(default_factory=dict)

    def link(self, part: str, picture: PictureFile) -> str:
        """The link by which `part` shows `picture`."""
        name = picture.file.name
        self.files.setdefault(name, picture.file)
        links = self.links.setdefault(part, {})
        return links.setdefault(name, f"rIdPicture{len(links) + 1}")

    def address(self, part: str, address: str) -> str:
        """The link by which `part` leads to an address outside."""
        links = self.addresses.setdefault(part, {})
        return links.setdefault(address, f"rIdAddress{len(links) + 1}")

    def chart(self, part: str, chart: Member, *belongings: Member) -> str:
        """The link by which `part` shows a chart, which is kept with what belongs to it."""
        self.charts[chart.name] = part
        self.files.update((member.name, member) for member in (chart, *belongings))
        return _chart_link(len(self.charts))

    def types(self) -> str:
        """The entries in the list of types for what was added."""
        return "".join(
            f'<Override PartName="/{name}" ContentType="{_CHART_TYPE}"/>' for name in self.charts
        )

    def relationships(self, part: str) -> str:
        """The relationships to add to those of `part`."""
        drawn = "".join(
            f'<Relationship Id="{_chart_link(number)}" Type="{_CHART}" '
            f'Target="{name.removeprefix("word/")}"/>'
            for number, (name, owner) in enumerate(self.charts.items(), 1)
            if owner == part
        )
        leading = "".join(
            f'<Relationship Id="{link}" Type="{_HYPERLINK}" Target="{in_attribute(address)}" '
            'TargetMode="External"/>'
            for address, link in self.addresses.get(part, {}).items()
        )
        return "".join((drawn, leading, *self._pictures(part)))

    def _pictures(self, part: str) -> Iterator[str]:
        yield from (
            f'<Relationship Id="{link}" Type="{_IMAGE}" Target="{name.removeprefix("word/")}"/>'
            for name, link in self.links.get(part, {}).items()
        )


def _chart_link(number: int) -> str:
    return f"rIdChart{number}"


class NotAPictureError(ValueError):
    """The bytes are neither a PNG nor a JPEG, or only the beginning of one: as the end of a sentence."""


@functools.lru_cache(maxsize=64)
def picture_of(data: bytes) -> PictureFile:
    """A picture's facts, read from the head of its file, and the file without what cameras noted in it."""
    kind = pictures.kind_of(data)
    if kind not in pictures.PRINTED_BY_WORD:
        raise NotAPictureError(_NEITHER)
    width, height = pictures.size_of(data)
    if not (width and height and pictures.is_whole(data)):
        raise NotAPictureError(_BROKEN)
    file = bare(data)
    digest = hashlib.sha256(file).hexdigest()[:16]
    return PictureFile(width, height, packed(f"word/media/{digest}.{kind}", file, STORED))


def find_frames(
    paragraph: Element, place: str, first: int, charts: Mapping[str, Chart]
) -> Findings:
    """Put a tag in the place of each picture or chart in `paragraph` whose alt text is a field.

    A chart with tags in its texts is drawn anew too; `charts` are those of the part by their links.
    """
    gathered = Gathered(first)
    for named in list(paragraph.iter(f"{{{WP}}}docPr")):
        drawing = ancestor(named, "drawing")
        if drawing is None or next(drawing.iterancestors(w("p")), None) is not paragraph:
            continue
        tag = _alt_tag(named, place)
        chart = _chart(drawing, charts)
        if chart and chart.has_tags and not tag:
            tag = Tag(CHART, say("the chart"), "true", place)
        if not tag:
            continue
        slot = _chart_slot(drawing, named, chart) if chart else _slot(drawing, named)
        parent = drawing.getparent()
        if slot is None or parent is None:
            continue
        tag = replace(tag, kind=CHART if chart else PICTURE, brings=slot)
        tag = with_node(tag, gathered.number)
        assert tag.node is not None  # noqa: S101  it was given one
        gathered.tags.append(tag)
        parent.replace(drawing, tag.node)
    return gathered.findings()


def _alt_tag(named: Element, place: str) -> Tag | None:
    """The tag that is an alt text, or a title, all by itself; words with a tag in them are words."""
    for attribute in ("descr", "title"):
        text = str(named.get(attribute, "")).strip()
        found = next(tags_in(text, f"{place}, picture"), None)
        if found and found.tag.kind == PRINT and (found.start, found.end) == (0, len(text)):
            return found.tag
    return None


def _chart(drawing: Element, charts: Mapping[str, Chart]) -> Chart | None:
    shown = next(drawing.iter(f"{{{C}}}chart"), None)
    return charts.get(str(shown.get(r("id")))) if shown is not None else None


def _chart_slot(drawing: Element, named: Element, chart: Chart) -> ChartSlot:
    shown = next(drawing.iter(f"{{{C}}}chart"))
    link = str(shown.get(r("id")))
    shown.set(r("id"), LINK)
    named.attrib.pop("title", "")
    named.set("descr", ALT)
    return ChartSlot(fragment(drawing), 0, 0, link, chart)


def _slot(drawing: Element, named: Element) -> Slot | None:
    extent = drawing.find(f".//{{{WP}}}extent")
    blip = next((one for one in drawing.iter(f"{{{A}}}blip") if one.get(r("embed"))), None)
    if extent is None or blip is None:
        return None
    link = str(blip.get(r("embed")))
    sides = [str(extent.get(side)) for side in ("cx", "cy")]
    if not all(side.isdecimal() and len(side) < _LONGEST for side in sides):
        return None
    for crop in list(drawing.iter(f"{{{A}}}srcRect")):
        parent_of(crop).remove(crop)
    blip.addnext(blip.makeelement(f"{{{A}}}srcRect", {"l": CROP}))
    frames = [extent, *drawing.iterfind(f".//{{{A}}}xfrm/{{{A}}}ext")]
    for frame in frames:
        frame.set("cx", WIDTH)
        frame.set("cy", HEIGHT)
    for again in drawing.iter(_DRAWN_AGAIN):  # where LibreOffice says the alt text once more
        for attribute in ("descr", "title"):
            again.attrib.pop(attribute, "")
    blip.set(r("embed"), LINK)
    for alternative in list(blip):
        blip.remove(alternative)
    named.attrib.pop("title", "")
    named.set("descr", ALT)
    return Slot(fragment(drawing), max(int(sides[0]), 1), max(int(sides[1]), 1), link)


def with_picture_types(types: str) -> str:
    """[Content_Types].xml that knows PNG, JPEG and the workbooks of charts."""
    for extension, kind in _TYPES.items():
        if not re.search(rf'Extension="{extension}"', types, re.IGNORECASE):
            new = f'<Default Extension="{extension}" ContentType="{kind}"/>'
            types = re.sub(r"(<Types[^>]*>)", rf"\1{new}", types, count=1)
    return types
