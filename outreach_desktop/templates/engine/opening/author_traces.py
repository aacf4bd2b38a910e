"""What earlier writers left in a Word file, and finished documents go without.

A document that is sent out says what its template says and no more: nothing of who wrote the template,
what they noted beside it or crossed out, what they kept in it unseen, and where their files lie.
"""

import re
from collections.abc import Iterator

from lxml import etree

from outreach_desktop.templates.engine.opening.file_names import may_hold_names, without_file_names
from outreach_desktop.templates.engine.opening.files_inside import without_writers
from outreach_desktop.templates.engine.opening.left_in_parts import without_notes
from outreach_desktop.templates.engine.opening.own_properties import (
    filled_in,
    without_own_properties,
)
from outreach_desktop.templates.engine.opening.uncalled_notes import without_uncalled_notes
from outreach_desktop.templates.engine.word.bare import bare
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import W15, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.usual import BODY
from outreach_desktop.words import local, say

_BINDINGS = (w("dataBinding"), f"{{{W15}}}dataBinding")
_BOUND_TO = re.compile(r"/(?:\w+:)?(coreProperties|Properties)\[1\]/(?:\w+:)?(\w+)\[1\]")
_REVISION = [
    w(name)
    for name in ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect")
]
_STYLES = "word/styles"  # large, and no place for pictures
_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]")


def without_traces(contents: Contents) -> list[str]:
    """Take out what earlier writers left in the parts; a sentence for what may be missed."""
    left: dict[str, None] = {}
    tagged = filled_in(contents)
    for name in contents:
        if not name.endswith((".xml", ".rels")):
            left.update(_bare_file(contents, name))
    for name in contents.xml_parts():
        _clear_sittings(contents, name)
        _set_free(contents, name, tagged)
        left.update(dict.fromkeys(without_notes(contents, name)))
        left.update(dict.fromkeys(_without_file_names(contents, name)))
    without_uncalled_notes(contents, BODY)
    left.update(dict.fromkeys(without_own_properties(contents)))
    return _sentence(list(left))


def _sentence(left: list[str]) -> list[str]:
    """One sentence about all that nobody sees in Word and somebody might look for."""
    if not left:
        return []
    return [
        say(
            "Hidden details of its writers are left out of the documents made: {what}.",
            what=local.list_of(left),
        )
    ]


def _without_file_names(contents: Contents, name: str) -> Iterator[str]:
    if name.startswith(_STYLES) or not may_hold_names(contents.data(name)):
        return
    found, in_words = without_file_names(contents.root(name))
    if found:
        contents.changed(name)
    if in_words:
        yield say("paths and names of files in the words that describe its pictures")


def _bare_file(contents: Contents, name: str) -> dict[str, None]:
    """Take out of a picture, or of another file inside, what stands beside the picture; what it was."""
    data = contents.data(name)
    inside = data.startswith(b"PK")
    new = without_writers(data) if inside else bare(data)
    if new == data:
        return {}
    contents.put(name, new)
    if inside:
        return {
            "who wrote the spreadsheets or files inside, the comments there, and where other files lie that they name": None
        }
    return {"what cameras and programs noted in its pictures": None}


def _clear_sittings(contents: Contents, name: str) -> None:
    """Take out the numbers of the sittings in which a part was written.

    Those of a part with tags go when it is compiled, and those of styles say nothing of anybody.
    """
    data = contents.data(name)
    root = contents.root(name)
    if b"rsid" not in data or name.startswith(_STYLES) or _TAG.search(data):
        return
    etree.strip_attributes(root, *_REVISION)
    contents.changed(name)


def _set_free(contents: Contents, name: str, tagged: set[str]) -> None:
    """Part content controls from what they were bound to, or Word would put that in their words' place.

    A control that shows a property which is filled in stays bound to it.
    """
    if b"dataBinding" not in contents.data(name):
        return
    for binding in list(contents.root(name).iter(*_BINDINGS)):
        shown = _BOUND_TO.fullmatch(str(binding.get(w("xpath"))))
        if shown is None or shown[2] not in tagged:
            parent_of(binding).remove(binding)
            contents.changed(name)
