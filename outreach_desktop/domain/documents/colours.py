"""The colours of a group, and the shades that documents make of them. Colours are six hexadecimal digits."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_LEAST_CONTRAST: Final = 4.5
"""Of text on white: WCAG 2.2, success criterion 1.4.3."""
_TINT: Final = 0.91
_RULE: Final = 0.70


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupColours:
    """The two colours of a group: of headings and rules, and one that goes beside it; "" is as it was drawn."""

    main: str = ""
    second: str = ""

    def by_name(self) -> Mapping[str, str]:
        """The colours of a theme that are made of them, by the names of the theme."""
        colours = {"accent2": self.second.upper()} if self.second else {}
        if self.main:
            main = readable(self.main)
            colours |= {
                "dk2": main,
                "accent1": main,
                "hlink": main,
                "lt2": mixed_with_white(main, _TINT),
                "accent5": mixed_with_white(main, _RULE),
            }
        return colours


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
