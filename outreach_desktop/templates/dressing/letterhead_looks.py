"""What a letterhead says of how text looks: the font that letters are typed in on it, and the colours it is in.

Colours are those that are seen on it. Where it shows none, as when it is a picture, those of its theme count, unless the
theme is one that every new file of Word or LibreOffice has: no one chose that.
"""

import colorsys
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from lxml import etree

from outreach_desktop.domain.post.from_letterhead import FromLetterhead
from outreach_desktop.domain.post.letter_look import LONGEST_FONT
from outreach_desktop.templates.dressing.parts import Parts
from outreach_desktop.templates.dressing.skin import Skin, read
from outreach_desktop.templates.dressing.theme import colour_of, latin_font
from outreach_desktop.templates.dressing.xml import DRAWING, w

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_OURS: Final = "14525A"
"""The main colour of what comes with the program: a letterhead made from ours says nothing new."""
_OF_EVERYONE: Final = frozenset(
    ("4F81BD", "5B9BD5", "4472C4", "156082", "0F4761", "18A303", "1F497D", _OURS)
)
"""The first accent of the themes that new files have, from Word 2007 to today, of LibreOffice, and of ours."""
_LINKS: Final = frozenset(("hyperlink", "internet link", "followedhyperlink"))
_A_LETTER: Final = 60
"""Letters of text that are enough to be a letter."""
_DRAWN, _LINE = 30, 10
"""A filled shape, or a line, counts as much as so many letters."""
_PALE, _DARK, _GREY = 0.75, 0.08, 0.25
_APART: Final = 0.08
"""Of the circle of hues: less is a shade of the same colour."""
_SHADES: Final = frozenset(f"{DRAWING}{one}" for one in ("lumOff", "tint", "alpha"))
_VML: Final = re.compile(r"#([0-9A-Fa-f]{6})")


@lru_cache(maxsize=8)
def looks_of(file: bytes) -> FromLetterhead:
    """Of a Word file that was tried."""
    source = Parts.read(file)
    skin = read(source)
    styles = _LetterheadStyles(source)
    found = Counter[str]()
    for edge in skin.edges:
        for block in edge.blocks:
            for colour, weight in styles.colours(block):
                if _is_colour(colour):
                    found[colour.upper()] += weight
    main, second = _two(found) or styles.accents()
    if main == _OURS:
        main, second = "", ""
    return FromLetterhead(
        font=styles.font(_letter(source, skin)),
        colour=main,
        second_colour=second,
        has_following=skin.following is not None,
        is_blank_after=skin.following is not None and not any(one.blocks for one in skin.following),
    )


def _letter(source: Parts, skin: Skin) -> list[etree._Element]:
    """What stands on the page below the letterhead: a letter, where one was left in the file."""
    body = source.tree(source.document()).find(w("body"))
    own = {id(one) for edge in skin.edges for one in edge.blocks}
    return [] if body is None else [one for one in body if id(one) not in own]


def _two(found: Counter[str]) -> tuple[str, str] | None:
    """The colour that is seen most, and the next that is another."""
    if not found:
        return None
    (main, _), *others = found.most_common()
    return main, next((one for one, _ in others if _differ(one, main)), "")


