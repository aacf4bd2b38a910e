"""What must not come in with a Word file: what runs, fetches, or hides another document.

Judged by what Word itself goes by: the relationships, the types and the fields, not only by names.
"""

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.allowed import STAYS
from outreach_desktop.templates.content_types import types_of
from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.field_codes import CODES, fields_of
from outreach_desktop.templates.field_rules import fate_of, refusal_of
from outreach_desktop.templates.links import owner_of
from outreach_desktop.templates.ooxml import CX, MC, C, Element, is_outside, kind_of_link, w
from outreach_desktop.templates.part_names import called
from outreach_desktop.templates.places import paragraphs, place_of
from outreach_desktop.templates.usual import BODY, MAIN, TYPES

_SAVE_AS_DOCX = "Open it in Word or LibreOffice and save it as a Word document (.docx)."
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MACROS, _CONTROLS, _INSIDE = "macros", "ActiveX controls", "another document inside it"
_LINKS = {
    "vbaProject": _MACROS,
    "wordVbaData": _MACROS,
    "control": _CONTROLS,
    "activeXControlBinary": _CONTROLS,
    "aFChunk": _INSIDE,
    "subDocument": _INSIDE,
}
_OUTSIDE = {"oleObject": "a link to a file elsewhere", "package": "a link to a file elsewhere"}
_TYPES = {"macroenabled": _MACROS, "vbaproject": _MACROS, "activex": _CONTROLS}
# Excel's binary workbook, which is called so whether it holds macros or not.
_BINARY_SHEET, _PROGRAM = "application/vnd.ms-excel.sheet.binary.macroenabled", b"vbaproject"
_NAMES = {"vbaproject": _MACROS, "vbadata": _MACROS, "/activex/": _CONTROLS}
_ELEMENTS = {w("altChunk"): _INSIDE, w("subDoc"): _INSIDE, w("control"): _CONTROLS}
_NOTE_SETTINGS = {w("footnotePr"), w("endnotePr")}
_CHARTS = {f"{{{C}}}chartSpace", f"{{{CX}}}chartSpace"}
_HOLD_TEXT = {w("r"), f"{{{MC}}}Choice", f"{{{MC}}}Fallback"}
_TYPES_TAG = "{http://schemas.openxmlformats.org/package/2006/content-types}Types"
_LINKS_TAG = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"


def refuse_harmful_package(contents: Contents) -> None:
    """Raise OutreachError, in one sentence, for what the names, types and links of the parts betray."""
    _refuse_other_files(contents)
    for name in contents:
        for part_of_name, what in _NAMES.items():
            if part_of_name in name.casefold():
                raise _refused(what)
    for name in contents:
        if name.endswith(".rels"):
            if contents.root(name).tag != _LINKS_TAG:
                raise _damaged(name)
            _judge_links(contents, name)


def refuse_harmful_parts(contents: Contents) -> None:
    """The same for what stands in the parts."""
    for name in contents.xml_parts():
        if _is_misshapen(contents.root(name)):
            raise _damaged(name)
        _judge_part(contents.root(name), "" if name == BODY else called(name))
    root = contents.root(BODY)
    if root.tag != w("document") or root.find(w("body")) is None:
        raise OutreachError("This Word file has no text.", hint=_SAVE_AS_DOCX)


def _refuse_other_files(contents: Contents) -> None:
    if TYPES not in contents or BODY not in contents:
        raise OutreachError(
            "This is not a Word document.",
            hint="Choose a template that was saved as a Word document (.docx).",
        )
    if contents.root(TYPES).tag != _TYPES_TAG:
        raise _damaged(TYPES)
    types = types_of(contents)
    for name, kind in types.items():
        for word, what in _TYPES.items():
            if word in kind and not _is_plain_sheet(kind, contents.data(name)):
                raise _refused(what)
    if types.get(BODY) != MAIN.casefold():
        raise OutreachError("This is not a Word document.", hint=_SAVE_AS_DOCX)


def _is_plain_sheet(kind: str, data: bytes) -> bool:
    """Whether a part is a binary workbook, as stands behind charts, with no program in it."""
    return kind.startswith(_BINARY_SHEET) and _PROGRAM not in data.lower()


def _refused(what: str) -> OutreachError:
    return OutreachError(
        f"This template contains {what}, so it is not used.",
        hint="Open it in Word, take that out, and save it as a Word document (.docx).",
    )


def _damaged(name: str) -> OutreachError:
    return OutreachError(
        f"This Word file is damaged: what stands in {called(name)} is put together wrongly.",
        hint="Open it in Word, let Word repair it, and save it again.",
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


def _is_stray(text: Element) -> bool:
    """Whether tags stand in a text that is no part of a run, nor of a choice between two (emoji)."""
    has_tag = not {"{", "}"}.isdisjoint(text.text or "")
    above = text.getparent()
    return has_tag and (above is None or above.tag not in _HOLD_TEXT)


def _judge_links(contents: Contents, name: str) -> None:
    for link in contents.root(name):
        kind = kind_of_link(link)
        if kind in _LINKS:
            raise _refused(_LINKS[kind])
        if kind in _OUTSIDE and is_outside(link) and not is_chart(contents, owner_of(name)):
            raise _refused(_OUTSIDE[kind])


def is_chart(contents: Contents, name: str) -> bool:
    """Whether a part is a chart, which keeps a picture of the numbers in a workbook elsewhere."""
    return name.endswith(".xml") and name in contents and contents.root(name).tag in _CHARTS


def _judge_part(root: Element, label: str) -> None:
    """Refuse a part by its elements and by the Word fields in it; `label` says what it is, if not the text."""
    if root.tag == f"{{{_STRICT}}}document":
        raise OutreachError(
            "This file was saved as “Strict Open XML”.",
            hint="Open it in Word and save it as an ordinary Word document (.docx).",
        )
    if (found := next(root.iter(*_ELEMENTS), None)) is not None:
        raise _refused(_ELEMENTS[str(found.tag)])
    fields = fields_of(root)
    for field in fields.fields:
        if fate_of(field) != STAYS:
            what = (
                refusal_of(field.code)
                or "a Word field that is put together in a way that Word never does"
            )
            raise _refused(f"{what} ({_place(field.begin, root, label)})")
    if what := refusal_of("".join(fields.stray_code)):
        raise _refused(what)


def _place(element: Element, root: Element, label: str) -> str:
    place = place_of(element, dict(paragraphs(root, label)), label)
    return f"{place[0].lower()}{place[1:]}"
