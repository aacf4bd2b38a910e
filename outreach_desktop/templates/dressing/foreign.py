"""Blocks of one Word file brought into another, looking as they did: with their pictures, links, styles, fonts and colours."""

import copy
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.parts import OFFICE, Parts, Relation
from outreach_desktop.templates.dressing.scaling import reduce
from outreach_desktop.templates.dressing.theme import colour_of, latin_font
from outreach_desktop.templates.dressing.xml import DRAWING, w

_BEFORE: Final = "Skin"
"""The styles that are brought are called so first: no style of ours is."""
_BROUGHT: Final = ("image", "hyperlink")
_STYLED: Final = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_LEFT_OUT: Final = tuple(
    w(name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference",
        "endnoteReference", "proofErr", "permStart", "permEnd", "numPr", "sectPr",
    )
)  # fmt: skip
_OF_STYLES: Final = tuple(
    w(name)
    for name in (
        "link",
        "next",
        "qFormat",
        "uiPriority",
        "semiHidden",
        "unhideWhenUsed",
        "aliases",
        "autoRedefine",
        "numPr",
        "rsid",
    )
)
_THEME_COLOURS: Final = (
    "themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade",
)  # fmt: skip
_THEME_FONTS: Final = {
    "asciiTheme": "ascii",
    "hAnsiTheme": "hAnsi",
    "cstheme": "cs",
    "eastAsiaTheme": "eastAsia",
}
_PROPERTIES: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN: Final = w("")
_DECLARED: Final = frozenset(("wps", "wpg", "wpc", "wpi", "wp14", "w14"))
"""Names that every header and footer of a starter declares."""
_NEWER: Final = re.compile(r"\{http://schemas\.microsoft\.com/office/word/20(?:1[1-9]|[2-9]\d)")
_FIRST_ID: Final = 50_000
# What Word takes where neither a style nor the file says anything.
_PLAIN_TEXT: Final = (
    ("rFonts", {"ascii": "Times New Roman", "hAnsi": "Times New Roman"}),
    ("sz", {"val": "20"}),
)
_PLAIN_PARAGRAPH: Final = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("jc", {"val": "left"}),
)
_ORDER_TEXT: Final = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
    "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip
