"""The bookmarks of a text, and what refers to them: links inside the document and Word's fields."""

import re
import zlib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from outreach_desktop.templates.engine.word.fields.field_codes import FieldCode, codes
from outreach_desktop.templates.engine.word.ooxml import Element, w

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


@dataclass(frozen=True, slots=True)
class Named:
    """A place where the name of a bookmark stands, in a code or in an attribute."""

    code: FieldCode
    start: int
    name: str
    defines: bool = False

    def write(self, text: str) -> None:
        """Put `text` in the place of the name."""
        self.code.put(self.start, self.start + len(self.name), text)


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
    found = [
        *_whole(root, "bookmarkStart", "name", names),
        *_whole(root, "hyperlink", "anchor", names),
    ]
    for code in codes(root):
        found += [Named(code, at, name) for at, name in _names(code, names)]
    return sorted(found, key=lambda one: -one.start)


def _whole(root: Element, element: str, attribute: str, names: Set[str]) -> Iterator[Named]:
    for one in root.iter(w(element)):
        name = str(one.get(w(attribute), ""))
        if name.casefold() in names:
            yield Named(FieldCode([one], w(attribute)), 0, name, defines=element == "bookmarkStart")


def _names(code: FieldCode, names: Set[str]) -> Iterator[tuple[int, str]]:
    """Where in a code a bookmark is meant, and its name as it is written there."""
    words = list(_WORDS.finditer(code.text))
    if not words:
        return
    if code.kind.startswith("="):
        meant = list(_TERMS.finditer(code.text))
    elif code.begins and code.kind not in _TAKERS and code.kind not in _ALONE:
        meant = words[:1]  # “{ Name }” is short for “{ REF Name }”
    else:
        meant = _meant(code.kind, words[1:] if code.begins else words)
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
