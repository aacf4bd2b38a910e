"""Word's fields that become what they show: pictures pasted from the web, prompts, and what may not come in.

A picture pasted from a page of the web stands in the file, inside a field that would fetch it again.
Prompts such as “[Click here and type a name]” in Microsoft's own letters are buttons for a macro called
NoMacro, which is none. Their pictures and words stay, the fields go; so it is with every field that is
not on the list of those that may come in (`allowed.py`), and with one that is not whole.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.opening.left_out import LINK, LeftOut
from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.templates.engine.word.bookmarks import bookmarks
from outreach_desktop.templates.engine.word.fields.controls_in_codes import set_free
from outreach_desktop.templates.engine.word.fields.field_codes import (
    SIMPLE,
    FieldInPart,
    fields_of,
    holds_fields,
    names_of,
)
from outreach_desktop.templates.engine.word.fields.field_rules import PICTURE, PROMPT, fate_of
from outreach_desktop.templates.engine.word.fields.link_fields import led_to_by, odd_address_of
from outreach_desktop.templates.engine.word.fields.shown_fields import ShownFields, sets_its_words
from outreach_desktop.templates.engine.word.moving import take_out
from outreach_desktop.templates.engine.word.ooxml import Element, w
from outreach_desktop.templates.engine.word.package.allowed import (
    ABOUT_WRITERS,
    BECOMES_WORDS,
    FROM_ELSEWHERE,
    KNOWN_FIELDS,
    QUESTIONS,
    STAYS,
)
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.words import say, say_many

_PROMPTED, _TORN, _ASKED, _LINK = "MACROBUTTON", "torn", "ASK", "link"
_WITH_FOLDER = ("FILENAME", "TEMPLATE")
_FORM_TRICKS = tuple(w(name) for name in ("entryMacro", "exitMacro", "helpText", "statusText"))
_HIDDEN_DATA = w("fldData")
_NOBODYS_CODE = "instr"  # Word reads w:instr, another program may read this one
_MOST_ROUNDS = 12  # of fields in the codes of fields; what is left then is refused

_TORN_FIELDS = say(
    "What is left of a field of Word\u2019s that does not begin and end in one place is printed as plain words."
)
_FORMS = say("The macros and help texts of form fields in it are left out of the documents made.")
_CONTROLS = say(
    "A content control that stood in the code of one of Word\u2019s fields, or held a part of one, is left out of the "
    "documents made; what it held stays."
)


@dataclass(slots=True)
class PlainFields:
    """What was made plain: pictures, the words of prompts, the names of other fields; macros of forms."""

    left_out: LeftOut
    pictures: int = 0
    prompts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    torn: int = 0
    forms: bool = False
    controls: int = 0


def without_fields(contents: Contents, left_out: LeftOut) -> list[str]:
    """Turn these fields into what they show, in place; a sentence for each kind that there was.

    Links that lead where no link may lead are noted in `left_out`, as those without a field are.
    """
    told = PlainFields(left_out)
    with_fields = [name for name in contents.xml_parts() if contents.says(name, holds_fields)]
    parts = contents.xml_parts() if with_fields else ()
    marks = {one.casefold() for name in parts for one in bookmarks(contents.root(name))}
    for name in with_fields:
        if made_plain(contents.root(name), told, marks):
            contents.changed(name)
    return list(_sentences(told))


def made_plain(root: Element, told: PlainFields, marks: Set[str]) -> bool:
    """The same for one part; False where nothing was changed. `marks` are the file's bookmarks."""
    freed = set_free(root)
    told.controls += freed
    changed = _without_tricks(root, told) or bool(freed)
    for _ in range(_MOST_ROUNDS):
        if not _one_round(root, told, marks):
            break
        changed = True
    return changed


def _without_tricks(root: Element, told: PlainFields) -> bool:
    """Take the macros, help texts and hidden data of fields out."""
    found = list(root.iter(*_FORM_TRICKS, _HIDDEN_DATA))
    for one in found:
        if one.getparent() is not None:
            take_out(one)
    told.forms |= any(one.tag != _HIDDEN_DATA for one in found)
    twice = [one for one in root.iter(SIMPLE) if one.attrib.pop(_NOBODYS_CODE, "")]
    return bool(found or twice)


def _one_round(root: Element, told: PlainFields, marks: Set[str]) -> bool:
    """Make fields plain, those in their codes with them; False where there is nothing left to do."""
    found = fields_of(root)
    changed = _spell_out(found.fields, marks)
    for edge in found.stray_edges:
        take_out(edge)
        changed = True
    going = _going(found.fields)
    if not going:
        return changed
    shown = ShownFields(root)
    for one, kind in going.items():
        if not shown.is_gone(one):
            _make_plain(one, kind, shown, told)
    shown.forget(
        one for one in found.fields if one.simple and one.in_code and one.of_text() in going
    )
    shown.clear()
    return True


def _spell_out(fields: list[FieldInPart], marks: Set[str]) -> bool:
    """Write codes as Word understands them, so that tags in them, too, are filled in as in any code.

    What stands there as text is code, and `{ Name }` is short for `{ REF Name }`.
    """
    changed = False
    for one in fields:
        if one.whole and _is_short_for_reference(one, marks):
            changed |= _put_before(one, "REF ")
        for piece in one.pieces if fate_of(one) == STAYS else ():
            if piece.tag in (w("t"), w("delText"), w("delInstrText")):
                piece.tag = w("instrText")
                changed = True
    return changed


