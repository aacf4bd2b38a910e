"""Three versions of a document, block by block: as it was copied, as the group has changed it, and as it comes with the program now.

A block is a paragraph or a table, or all that stands between a tag that begins something and the one that ends it: so whatever
is chosen, every beginning has its end. What a block says decides whether it was changed; Word writes the rest anew each time.
"""

import copy
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple

from lxml import etree

from outreach_desktop.templates.dressing.parts import OFFICE, Parts
from outreach_desktop.templates.dressing.xml import w

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


@dataclass(frozen=True, slots=True)
class _DifferingPlace:
    """From where to where it goes in ours and in the new one, and how it differs."""

    yours: tuple[int, int]
    new: tuple[int, int]
    differing: Differing


def differing(base: bytes, yours: bytes, new: bytes) -> tuple[Differing, ...]:
    """Every place in which the new one is not as the copied one was, and ours is not like it already."""
    texts = [[text for _, text in _blocks(Parts.read(one))] for one in (base, yours, new)]
    return tuple(place.differing for place in _places(*texts))


def renewed(base: bytes, yours: bytes, new: bytes, chosen: Sequence[TakenOver]) -> bytes:
    """Our file with what was chosen of the new one, in the order of `differing`; the same bytes where that is nothing."""
    if all(one is TakenOver.YOURS for one in chosen):
        return yours
    target, source = Parts.read(yours), Parts.read(new)
    ours, theirs = _blocks(target), _blocks(source)
    before = [text for _, text in _blocks(Parts.read(base))]
    places = _places(before, [text for _, text in ours], [text for _, text in theirs])
    bring = _Bringing(source, target)
    body = target.tree(target.document()).find(w("body"))
    for place, kept in zip(places, chosen, strict=True):
        if kept is TakenOver.YOURS or body is None:
            continue
        first, last = place.yours
        brought = [bring(one) for at in range(*place.new) for one in theirs[at][0]]
        _put_in(body, ours[last][0][0] if last < len(ours) else None, brought)
        replaced = [one for at in range(first, last) for one in ours[at][0]]
        for one in replaced if kept is TakenOver.NEW else ():
            if one.find(f".//{w('sectPr')}") is None:  # which says how the pages before it are
                body.remove(one)
    return target.packed()


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


def _blocks(file: Parts) -> list[tuple[list[etree._Element], str]]:
    """What each consists of, and what it says."""
    body = file.tree(file.document()).find(w("body"))
    found: list[tuple[list[etree._Element], str]] = []
    depth = 0
    for one in () if body is None else (one for one in body if one.tag in _BLOCKS):
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


def _places(base: Sequence[str], yours: Sequence[str], new: Sequence[str]) -> list[_DifferingPlace]:
    """What lies between the blocks that all three have."""
    found, last = [], (0, 0, 0)
    for here in (*_in_all(base, yours, new), (len(base), len(yours), len(new))):
        (a, b, c), (d, e, f) = last, here
        before, ours, theirs = base[a:d], yours[b:e], new[c:f]
        if theirs not in (before, ours):
            told = Differing(
                yours="\n".join(filter(None, ours)),
                new="\n".join(filter(None, theirs)),
                is_changed=list(ours) != list(before),
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

    def __init__(self, source: Parts, target: Parts) -> None:
        self._source, self._target = source, target
        self._relations = source.relations(source.document())
        self._given: dict[str, str] = {}
        self._lists = self._of("numbering", "num", "numId")
        self._taken = set(target.relations(target.document()))
        self._drawn = _FIRST_ID

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
            self._drawn += 1
            properties.set("id", str(self._drawn))
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
            self._target.refer(self._target.document(), self._given[key], relation)
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
