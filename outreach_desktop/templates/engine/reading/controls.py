"""Content controls as fields: one whose tag (or title) is `contact.name` is filled in without braces.

Text and rich text, check boxes, lists, dates and pictures. One whose name leads to no group of the data
keeps what it holds: other programs give names too. A name that is one word only needs its braces,
`{{ name }}`, because Word's own cover pages use such names. What a control was bound to is forgotten, or
Word would put the old value back.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from outreach_desktop.templates.engine.reading.cells import sign, whole_sign
from outreach_desktop.templates.engine.reading.dialect import (
    ATTRIBUTE,
    CHOICE,
    WHOLE_ATTRIBUTE,
    Tag,
)
from outreach_desktop.templates.engine.reading.named_places import field_of
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import W14, WP, XML_SPACE, Element, w
from outreach_desktop.templates.engine.word.run_looks import with_looks

_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?:\s*\|.*)?")
_BRACES = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_LEFT_ALONE = {w(name) for name in ("docPartObj", "docPartList", "group", "equation", "citation")}
_CHECKBOX = f"{{{W14}}}checkbox"
_LISTS = {w("dropDownList"): True, w("comboBox"): False}
_CELL, _ROW = w("tc"), w("tr")
_WEEKDAYS = {"dddd": "EEEE", "ddd": "EEE"}
_CLOCK = re.compile(r"[hHms]")
_VALUE, _FONT = f"{{{W14}}}val", f"{{{W14}}}font"
_USUAL_FONT = "MS Gothic"
_SYMBOLS = re.compile(r"wingdings|webdings|symbol", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Control:
    """A content control to be filled in: its properties, its content, what its tag asks for."""

    properties: Element
    content: Element
    expression: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The items of a list to choose from: the words of each, by its words and by its value."""

    words: Mapping[str, str]
    closed: bool
    """Whether no other words can be chosen."""


def names_of_controls(root: Element) -> Iterator[str]:
    """What the controls of a part ask for that are named without braces."""
    for properties in root.iter(w("sdtPr")):
        expression, in_braces = _expression(properties)
        if expression and not in_braces:
            yield expression


def forget_numbers(root: Element) -> None:
    """Take the numbers of all controls away: text that stands more than once must not bring them along."""
    for properties in root.iter(w("sdtPr")):
        _remove(properties, "id")


def group_of(expression: str) -> str:
    """The group of the data that a control's name begins with: `contact` of `contact.name`."""
    return expression.partition(".")[0].removesuffix("[]")


def write_tags(root: Element, strange: Set[str] = frozenset()) -> list[Control]:
    """Type into each control of a part the tag that its name stands for.

    Those named without braces after one of the `strange` groups, which no data have, stay as they are.
    """
    found = []
    for control in list(root.iter(w("sdt"))):
        properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
        if properties is not None:
            _remove(properties, "id")  # they repeat in loops, and Word numbers them itself
        if properties is None or content is None:
            continue
        expression, in_braces = _expression(properties)
        if not in_braces and group_of(expression) in strange:
            expression = ""
        if "{" in "".join(text.text or "" for text in content.iter(w("t"))):
            _set_free(properties)
        elif (
            expression
            and not _is_holder(properties, content)
            and _filled(control, properties, content, expression)
        ):
            _set_free(properties)
            found.append(Control(properties, content, expression))
    return found


def finish(controls: Sequence[Control], tags: Sequence[Tag]) -> list[Tag]:
    """Give what Word keeps beside a control's text its value: ticks, choices, the day of a date.

    The tags of the part as they are then.
    """
    made = list(tags)
    numbers = {tag.node: number for number, tag in enumerate(tags) if tag.node is not None}
    for control in controls:
        number = next((numbers[one] for one in control.content.iter() if one in numbers), None)
        if number is None:
            continue
        tag = replace(made[number], raw=control.expression)
        _name_without_braces(control.properties)
        for kind in control.properties:
            if kind.tag == _CHECKBOX:
                _tick(kind, len(made))
                made.append(_like(tag, ATTRIBUTE, f"1 if ({control.expression}) else 0"))
            elif kind.tag in _LISTS:
                tag = replace(tag, kind=CHOICE, brings=_choices(kind))
            elif kind.tag == w("date"):
                kind.set(w("fullDate"), whole_sign(len(made)))
                made.append(_like(tag, WHOLE_ATTRIBUTE, _iso(control.expression)))
        made[number] = tag
    return made


def _expression(properties: Element) -> tuple[str, bool]:
    """What the control's tag, or else its title, asks for, "" where nothing; and whether in braces."""
    if field_of(properties):  # a named place of ours, whose field stands in it
        return "", False
    for name in ("tag", "alias"):
        one = properties.find(w(name))
        text = str(one.get(w("val"), "")).strip() if one is not None else ""
        if braces := _BRACES.fullmatch(text):
            return braces[1], True
        if _NAME.fullmatch(text):
            return text, False
    return "", False


def _name_without_braces(properties: Element) -> None:
    """Leave no braces in a name once it is filled in: a finished document holds no tags."""
    for named in properties.iterchildren(w("tag"), w("alias")):
        if braces := _BRACES.fullmatch(str(named.get(w("val"), "")).strip()):
            named.set(w("val"), braces[1])


def _is_holder(properties: Element, content: Element) -> bool:
    """True for a control that holds rows or other controls, or that Word itself looks after."""
    return (
        any(child.tag in _LEFT_ALONE for child in properties)
        or next(content.iter(w("sdt"), _ROW), None) is not None
    )


