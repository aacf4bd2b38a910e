"""ThemeColours of drawings: of their own, or of the document's theme, made lighter or darker as the file says."""

import colorsys
from collections.abc import Callable

from outreach_desktop.domain.documents.look import Border
from outreach_desktop.templates.engine.look.package import (
    EMU,
    A,
    Element,
    FinishedPackage,
    points,
)
from outreach_desktop.templates.engine.look.styles import colour

# The colours of Office where a document brings no theme.
_OFFICE = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1",
    "accent1": "4F81BD", "accent2": "C0504D", "accent3": "9BBB59",
    "accent4": "8064A2", "accent5": "4BACC6", "accent6": "F79646",
    "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip
_ALSO = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_PRESET = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "yellow": "FFFF00", "gray": "808080", "grey": "808080", "orange": "FFA500", "navy": "000080",
    "purple": "800080", "maroon": "800000", "teal": "008080", "silver": "C0C0C0", "lime": "00FF00",
    "ltGray": "D3D3D3", "dkGray": "A9A9A9", "dkBlue": "00008B", "dkRed": "8B0000",
}  # fmt: skip
_WHOLE = 100_000.0
_DASHES = {"dot": "dotted", "sysDot": "dotted", "solid": "single"}
_MOST_WIDTH = 72.0


class ThemeColours:
    """The colours of one document."""

    def __init__(self, package: FinishedPackage, folder: str) -> None:
        self._named = dict(_OFFICE)
        theme = package.tree(f"{folder}/theme/theme1.xml")
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for named in scheme if scheme is not None else ():
            for value in named:
                said = colour(value.get("lastClr", "") or value.get("val", ""))
                if said:
                    self._named[str(named.tag).rpartition("}")[2]] = said

    def accent(self, number: int) -> str:
        """The colour that Word gives to the `number`th of several things: six, then these darker, then lighter."""
        plain = self._named[f"accent{number % 6 + 1}"]
        turn = number // 6 % 3
        if not turn:
            return plain
        return _through(plain, lambda hue, light, rich: (hue, light * 0.6 if turn == 1 else light + (1 - light) * 0.4, rich))  # fmt: skip

    def of(self, parent: Element | None) -> str:
        """The colour that stands in a solidFill element or its like; "" where there is none to be seen."""
        for one in parent if parent is not None else ():
            kind = str(one.tag).rpartition("}")[2]
            said = one.get("val", "")
            plain = {
                "srgbClr": colour(said),
                "sysClr": colour(one.get("lastClr", "")),
                "schemeClr": self._named.get(_ALSO.get(said, said), ""),
                "prstClr": _PRESET.get(said, ""),
            }.get(kind, "")
            if plain:
                return _changed(plain, one)
        return ""

    def fill(self, about: Element | None, otherwise: str = "") -> str:
        """The colour an spPr element fills its area with; of several that run into each other one in the middle."""
        if about is None or about.find(f"{A}noFill") is not None:
            return otherwise if about is None else ""
        if (solid := about.find(f"{A}solidFill")) is not None:
            return self.of(solid)
        if (stops := about.find(f"{A}gradFill/{A}gsLst")) is not None and len(stops):
            return self.of(stops[len(stops) // 2])
        if (pattern := about.find(f"{A}pattFill/{A}fgClr")) is not None:
            return self.of(pattern)
        return otherwise

    def line(self, about: Element | None, otherwise: Border | None = None) -> Border:
        """The line an spPr element draws around its area, or along it."""
        usual = otherwise or Border()
        line = about.find(f"{A}ln") if about is not None else None
        if line is None:
            return usual
        if line.find(f"{A}noFill") is not None:
            return Border()
        ink = self.fill(line, usual.color)
        if not ink and not usual.width:
            return Border()
        dash = line.find(f"{A}prstDash")
        kind = dash.get("val", "solid") if dash is not None else "solid"
        width = points(line.get("w"), EMU)
        return Border(
            width=min(usual.width or 0.75 if width is None else max(width, 0.25), _MOST_WIDTH),
            color=ink,
            style=_DASHES.get(kind, "dashed"),
        )


def _changed(plain: str, one: Element) -> str:
    """The colour with what its children ask for, in their order; what is seen through is lighter, as on white paper."""
    for change in one:
        kind = str(change.tag).rpartition("}")[2]
        share = points(change.get("val"), _WHOLE)
        if share is not None and kind in _CHANGES:
            plain = _CHANGES[kind](plain, share)
    return plain


def _through(
    plain: str, change: Callable[[float, float, float], tuple[float, float, float]]
) -> str:
    """The colour with its hue, lightness and richness changed."""
    hue, light, rich = colorsys.rgb_to_hls(*_parts(plain))
    return _written(
        colorsys.hls_to_rgb(*(min(max(one, 0.0), 1.0) for one in change(hue, light, rich)))
    )


def _parts(plain: str) -> tuple[float, float, float]:
    red, green, blue = (int(plain[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "".join(f"{round(min(max(one, 0.0), 1.0) * 255):02X}" for one in parts)


def _towards(plain: str, end: float, share: float) -> str:
    red, green, blue = (one * share + end * (1 - share) for one in _parts(plain))
    return _written((red, green, blue))


_CHANGES: dict[str, Callable[[str, float], str]] = {
    "lumMod": lambda plain, share: _through(
        plain, lambda hue, light, rich: (hue, light * share, rich)
    ),
    "lumOff": lambda plain, share: _through(
        plain, lambda hue, light, rich: (hue, light + share, rich)
    ),
    "satMod": lambda plain, share: _through(
        plain, lambda hue, light, rich: (hue, light, rich * share)
    ),
    "tint": lambda plain, share: _towards(plain, 1.0, share),
    "shade": lambda plain, share: _towards(plain, 0.0, share),
    "alpha": lambda plain, share: _towards(plain, 1.0, share),
}


def named(text: str, share: float = 1.0) -> str:
    """A colour as old drawings write it (“silver”, “#c0c0c0 [3212]”), with as much of it as is there."""
    word = text.split()[0] if text.split() else ""
    plain = _PRESET.get(word.lower(), "") or colour(_whole(word.removeprefix("#")))
    return _towards(plain, 1.0, share) if plain else ""


def _whole(digits: str) -> str:
    """“ccc” is “cccccc”."""
    return "".join(one * 2 for one in digits) if len(digits) == 3 else digits
