"""How Word decides what a paragraph and a letter look like: defaults, styles, direct settings."""

from collections.abc import Container
from dataclasses import replace
from functools import cache
from typing import TypeVar

from outreach_desktop.domain.documents.look import (
    Border,
    Borders,
    OtherScript,
    ParagraphStyle,
    Tab,
    TextStyle,
)
from outreach_desktop.templates.engine.look.package import (
    A,
    Element,
    FinishedPackage,
    W,
    attribute,
    children,
    descend,
    is_on,
    points,
    value,
)

Children = dict[str, Element]
"""What an element such as rPr says, by name."""
Changes = dict[str, object]
"""Fields of a style, by name, that a layer sets."""

S = TypeVar("S")

Layers = tuple[Element, ...]
"""Elements that may hold an rPr and a pPr, the most basic first."""

_LONGEST_CHAIN = 30
_MOST_TABS = 64  # of a paragraph, as in Word
_MOST_POINTS = 1638.0  # of a letter, as in Word
_ALIGN = {"both": "justify", "distribute": "justify", "center": "center", "right": "right"}
_ALIGN |= {"end": "right"}
_NO_OTHER = OtherScript()
_OF_OTHERS = frozenset(("rFonts", "szCs", "bCs", "iCs", "cs"))
_SWITCHES = (
    ("bold", "b"),
    ("italic", "i"),
    ("strike", "strike"),
    ("underline", "u"),
    ("leftward", "rtl"),
)
_PARAGRAPH_SWITCHES = (
    ("keep_next", "keepNext"),
    ("keep_lines", "keepLines"),
    ("widow_control", "widowControl"),
    ("page_break_before", "pageBreakBefore"),
    ("contextual", "contextualSpacing"),
    ("leftward", "bidi"),
)
_HIGHLIGHT = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "lightGray": "C0C0C0",
}
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "middleDot": "\u00b7"}
_LINES = {"double": "double", "dotted": "dotted", "dashed": "dashed", "dashSmallGap": "dashed"}


