"""Building blocks: texts that earlier writers kept in the file for use with a click (AutoText, Quick Parts).

They go out with every document, and nobody sees them there. The prompts of content controls are kept in the same
part under names, and stay: Word shows them.
"""

import posixpath
from collections.abc import Iterator

from outreach_desktop.templates.engine.opening.uncalled_notes import without_uncalled_notes
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import Element, kind_of_link, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.links import links_of, owner_of, resolved
from outreach_desktop.templates.engine.word.package.usual import led_to
from outreach_desktop.words import say

_LEFT_OUT = say(
    "The texts kept in it for use with a click (AutoText, building blocks) are left out of the documents made."
)
_SHOWN_BY_NAME = f".//{w('placeholder')}/{w('docPart')}"
_BLOCK, _NAME = w("docPart"), f"{w('docPartPr')}/{w('name')}"
_PROMPT = f"{w('docPartPr')}/{w('types')}/{w('type')}[@{w('val')}='bbPlcHdr']"
_ABOUT = f"{w('docPartPr')}/{w('description')}"
_USED_BY_ID = frozenset(
    ("image", "hyperlink", "header", "footer", "chart", "chartEx", "oleObject", "package", "control")
)  # fmt: skip


def without_building_blocks(contents: Contents) -> list[str]:
    """Leave of the building blocks the prompts of controls; a sentence where there were others."""
    found = False
    for name in contents.xml_parts():
        if b"glossaryDocument" not in contents.data(name):
            continue
        root = contents.root(name)
        if root.tag != w("glossaryDocument"):
            continue
        blocks = [one for listed in root.iter(w("docParts")) for one in listed]
        shown = _shown(contents, name, blocks)
        for one in blocks:
            if one not in shown:
                _take_out(one)
                contents.changed(name)
                found = True
        _forget(contents, name, root)
        without_uncalled_notes(contents, name)
    return [_LEFT_OUT] if found else []


def _shown(contents: Contents, glossary: str, blocks: list[Element]) -> set[Element]:
    """The prompts of controls, also of such as were taken out of the text since, and whatever a control shows."""
    wanted = {
        prompt
        for name in contents.xml_parts()
        if name != glossary and b"placeholder" in contents.data(name)
        for prompt in _prompts(contents.root(name))
    }
    shown = {one for one in blocks if one.find(_PROMPT) is not None}
    wanted.update(prompt for one in shown for prompt in _prompts(one))
    while new := {one for one in blocks if one not in shown and _name(one) in wanted}:
        shown |= new
        wanted.update(prompt for one in new for prompt in _prompts(one))
    for one in shown:
        for about in one.findall(_ABOUT):
            parent_of(about).remove(about)
            contents.changed(glossary)
    return shown


def _take_out(block: Element) -> None:
    """Take a block out, and the list of them where it was the last: Word wants one in each list."""
    listed = parent_of(block)
    listed.remove(block)
    if not len(listed):
        parent_of(listed).remove(listed)


def _prompts(root: Element) -> Iterator[str]:
    return (str(one.get(w("val"))) for one in root.iterfind(_SHOWN_BY_NAME))


def _name(block: Element) -> str:
    named = block.find(_NAME) if block.tag == _BLOCK else None
    return str(named.get(w("val"))) if named is not None else ""


def _forget(contents: Contents, name: str, root: Element) -> None:
    """Take out the links of blocks that are gone, to their pictures and pages."""
    links = links_of(name)
    if links not in contents:
        return
    used = {str(value) for one in root.iter() for value in one.attrib.values()}
    for link in list(contents.root(links)):
        if kind_of_link(link) in _USED_BY_ID and str(link.get("Id")) not in used:
            contents.root(links).remove(link)
            contents.changed(links)
            _drop_unless_used(contents, resolved(posixpath.dirname(name), str(link.get("Target"))))


def _drop_unless_used(contents: Contents, part: str) -> None:
    """Take out a part that nothing else leads to."""
    owners = (owner_of(name) for name in contents if name.endswith(".rels"))
    if all(part != target for owner in owners for _, target in led_to(contents, owner)):
        contents.drop(part)
        contents.drop(links_of(part))
