"""The tags people type in Word: found in a paragraph's text and mended.

`{{ field }}`, `{% for %}`, `{# note #}`, and the letters p, tr, tc and r of python-docx-template
that say what a tag owns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.word.ooxml import Element

PRINT, BLOCK, NOTE, RAW = "print", "block", "note", "raw"
PICTURE, CHART, ATTRIBUTE, PARAGRAPHS = "picture", "chart", "attribute", "paragraphs"
CHOICE, WHOLE_ATTRIBUTE, CODE = "choice", "whole attribute", "code"
ADDRESS, ADDRESS_WORDS = "address", "address in words"
REPEAT = "repeat"
WORDS, PLAIN = "words of an attribute", "plain words"
OPENING = frozenset({"for", "if", "with", "macro"})
MIDDLE = frozenset({"elif", "else"})
CLOSING = {"endfor": "for", "endif": "if", "endwith": "with", "endmacro": "macro"}
CELL_KEYWORDS = frozenset({"colspan", "cellbg", "vm", "hm"})
KEYWORDS = OPENING | MIDDLE | frozenset(CLOSING) | {"set"}

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PATH = re.compile(r"(?:for\s+\w+(?:\s*,\s*\w+)*\s+in\s+)?([A-Za-z_]\w*(?:\.\w+|\[\d+\])*)")
# `{_{`, `}_}`, `{_%` and `%_}` print the braces that python-docx-template's manual prints with them.
_OPENER = re.compile(r"\{[{%#]|\{_[{%]|[}%]_\}")
_TEXT_OR_OPENER = re.compile(r"\"[^\"]*\"|'[^']*'|[“”][^“”]*[“”]|(\{[{%])")
_KEYWORD = re.compile(r"\w*")
_BLOCK = re.compile(r"(-|\+)?\s*(?:(p|tr|tc|r)(?=\s+[a-z]))?\s*(.*?)\s*(-|\+)?", re.DOTALL)
_PRINT = re.compile(r"(-|\+)?(?:[pr](?=\s))?\s*(.*?)\s*(-|\+)?", re.DOTALL)
_NOTE = re.compile(r"\{#(p|tr|tc)\s")
_AROUND = 24  # letters of a line that are shown on either side of a tag
_SHOWN = 40  # letters of a tag that is never closed
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}(.*?)\{%[-+]?\s*endraw\s*[-+]?%\}", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag as it was typed. A step that learns more of it returns a new one, made by `dataclasses.replace`."""

    kind: str
    raw: str
    body: str
    place: str
    keyword: str = ""
    owner: str = ""
    trims: tuple[str, str] = ("", "")
    near: str = ""
    pieces: tuple["Tag", ...] = field(default=(), repr=False)
    """The tags in an address that other text stands in too: its value is a list of text, value, text ..."""
    node: Element | None = field(default=None, repr=False)
    """What stands for it in the tree; None for one in an attribute."""
    brings: object = field(default=None, repr=False)
    """What its kind of content needs to fill it in: a frame, the looks of its place, the items of a list."""
    mark: str = field(default="", repr=False)
    """What is printed in the place of a missing value, where such are marked."""
    path: str = ""
    """The path of the field it prints, where a loop's own name was followed to its list."""

    @property
    def field(self) -> str:
        """The field a tag prints, without its filters; the whole of a longer expression."""
        if self.pieces:
            return self.raw
        path = _PATH.match(self.body)
        rest = self.body[path.end() :].lstrip() if path else self.body
        return path[1] if path and (not rest or rest[0] in "|)") else self.body

    @property
    def asks_for(self) -> str:
        """The path of the field it prints, as data have it: `events[].title`."""
        return self.path or self.field

    @property
    def structural(self) -> bool:
        """True for a tag that begins, divides or ends something."""
        return self.keyword in KEYWORDS and self.keyword != "set"

    def problem(self, message: str, *, stops: bool = True) -> TemplateProblem:
        """What is wrong with the tag, said with its place and the words around it."""
        return TemplateProblem(
            place=self.place, tag=self.raw, near=self.near, message=message, stops=stops
        )


@dataclass(frozen=True, slots=True)
class FoundTag:
    """A tag that stands from `start` to `end` of a text; `end` is 0 where it is never closed."""

    start: int
    end: int
    tag: Tag


def tags_in(text: str, place: str) -> Iterator[FoundTag]:
    """The tags of a paragraph, in order; some may be such that they are never closed."""
    at = 0
    ends: dict[str, int] = {}
    while opener := _OPENER.search(text, at):
        start, sign = opener.start(), opener[0]
        if sign not in CLOSERS:
            yield _printed_as_it_is(text, start, opener.end(), sign.replace("_", ""), place)
            at = opener.end()
        elif sign == "{%" and (raw := _RAW.match(text, start)):
            yield _printed_as_it_is(text, start, raw.end(), raw[1], place)
            at = raw.end()
        else:
            end = ends.get(sign, start)
            if 0 <= end < start + 2:
                end = ends[sign] = text.find(CLOSERS[sign], start + 2)
            at = _opened_inside(text, start + 2, end) if sign != "{#" else -1
            if end < 0 or at >= 0:
                yield _unclosed(text, start, at, place)
                if end < 0:
                    return
                continue
            at = end + 2
            near = near_words(text, start, at)
            yield FoundTag(start, at, _tag(sign, text[start:at], place, near))


