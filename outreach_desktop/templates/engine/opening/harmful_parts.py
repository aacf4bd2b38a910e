"""What must not come in with a Word file: what runs, fetches, or hides another document.

Judged by what Word itself goes by: the relationships, the types and the fields, not only by names.
"""

from typing import cast

from lxml import etree

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.word.fields.field_codes import CODES, fields_of
from outreach_desktop.templates.engine.word.fields.field_rules import fate_of, refusal_of
from outreach_desktop.templates.engine.word.ooxml import (
    CX,
    MC,
    C,
    Element,
    R,
    W,
    is_outside,
    kind_of_link,
    w,
)
from outreach_desktop.templates.engine.word.package.allowed import (
    CONTROLS,
    INSIDE,
    MACROS,
    REFUSED_LINKS,
    REFUSED_TYPES,
    STAYS,
    end_of,
    is_binary_sheet,
)
from outreach_desktop.templates.engine.word.package.content_types import types_of
from outreach_desktop.templates.engine.word.package.contents import TYPES, Contents
from outreach_desktop.templates.engine.word.package.links import links_of, owner_of
from outreach_desktop.templates.engine.word.package.straight import damaged, never_so
from outreach_desktop.templates.engine.word.package.usual import (
    BODY,
    MAIN,
    PACKAGE,
    led_to,
    looks_like_xml,
)
from outreach_desktop.templates.engine.word.part_names import called
from outreach_desktop.templates.engine.word.places import paragraphs, place_of
from outreach_desktop.words import say

_SAVE_AS_DOCX = say("Open it in Word or LibreOffice and save it as a Word document (.docx).")
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OUTSIDE = {
    "oleObject": say("a link to a file elsewhere"),
    "package": say("a link to a file elsewhere"),
}
_PROGRAM = b"vbaproject"
_NAMES = {"vbaproject": MACROS, "vbadata": MACROS, "/activex/": CONTROLS}
_ELEMENTS = {w("altChunk"): INSIDE, w("subDoc"): INSIDE, w("control"): CONTROLS}
_NOTE_SETTINGS = {w("footnotePr"), w("endnotePr")}
_CHARTS = {f"{{{C}}}chartSpace", f"{{{CX}}}chartSpace"}
# What the parts of a Word file are outermost. Everything else of Word's stands within these.
_ROOTS = {
    w(name)
    for name in (
        *("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument"),
        *("settings", "webSettings", "styles", "numbering", "fonts", "recipients"),
    )
}
_NAMED_ELSEWHERE = etree.XPath(
    "//@r:*[not((parent::w:headerReference or parent::w:footerReference)"
    " and parent::*/parent::w:sectPr[parent::w:body or parent::w:pPr])]",
    namespaces={"r": R, "w": W},
    smart_strings=False,
)
_HOLD_TEXT = {w("r"), f"{{{MC}}}Choice", f"{{{MC}}}Fallback"}
# What is no XML by its nature, and hides a document where it is.
_CLOSED = ("package", "oleObject", "font")


def refuse_harmful_package(contents: Contents) -> None:
    """Raise OutreachError, in one sentence, for what the names, types and links of the parts betray."""
    _refuse_other_files(contents)
    for name in contents:
        for part_of_name, what in _NAMES.items():
            if part_of_name in name.casefold():
                raise _refused(what)
    for name in contents.links():
        _judge_links(contents, name)
    for name in contents.xml_parts():
        outermost = contents.root(name).tag
        if str(outermost).startswith(w("")) and outermost not in _ROOTS:
            raise damaged(name)


def refuse_harmful_parts(contents: Contents) -> None:
    """The same for what stands in the parts."""
    for name in contents.xml_parts():
        root = contents.root(name)
        if _is_misshapen(root):
            raise damaged(name)
        if name != BODY and root.tag in (w("document"), f"{{{_STRICT}}}document"):
            raise never_so()
        is_strict = _STRICT.encode() in contents.data(name)
        _judge_part(root, name, may_be_strict=is_strict)
    root = contents.root(BODY)
    if root.tag != w("document") or root.find(w("body")) is None:
        raise OutreachError(say("This Word file has no text."), hint=_SAVE_AS_DOCX)
    if len(list(root.iter(w("body")))) > 1 or _names_furniture_elsewhere(contents):
        raise damaged(BODY)


def _refuse_other_files(contents: Contents) -> None:
    if TYPES not in contents or BODY not in contents:
        raise OutreachError(
            say("This is not a Word document."),
            hint=say("Choose a template that was saved as a Word document (.docx)."),
        )
    _judge_main(contents)
    types = types_of(contents)
    for name, kind in types.items():
        for word, what in REFUSED_TYPES.items():
            if word in kind and not _is_plain_sheet(kind, contents.data(name)):
                raise _refused(what)
    if types.get(BODY) != MAIN.casefold():
        raise OutreachError(say("This is not a Word document."), hint=_SAVE_AS_DOCX)


