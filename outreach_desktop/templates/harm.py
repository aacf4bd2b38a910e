"""What must not come in with a Word file: what runs, fetches, or hides another document.

Judged by what Word itself goes by: the relationships, the types and the fields, not only by names.
"""

import re
from collections.abc import Iterator, Mapping

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.ooxml import Element, is_outside, kind_of_link, parse, w
from outreach_desktop.templates.package import Member

BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_MAIN = MAIN.replace("document.main", "template.main")

_SAVE_AS_DOCX = "Open it in Word or LibreOffice and save it as a Word document (.docx)."
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MACROS, _CONTROLS, _INSIDE = "macros", "ActiveX controls", "another document inside it"
_LINKS = {
    "vbaProject": _MACROS,
    "wordVbaData": _MACROS,
    "attachedToolbars": _MACROS,
    "keyMapCustomizations": _MACROS,
    "control": _CONTROLS,
    "activeXControlBinary": _CONTROLS,
    "aFChunk": _INSIDE,
    "subDocument": _INSIDE,
}
_OUTSIDE = {"oleObject": "a link to a file elsewhere", "package": "a link to a file elsewhere"}
_TYPES = {b"macroenabled": _MACROS, b"vbaproject": _MACROS, b"activex": _CONTROLS}
_NAMES = {"vbaproject": _MACROS, "vbadata": _MACROS, "/activex/": _CONTROLS}
_ELEMENTS = {w("altChunk"): _INSIDE, w("subDoc"): _INSIDE, w("control"): _CONTROLS}
_FIELDS = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|DATABASE|IMPORT|MACROBUTTON|RD|PRINT"
    r"|HTMLCONTROL)\b",
    re.IGNORECASE,
)
_LINKS_TAG = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_FIELD_INSIDE = "\0"
_HOLDS_FIELDS = (b"instrText", b"fldSimple", b"delInstrText")


def refuse_harm(members: Mapping[str, Member]) -> None:
    """Raise OutreachError, in one sentence, for the first thing that is no harmless document's."""
    _refuse_other_files(members)
    for name in members:
        for part_of_name, what in _NAMES.items():
            if part_of_name in name.casefold():
                raise _refused(what)
    for name in members:
        if name.endswith(".rels"):
            _judge_links(parse(members[name].data(), name), name)
        elif name.startswith("word/") and name.endswith(".xml"):
            _judge_part(members[name].data(), name)
    root = parse(members[BODY].data(), BODY)
    if root.tag != w("document") or root.find(w("body")) is None:
        raise OutreachError("This Word file has no text.", hint=_SAVE_AS_DOCX)


def _refuse_other_files(members: Mapping[str, Member]) -> None:
    if TYPES not in members or BODY not in members:
        raise OutreachError(
            "This is not a Word document.",
            hint="Choose a template that was saved as a Word document (.docx).",
        )
    types = members[TYPES].data()
    parse(types, TYPES)
    for word, what in _TYPES.items():
        if word in types.lower():
            raise _refused(what)
    if MAIN.encode() not in types:
        raise OutreachError("This is not a Word document.", hint=_SAVE_AS_DOCX)


def _refused(what: str) -> OutreachError:
    return OutreachError(
        f"This template contains {what}, so it is not used.",
        hint="Open it in Word, take that out, and save it as a Word document (.docx).",
    )


def _judge_links(root: Element, name: str) -> None:
    if root.tag != _LINKS_TAG:
        raise OutreachError(
            f"This Word file is damaged: its part {name} does not say what belongs together.",
            hint="Open it in Word, let Word repair it, and save it again.",
        )
    for link in root:
        kind = kind_of_link(link)
        if kind in _LINKS:
            raise _refused(_LINKS[kind])
        if kind in _OUTSIDE and is_outside(link):
            raise _refused(_OUTSIDE[kind])


def _judge_part(data: bytes, name: str) -> None:
    """Refuse a part by its elements and by the Word fields in it."""
    root = parse(data, name)
    if root.tag == f"{{{_STRICT}}}document":
        raise OutreachError(
            "This file was saved as “Strict Open XML”.",
            hint="Open it in Word and save it as an ordinary Word document (.docx).",
        )
    for tag, what in _ELEMENTS.items():
        if next(root.iter(tag), None) is not None:
            raise _refused(what)
    if not any(word in data for word in _HOLDS_FIELDS):
        return
    for code in _field_codes(root):
        if found := _FIELDS.match(code):
            raise _refused(f"the Word field {found[1].upper()}")
        if code.lstrip().startswith(_FIELD_INSIDE):
            raise _refused("a Word field whose name another field makes up")


def _field_codes(root: Element) -> Iterator[str]:
    """The code of every Word field, however it is split, nested, or deleted."""
    open_: list[str] = []
    for element in root.iter():
        if element.tag == w("fldSimple"):
            yield str(element.get(w("instr"), ""))
        elif element.tag in (w("instrText"), w("delInstrText")):
            if open_:
                open_[-1] += element.text or ""
            else:
                yield element.text or ""
        elif element.tag == w("fldChar"):
            yield from _at_edge(str(element.get(w("fldCharType"))), open_)
    yield from open_


def _at_edge(edge: str, open_: list[str]) -> Iterator[str]:
    if edge == "begin":
        if open_:
            open_[-1] += _FIELD_INSIDE
        open_.append("")
    elif open_:
        yield open_[-1]
        if edge == "end":
            open_.pop()