def _printed_as_it_is(text: str, start: int, end: int, words: str, place: str) -> FoundTag:
    near = near_words(text, start, end)
    return FoundTag(start, end, Tag(RAW, text[start:end], words, place, near=near))


def _opened_inside(text: str, start: int, end: int) -> int:
    """Where another tag begins before the end of this one, and not in a text in quotes; -1 nowhere."""
    for found in _TEXT_OR_OPENER.finditer(text, start, max(end, start)):
        if found[1]:
            return found.start()
    return -1


def _unclosed(text: str, start: int, following: int, place: str) -> FoundTag:
    """What there is of a tag that is never closed: to its one brace, where it has one."""
    begun = text[start : min(start + _SHOWN, following if following >= 0 else len(text))]
    brace = begun.find("}", 2)
    begun = begun[: brace + 1] if brace > 0 else begun
    near = near_words(text, start, start + len(begun))
    return FoundTag(start, 0, Tag(text[start : start + 2], begun, "", place, near=near))


def near_words(text: str, start: int, end: int) -> str:
    """What stands from `start` to `end` with a few whole words of its line before and after it."""
    begin, stop = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    before, after = text[begin:start], text[end:stop]
    if begin:
        before = "\u2026 " + before.partition(" ")[2]
    if stop < len(text):
        after = after.rpartition(" ")[0] + " \u2026"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _tag(opener: str, raw: str, place: str, near: str) -> Tag:
    inner = _plain(raw[2:-2])
    shown = " ".join(raw.split())
    if opener == "{#":
        owner = _NOTE.match(raw)
        return Tag(NOTE, shown, "", place, owner=owner[1] if owner else "", near=near)
    if opener == "{{":
        match = _PRINT.fullmatch(inner)
        assert match is not None  # noqa: S101  every part of the pattern may be empty
        trims = (match[1] or "", match[3] or "")
        return Tag(PRINT, shown, match[2], place, trims=trims, near=near)
    match = _BLOCK.fullmatch(inner)
    assert match is not None  # noqa: S101
    found = _KEYWORD.match(match[3])
    keyword = found[0] if found else ""
    body = match[3].removeprefix(keyword).strip() if keyword in CELL_KEYWORDS else match[3]
    return Tag(
        BLOCK,
        shown,
        body,
        place,
        keyword=keyword,
        owner=match[2] or "",
        trims=(match[1] or "", match[4] or ""),
        near=near,
    )


_DOUBLE = '"“”„‟″'
_SINGLE = "'\u2018\u2019\u201a\u201b\u2032"


def _plain(inner: str) -> str:
    """The inside of a tag as it was meant: straight quotes, plain spaces, minus signs.

    Inside a text in quotes nothing else changes, and an apostrophe between two letters is one.
    """
    out: list[str] = []
    at = 0
    while at < len(inner):
        char = inner[at]
        if char in _DOUBLE or char in _SINGLE:
            content, at = _quoted(inner, at)
            out.append(content)
            continue
        out.append(_TYPED.get(char, char))
        at += 1
    return "".join(out)


_TYPED = {"\xa0": " ", "\n": " ", "\r": " ", "\t": " ", "\u2013": "-", "\u2212": "-"}


def _quoted(inner: str, start: int) -> tuple[str, int]:
    """The text in quotes that begins at `start`, in straight quotes, and where it ends."""
    family = _DOUBLE if inner[start] in _DOUBLE else _SINGLE
    curly = inner[start] not in "\"'"
    if not curly and inner[start] in inner[start + 1 :]:
        family = inner[start]  # begun straight and ended straight: what is curly between is text
    at = start + 1
    while at < len(inner):
        if inner[at] == "\\":
            at += 2
            continue
        if inner[at] in family and not (curly and _apostrophe(inner, at)):
            break
        at += 1
    content = inner[start + 1 : at]
    if at >= len(inner):
        return inner[start:], at
    double = inner[start] in _DOUBLE
    quote = '"' if double or "'" in content else "'"
    if quote == '"' and not double:
        content = content.replace('"', '\\"')
    return f"{quote}{content}{quote}", at + 1


def _apostrophe(inner: str, at: int) -> bool:
    """True between two letters: “don’t”."""
    return inner[at] in "'’" and inner[at - 1].isalnum() and inner[at + 1 : at + 2].isalnum()
