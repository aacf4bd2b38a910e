"""A starter in American English: other words and spellings, and the language that its spelling is checked in.

What stands between braces is no word but a field, and what a group says of itself is left as the group wrote it.
"""

import re
from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.xml import w

_TAGS: Final = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_SAID: Final = {
    "Yours sincerely,": "Sincerely,",
    "ring a figure": "circle a number",
    "answer overleaf": "answer on the next page",
    "page overleaf": "next page",
    "overleaf": "on the next page",
    "by post": "by mail",
    "rung back": "called back",
    "ringing": "calling",
    "rings": "calls",
    "ring": "call",
    "diary": "calendar",
    "recognised": "recognized",
    "organisation": "organization",
    "programme": "program",
    "centre": "center",
    "enquiry": "inquiry",
    "enrol": "enroll",
    "favour": "favor",
    "colour": "color",
    "licence": "license",
    "mobile": "cell phone",
    "fortnight": "two weeks",
}
"""What is said otherwise, the longer before what stands in it."""
_ANY: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _SAID))})(?!\w)".replace(r"\ ", " "), re.IGNORECASE
)
_FOLDED: Final = {british.casefold(): american for british, american in _SAID.items()}
_OURS, _THEIRS = "en-GB", "en-US"


def respell(root: etree._Element) -> None:
    """In a part of the file: its words, and what language they are said to be in."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if value == _OURS:
                element.set(name, _THEIRS)
        if element.text == _OURS:
            element.text = _THEIRS
        elif element.tag == w("t") and element.text:
            element.text = american(element.text)
        elif element.tag == w("alias"):  # what a place is called in Word
            element.set(w("val"), american(element.get(w("val"), "")))


def american(text: str) -> str:
    """A text as Americans would write it; fields in it stay."""
    parts = _TAGS.split(text)
    parts[::2] = (_ANY.sub(_as_written, part) for part in parts[::2])
    return "".join(parts)


def _as_written(found: re.Match[str]) -> str:
    """With a capital where there was one."""
    said = _FOLDED[found[0].casefold()]
    return said[0].upper() + said[1:] if found[0][0].isupper() else said
