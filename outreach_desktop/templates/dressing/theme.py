"""A group's colours and font, wherever a starter says which colour of the theme or which of its fonts it means.

Word goes by the theme alone; LibreOffice goes by the colour that is written beside its name, so both are changed.
"""

from typing import Final

from lxml import etree

from outreach_desktop.domain.documents.colours import GroupColours
from outreach_desktop.templates.dressing.xml import DRAWING, w

_OF_ATTRIBUTES: Final = {"themeColor": ("color", "val"), "themeFill": ("fill",)}
"""Beside the name of a colour stands its code: of a line, whose `val` is its kind, in another place than of letters."""
_NAMES: Final = {
    "accent1": "accent1",
    "text2": "dk2",
    "background2": "lt2",
    "accent2": "accent2",
    "accent5": "accent5",
    "hyperlink": "hlink",
}
"""What document parts call a colour, and what the theme calls it."""
_OF_SHAPES: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
"""The same for shapes."""


def recolour(root: etree._Element, colours: GroupColours) -> None:
    """In a part of the file: the theme itself, or what names one of its colours."""
    by_name = colours.by_name()
    for scheme in root.iter(f"{DRAWING}clrScheme"):
        for one in scheme:
            new = by_name.get(etree.QName(one).localname)
            if new is not None:
                one[0].set("val", new)
    for element in root.iter():
        for says, beside in _OF_ATTRIBUTES.items():
            named = element.get(w(says))
            new = by_name.get(_NAMES.get(named or "", ""))
            if new is None:
                continue
            there = next(one for one in beside if element.get(w(one)) is not None)
            element.set(w(there), new)


def colour_of(theme: etree._Element | None, name: str) -> str:
    """The six digits that a theme has for a colour, by the name that shapes call it; "" where it has none."""
    wanted = f"{DRAWING}{_OF_SHAPES.get(name, name)}"
    for scheme in () if theme is None else theme.iter(f"{DRAWING}clrScheme"):
        for one in scheme.iterchildren(etree.Element):
            if one.tag == wanted:
                said = next(one.iterchildren(etree.Element), None)
                if said is None:
                    return ""
                is_code = (
                    said.tag == f"{DRAWING}srgbClr"
                )  # else a name of Windows, with what it was last
                return said.get("val" if is_code else "lastClr") or ""
    return ""


def latin_font(theme: etree._Element | None, name: str) -> str:
    """The Latin font that a theme has under a name such as \u201cminorHAnsi\u201d; "" where it has none."""
    kind = "majorFont" if name.startswith("major") else "minorFont"
    found = None if theme is None else theme.find(f".//{DRAWING}{kind}/{DRAWING}latin")
    return "" if found is None else found.get("typeface", "")


def set_font(root: etree._Element, font: str) -> None:
    """The font of all that means the theme's."""
    for scheme in root.iter(f"{DRAWING}majorFont", f"{DRAWING}minorFont"):
        scheme[0].set("typeface", font)
    for fonts in root.iter(w("rFonts")):
        for name in ("ascii", "hAnsi"):
            if fonts.get(w(f"{name}Theme")) is not None:
                fonts.set(w(name), font)