def _is_short_for_reference(one: FieldInPart, marks: Set[str]) -> bool:
    name = names_of(one.code)[0]
    return name.casefold() in marks and name not in KNOWN_FIELDS and fate_of(one) == BECOMES_WORDS


def _put_before(one: FieldInPart, words: str) -> bool:
    """Put words before a code; False where none of it stands in an element of its own."""
    if one.simple:
        one.begin.set(w("instr"), f" {words}{one.code.lstrip()}")
        one.words[:] = [f" {words}{one.code.lstrip()}"]
        return True
    first = next((piece for piece in one.pieces if piece.text), None)
    if first is None:
        return False
    first.text = f" {words}{str(first.text).lstrip()}"
    one.words.insert(0, words)
    return True


def _going(fields: list[FieldInPart]) -> dict[FieldInPart, str]:
    """The fields to be made plain, each with why; one in the code of another takes that with it."""
    going: dict[FieldInPart, str] = {}
    for one in fields:
        if kind := _kind(one):
            whole = one.of_text()
            if whole is one:
                going.setdefault(one, kind)
            elif fate_of(whole) == STAYS:
                going.setdefault(whole, _TORN if kind in (_PROMPTED, PICTURE) else kind)
    return going


def _kind(one: FieldInPart) -> str:
    """Why a field is made plain; "" for one that stays, or for which its file is refused."""
    if one.whole and PROMPT.match(one.code):
        return _PROMPTED
    name = names_of(one.code)[0]
    if one.whole and name == PICTURE:
        return PICTURE
    if fate_of(one) == STAYS and odd_address_of(one):
        return _LINK
    if fate_of(one) != BECOMES_WORDS:
        return ""
    return (name or "?") if one.whole else _TORN


def _make_plain(one: FieldInPart, kind: str, shown: ShownFields, told: PlainFields) -> None:
    """Leave of a field what it shows, and note it for a sentence."""
    if kind == _PROMPTED:
        told.prompts.append(shown.take_prompt(one))
        return
    if kind == _LINK:
        told.left_out.add(LINK, led_to_by(odd_address_of(one)))
    if kind in _WITH_FOLDER:
        shown.without_folder(one)
    if names_of(one.code)[0] == _ASKED and sets_its_words(one, shown):
        told.names.append(kind)
        return
    shown.take(one)
    if kind == PICTURE:
        # Word puts such a field into another each time it fetches the picture.
        told.pictures += not any(names_of(above.code)[0] == PICTURE for above in one.around())
    elif kind == _TORN:
        told.torn += 1
    elif kind != _LINK:
        told.names.append(kind)


def _sentences(told: PlainFields) -> Iterator[str]:
    if told.pictures == 1:
        yield say(
            "A picture in it was pasted from elsewhere: it stays, and the link to where it came from is left out."
        )
    elif told.pictures:
        yield say(
            "{count} pictures in it were pasted from elsewhere: they stay, and the links to where they came from are left out.",
            count=told.pictures,
        )
    if len(told.prompts) == 1:
        yield say(
            "A prompt to click and type, {quoted}, is printed as plain words: put a field there, or take it out.",
            quoted=quoted(told.prompts[0]),
        )
    elif told.prompts:
        yield say(
            "{count} prompts to click and type, such as {quoted}, are printed as plain words: put fields there, or take them out.",
            count=len(told.prompts),
            quoted=quoted(told.prompts[0]),
        )
    yield from _of_names(told.names)
    if told.torn:
        yield _TORN_FIELDS
    if told.controls:
        yield _CONTROLS
    if told.forms:
        yield _FORMS


def _about_writers(count: int, field: str) -> str:
    return say_many(
        "The field {field}, which tells of a computer or of who uses it, is printed as the words that it shows now: check that they are right for everyone.",
        "{count} fields that tell of a computer or of who uses it, such as {field}, are printed as the words that they show now: check that these are right for everyone.",
        count,
        field=field,
    )


def _from_elsewhere(count: int, field: str) -> str:
    return say_many(
        "The field {field}, which needs what does not go out with a document, is printed as the words that it shows now: check that they are right for everyone.",
        "{count} fields that need what does not go out with a document, such as {field}, are printed as the words that they show now: check that these are right for everyone.",
        count,
        field=field,
    )


def _questions(count: int, field: str) -> str:
    return say_many(
        "The field {field}, which asks for words when it is updated, is printed as the words that it shows now: check that they are right for everyone.",
        "{count} fields that ask for words when they are updated, such as {field}, are printed as the words that they show now: check that these are right for everyone.",
        count,
        field=field,
    )


def _unknown(count: int, field: str) -> str:
    return say_many(
        "The field {field}, which this program does not know, is printed as the words that it shows now: check that they are right for everyone.",
        "{count} fields that this program does not know, such as {field}, are printed as the words that they show now: check that these are right for everyone.",
        count,
        field=field,
    )


_TOLD = (
    (ABOUT_WRITERS, _about_writers),
    (FROM_ELSEWHERE, _from_elsewhere),
    (QUESTIONS, _questions),
)


def _of_names(names_met: list[str]) -> Iterator[str]:
    known = frozenset().union(*(names for names, _ in _TOLD))
    unknown = frozenset(names_met) - known
    for names, told in (*_TOLD, (unknown, _unknown)):
        if met := [name for name in names_met if name in names]:
            yield told(len(met), met[0])