class Styles:
    """The styles of one document."""

    def __init__(self, package: FinishedPackage, folder: str) -> None:
        root = package.tree(f"{folder}/styles.xml")
        self._by_id: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            name, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type", "")
            self._by_id[name] = style
            if style.get(f"{W}default") in ("1", "true"):
                self._defaults[kind] = name
        self._fonts = _theme_fonts(package.tree(f"{folder}/theme/theme1.xml"))
        self._root = root
        self.plain = cache(self._plain)
        self.of_other_script = cache(self._of_other_script)
        # The same few questions are asked for every paragraph and run.
        self.chain = cache(self._chain)
        self._texts: dict[tuple[TextStyle, str], TextStyle] = {}
        self._paragraphs: dict[tuple[ParagraphStyle, str], ParagraphStyle] = {}
        self._bases: dict[int, tuple[Layers, tuple[ParagraphStyle, TextStyle]]] = {}

    def theme_font(self, kind: str) -> str:
        """The family of the document's theme for "major" or "minor" text; "" where it has none."""
        return self._fonts.get(kind, "")

    @property
    def default_paragraph(self) -> str:
        """The style of a paragraph that names none."""
        return self._defaults.get("paragraph", "")

    @property
    def default_table(self) -> str:
        """The style of a table that names none."""
        return self._defaults.get("table", "")

    def _chain(self, name: str) -> tuple[Element, ...]:
        """The style and those it is based on, the most basic first; no more than the nearest thirty, which is far more than people make."""
        found: dict[str, Element] = {}
        while name not in found and len(found) < _LONGEST_CHAIN:
            style = self._by_id.get(name)
            if style is None:
                break
            found[name] = style
            name = attribute(style, "basedOn")
        return tuple(reversed(found.values()))

    def base(self, layers: Layers) -> tuple[ParagraphStyle, TextStyle]:
        """What holds where a paragraph's style says nothing: the defaults, and a table's `layers`."""
        known = self._bases.get(id(layers))  # there may be thousands of them, and as many cells
        if known is None:
            known = self._bases[id(layers)] = (layers, self._base(layers))
        return known[1]

    def _base(self, layers: Layers) -> tuple[ParagraphStyle, TextStyle]:
        defaults = descend(self._root, "docDefaults")
        text = TextStyle(family="Times New Roman", size=10.0)
        text = self.text(text, descend(defaults, "rPrDefault/rPr"))
        style = paragraph_style(ParagraphStyle(), descend(defaults, "pPrDefault/pPr"))
        for layer in layers:
            style = paragraph_style(style, descend(layer, "pPr"))
            text = self.text(text, descend(layer, "rPr"))
        return style, text

    def styled_text(self, base: TextStyle, name: str) -> TextStyle:
        """`base` with what style `name` says of letters."""
        for known in self._to_settle(self._texts, base, name):
            before = self._texts.get((base, self._parent(known)), base)
            self._texts[base, known] = self.text(before, descend(self._by_id[known], "rPr"))
        return self._texts.get((base, name), base)

    def styled_paragraph(self, base: ParagraphStyle, name: str) -> ParagraphStyle:
        """`base` with what style `name` says of paragraphs."""
        for known in self._to_settle(self._paragraphs, base, name):
            before = self._paragraphs.get((base, self._parent(known)), base)
            style = paragraph_style(before, descend(self._by_id[known], "pPr"))
            self._paragraphs[base, known] = replace(style, name=known)
        return self._paragraphs.get((base, name)) or replace(base, name=name)

    def _to_settle(self, settled: Container[tuple[S, str]], base: S, name: str) -> list[str]:
        """The style and those it is based on as far as they are not settled yet, the most basic first.

        Each is settled once, from the one it is based on, so that a chain of thousands is no work.
        """
        found: dict[str, None] = {}
        while name in self._by_id and name not in found and (base, name) not in settled:
            found[name] = None
            name = self._parent(name)
        return list(reversed(found))

    def _parent(self, name: str) -> str:
        return attribute(self._by_id[name], "basedOn")

    def text(self, base: TextStyle, properties: Element | None) -> TextStyle:
        """`base` with the direct settings in an rPr element."""
        if properties is None:
            return base
        all_said = children(properties)
        changes: Changes = {}
        for field, name in _SWITCHES:
            if name in all_said:
                changes[field] = is_on(all_said[name])
        changes |= self._font(all_said) | _colours(all_said) | _letters(all_said)
        if not _OF_OTHERS.isdisjoint(all_said) and (other := self._other_script(all_said)):
            changes["other"] = replace(base.other, **other)  # type: ignore[arg-type]
        return replace(base, **changes) if changes else base  # type: ignore[arg-type]

    def _font(self, said: Children) -> Changes:
        changes: Changes = {}
        fonts = said.get("rFonts")
        if fonts is not None:
            theme = fonts.get(f"{W}asciiTheme", "")
            family = self._fonts.get(theme[:5]) or fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
            if family:
                changes["family"] = family
        if size := points(value(said.get("sz")), 2):
            changes["size"] = min(abs(size), _MOST_POINTS)
        return changes

    def _other_script(self, all_said: Children) -> Changes:
        """What is said of letters that Word sets as a complex script."""
        changes: Changes = {}
        fonts = all_said.get("rFonts")
        if fonts is not None and (family := fonts.get(f"{W}cs")):
            changes["family"] = family
        if size := points(value(all_said.get("szCs")), 2):
            changes["size"] = min(abs(size), _MOST_POINTS)
        for field, name in (("bold", "bCs"), ("italic", "iCs"), ("always", "cs")):
            if (said := is_on(all_said.get(name))) is not None:
                changes[field] = said
        return changes

    def _plain(self, style: TextStyle) -> TextStyle:
        """The style as ordinary letters have it."""
        return replace(style, other=_NO_OTHER)

    def _of_other_script(self, style: TextStyle) -> TextStyle:
        """The style as letters of a complex script have it."""
        other = style.other
        return replace(
            style,
            family=other.family or style.family,
            size=style.size if other.size is None else other.size,
            bold=bool(other.bold),
            italic=bool(other.italic),
            other=_NO_OTHER,
        )


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The theme's families by the first letters of how styles name them: "major", "minor"."""
    if theme is None:
        return {}
    found = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}{kind}Font/{A}latin")
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface", "")
    return found


def _colours(said: Children) -> Changes:
    changes: Changes = {}
    if "color" in said:
        changes["color"] = colour(value(said["color"]))
    if (shading := said.get("shd")) is not None:
        changes["background"] = colour(shading.get(f"{W}fill", ""))
    if highlight := value(said.get("highlight")):
        changes["background"] = _HIGHLIGHT.get(highlight, "")
    return changes


