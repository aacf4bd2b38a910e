"""The bookmarks of a text, and what refers to them: links inside the document and Word's fields."""

import re
import zlib
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import pairwise

from outreach_desktop.templates.ooxml import Element, w

_LONGEST = 40  # letters of a bookmark's name, which Word allows
_ROOM = 12  # letters for what makes a name single: “_r123_4567”
_ENDINGS = (re.compile(r"_\d+$"), re.compile(r"_[rR]\d+$"), re.compile(r"_[rR]\d+_\d+$"))
_WORDS = re.compile(r'"([^"]*)"|([^\s"]+)')
_TERMS = re.compile(r"[^\W\d]\w*")
_NAMED_FIRST = ("REF", "PAGEREF", "NOTEREF", "FTNREF", "SET", "ASK", "GOTOBUTTON")
_NAMED_BARE = ("IF", "COMPARE")
_NAMED_AFTER = {"HYPERLINK": "l", "TOC": "b", "INDEX": "b", "TOA": "b"}
# Fields that a bookmark may be called like without being meant by them (17.16.5).
_ALONE = (
    "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "EDITTIME", "FILENAME", "FILESIZE", "KEYWORDS",
    "LASTSAVEDBY", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PRINTDATE", "REVNUM", "SAVEDATE",
    "SECTION", "SECTIONPAGES", "SUBJECT", "TEMPLATE", "TIME", "TITLE", "USERADDRESS",
    "USERINITIALS", "USERNAME",
)  # fmt: skip
_TAKERS = {*_NAMED_FIRST, *_NAMED_BARE, *_NAMED_AFTER, "SEQ"}
_MARKS = (w("bookmarkStart"), w("hyperlink"), w("fldSimple"), w("fldChar"), w("instrText"))


@dataclass(frozen=True, slots=True)
class Named:
    """A place where the name of a bookmark stands: `element` has it in `attribute`, or in its text."""

    element: Element
    attribute: str
    start: int
    name: str
    defines: bool = False

    def write(self, text: str) -> None:
        """Put `text` in the place of the name."""
        old = (self.element.get(self.attribute) if self.attribute else self.element.text) or ""
        new = f"{old[: self.start]}{text}{old[self.start + len(self.name) :]}"
        if self.attribute:
            self.element.set(self.attribute, new)
        else:
            self.element.text = new


def bookmarks(root: Element) -> Iterator[str]:
    """The names of the bookmarks of a part."""
    for one in root.iter(w("bookmarkStart")):
        yield str(one.get(w("name"), ""))


def unmistakable(name: str, names: Set[str]) -> str:
    """The name, or one that stands for it, with room behind it for what makes it single.

    One of `names`, in small letters, with such an ending cannot be taken for it: “Spot_1” is another
    bookmark than the “Spot” of the second person.
    """
    if len(name) <= _LONGEST - _ROOM and not is_mistakable(name, names):
        return name
    return f"{name[: _LONGEST - _ROOM - 8]}_{zlib.crc32(name.encode()) & 0xFFFFFF:06x}x"


def is_mistakable(name: str, names: Set[str]) -> bool:
    """Whether it is one of `names`, in small letters, with an ending as rounds and people have it."""
    return any(
        (found := ending.search(name)) and name[: found.start()].casefold() in names
        for ending in _ENDINGS
    )


def named_places(root: Element, names: Set[str]) -> list[Named]:
    """Every place where one of `names`, in small letters, stands, the last of each text first."""
    found: list[Named] = []
    open_: list[_Code] = []
    for element in root.iter(*_MARKS):
        if element.tag == w("bookmarkStart"):
            found += _whole(element, w("name"), names, defines=True)
        elif element.tag == w("hyperlink"):
            found += _whole(element, w("anchor"), names)
        elif element.tag == w("fldSimple"):
            code = str(element.get(w("instr"), ""))
            found += [
                Named(element, w("instr"), at, name) for at, name in _Code().names(code, names)
            ]
        elif element.tag == w("instrText"):
            if open_:
                open_[-1].pieces.append(element)
        else:
            if open_:
                found += open_[-1].places(names)
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_.append(_Code())
            elif kind == "end" and open_:
                open_.pop()
    return sorted(found, key=lambda one: -one.start)


def _whole(
    element: Element, attribute: str, names: Set[str], *, defines: bool = False
) -> Iterator[Named]:
    name = str(element.get(attribute, ""))
    if name.casefold() in names:
        yield Named(element, attribute, 0, name, defines)


@dataclass(slots=True)
class _Code:
    """The code of a field, as far as it has been read."""

    kind: str = ""
    pieces: list[Element] = field(default_factory=list)

    def places(self, names: Set[str]) -> Iterator[Named]:
        """The names in the pieces read so far; a code with a name in it is brought into one piece."""
        pieces, self.pieces = self.pieces, []
        code = "".join(piece.text or "" for piece in pieces)
        found = list(self.names(code, names))
        if not found:
            return
        for piece in pieces:
            piece.text = ""
        pieces[0].text = code
        for at, name in found:
            yield Named(pieces[0], "", at, name)

    def names(self, code: str, names: Set[str]) -> Iterator[tuple[int, str]]:
        """Where in a code a bookmark is meant, and its name as it is written there."""
        words = list(_WORDS.finditer(code))
        if not words:
            return
        begins = not self.kind
        self.kind = self.kind or (words[0][2] or "").upper()
        if self.kind.startswith("="):
            meant = list(_TERMS.finditer(code))
        elif begins and self.kind not in _TAKERS and self.kind not in _ALONE:
            meant = words[:1]  # “{ Name }” is short for “{ REF Name }”
        else:
            meant = _meant(self.kind, words[1:] if begins else words)
        for word in meant:
            name = next(text for text in (*word.groups(), word[0]) if text is not None)
            if name.casefold() in names:
                yield word.start() + word[0].index(name), name


def _meant(kind: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those words of a code, without its own name, that may name a bookmark."""
    if kind in _NAMED_FIRST:
        return words
    if kind in _NAMED_BARE:
        return [word for word in words if word[2]]
    if kind == "SEQ":
        return words[1:2]
    switch = f"\\{_NAMED_AFTER[kind]}" if kind in _NAMED_AFTER else None
    return [word for before, word in pairwise(words) if before[0].casefold() == switch]
