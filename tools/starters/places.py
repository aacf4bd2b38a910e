"""Every field that someone sees in a starter becomes a place with a name, which Word shows when it is clicked on.

A place is a content control. What decides and repeats stands between them as it is typed. The program takes the
controls away again before it makes a letter, and knows them by their tags.
"""

import copy
import re
from collections.abc import Iterator

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from outreach_desktop.templates.engine.reading.named_places import NAMED
from outreach_desktop.templates.library.place_names import place_of, resolved

_TAGS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_FIELD = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_LOOP = re.compile(r"\{%\s*for\s+(\w+)\s+in\s+([\w.\[\]]+)")
_SLICE = re.compile(r"\[[^\]]*:[^\]]*\]$")


def name_places(document: Document) -> None:
    """In the text, in the headers and in the footers."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            loops: dict[str, str] = {}
            for run in list(part.element.iter(qn("w:r"))):
                _name_places_in(run, loops)


def _name_places_in(run: BaseOxmlElement, loops: dict[str, str]) -> None:
    drawn = run.find(f".//{qn('wp:docPr')}")
    if drawn is not None:
        if field := _FIELD.fullmatch(drawn.get("descr", "")):
            place = _place(field[1], place_of(field[1], loops))
            run.addprevious(place)
            place[-1].append(run)
        return
    for words in run.findall(qn("w:t")):
        _note_loops(words.text or "", loops)
    if any("{{" in (words.text or "") for words in run.findall(qn("w:t"))):
        for one in _parted(run, loops):
            run.addprevious(one)
        next(run.iterancestors()).remove(run)


def _note_loops(text: str, loops: dict[str, str]) -> None:
    """What the name of each loop is a part of. None is used again for another list within its loop."""
    for name, source in _LOOP.findall(text):
        loops[name] = f"{resolved(_SLICE.sub('', source), loops)}[]"


def _parted(run: BaseOxmlElement, loops: dict[str, str]) -> Iterator[BaseOxmlElement]:
    """The run cut at its fields, each of which stands in a place of its own."""
    now = _like(run)
    for child in run:
        if child.tag == qn("w:rPr"):
            continue
        if child.tag != qn("w:t"):
            now.append(copy.deepcopy(child))
            continue
        for piece in filter(None, _TAGS.split(child.text or "")):
            field = _FIELD.fullmatch(piece)
            if field is None:
                _say(now, piece)
                continue
            if _says_any(now):
                yield now
            place = _place(field[1], place_of(field[1], loops))
            inner = _like(run)
            _say(inner, piece)
            place[-1].append(inner)
            yield place
            now = _like(run)
    if _says_any(now):
        yield now


def _like(run: BaseOxmlElement) -> BaseOxmlElement:
    """An empty run that looks the same."""
    made = parse_xml(f"<w:r {nsdecls('w')}/>")
    looks = run.find(qn("w:rPr"))
    if looks is not None:
        made.append(copy.deepcopy(looks))
    return made


def _says_any(run: BaseOxmlElement) -> bool:
    return any(child.tag != qn("w:rPr") for child in run)


def _say(run: BaseOxmlElement, text: str) -> None:
    last = run[-1] if len(run) else None
    if last is not None and last.tag == qn("w:t"):
        last.text = (last.text or "") + text
        return
    words = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
    words.text = text
    run.append(words)


def _place(field: str, name: str) -> BaseOxmlElement:
    place = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:tag/></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    place[0][0].set(qn("w:val"), name)
    place[0][1].set(qn("w:val"), f"{NAMED}{field}")
    return place
