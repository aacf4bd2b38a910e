"""A group's colours and font, wherever a starter says which colour of the theme or which of its fonts it means.

Word goes by the theme alone; LibreOffice goes by the colour that is written beside its name, so both are changed.
"""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.xml import DRAWING, w

_LEAST_CONTRAST: Final = 4.5
"""Of text on white: WCAG 2.2, success criterion 1.4.3."""
_TINT: Final = 0.91
_RULE: Final = 0.70
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupColours:
    """The two colours of a group, six hexadecimal digits each: of headings and rules, and one that goes beside it."""

    main: str
    second: str

    def by_name(self) -> Mapping[str, str]:
        """The colours of the theme that are made of them, by the names of the theme."""
        main = readable(self.main)
        return {
            "dk2": main,
            "accent1": main,
            "hlink": main,
            "lt2": mixed_with_white(main, _TINT),
            "accent5": mixed_with_white(main, _RULE),
            "accent2": self.second.upper(),
        }


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


def set_font(root: etree._Element, font: str) -> None:
    """The font of all that means the theme's."""
    for scheme in root.iter(f"{DRAWING}majorFont", f"{DRAWING}minorFont"):
        scheme[0].set("typeface", font)
    for fonts in root.iter(w("rFonts")):
        for name in ("ascii", "hAnsi"):
            if fonts.get(w(f"{name}Theme")) is not None:
                fonts.set(w(name), font)


def readable(colour: str) -> str:
    """This colour, or one that is as much darker as text on white needs to be read."""
    red, green, blue = _parts(colour)
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    written = _written(red, green, blue)
    while _contrast_to_white(_parts(written)) < _LEAST_CONTRAST:
        light = max(light - 0.01, 0)
        written = _written(*colorsys.hls_to_rgb(hue, light, full))
    return written


def mixed_with_white(colour: str, white: float) -> str:
    """A pale shade: so much of it is white, from 0 to 1."""
    red, green, blue = (part + (1 - part) * white for part in _parts(colour))
    return _written(red, green, blue)


def _contrast_to_white(parts: tuple[float, float, float]) -> float:
    """As WCAG 2.2 reckons it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _written(red: float, green: float, blue: float) -> str:
    return "".join(f"{round(part * 255):02X}" for part in (red, green, blue))
