r"""Paths and names of files in what Word keeps beside pictures and tables: alt texts, titles, names.

Word writes where a picture came from into its alt text, “C:\Users\ann\Pictures\logo.png”, and its name into the
names of drawings. A path is cut out of what else is said; words that are nothing but a file's name go whole.
"""

import itertools
import re
from collections.abc import Iterator

from lxml import etree

from outreach_desktop.templates.engine.word.ooxml import Element, local_name, w

_OFFICE = "urn:schemas-microsoft-com:office:office"
_VML = "urn:schemas-microsoft-com:vml"
_TITLE_OF_PICTURE = f"{{{_OFFICE}}}title"
_PICTURE = f"{{{_VML}}}imagedata"
_PACKED_TWIN = f"{{{_OFFICE}}}gfxdata"
_STEP = r"[^\\/\"<>|{}\r\n\t]"
_PATH = re.compile(
    rf"file:[^\s\"<>{{}}]*"
    rf"|(?<![A-Za-z])[A-Za-z]:[\\/](?:{_STEP}+[\\/]+)*(?:{_STEP}*?\.\w{{2,5}}\b|[^\s\\/\"<>|{{}}()]*)"
    rf"|\\\\[\w.$@-]+(?:\\+{_STEP}+)*\\+(?:{_STEP}*?\.\w{{2,5}}\b|[^\s\\/\"<>|{{}}()]*)"
    rf"|(?<![\w/:.])~?/(?:home|Users|root|mnt|media|Volumes|private|var|tmp|opt|srv|run|data|net|storage)/(?:{_STEP}+/)*"
    rf"(?:{_STEP}*?\.\w{{2,5}}\b|[^\s\\/\"<>|{{}}()]*)",
    re.IGNORECASE,
)
_ENDINGS = "png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|emz|wmz|svg|webp|heic|ico|eps|pdf|docx?|dotx?|xlsx?|pptx?|psd|ai|vsdx?|tmp"
_NAME_OF_FILE = re.compile(
    rf"\s*(?:(?:https?|cid|content|blob):\S+|(?:[^\s\"<>|{{}}]+\s+){{0,5}}[^\s\"<>|{{}}]+\.(?:{_ENDINGS})(?:@\S+)?)\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|\"\s*\"|\u201c\s*\u201d")
_HELD = tuple(f"{{*}}{name}" for name in ("docPr", "cNvPr", "hlinkClick", "hlinkHover"))
_TABLES = (w("tblCaption"), w("tblDescription"))
_WORDS = ("descr", "title", "alt", "tooltip", w("tooltip"), w("val"), f"{{{_OFFICE}}}title")
# What an old shape is called, and where that is said of it.
_NAMED_BY = ("id", "type", "ShapeID", "ObjectID", f"{{{_OFFICE}}}spid", w("shapeid"))
_HOLDS = (
    b"schemas-microsoft-com:vml", b"docPr", b"cNvPr", b"hlinkClick", b"hlinkHover", b"tooltip", b"tblCaption",
    b"tblDescription",
)  # fmt: skip


def may_hold_names(data: bytes) -> bool:
    """Whether the bytes of a part hold any place where Word writes the names of files."""
    return any(word in data for word in _HOLDS)  # far faster than one pattern for all


def without_file_names(root: Element) -> tuple[bool, bool]:
    """Take paths and names of files out of a part, in place: whether any were there, and in words people hear."""
    found = _without_packed_twins(root) | _renamed(root)
    in_words = False
    for element in _places(root):
        for key in [key for key in _WORDS if element.get(key)]:
            in_words |= _cut(element, key)
        if local_name(element) in ("docPr", "cNvPr") and names_a_file(str(element.get("name", ""))):
            element.set("name", f"Picture {element.get('id', '')}".strip())
            found = True
        if element.tag == _PICTURE and "{" not in str(element.get(_TITLE_OF_PICTURE, "{")):
            del element.attrib[_TITLE_OF_PICTURE]  # what its file was called, shown nowhere
            found = True
    return found or in_words, in_words


def _without_packed_twins(root: Element) -> bool:
    """Take out what old shapes hold of themselves once more, packed: names, and pictures as they were."""
    twins = [one for one in root.iter(f"{{{_VML}}}*") if _PACKED_TWIN in one.attrib]
    for one in twins:
        del one.attrib[_PACKED_TWIN]
    return bool(twins)


def _renamed(root: Element) -> bool:
    """Give old shapes that are called by the path of a file other names, also where they are named."""
    shapes = [one for one in root.iter(f"{{{_VML}}}*") if names_a_file(str(one.get("id", "")))]
    if not shapes:
        return False
    taken = {str(value) for one in root.iter(etree.Element) for value in one.attrib.values()}
    free = (f"_x0000_s{number}" for number in itertools.count(2001))
    names = dict.fromkeys(str(one.get("id")) for one in shapes)
    new = {name: next(one for one in free if one not in taken) for name in names}
    for one in root.iter(etree.Element):
        for key in _NAMED_BY:
            name = str(one.get(key, ""))
            if (bare := name.removeprefix("#")) in new:
                one.set(key, name.replace(bare, new[bare]))
    return True


def _places(root: Element) -> Iterator[Element]:
    yield from root.iter(*_HELD, *_TABLES, w("hyperlink"), f"{{{_VML}}}*")


def _cut(element: Element, key: str) -> bool:
    old = str(element.get(key))
    new = without_paths(old)
    if new == old:
        return False
    element.set(key, new)
    return True


def names_a_file(words: str) -> bool:
    """Whether words are nothing but where a file lies, or what it is called."""
    return without_paths(words) != words


def without_paths(words: str) -> str:
    """The words without paths; "" for those that are only the name of a file."""
    cut = _PATH.sub("", words)
    if _NAME_OF_FILE.fullmatch(cut):
        return ""
    return words if cut == words else _BRACKETS.sub("", cut).strip()
