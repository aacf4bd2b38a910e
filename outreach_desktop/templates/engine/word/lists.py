"""The lists of a template: which paragraph belongs to which, and how a list begins again.

Word counts all lists of one definition together, unless one of them says where it starts
(ISO/IEC 29500-1, 17.9.26). A paragraph's list stands in the paragraph or in its style; where the
style says it, the indents of the style come before those of the list (17.9.22), where the paragraph
says it, after them. So anyone who writes the list into the paragraph writes the indents with it.
"""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.word.numbering import NUMBERING, NewLists
from outreach_desktop.templates.engine.word.ooxml import Element, fragment, w
from outreach_desktop.templates.engine.word.properties import insert_property
from outreach_desktop.words import say

STYLES = "word/styles.xml"

_LEVELS = frozenset("012345678")
LONGEST_CHAIN = 500  # styles; hardly anybody makes ten
_UNCOUNTED = ("bullet", "none")
_FIRST_LINE = {
    "firstLine": "hanging", "hanging": "firstLine",
    "firstLineChars": "hangingChars", "hangingChars": "firstLineChars",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """That a paragraph belongs to the list `number`, on `level`; by its style, or because it says so."""

    number: str
    level: str
    by_style: bool


@dataclass(frozen=True, slots=True)
class ListKind:
    """What a list is: its definition, where its levels start, and what it has of its own.

    `own_starts` says whether it counts for itself; `levels` are its own levels, as XML, by number.
    """

    definition: str
    starts: Mapping[str, str]
    own_starts: bool
    levels: Mapping[str, str]

    @property
    def overrides(self) -> str:
        """What makes a new list of this kind begin with its first numbers."""
        return "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
            f"{self.levels.get(level, '')}</w:lvlOverride>"
            for level, start in self.starts.items()
        )


@dataclass(slots=True)
class Again:
    """Lists that begin again: those of one person, or of one round of a loop, for the template's."""

    lists: "Lists"
    new: NewLists
    _made: dict[str, str] = field(default_factory=dict)
    _begun: dict[str, str] = field(default_factory=dict)

    def of(self, number: str) -> str:
        """The list to take for the template's `number`."""
        if number not in self._made:
            kind = self.lists.kinds.get(number)
            self._made[number] = self._taken(number, kind) if kind is not None else number
        return self._made[number]

    def _taken(self, number: str, kind: ListKind) -> str:
        """A new list; or one that counts on, where one of its definition has begun already."""
        if kind.own_starts or kind.definition not in self._begun:
            made = self.new.add(kind.definition, kind.overrides)
            plain = not kind.own_starts and not kind.levels
            self._begun.setdefault(kind.definition, made if plain else "")
            return made
        begun = self._begun[kind.definition]
        return number if kind.levels or not begun else begun


class Lists:
    """The lists of a template that count; bullets are left alone."""

    def __init__(self, numbering: Element, styles: Element | None) -> None:
        self._styles = _Styles(styles)
        # Thousands of lists and paragraphs share a few definitions and styles.
        self._levels = cache(_levels)
        self._numbered = cache(self._find_numbered)
        self._definitions = {
            str(one.get(w("abstractNumId"))): one
            for one in numbering.iterchildren(w("abstractNum"))
        }
        nums = {str(num.get(w("numId"))): num for num in numbering.iterchildren(w("num"))}
        self._definition_of = {number: _child(num, "abstractNumId") for number, num in nums.items()}
        self.kinds = {
            number: kind for number, num in nums.items() if (kind := self._kind(number, num))
        }

    def item(self, paragraph: Element) -> Item | None:
        """The counting list that `paragraph` belongs to."""
        properties = paragraph.find(w("pPr"))
        said = properties.find(w("numPr")) if properties is not None else None
        number = _child(said, "numId") if said is not None else ""
        level = _child(said, "ilvl") if said is not None else ""
        if not number:
            style = _child(properties, "pStyle") if properties is not None else ""
            number, styled_level = self._numbered(style)
            if number in self.kinds:
                return Item(number, level or styled_level, by_style=True)
        return Item(number, level or "0", by_style=False) if number in self.kinds else None

    def counter(self, number: str) -> str:
        """What the items of a list are counted by; several lists may share it."""
        kind = self.kinds[number]
        return f"list {number}" if kind.own_starts else f"definition {kind.definition}"

    def spell_out_all(self, root: Element) -> None:
        """Write the lists of all paragraphs of a part into them."""
        for paragraph in root.iter(w("p")):
            self.spell_out(paragraph, self.item(paragraph))

    def spell_out(self, paragraph: Element, item: Item | None) -> None:
        """Write the list of a paragraph into it where so far only its style says it."""
        properties = paragraph.find(w("pPr"))
        if item is None or not item.by_style:
            return
        if properties is None:
            properties = paragraph.makeelement(w("pPr"))
            paragraph.insert(0, properties)
        for old in properties.findall(w("numPr")):
            properties.remove(old)
        numbers = properties.makeelement(w("numPr"))
        numbers.append(numbers.makeelement(w("ilvl"), {w("val"): item.level}))
        numbers.append(numbers.makeelement(w("numId"), {w("val"): item.number}))
        insert_property(properties, numbers)
        self._spell_out_indents(properties)

    def _spell_out_indents(self, properties: Element) -> None:
        chain = self._styles.since_numbered(_child(properties, "pStyle"))
        layers = [*chain, properties]
        indents: dict[str, str] = {}
        tabs: dict[str, Element] = {}
        for layer in layers:
            ind = layer.find(w("ind"))
            for key, value in ind.attrib.items() if ind is not None else ():
                name = str(key).rpartition("}")[2]
                indents.pop(w(_FIRST_LINE.get(name, "")), None)
                indents[str(key)] = str(value)
            for tab in layer.iterfind(f"{w('tabs')}/{w('tab')}"):
                tabs[str(tab.get(w("pos")))] = tab
        for name in ("ind", "tabs"):
            for old in properties.findall(w(name)):
                properties.remove(old)
        if tabs:
            stops = properties.makeelement(w("tabs"))
            stops.extend(copy.deepcopy(tabs[at]) for at in sorted(tabs, key=_position))
            insert_property(properties, stops)
        if indents:
            insert_property(properties, properties.makeelement(w("ind"), indents))

    def _find_numbered(self, style: str) -> tuple[str, str]:
        """The list that a style makes, and the level of it; "" where it makes none."""
        number, level, named = self._styles.numbered(style)
        if number:
            definition = self._definitions.get(self._levels_of(number))
            for one in definition.iterchildren(w("lvl")) if definition is not None else ():
                if _child(one, "pStyle") in named:
                    level = str(one.get(w("ilvl")))
        return number, level or "0"

    def _levels_of(self, number: str) -> str:
        """The definition that has the levels of a list: its own, or that of the style it names."""
        definition = self._definition_of.get(number, "")
        seen = {definition}
        while (found := self._definitions.get(definition)) is not None:
            style = _child(found, "numStyleLink")
            target = self._styles.numbered(style)[0] if style else ""
            definition = self._definition_of.get(target, "")
            if not style or definition in seen:
                return str(found.get(w("abstractNumId")))
            seen.add(definition)
        return self._definition_of.get(number, "")

    def _kind(self, number: str, num: Element) -> ListKind | None:
        definition = self._levels_of(number)
        found = self._definitions.get(definition)
        levels = dict(self._levels(found)) if found is not None else {}
        own: dict[str, str] = {}
        starts: dict[str, str] = {}
        for override in num.iterchildren(w("lvlOverride")):
            at = str(override.get(w("ilvl")))
            if at not in _LEVELS:
                continue
            if (level := override.find(w("lvl"))) is not None:
                levels[at] = level
                own[at] = fragment(level)
            if start := _child(override, "startOverride"):
                starts[at] = start
        begins = {
            at: starts.get(at) or _child(level, "start") or "1"
            for at, level in levels.items()
            if _child(level, "numFmt") not in _UNCOUNTED
        }
        if not begins:
            return None
        return ListKind(definition, begins, bool(starts), own)