class _LetterheadStyles:
    """The styles and the theme of the file."""

    def __init__(self, source: Parts) -> None:
        document = source.document()
        styles = source.of_kind(document, "styles")
        theme = source.of_kind(document, "theme")
        self._root = None if styles is None else source.tree(styles)
        self._theme = None if theme is None else source.tree(theme)
        self._by_id = (
            {}
            if self._root is None
            else {one.get(w("styleId"), ""): one for one in self._root.iter(w("style"))}
        )
        self._usual = next(
            (
                key
                for key, one in self._by_id.items()
                if one.get(w("type")) == "paragraph"
                and one.get(w("default")) in ("1", "true", "on")
            ),
            "Normal",
        )

    def font(self, letter: Iterable[etree._Element]) -> str:
        """What letters are typed in: what most of a letter in the file is, else what the file has for text; "" where it does not say."""
        typed = Counter[str]()
        for run in (run for block in letter for run in block.iter(w("r"))):
            letters = sum(len((one.text or "").strip()) for one in run.findall(w("t")))
            if letters:
                typed[self._font_of(run)] += letters
        (font, letters), *_ = typed.most_common(1) or [("", 0)]
        if letters >= _A_LETTER and letters * 3 >= typed.total() * 2:
            return font
        return self._font_of(None)

    def _font_of(self, run: etree._Element | None) -> str:
        """Of a run; of text that says nothing itself, where there is none."""
        named = self._named_by(run)
        styles = [style for key in (*named, self._usual) for style in self._line(key)]
        own = None if run is None else run.find(w("rPr"))
        defaults = None
        if self._root is not None:
            defaults = self._root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        said = (own, *(one.find(w("rPr")) for one in styles), defaults)
        return next((font for one in said if (font := self._font_in(one))), "")

    def _named_by(self, run: etree._Element | None) -> list[str]:
        """The ids of the styles that a run and its paragraph name."""
        if run is None:
            return []
        paragraph = next(run.iterancestors(w("p")), None)
        named = [run.find(f"{w('rPr')}/{w('rStyle')}")]
        if paragraph is not None:
            named.append(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        return [one.get(w("val"), "") for one in named if one is not None]

    def _font_in(self, properties: etree._Element | None) -> str:
        fonts = None if properties is None else properties.find(w("rFonts"))
        if fonts is None:
            return ""
        themed = fonts.get(w("asciiTheme"), "") or fonts.get(w("hAnsiTheme"), "")
        font = latin_font(self._theme, themed) if themed else ""
        font = font or fonts.get(w("ascii"), "") or fonts.get(w("hAnsi"), "")
        return font if font.isprintable() and len(font) <= LONGEST_FONT else ""

    def _line(self, key: str) -> Iterator[etree._Element]:
        """A style, and those it is based on."""
        seen = set[str]()
        while key in self._by_id and key not in seen:
            seen.add(key)
            yield self._by_id[key]
            based = self._by_id[key].find(w("basedOn"))
            key = "" if based is None else based.get(w("val"), "")

    def colours(self, block: etree._Element) -> Iterator[tuple[str, int]]:
        """What is coloured, and how much of it is seen."""
        for run in block.iter(w("r")):
            letters = sum(len((one.text or "").strip()) for one in run.findall(w("t")))
            if letters:
                yield self._of_run(run), letters
        yield from self._on_paper(block)
        for fill in block.iter(f"{DRAWING}solidFill", f"{DRAWING}gs"):
            if len(fill):
                yield self._drawn(fill[0]), _DRAWN

    def _on_paper(self, block: etree._Element) -> Iterator[tuple[str, int]]:
        """What lies behind text, lines, and shapes as older Words draw them."""
        for one in block.iter(w("shd")):
            yield one.get(w("fill"), ""), _DRAWN
        for edges in block.iter(w("pBdr"), w("tblBorders"), w("tcBorders")):
            for line in edges:
                yield line.get(w("color"), ""), _LINE
        for shape in block.iter():
            for name in ("fillcolor", "strokecolor"):
                if said := _VML.match(shape.get(name) or ""):
                    yield said[1], _DRAWN

    def _of_run(self, run: etree._Element) -> str:
        """The colour of its letters: its own, else its style\u2019s, else the paragraph\u2019s; what a link has is no one\u2019s choice."""
        own = run.find(f"{w('rPr')}/{w('color')}")
        if own is not None:
            return own.get(w("val"), "")
        for key in self._named_by(run):
            for style in self._line(key):
                called = style.find(w("name"))
                if called is not None and called.get(w("val"), "").casefold() in _LINKS:
                    return ""
                colour = style.find(f"{w('rPr')}/{w('color')}")
                if colour is not None:
                    return colour.get(w("val"), "")
        return ""

    def _drawn(self, said: etree._Element) -> str:
        """Of a shape; shades of the theme\u2019s colours are left out."""
        if any(one.tag in _SHADES for one in said):
            return ""
        if said.tag == f"{DRAWING}srgbClr":
            return said.get("val", "")
        return (
            colour_of(self._theme, said.get("val", "")) if said.tag == f"{DRAWING}schemeClr" else ""
        )

    def accents(self) -> tuple[str, str]:
        """The first two of the theme, where it is none that every file has."""
        main, second = (colour_of(self._theme, one).upper() for one in ("accent1", "accent2"))
        if main in _OF_EVERYONE or not _is_colour(main):
            return "", ""
        return main, second if _is_colour(second) and _differ(main, second) else ""


def _is_colour(said: str) -> bool:
    """Whether it is one: not black, white, grey, or so pale that it is paper."""
    if not _HEX.fullmatch(said):
        return False
    _, light, full = _hls(said)
    return _DARK <= light <= _PALE and full >= _GREY


def _differ(one: str, other: str) -> bool:
    apart = abs(_hls(one)[0] - _hls(other)[0])
    return min(apart, 1 - apart) > _APART


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)