def _judge_main(contents: Contents) -> None:
    """Refuse a file that has no document, or more than one part that calls itself the document."""
    links = links_of(PACKAGE)
    root = contents.root(links) if links in contents else ()
    mains = [link for link in root if end_of(str(link.get("Type"))) == "officedocument"]
    if len(mains) > 1:
        raise never_so()
    if ("officeDocument", BODY) not in led_to(contents, PACKAGE):
        raise OutreachError(say("This is not a Word document."), hint=_SAVE_AS_DOCX)
    for entry in contents.root(TYPES):
        part = str(entry.get("PartName", "")).lstrip("/")
        is_main = str(entry.get("ContentType", "")).casefold().endswith("main+xml")
        if is_main and part in contents and part != BODY:
            raise never_so()


def _is_plain_sheet(kind: str, data: bytes) -> bool:
    """Whether a part is a binary workbook, as stands behind charts, with no program in it."""
    return is_binary_sheet(kind) and _PROGRAM not in data.lower()


def _refused(what: str) -> OutreachError:
    return OutreachError(
        say(
            "This template contains {what}, which could run or fetch something, so it is not used.",
            what=what,
        ),
        hint=say(
            "Ask for a copy without that, or take it out in Word and save it as a Word document "
            "(.docx)."
        ),
    )


def _is_misshapen(root: Element) -> bool:
    """True where a text holds more than text or stands outside a run, or a note stands in another."""
    if any(len(text) or _is_stray(text) for text in root.iter(w("t"))) or any(
        map(len, root.iter(*CODES))
    ):
        return True
    notes = root.iter(w("footnote"), w("endnote"))
    return any(note.getparent() is not root and not _names_a_separator(note) for note in notes)


def _names_a_separator(note: Element) -> bool:
    """Whether it only names one of the lines between text and notes, as Word's settings do."""
    above = note.getparent()
    return above is not None and above.tag in _NOTE_SETTINGS


def _names_furniture_elsewhere(contents: Contents) -> bool:
    """Whether a header or footer is named anywhere but where a section ends, where alone each person gets their own."""
    links = links_of(BODY)
    own = {
        str(link.get("Id"))
        for link in (contents.root(links) if links in contents else ())
        if kind_of_link(link) in ("header", "footer")
    }
    named = cast("list[str]", _NAMED_ELSEWHERE(contents.root(BODY))) if own else []
    return not own.isdisjoint(named)


def _is_stray(text: Element) -> bool:
    """Whether tags stand in a text that is no part of a run, nor of a choice between two (emoji)."""
    has_tag = not {"{", "}"}.isdisjoint(text.text or "")
    above = text.getparent()
    return has_tag and (above is None or above.tag not in _HOLD_TEXT)


def _judge_links(contents: Contents, name: str) -> None:
    for link in contents.root(name):
        kind = kind_of_link(link)
        if what := REFUSED_LINKS.get(end_of(str(link.get("Type", "")))):
            raise _refused(what)
        if kind in _OUTSIDE and is_outside(link) and not is_chart(contents, owner_of(name)):
            raise _refused(_OUTSIDE[kind])
    for kind, part in led_to(contents, owner_of(name)):
        if kind in _CLOSED and looks_like_xml(contents.data(part)):
            raise _refused(INSIDE)


def is_chart(contents: Contents, name: str) -> bool:
    """Whether a part is a chart, which keeps a picture of the numbers in a workbook elsewhere."""
    return name.endswith(".xml") and name in contents and contents.root(name).tag in _CHARTS


def _judge_part(root: Element, name: str, *, may_be_strict: bool) -> None:
    """Refuse a part by its elements and by the Word fields in it."""
    if may_be_strict and next(root.iter(f"{{{_STRICT}}}*"), None) is not None:
        raise OutreachError(
            say("This file was saved as “Strict Open XML”."),
            hint=say("Open it in Word and save it as an ordinary Word document (.docx)."),
        )
    if (found := next(root.iter(*_ELEMENTS), None)) is not None:
        raise _refused(_ELEMENTS[str(found.tag)])
    fields = fields_of(root)
    for field in fields.fields:
        if fate_of(field) != STAYS:
            what = refusal_of(field.code) or say(
                "a Word field that is put together in a way that Word never does"
            )
            raise _refused(f"{what} ({_place(field.begin, root, name)})")
    if what := refusal_of("".join(fields.stray_code)):
        raise _refused(what)


def _place(element: Element, root: Element, name: str) -> str:
    label = "" if name == BODY else called(name)
    place = place_of(element, dict(paragraphs(root, label)), label)
    return f"{place[0].lower()}{place[1:]}"
