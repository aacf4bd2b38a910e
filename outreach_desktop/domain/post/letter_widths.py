"""How wide text runs in Calibri, and in Carlito, which is as wide: without a font, so that a rule can ask."""

import unicodedata
from functools import lru_cache
from typing import Final

FONT: Final = "Calibri"
LINE: Final = 1.2
"""From one line to the next, in sizes of the letters."""
POINT: Final = 25.4 / 72
"""Millimetres."""

# Thousandths of the size, as the font has them, and the letters that are so wide.
_WIDTHS: Final = {
    letter: width
    for width, letters in {
        221: "'", 226: " \u00a0", 229: "il\u0131", 239: "j", 248: "\u0142", 250: ",\u2019\u2018", 252: ".I\u00b7", 268: ":;",
        291: "`", 303: "()", 305: "f", 306: "-", 307: "[]", 314: "{}", 319: "J", 326: "!", 335: "t", 349: "r", 386: "/\\",
        391: "s", 395: "z", 401: '"', 418: "\u201c\u201d", 420: "L", 423: "c", 430: "\u0141", 433: "x", 452: "v", 453: "y",
        455: "k", 459: "FS", 460: "|", 463: "?", 468: "Z", 471: "g", 479: "a", 487: "TY", 488: "E",
        498: "#*+<=>^_e~\u2013\u2022", 507: "$0123456789\u00a3\u20ac", 517: "P\u00de", 519: "X", 520: "K",
        525: "bdhnpqu\u00fe\u00f0", 527: "o\u00df", 529: "\u00f8", 533: "C", 543: "R", 544: "B", 552: "\u0111", 567: "V",
        579: "A", 615: "D", 623: "H", 625: "\u0110\u00d0", 631: "G", 642: "U", 646: "N", 662: "O", 664: "\u00d8", 673: "Q",
        682: "&", 690: "\u2026", 715: "%w", 763: "\u00c6", 773: "\u00e6", 799: "m", 850: "\u0153", 855: "M", 867: "\u0152",
        890: "W", 894: "@", 905: "\u2014",
    }.items()
    for letter in letters
}  # fmt: skip
_OTHER, _FULL, _PICTURE = 700, 1050, 1400  # other fonts lend these: rather too wide than too narrow

# How much wider than in Calibri lines of addresses run at most: measured on 162 of them in fonts as wide as these.
_WIDER: Final = {
    "calibri": 1.0, "carlito": 1.0, "times new roman": 1.18, "cambria": 1.18, "tahoma": 1.2, "arial": 1.25, "helvetica": 1.25,
    "georgia": 1.28, "verdana": 1.33,
}  # fmt: skip
_WIDEST: Final = 1.35


def wider(font: str) -> float:
    """How much wider text may run in this font; "" is ours, and one that nobody measured is as wide as any."""
    return _WIDER.get(font.strip().casefold(), _WIDEST) if font.strip() else 1.0


def width(text: str, points: float) -> float:
    """How wide `text` runs at this size, in millimetres."""
    return _sum(text) * points * POINT / 1000


@lru_cache(maxsize=16384)
def _sum(text: str) -> int:
    """Lines come again in every size that is tried, and streets with every neighbour."""
    return sum(map(_of, text))


@lru_cache(maxsize=4096)
def _of(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter and base in _WIDTHS:
        return _WIDTHS[base]
    if kind == "So" or ord(letter) > 0xFFFF:
        return _PICTURE
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _OTHER