def _levels(definition: Element) -> dict[str, Element]:
    """What a definition says of its levels: a list has nine."""
    levels = ((str(one.get(w("ilvl"))), one) for one in definition.iterchildren(w("lvl")))
    return {at: one for at, one in levels if at in _LEVELS}


class LazyLists:
    """The lists of a template, read when somebody first asks for them; None where there are none."""

    __slots__ = ("_lists", "_read", "_tree")

    def __init__(self, tree: Callable[[str], Element | None]) -> None:
        self._tree = tree
        self._read = False
        self._lists: Lists | None = None

    def read_from(self, tree: Callable[[str], Element | None]) -> None:
        """Take the trees of the parts from elsewhere, if they are still to be read."""
        self._tree = tree

    def read(self) -> Lists | None:
        """The lists, in trees that nobody has changed."""
        if not self._read:
            numbering = self._tree(NUMBERING)
            if numbering is not None:
                self._lists = Lists(numbering, self._tree(STYLES))
            self._read = True
        return self._lists


class _Styles:
    """What the styles of a template say about lists."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default = ""
        for style in root.iterchildren(w("style")) if root is not None else ():
            self._by_id[str(style.get(w("styleId")))] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                self._default = str(style.get(w("styleId")))

    def numbered(self, style: str) -> tuple[str, str, list[str]]:
        """The list and level that a style says, and the styles on the way there, itself first."""
        number = level = ""
        named: list[str] = []
        for one in self._chain(style):
            numbers = one.find(f"{w('pPr')}/{w('numPr')}")
            named.append(str(one.get(w("styleId"))))
            if numbers is None:
                continue
            level = level or _child(numbers, "ilvl")
            number = number or _child(numbers, "numId")
            if number:
                break
        return number, level, named

    def since_numbered(self, style: str) -> list[Element]:
        """The paragraph properties that come after a style's list, the most basic first."""
        found: list[Element] = []
        for one in self._chain(style):
            properties = one.find(w("pPr"))
            if properties is not None:
                found.insert(0, properties)
                if properties.find(w("numPr")) is not None:
                    break
        return found

    def _chain(self, style: str) -> Iterator[Element]:
        """A style, the one it is based on, and so on."""
        seen = set()
        name = style or self._default
        while name not in seen and (one := self._by_id.get(name)) is not None:
            yield one
            seen.add(name)
            if len(seen) > LONGEST_CHAIN:
                raise OutreachError(
                    say(
                        "More than {limit} styles of this template are based on one another, up to "
                        "\u201c{style}\u201d.",
                        limit=LONGEST_CHAIN,
                        style=style or self._default,
                    ),
                    hint=say(
                        "Copy its text into a new document in Word, and save that as a Word document (.docx)."
                    ),
                )
            name = _child(one, "basedOn")


def _child(parent: Element | None, name: str) -> str:
    child = parent.find(w(name)) if parent is not None else None
    return str(child.get(w("val"), "")) if child is not None else ""


def _position(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0
