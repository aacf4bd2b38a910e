"""Ids that must be single in a document, made so when text stands in it more than once.

Drawings and bookmarks repeat in a loop and in a file for many people; numbered lists and notes
only in the latter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from outreach_desktop.templates.numbering import NewLists
from outreach_desktop.templates.ooxml import Element, w

_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
_BOOKMARK = re.compile(r'(<w:bookmark(Start|End)\b[^>]*?\bw:id=")(\d+)(")')
_NAMED = re.compile(r'(<w:bookmarkStart\b[^>]*?\bw:name="|\bw:anchor=")([^"]+)(")')
_REFERRED = re.compile(r"(<w:instrText\b[^>]*>[^<]*?\b(?:PAGEREF|NOTEREF|REF) +)([\w.]+)")
_LIST = re.compile(r'(<w:numId w:val=")(\d+)(")')
_NOTE = re.compile(r'(<w:(?:foot|end)note(?:Reference)?\b[^>]*?\bw:id=")(\d+)(")')
_NOTES_APART = 100_000
_LONGEST_NAME = 40


@dataclass(slots=True)
class Ids:
    """The ids used so far in one document."""

    drawings: int = 0
    bookmarks: int = 0
    open_: dict[str, list[int]] = field(default_factory=dict)

    def single(self, text: str) -> str:
        """`text` with a new id for each drawing and each bookmark in it."""
        if "<wp:docPr" in text:
            text = _DRAWING.sub(self._drawing, text)
        if "<w:bookmarkStart" in text:
            text = _BOOKMARK.sub(self._bookmark, text)
        return text

    def _drawing(self, found: re.Match[str]) -> str:
        self.drawings += 1
        return f"{found[1]}{self.drawings}{found[2]}"

    def _bookmark(self, found: re.Match[str]) -> str:
        if found[2] == "Start":
            self.bookmarks += 1
            self.open_.setdefault(found[3], []).append(self.bookmarks)
            return f"{found[1]}{self.bookmarks}{found[4]}"
        waiting = self.open_.get(found[3])
        number = waiting.pop(0) if waiting else int(found[3])
        return f"{found[1]}{number}{found[4]}"


def with_own_names(text: str, number: int) -> str:
    """The `number`th copy of a text: its bookmarks, and what refers to them, get names of their own."""
    ending = f"_{number}"

    def named(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2][: _LONGEST_NAME - len(ending)]}{ending}{found[3]}"

    def referred(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2][: _LONGEST_NAME - len(ending)]}{ending}"

    if "<w:bookmarkStart" not in text:
        return text
    return _REFERRED.sub(referred, _NAMED.sub(named, text))


def with_own_notes(text: str, number: int) -> str:
    """The `number`th copy of a text or of its notes, with notes of its own."""
    away = number * _NOTES_APART
    return _NOTE.sub(lambda found: f"{found[1]}{int(found[2]) + away}{found[3]}", text)


class Lists:
    """The numbered lists of a template: each person's begin again at their first number."""

    def __init__(self, numbering: Element, styles: Element | None) -> None:
        abstract = {
            str(one.get(w("abstractNumId"))): one
            for one in numbering.iterchildren(w("abstractNum"))
        }
        self._starts: dict[str, tuple[str, str]] = {}
        for num in numbering.iterchildren(w("num")):
            link = num.find(w("abstractNumId"))
            kind = str(link.get(w("val"))) if link is not None else ""
            levels = abstract[kind].iterchildren(w("lvl")) if kind in abstract else ()
            starts = [
                (str(one.get(w("ilvl"))), _value(one, "start") or "1")
                for one in levels
                if _counts(one)
            ]
            if starts:
                self._starts[str(num.get(w("numId")))] = (kind, _begun_again(starts))
        self._styles = _numbered_styles(styles) if styles is not None else {}

    def spell_out(self, root: Element) -> None:
        """Write the list of each paragraph into it where so far only its style says it."""
        for paragraph in root.iter(w("p")):
            properties = paragraph.find(w("pPr"))
            style = _value(properties, "pStyle") if properties is not None else None
            if properties is None or style is None or style not in self._styles:
                continue
            identity, level = self._styles[style]
            if identity in self._starts and properties.find(w("numPr")) is None:
                numbers = properties.makeelement(w("numPr"))
                numbers.append(numbers.makeelement(w("ilvl"), {w("val"): level}))
                numbers.append(numbers.makeelement(w("numId"), {w("val"): identity}))
                insert_numbers(properties, numbers)

    def begin_again(self, text: str, new: NewLists) -> str:
        """`text` with lists of its own in the place of those it shares with all others."""
        own: dict[str, str] = {}

        def numbered(found: re.Match[str]) -> str:
            if found[2] not in self._starts:
                return found[0]
            if found[2] not in own:
                own[found[2]] = new.add(*self._starts[found[2]])
            return f"{found[1]}{own[found[2]]}{found[3]}"

        return _LIST.sub(numbered, text)


def _begun_again(starts: Iterable[tuple[str, str]]) -> str:
    """What makes the levels of a new list begin with the numbers of the old one."""
    return "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in starts
    )


def _value(parent: Element, name: str) -> str | None:
    child = parent.find(w(name))
    return str(child.get(w("val"))) if child is not None else None


def _counts(level: Element) -> bool:
    return _value(level, "numFmt") not in ("bullet", "none")


def _numbered_styles(styles: Element) -> Mapping[str, tuple[str, str]]:
    """The paragraph styles that make a list: which list, and which level of it."""
    found: dict[str, tuple[str, str]] = {}
    based: dict[str, str] = {}
    for style in styles.iterchildren(w("style")):
        identity = str(style.get(w("styleId")))
        numbers = style.find(f"{w('pPr')}/{w('numPr')}")
        if numbers is not None and (number := _value(numbers, "numId")):
            found[identity] = (number, _value(numbers, "ilvl") or "0")
        elif parent := _value(style, "basedOn"):
            based[identity] = parent
    for style_id in based:
        parent, seen = based[style_id], {style_id}
        while parent not in found and parent in based and parent not in seen:
            seen.add(parent)
            parent = based[parent]
        if parent in found:
            found[style_id] = found[parent]
    return found


_BEFORE_NUMBERS = {
    w(name)
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}


def insert_numbers(properties: Element, numbers: Element) -> None:
    """Put the list of a paragraph where the schema wants it among its properties."""
    at = sum(1 for child in properties if child.tag in _BEFORE_NUMBERS)
    properties.insert(at, numbers)
