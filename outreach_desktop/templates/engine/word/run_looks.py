"""Run properties with one more look to them, in the order that the schema asks for."""

import copy
from dataclasses import dataclass

from outreach_desktop.templates.engine.word.ooxml import Element, w

# ISO/IEC 29500-1, 17.3.2.28; Word refuses some files that do not keep to it.
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    "rPrChange",
)  # fmt: skip
_PLACE = {w(name): number for number, name in enumerate(_ORDER)}

BOLD: dict[str, dict[str, str]] = {"b": {}, "bCs": {}}
ITALIC: dict[str, dict[str, str]] = {"i": {}, "iCs": {}}
LINK: dict[str, dict[str, str]] = {
    "color": {"val": "0563C1", "themeColor": "hyperlink"},
    "u": {"val": "single"},
}
LIST = "@list@"  # the gap for the list that a paragraph is an item of
MARKED: dict[str, dict[str, str]] = {"highlight": {"val": "yellow"}}


def with_looks(properties: Element, *looks: dict[str, dict[str, str]]) -> Element:
    """A copy of a `w:rPr` that has `looks` as well, in the place of those of the same name."""
    made = copy.deepcopy(properties)
    for look in looks:
        for name, values in look.items():
            for old in list(made.iterchildren(w(name))):
                made.remove(old)
            new = made.makeelement(w(name), {w(key): value for key, value in values.items()})
            before = sum(1 for child in made if _PLACE.get(str(child.tag), 99) < _PLACE[w(name)])
            made.insert(before, new)
    return made


@dataclass(frozen=True, slots=True)
class Spot:
    """The looks around a tag: of its run, made bold, italic or a link, and of its paragraph."""

    faces: dict[tuple[bool, bool, bool], str]
    paragraph: str
    item: str
    splits: bool
    linked: bool
    alone: bool = False
    stays: bool = False
    plain: str = ""

    def list_item(self, numbers: str, level: int) -> str:
        """The properties of a paragraph that is an item of the list `numbers`."""
        named = f'<w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/>'
        return self.item.replace(LIST, f"<w:numPr>{named}</w:numPr>")

    def whole(self, text: str, properties: str | None = None) -> str:
        """A paragraph of its own around text that stands inside a `w:t`."""
        own = self.paragraph if properties is None else properties
        return f'<w:p>{own}<w:r>{self.plain}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