def _set_free(properties: Element) -> None:
    _remove(properties, "showingPlcHdr")
    for binding in [one for one in properties if str(one.tag).endswith("}dataBinding")]:
        properties.remove(binding)


def _remove(properties: Element, name: str) -> None:
    for one in list(properties.iterchildren(w(name))):
        properties.remove(one)


def _filled(control: Element, properties: Element, content: Element, expression: str) -> bool:
    """Put the tag into the control; False where there is no place for one."""
    if properties.find(w("picture")) is not None:
        return _named_picture(content, expression)
    holder: Element | None = content
    if next(control.iterancestors(w("p")), None) is None:
        holder = next(content.iter(w("p")), None)
    if holder is None:
        return False
    run = _run(properties, content)
    for child in list(holder):
        if child.tag != w("pPr"):
            holder.remove(child)
    holder.append(run)
    for sibling in list(parent_of(holder)) if holder is not content else ():
        if sibling is not holder and sibling.tag != w("tcPr"):
            parent_of(holder).remove(sibling)
    words = run.makeelement(w("t"), {XML_SPACE: "preserve"})
    words.text = f"{{{{ {_typed(properties, expression)} }}}}"
    run.append(words)
    lines = properties.find(w("text"))
    if lines is not None:
        lines.set(w("multiLine"), "1")
    return True


def _named_picture(content: Element, expression: str) -> bool:
    named = next(content.iter(f"{{{WP}}}docPr"), None)
    if named is None:
        return False
    named.set("descr", f"{{{{ {expression} }}}}")
    return True


def _run(properties: Element, content: Element) -> Element:
    """An empty run in the looks of the control's own text, not in those of its placeholder."""
    own = properties.find(w("rPr"))
    first = next(content.iter(w("r")), None)
    if properties.find(w("showingPlcHdr")) is None and first is not None:
        own = first.find(w("rPr"))
    run = content.makeelement(w("r"))
    box = properties.find(_CHECKBOX)
    if box is not None:
        own = with_looks(own if own is not None else run.makeelement(w("rPr")), _font(box))
    if own is not None:
        run.append(copy.deepcopy(own))
    return run


def _typed(properties: Element, expression: str) -> str:
    """The tag's inside: a date in the control's own pattern, a tick or an empty box."""
    box, date = properties.find(_CHECKBOX), properties.find(w("date"))
    if box is not None:
        ticked, empty = _signs(box)
        return f"'{ticked}' if ({expression}) else '{empty}'"
    if date is not None and "|" not in expression:
        return f'{expression}|date("{_pattern(date)}")'
    return expression


def _pattern(date: Element) -> str:
    """The control's pattern as CLDR writes it; the long date where it asks for a time or is odd."""
    one = date.find(w("dateFormat"))
    pattern = str(one.get(w("val"), "")) if one is not None else ""
    for ours, theirs in _WEEKDAYS.items():
        pattern = pattern.replace(ours, theirs)
    unquoted = re.sub(r"'[^']*'", "", pattern)
    odd = not pattern or _CLOCK.search(unquoted) or '"' in pattern or "\\" in pattern
    return "long" if odd else pattern


def _iso(expression: str) -> str:
    return f'({expression.partition("|")[0]})|date("%Y-%m-%dT00:00:00Z")'


def _signs(box: Element) -> list[str]:
    """The letters for a ticked and an empty box, which share one font."""
    signs = []
    for state, usual in ((_state(box, "checked"), "2612"), (_state(box, "unchecked"), "2610")):
        number = str(state.get(_VALUE, usual))
        code = int(number, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", number) else int(usual, 16)
        in_font = code < 0x100 and _SYMBOLS.search(str(state.get(_FONT, "")))
        signs.append(chr(code + 0xF000 if in_font else code))
    return signs


def _font(box: Element) -> dict[str, dict[str, str]]:
    """The look of a box; where a tick has another font than none, both get the usual one."""
    states = [_state(box, "checked"), _state(box, "unchecked")]
    fonts = {str(state.get(_FONT, _USUAL_FONT)) for state in states}
    if len(fonts) > 1:
        for state, sign_number in zip(states, ("2612", "2610"), strict=True):
            state.attrib.update({_VALUE: sign_number, _FONT: _USUAL_FONT})
        fonts = {_USUAL_FONT}
    return {"rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), fonts.pop())}


def _state(box: Element, name: str) -> Element:
    found = box.find(f"{{{W14}}}{name}State")
    if found is None:
        usual = "2612" if name == "checked" else "2610"
        found = box.makeelement(f"{{{W14}}}{name}State", {_VALUE: usual, _FONT: _USUAL_FONT})
        box.append(found)
    return found


def _tick(box: Element, number: int) -> None:
    checked = box.find(f"{{{W14}}}checked")
    if checked is None:
        checked = box.makeelement(f"{{{W14}}}checked")
        box.insert(0, checked)
    checked.set(_VALUE, sign(number))


def _choices(kind: Element) -> Choices:
    """A list shows the words of the item whose words or value are given."""
    words_of: dict[str, str] = {}
    kind.attrib.pop(w("lastValue"), "")
    for item in kind.iterchildren(w("listItem")):
        value = str(item.get(w("value"), ""))
        words = str(item.get(w("displayText"), value))
        words_of.setdefault(value.casefold(), words)
    for words in list(words_of.values()):
        words_of[words.casefold()] = words
    return Choices(words_of, _LISTS[str(kind.tag)])


def _like(of: Tag, kind: str, body: str) -> Tag:
    """A tag that says the same beside the text."""
    return Tag(kind, of.raw, body, of.place, near=of.near)
