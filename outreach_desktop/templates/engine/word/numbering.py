"""Lists of Word's that documents get while they are filled in, beside those of the template."""

import re
from dataclasses import dataclass, field

from lxml import etree

from outreach_desktop.templates.engine.word.ooxml import Element, W, parse, serialise, w

NUMBERING = "word/numbering.xml"
EMPTY = f'<w:numbering xmlns:w="{W}"></w:numbering>'

_LEVELS = 3
_STEP = 360  # a quarter of an inch, in twentieths of a point
_SIGNS = ("\u2022", "\u2013", "\u2022")
_TAKEN = re.compile(rb'<(?:\w+:)?num\b[^>]*?\bnumId="(\d{1,9})"')
_HERE = ("lists", "here")


@dataclass(frozen=True, slots=True)
class OwnLists:
    """The two kinds of list for `|rich`, which its template did not have: points and numbers."""

    bullets: str
    numbers: str


@dataclass(slots=True)
class NewLists:
    """The lists that one document (or one file of many) gets."""

    next: int = 1
    own: OwnLists | None = None
    made: list[str] = field(default_factory=list)

    def add(self, kind: str, overrides: str) -> str:
        """Begin a list of the abstract `kind`; its number."""
        number, self.next = str(self.next), self.next + 1
        self.made.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{overrides}</w:num>'
        )
        return number

    def bullets(self) -> str:
        """The list that all points belong to."""
        assert self.own is not None  # noqa: S101  a template with `|rich` was given them
        return self.own.bullets

    def numbered(self, level: int, start: int) -> str:
        """A new numbered list, which begins with `start` on `level`."""
        assert self.own is not None  # noqa: S101  as above
        return self.add(
            self.own.numbers,
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>',
        )


def cut_open(numbering: bytes) -> tuple[str, str]:
    """What stands before and after the lists that are added to a numbering part.

    The part may hold no list at all (`<w:numbering/>`), or call Word's namespace otherwise than Word.
    """
    root = parse(numbering, NUMBERING)
    if root.nsmap.get("w") != W:
        known = {prefix: name for prefix, name in root.nsmap.items() if prefix}
        usual = etree.Element(root.tag, nsmap={**known, "w": W})
        usual.attrib.update(root.attrib)
        usual.extend(list(root))
        root = usual
    last = root.find(w("numIdMacAtCleanup"))
    root.insert(
        len(root) if last is None else root.index(last), etree.ProcessingInstruction(*_HERE)
    )
    head, _, tail = serialise(root).decode().partition("<?{} {}?>".format(*_HERE))
    return head, tail


def first_free(numbering: bytes) -> int:
    """The number after those of all lists of a numbering part."""
    return max(map(int, _TAKEN.findall(numbering)), default=0) + 1


def with_own_lists(numbering: bytes) -> tuple[bytes, OwnLists]:
    """A numbering part that has a list of points and a kind of numbered list, and what they are."""
    root = parse(numbering or EMPTY.encode(), NUMBERING)
    kinds = [int(one.get(w("abstractNumId"), 0)) for one in root.iter(w("abstractNum"))]
    bullet_kind = max(kinds, default=-1) + 1
    at = sum(1 for child in root if child.tag in (w("numPicBullet"), w("abstractNum")))
    for offset, bulleted in enumerate((True, False)):
        root.insert(at + offset, _kind(root, bullet_kind + offset, bulleted=bulleted))
    own = OwnLists(str(first_free(numbering)), str(bullet_kind + 1))
    num = root.makeelement(w("num"), {w("numId"): own.bullets})
    num.append(num.makeelement(w("abstractNumId"), {w("val"): str(bullet_kind)}))
    root.insert(sum(1 for child in root if child.tag != w("numIdMacAtCleanup")), num)
    return serialise(root), own


def _kind(root: Element, number: int, *, bulleted: bool) -> Element:
    made = root.makeelement(w("abstractNum"), {w("abstractNumId"): str(number)})
    made.append(made.makeelement(w("multiLevelType"), {w("val"): "hybridMultilevel"}))
    for level in range(_LEVELS):
        one = made.makeelement(w("lvl"), {w("ilvl"): str(level)})
        text = _SIGNS[level] if bulleted else f"%{level + 1}."
        for name, value in (
            ("start", "1"),
            ("numFmt", "bullet" if bulleted else "decimal"),
            ("lvlText", text),
            ("lvlJc", "left"),
        ):
            one.append(one.makeelement(w(name), {w("val"): value}))
        properties = one.makeelement(w("pPr"))
        indent = {w("left"): str(_STEP * (level + 1)), w("hanging"): str(_STEP)}
        properties.append(properties.makeelement(w("ind"), indent))
        one.append(properties)
        made.append(one)
    return made
