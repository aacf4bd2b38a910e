"""Bullets and numbers of lists, counted on as Word counts them."""

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache

from outreach_desktop.domain.documents.look import ListLabel, ParagraphStyle, TextStyle
from outreach_desktop.templates.engine.look.package import (
    Element,
    FinishedPackage,
    W,
    attribute,
    descend,
    points,
)
from outreach_desktop.templates.engine.look.styles import Styles, indents

# Bullets that Word takes from its picture fonts, as the letters every font has.
_PICTURE_FONTS = {
    "\uf0b7": "\u2022",
    "\uf0a7": "\u25aa",
    "\uf0a8": "\u2610",
    "\uf06f": "\u25a1",
    "\uf0fc": "\u2713",
    "\uf0d8": "\u27a2",
    "\uf076": "\u2756",
}
_LEVELS = range(9)
_LONGEST_LABEL = 100  # letters of a pattern; Word takes 31
_MOST_LETTERS = 30  # as Word writes an item's letter at most
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
_ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


class Numbering:
    """The lists of one document and how far each has been counted."""

    def __init__(self, package: FinishedPackage, folder: str, styles: Styles) -> None:
        root = package.tree(f"{folder}/numbering.xml")
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        if root is not None:
            for item in root.iter(f"{W}abstractNum"):
                self._abstract[item.get(f"{W}abstractNumId", "")] = item
            for item in root.iter(f"{W}num"):
                self._lists[item.get(f"{W}numId", "")] = item
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[tuple[str, int]] = set()
        # Asked anew for each paragraph in a list.
        self._level = cache(self._find_level)
        self._override = cache(self._find_override)
        self.level_of = cache(self._level_of)

    def knows(self, list_id: str, level: int) -> bool:
        """Whether such a list is there; "0" takes a paragraph out of its list."""
        return self._level(list_id, level) is not None

    def _level_of(self, list_id: str, styles: frozenset[str], otherwise: int) -> int:
        """The level that one of `styles` has in the list, where the list says so."""
        definition = self._abstract.get(self._counter(list_id))
        levels = _by_level(definition, "lvl") if definition is not None else {}
        own = (level for level, said in levels.items() if attribute(said, "pStyle") in styles)
        return next(own, otherwise)

    def indented(self, style: ParagraphStyle, list_id: str, level: int) -> ParagraphStyle:
        """`style` with the indents of the list's level."""
        changes = indents(descend(self._level(list_id, level), "pPr/ind"))
        return replace(style, **changes)  # type: ignore[arg-type]

    def label(self, list_id: str, level: int, text: TextStyle) -> ListLabel:
        """What stands before the next item of the list; counts it."""
        definition = self._level(list_id, level)
        self._count(list_id, level)
        pattern = attribute(definition, "lvlText")[:_LONGEST_LABEL]
        style = self._styles.text(text, descend(definition, "rPr"))
        gap = {"space": " ", "nothing": ""}.get(attribute(definition, "suff"), "tab")
        if attribute(definition, "numFmt") == "bullet":
            style = replace(style, family=text.family) if pattern in _PICTURE_FONTS else style
            return ListLabel(text=_PICTURE_FONTS.get(pattern, pattern), style=style, gap=gap)
        shown = re.sub(r"%(\d)", lambda found: self._number(list_id, int(found[1]) - 1), pattern)
        return ListLabel(text=shown, style=style, gap=gap)

    def _number(self, list_id: str, level: int) -> str:
        definition = self._level(list_id, level)
        count = self._counts[self._counter(list_id)].get(level, self._first(list_id, level))
        return numeral(count, attribute(definition, "numFmt", default="decimal"))

    def _count(self, list_id: str, level: int) -> None:
        counts = self._counts[self._counter(list_id)]
        restarts = self._override(list_id, level, "startOverride") is not None
        if restarts and (list_id, level) not in self._started:
            counts.pop(level, None)
        self._started.add((list_id, level))
        counts[level] = counts.get(level, self._first(list_id, level) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]

    def _first(self, list_id: str, level: int) -> int:
        start = self._override(list_id, level, "startOverride")
        text = start.get(f"{W}val") if start is not None else None
        first = points(text or attribute(self._level(list_id, level), "start"), 1)
        return 1 if first is None else int(first)

    def _counter(self, list_id: str) -> str:
        """Lists of one definition count together, as they do in Word."""
        return attribute(self._lists.get(list_id), "abstractNumId")

    def _find_level(self, list_id: str, level: int) -> Element | None:
        own = self._override(list_id, level, "lvl")
        if own is not None:
            return own
        definition = self._abstract.get(self._counter(list_id))
        if link := attribute(definition, "numStyleLink"):
            for style in self._styles.chain(link):
                target = attribute(style, "pPr/numPr/numId")
                definition = self._abstract.get(self._counter(target), definition)
        return None if definition is None else _by_level(definition, "lvl").get(level)

    def _find_override(self, list_id: str, level: int, name: str) -> Element | None:
        which = self._lists.get(list_id)
        overrides = _by_level(which, "lvlOverride") if which is not None else {}
        return descend(overrides.get(level), name)


def _by_level(parent: Element, name: str) -> dict[int, Element]:
    """What a list says of each of its levels: it has nine."""
    found: dict[int, Element] = {}
    for one in parent.iterfind(f"{W}{name}"):
        level = points(one.get(f"{W}ilvl"), 1)
        if level is not None and level in _LEVELS:
            found.setdefault(int(level), one)
        if len(found) == len(_LEVELS):
            break
    return found


def numeral(count: int, kind: str) -> str:
    """A list item's number: "3", "c", "C", "iii", "III" or "03"."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, _MOST_LETTERS)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        shown, rest = "", count
        for value, letters in _ROMAN.items():
            shown += letters * (rest // value)
            rest %= value
        return shown if kind == "lowerRoman" else shown.upper()
    if kind == "none":
        return ""
    return f"{count:02d}" if kind == "decimalZero" else str(count)