def _letters(all_said: Children) -> Changes:
    changes: Changes = {}
    for name, capitals in (("caps", "all"), ("smallCaps", "small")):
        if (said := is_on(all_said.get(name))) is not None:
            changes["capitals"] = capitals if said else ""
    if raised := value(all_said.get("vertAlign")):
        changes["raised"] = {"superscript": "super", "subscript": "sub"}.get(raised, "")
    if (spread := points(value(all_said.get("spacing")))) is not None:
        changes["spread"] = spread
    if (least := points(value(all_said.get("kern")), 2)) is not None:
        changes["kerning"] = least > 0
    return changes


def colour(text: str) -> str:
    """A colour as "RRGGBB"; "" for "auto" and whatever is no colour."""
    is_colour = len(text) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in text)
    return text.upper() if is_colour else ""


def paragraph_style(base: ParagraphStyle, properties: Element | None) -> ParagraphStyle:
    """`base` with the direct settings in a pPr element."""
    if properties is None:
        return base
    all_said = children(properties)
    changes: Changes = {}
    for field, name in _PARAGRAPH_SWITCHES:
        if name in all_said:
            changes[field] = is_on(all_said[name])
    if align := value(all_said.get("jc")):
        changes["align"] = _ALIGN.get(align, "left")
    if (level := points(value(all_said.get("outlineLvl")), 1)) is not None:
        changes["heading"] = int(level) + 1 if level < 9 else 0
    if (shading := all_said.get("shd")) is not None:
        changes["shading"] = colour(shading.get(f"{W}fill", ""))
    if (lines := all_said.get("pBdr")) is not None:
        changes["borders"] = borders(lines, base.borders)
    if (stops := all_said.get("tabs")) is not None:
        changes["tabs"] = _tabs(base.tabs, stops)
    changes |= _spacing(all_said.get("spacing")) | indents(all_said.get("ind"))
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


def _spacing(spacing: Element | None) -> Changes:
    changes: dict[str, object] = {}
    if spacing is None:
        return changes
    for side in ("before", "after"):
        if (room := points(spacing.get(f"{W}{side}"))) is not None:
            changes[side] = room
        if spacing.get(f"{W}{side}Autospacing") in ("1", "true"):
            changes[side] = 14.0  # what Word puts around a paragraph of a web page
    if (line := points(spacing.get(f"{W}line"))) is not None:
        rule = spacing.get(f"{W}lineRule", "auto")
        changes["line_rule"] = {"exact": "exact", "atLeast": "at least"}.get(rule, "auto")
        changes["line"] = line / 12.0 if rule == "auto" else line
    return changes


def indents(ind: Element | None) -> Changes:
    """The indents an ind element sets."""
    changes: dict[str, object] = {}
    if ind is None:
        return changes
    for field, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for name in names:
            if (room := points(ind.get(f"{W}{name}"))) is not None:
                changes[field] = room
    if (first := points(ind.get(f"{W}firstLine"))) is not None:
        changes["first"] = first
    if (hanging := points(ind.get(f"{W}hanging"))) is not None:
        changes["first"] = -hanging
    return changes


def _tabs(inherited: tuple[Tab, ...], stops: Element) -> tuple[Tab, ...]:
    found = {tab.position: tab for tab in inherited}
    for stop in stops:
        position = points(stop.get(f"{W}pos")) or 0.0
        align = stop.get(f"{W}val", "left")
        if align == "clear":
            found.pop(position, None)
        else:
            align = {"start": "left", "end": "right", "num": "left"}.get(align, align)
            leader = _LEADERS.get(stop.get(f"{W}leader", ""), "")
            found[position] = Tab(position=position, align=align, leader=leader)
    return tuple(found[position] for position in sorted(found)[:_MOST_TABS])


def borders(lines: Element | None, base: Borders) -> Borders:
    """`base` with the sides that an element such as pBdr or tcBorders names."""
    changes = {}
    for side, names in (
        ("top", ("top",)),
        ("right", ("end", "right")),
        ("bottom", ("bottom",)),
        ("left", ("start", "left")),
        ("between", ("between",)),
    ):
        for name in names:
            if (line := descend(lines, name)) is not None:
                changes[side] = border(line)
    return replace(base, **changes) if changes else base


def border(line: Element) -> Border:
    """One line; widths are eighths of a point in the file."""
    kind = line.get(f"{W}val", "nil")
    if kind in ("nil", "none"):
        return Border()
    return Border(
        width=points(line.get(f"{W}sz"), 8) or 0.5,
        color=colour(line.get(f"{W}color", "")),
        style=_LINES.get(kind, "single"),
        space=points(line.get(f"{W}space"), 1) or 0.0,
    )