_ORDER_PARAGRAPH: Final = (
    "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi",
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip


class Foreign:
    """Brings blocks from `source` into parts of `target`; the styles they need come at last, once each, so many `times` as large."""

    def __init__(self, source: Parts, target: Parts, times: float = 1.0) -> None:
        self._times = times
        self._source, self._target = source, target
        document = source.document()
        self._styles = _by_id(source, source.of_kind(document, "styles"))
        self._defaults = {
            style.get(w("type")): key
            for key, style in self._styles.items()
            if style.get(w("default")) in ("1", "true", "on")
        }
        theme = source.of_kind(document, "theme")
        self._theme = None if theme is None else source.tree(theme)
        self._used: list[str] = []
        self._pictures: dict[str, str] = {}
        self._drawn = _FIRST_ID
        self._referred = 0

    def brought(
        self, part: str, blocks: Iterable[etree._Element], place: str
    ) -> Iterator[etree._Element]:
        """Copies of blocks that stand in `part`, for the part `place` of the target."""
        relations = self._source.relations(part)
        given: dict[str, str] = {}
        for block in blocks:
            new = copy.deepcopy(block)
            for name in _LEFT_OUT:
                for one in list(new.iter(name)):
                    _take_out(one)
            without_what_is_newer(new)
            for element in list(new.iter()):
                self._refer(element, relations, given, place)
            self._dress(new)
            yield new

    def bring_styles(self) -> None:
        """Add the styles that the blocks brought so far are in."""
        name = self._target.of_kind(self._target.document(), "styles")
        if name is None:
            return
        styles = self._target.tree(name)
        for key in self._used:
            style = self._style(key)
            if self._times != 1:
                reduce(style, self._times)
            styles.append(style)

    # -- pictures and links --------------------------------------------------------------------------

    def _refer(
        self,
        element: etree._Element,
        relations: dict[str, Relation],
        given: dict[str, str],
        place: str,
    ) -> None:
        for attribute, key in list(element.attrib.items()):
            if not str(attribute).startswith(f"{{{OFFICE}}}"):
                continue
            relation = relations.get(str(key))
            if relation is None or relation.kind not in _BROUGHT or not self._is_there(relation):
                del element.attrib[attribute]
                continue
            if str(key) not in given:
                self._referred += (
                    1  # through all calls: one part may be brought blocks more than once
                )
                given[str(key)] = f"skin{self._referred}"
                self._target.refer(place, given[str(key)], self._brought(relation))
            element.set(attribute, given[str(key)])

    def _is_there(self, relation: Relation) -> bool:
        return relation.is_outside or relation.target in self._source.content

    def _brought(self, relation: Relation) -> Relation:
        if relation.is_outside:
            return relation
        if relation.target not in self._pictures:
            ending = PurePosixPath(relation.target).suffix
            name = f"word/media/letterhead{len(self._pictures) + 1}{ending}"
            content = self._source.content[relation.target]
            self._target.add(name, content, self._source.type_of(relation.target))
            self._pictures[relation.target] = name
        return relation._replace(target=self._pictures[relation.target])

    # -- styles, fonts, colours ----------------------------------------------------------------------

    def _dress(self, block: etree._Element) -> None:
        """Every paragraph says its style, as Normal is another here; nothing asks for the theme."""
        for paragraph in block.iter(w("p")):
            properties = paragraph.find(w("pPr"))
            if properties is None:
                properties = etree.Element(w("pPr"))
                paragraph.insert(0, properties)
            if properties.find(w("pStyle")) is None and "paragraph" in self._defaults:
                style = etree.Element(w("pStyle"))
                style.set(w("val"), self._defaults["paragraph"])
                properties.insert(0, style)
        for element in list(block.iter(*_STYLED)):
            key = element.get(w("val"), "")
            if key in self._styles:
                element.set(w("val"), self._use(key))
            else:
                _take_out(element)
        for properties in block.iter(_PROPERTIES):
            self._drawn += 1
            properties.set("id", str(self._drawn))
        self._without_theme(block)

    def _use(self, key: str) -> str:
        """Note a style and those it is based on; what it is called here."""
        wanted: str | None = key
        while wanted in self._styles and wanted not in self._used:
            self._used.append(wanted)
            based = self._styles[wanted].find(w("basedOn"))
            wanted = None if based is None else based.get(w("val"))
        return self._called(key)

    def _called(self, key: str) -> str:
        return f"{_BEFORE}{list(self._styles).index(key)}"

    def _style(self, key: str) -> etree._Element:
        """A copy of a style under the name it has here."""
        style = copy.deepcopy(self._styles[key])
        for name in _OF_STYLES:
            for one in list(style.iter(name)):
                _take_out(one)
        _dropped(style, w("default"))
        style.set(w("customStyle"), "1")
        style.set(w("styleId"), self._called(key))
        for one in list(style.iter()):
            if not str(one.tag).startswith(_MAIN):
                _take_out(one)
        called = style.find(w("name"))
        if called is not None:
            called.set(w("val"), f"Letterhead: {called.get(w('val'), key)}")
        based = style.find(w("basedOn"))
        if based is not None and based.get(w("val")) in self._styles:
            based.set(w("val"), self._called(based.get(w("val"), "")))
        elif based is not None:
            _take_out(based)
            based = None
        self._without_theme(style)
        if based is None and style.get(w("type")) == "paragraph":
            self._say_defaults(style)
        return style

    def _say_defaults(self, style: etree._Element) -> None:
        """What the source has for all its text, as the target has something else."""
        name = self._source.of_kind(self._source.document(), "styles")
        defaults = None if name is None else self._source.tree(name).find(w("docDefaults"))
        if defaults is not None:
            # A font of the theme would go before the one that the style names.
            self._without_theme(defaults)
        for kind, plain, order in (
            ("pPr", _PLAIN_PARAGRAPH, _ORDER_PARAGRAPH),
            ("rPr", _PLAIN_TEXT, _ORDER_TEXT),
        ):
            own = style.find(w(kind))
            if own is None:
                own = etree.Element(w(kind))
                _place(style, own)
            said = None if defaults is None else defaults.find(f"{w(kind + 'Default')}/{w(kind)}")
            for one in () if said is None else said:
                _add_what_is_not_said(own, copy.deepcopy(one))
            for word, attributes in plain:
                plainest = etree.Element(w(word))
                for attribute, value in attributes.items():
                    plainest.set(w(attribute), value)
                _add_what_is_not_said(own, plainest)
            own[:] = sorted(own, key=lambda one: _rank(one, order))

    def _without_theme(self, root: etree._Element) -> None:
        """Fonts and colours of the source\u2019s theme by what they are; Word writes beside a colour what it comes to."""
        for element in root.iter():
            for name in _THEME_COLOURS:
                _dropped(element, w(name))
            if element.tag == w("rFonts"):
                self._set_fonts(element)
        for scheme in list(root.iter(f"{DRAWING}schemeClr")):
            colour = colour_of(self._theme, scheme.get("val", ""))
            if colour:
                scheme.tag = f"{DRAWING}srgbClr"
                scheme.set("val", colour)

    def _set_fonts(self, fonts: etree._Element) -> None:
        for themed, plain in _THEME_FONTS.items():
            said = _dropped(fonts, w(themed))
            font = latin_font(self._theme, said) if said else ""
            if font:
                fonts.set(w(plain), font)


def without_what_is_newer(block: etree._Element) -> None:
    """Leave out what Word has added since: it refuses a file with names that the part has not declared.

    Of drawings in two ways the one is kept that the part has the names for.
    """
    for drawing in list(block.iter(f"{_COMPATIBILITY}AlternateContent")):
        choice = drawing.find(f"{_COMPATIBILITY}Choice")
        needs = set() if choice is None else set(choice.get("Requires", "").split())
        if choice is None or not needs <= _DECLARED:
            fallback = drawing.find(f"{_COMPATIBILITY}Fallback")
            for one in () if fallback is None else list(fallback):
                drawing.addprevious(one)
            _take_out(drawing)
    for element in list(block.iter()):
        if _NEWER.match(str(element.tag)):
            _take_out(element)
            continue
        for attribute in list(element.attrib):
            if _NEWER.match(str(attribute)):
                del element.attrib[attribute]


def _by_id(source: Parts, name: str | None) -> dict[str, etree._Element]:
    if name is None:
        return {}
    return {one.get(w("styleId"), ""): one for one in source.tree(name).iter(w("style"))}


def _place(style: etree._Element, properties: etree._Element) -> None:
    """The paragraph's properties come before the text's, both before those of tables."""
    after = [
        one
        for one in style
        if one.tag in (w("pPr"), w("rPr"), w("tblPr"), w("trPr"), w("tcPr"), w("tblStylePr"))
    ]
    later = [one for one in after if properties.tag == w("pPr") or one.tag != w("pPr")]
    if later:
        later[0].addprevious(properties)
    else:
        style.append(properties)


def _add_what_is_not_said(properties: etree._Element, one: etree._Element) -> None:
    """Add it, or its attributes where it is there without them."""
    there = properties.find(one.tag)
    if there is None:
        properties.append(one)
        return
    for attribute, value in one.attrib.items():
        if there.get(attribute) is None:
            there.set(attribute, value)


def _rank(element: etree._Element, order: tuple[str, ...]) -> int:
    """The place that the standard has for it; what it does not know comes last."""
    name = etree.QName(element).localname
    return order.index(name) if name in order else len(order)


def _dropped(element: etree._Element, attribute: str) -> str:
    """What an attribute said, which is gone now; "" where there was none."""
    said = element.get(attribute, "")
    if attribute in element.attrib:
        del element.attrib[attribute]
    return said


def _take_out(element: etree._Element) -> None:
    """Remove it, and keep what follows it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
