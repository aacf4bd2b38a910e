"""Three versions of a document, block by block: as it was copied, as the group has changed it, and as it comes with the program now.

A block is a paragraph or a table, or all that stands between a tag that begins something and the one that ends it: so whatever
is chosen, every beginning has its end. What a block says decides whether it was changed; Word writes the rest anew each time.
"""

import copy
import itertools
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

from outreach_desktop.templates.dressing.parts import OFFICE, Parts
from outreach_desktop.templates.dressing.xml import w
from outreach_desktop.words import say

_BLOCKS: Final = (w("p"), w("tbl"), w("sdt"))
_BREAKS: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n"}
_STYLED: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
_BEGINS: Final = re.compile(r"\{%[-+]?\s*(?:p|tr|tc|r)?\s*(?:if|for|macro|call|filter|with)\b")
_ENDS: Final = re.compile(r"\{%[-+]?\s*(?:p|tr|tc|r)?\s*end(?:if|for|macro|call|filter|with)\b")
_BROUGHT: Final = ("image", "hyperlink")
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_ID: Final = 60_000


class TakenOver(StrEnum):
    """What becomes of a place in which the two differ."""

    YOURS = "yours"
    NEW = "new"
    BOTH = "both"


class Differing(NamedTuple):
    """A place in which the program's document is another now: what stands there in words, and what is taken unless someone chooses."""

    yours: str
    new: str
    is_changed: bool
    """Whether the group has changed it, too."""
    where: str = ""
    """A sentence that says in which header or footer it is; "" where it is in the text."""

    @property
    def usual(self) -> TakenOver:
        """What the group changed stays; what it left alone is renewed."""
        return TakenOver.YOURS if self.is_changed else TakenOver.NEW

    @property
    def apart(self) -> tuple[str, str]:
        """Both with dots in the place of lines that are the same: what differs is seen at once."""
        lines = self.yours.splitlines(), self.new.splitlines()
        shown: tuple[list[str], list[str]] = ([], [])
        matcher = SequenceMatcher(None, *lines, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            is_same = kind == "equal"
            for kept, said, (first, last) in zip(shown, lines, ((a, b), (c, d)), strict=True):
                kept += ["\u2026"] if is_same and last - first > 1 else said[first:last]
        return "\n".join(shown[0]), "\n".join(shown[1])


_Block: TypeAlias = tuple[list[etree._Element], str]  # noqa: SLF001  the type of what lxml reads
"""What it consists of, and what it says."""


@dataclass(frozen=True, slots=True)
class _DifferingPlace:
    """From where to where it goes in ours and in the new one, and how it differs."""

    yours: tuple[int, int]
    new: tuple[int, int]
    differing: Differing


def differing(base: bytes | None, yours: bytes, new: bytes) -> tuple[Differing, ...]:
    """Every place in which the new one is not as the copied one was, and ours is not like it already.

    Where it is not known how it was copied (None), all that differs may be what the group changed.
    """
    before = None if base is None else Parts.read(base)
    found = _all_places(before, Parts.read(yours), Parts.read(new))
    return tuple(place.differing for _, places in found for place in places)


def renewed(base: bytes | None, yours: bytes, new: bytes, chosen: Sequence[TakenOver]) -> bytes:
    """Our file with what was chosen of the new one, in the order of `differing`; the same bytes where that is nothing."""
    if all(one is TakenOver.YOURS for one in chosen):
        return yours
    target, source = Parts.read(yours), Parts.read(new)
    before = None if base is None else Parts.read(base)
    left, drawn = list(chosen), itertools.count(_FIRST_ID)
    for story, places in _all_places(before, target, source):
        kept, left = left[: len(places)], left[len(places) :]
        if any(one is not TakenOver.YOURS for one in kept):
            bring = _Bringing(story.at(source), story.at(target), drawn)
            _take_over(story.blocks(target), story.blocks(source), bring, places, kept)
    return target.packed()


def _take_over(
    ours: Sequence[_Block],
    theirs: Sequence[_Block],
    bring: "_Bringing",
    places: Sequence[_DifferingPlace],
    chosen: Sequence[TakenOver],
) -> None:
    body = bring.target
    for place, kept in zip(places, chosen, strict=True):
        if kept is TakenOver.YOURS:
            continue
        first, last = place.yours
        brought = [bring(one) for at in range(*place.new) for one in theirs[at][0]]
        _put_in(body, ours[last][0][0] if last < len(ours) else None, brought)
        replaced = [one for at in range(first, last) for one in ours[at][0]]
        for one in replaced if kept is TakenOver.NEW else ():
            if one.find(f".//{w('sectPr')}") is None:  # which says how the pages before it are
                body.remove(one)


def _all_places(
    base: Parts | None, yours: Parts, new: Parts
) -> Iterator[tuple["_Story", list[_DifferingPlace]]]:
    """What differs in each story that both have; headers and footers come last."""
    for story in _STORIES:
        ours, theirs = ([text for _, text in story.blocks(one)] for one in (yours, new))
        if not (story.is_in(yours) and story.is_in(new)):
            continue
        is_known = base is not None and story.is_in(base)
        before = [text for _, text in story.blocks(base)] if base and is_known else ours
        yield story, _places(before, ours, theirs, story.name, is_known=is_known)


def _put_in(
    body: etree._Element, before: etree._Element | None, brought: list[etree._Element]
) -> None:
    """Before this block, or at the end, before what says how the pages are."""
    if before is None:
        before = body.find(w("sectPr"))
    for one in brought:
        if before is None:
            body.append(one)
        else:
            before.addprevious(one)


@dataclass(frozen=True, slots=True)
class _Story:
    """A text of its own in a file: the body, or the header or footer of some pages."""

    name: str
    """A sentence that says where it is; "" for the body."""
    reference: str = ""
    pages: str = ""

    def is_in(self, file: Parts) -> bool:
        """Whether the file has it."""
        return self._part(file) is not None

    def at(self, file: Parts) -> "_Holder":
        """The part of a file that is known to have it."""
        name = self._part(file)
        if name is None:
            raise LookupError(self.reference)
        return _Holder(file, name)

    def blocks(self, file: Parts) -> list[_Block]:
        """Its blocks, none where the file has it not."""
        name = self._part(file)
        return [] if name is None else _blocks(_Holder(file, name).body)

    def _part(self, file: Parts) -> str | None:
        document = file.document()
        if not self.reference:
            return document
        relations = file.relations(document)
        for said in file.tree(document).iter(w(self.reference)):
            relation = relations.get(said.get(f"{{{OFFICE}}}id", ""))
            if said.get(w("type")) == self.pages and relation and relation.target in file.content:
                return relation.target
        return None


@dataclass(frozen=True, slots=True)
class _Holder:
    """A part of a file, and what holds its blocks."""

    file: Parts
    part: str

    @property
    def body(self) -> etree._Element:
        """The body; the header or footer itself."""
        root = self.file.tree(self.part)
        body = root.find(w("body"))
        return root if body is None else body


_STORIES: Final = (
    _Story(""),
    _Story(say("It stands in the header of the first page."), "headerReference", "first"),
    _Story(say("It stands in the header of the other pages."), "headerReference", "default"),
    _Story(say("It stands in the footer of the first page."), "footerReference", "first"),
    _Story(say("It stands in the footer of the other pages."), "footerReference", "default"),
)


def _blocks(body: etree._Element) -> list[_Block]:
    """What each consists of, and what it says."""
    found: list[_Block] = []
    depth = 0
    for one in (one for one in body if one.tag in _BLOCKS):
        text = _text(one)
        if depth > 0:
            parts, before = found[-1]
            found[-1] = [*parts, one], "\n".join(filter(None, (before, text)))
        else:
            found.append(([one], text))
        depth = max(depth + len(_BEGINS.findall(text)) - len(_ENDS.findall(text)), 0)
    return found


def _text(block: etree._Element) -> str:
    """What it says: the cells of a row beside each other, rows below each other."""
    if block.tag == w("tbl"):
        rows = (
            " | ".join(" ".join(_said(cell).split()) for cell in row.iter(w("tc")))
            for row in block.iter(w("tr"))
        )
        return "\n".join(rows)
    return _said(block)


def _said(part: etree._Element) -> str:
    said = (
        (one.text or "") if one.tag == w("t") else _BREAKS[one.tag]
        for one in part.iter(w("t"), *_BREAKS)
    )
    return "".join(said).strip()


def _places(
    base: Sequence[str], yours: Sequence[str], new: Sequence[str], where: str, *, is_known: bool
) -> list[_DifferingPlace]:
    """What lies between the blocks that all three have."""
    found, last = [], (0, 0, 0)
    for here in (*_in_all(base, yours, new), (len(base), len(yours), len(new))):
        (a, b, c), (d, e, f) = last, here
        before, ours, theirs = base[a:d], yours[b:e], new[c:f]
        if theirs not in (before, ours):
            told = Differing(
                yours="\n".join(filter(None, ours)),
                new="\n".join(filter(None, theirs)),
                is_changed=not is_known or list(ours) != list(before),
                where=where,
            )
            if told.yours != told.new:
                found.append(_DifferingPlace((b, e), (c, f), told))
        last = (d + 1, e + 1, f + 1)
    return found


def _in_all(
    base: Sequence[str], yours: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    in_yours, in_new = _matched(base, yours), _matched(base, new)
    for at in range(len(base)):
        if base[at] and at in in_yours and at in in_new:
            yield at, in_yours[at], in_new[at]


def _matched(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {
        one.a + step: one.b + step
        for one in matcher.get_matching_blocks()
        for step in range(one.size)
    }


class _Bringing:
    """Copies blocks of the new document into ours. Both have grown from one document, so styles go by the same names."""

    def __init__(self, source: _Holder, target: _Holder, drawn: Iterator[int]) -> None:
        self._source, self._target = source.file, target.file
        self._part, self.target = target.part, target.body
        self._relations = source.file.relations(source.part)
        self._given: dict[str, str] = {}
        self._lists = self._of("numbering", "num", "numId")
        self._taken = set(target.file.relations(target.part))
        self._drawn = drawn

    def __call__(self, block: etree._Element) -> etree._Element:
        new = copy.deepcopy(block)
        for element in list(new.iter()):
            for attribute, key in list(element.attrib.items()):
                if str(attribute).startswith(f"{{{OFFICE}}}"):
                    self._refer(element, str(attribute), str(key))
        for one in list(new.iter(w("numPr"))):
            said = one.find(w("numId"))
            if said is None or said.get(w("val")) not in self._lists:
                _take_out(one)
        for properties in new.iter(_DRAWN):
            properties.set("id", str(next(self._drawn)))
        self._bring_styles(new)
        return new

    def _of(self, kind: str, tag: str, attribute: str) -> set[str]:
        name = self._target.of_kind(self._target.document(), kind)
        return (
            set()
            if name is None
            else {one.get(w(attribute), "") for one in self._target.tree(name).iter(w(tag))}
        )

    def _refer(self, element: etree._Element, attribute: str, key: str) -> None:
        relation = self._relations.get(key)
        is_there = relation is not None and (
            relation.is_outside or relation.target in self._source.content
        )
        if relation is None or relation.kind not in _BROUGHT or not is_there:
            del element.attrib[attribute]
            return
        if key not in self._given:
            self._given[key] = self._free_key()
            if not relation.is_outside:
                name = self._free(relation.target)
                content = self._source.content[relation.target]
                self._target.add(name, content, self._source.type_of(relation.target))
                relation = relation._replace(target=name)
            self._target.refer(self._part, self._given[key], relation)
        element.set(attribute, self._given[key])

    def _free_key(self) -> str:
        """One that is not in use: what was renewed before has such keys, too."""
        key = next(
            free for number in range(1, 10_000) if (free := f"renewed{number}") not in self._taken
        )
        self._taken.add(key)
        return key

    def _free(self, name: str) -> str:
        folder, last = posixpath.split(name)
        return next(
            free
            for number in range(1, 10_000)
            if (free := f"{folder}/renewed{number}-{last}") not in self._target.content
        )

    def _bring_styles(self, block: etree._Element) -> None:
        """Those that ours has not."""
        names = [one.of_kind(one.document(), "styles") for one in (self._source, self._target)]
        if names[0] is None or names[1] is None:
            return
        theirs = {
            one.get(w("styleId"), ""): one for one in self._source.tree(names[0]).iter(w("style"))
        }
        styles = self._target.tree(names[1])
        known = {one.get(w("styleId"), "") for one in styles.iter(w("style"))}
        wanted = [one.get(w("val"), "") for one in block.iter(*_STYLED)]
        while wanted:
            key = wanted.pop()
            if key in known or key not in theirs:
                continue
            known.add(key)
            styles.append(copy.deepcopy(theirs[key]))
            wanted += [one.get(w("val"), "") for one in theirs[key].iter(w("basedOn"))]


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
