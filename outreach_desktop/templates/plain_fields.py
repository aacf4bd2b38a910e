"""Word's fields that become what they show: pictures pasted from a page of the web, places to click and type.

A picture pasted from the web stands in the file, inside a field that would fetch it again. Prompts such as
“[Click here and type a name]” in Microsoft's own letters are buttons for a macro called NoMacro, which is
none. Their pictures and words stay, the fields go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.field_codes import field_codes
from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import XML_SPACE, Element, w
from outreach_desktop.templates.problems import quoted

_PICTURE = re.compile(r"\s*INCLUDEPICTURE\b", re.IGNORECASE)
# What templates call the macro that is none; DoFieldClick is a command of Word's that selects the prompt.
_PROMPT = re.compile(
    r"\s*MACROBUTTON\s+(?:NoMacros?|NoName|None|NN|DoNothing|DoFieldClick)(?:\s|$)", re.IGNORECASE
)
_SIMPLE, _EDGE, _RUN, _LOOKS = w("fldSimple"), w("fldChar"), w("r"), w("rPr")
_CODES = (w("instrText"), w("delInstrText"))


@dataclass(slots=True)
class _Field:
    """A field: the places of its edges among all that stands in runs, and the pieces of its own code."""

    begin: int
    separate: int = -1
    end: int = -1
    pieces: list[Element] = field(default_factory=list)

    @property
    def code(self) -> str:
        return "".join(piece.text or "" for piece in self.pieces)

    @property
    def code_ends(self) -> int:
        return self.end if self.separate < 0 else self.separate


def without_fields(contents: Contents) -> list[str]:
    """Turn these fields into what they show, in place; a sentence for each kind that there was."""
    pictures, prompts = 0, list[str]()
    for name in contents:
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        root = contents.root(name)
        if any(map(_is_plain, field_codes(root, contents.data(name)))):
            pictures += _make_plain(root, prompts)
            contents.changed(name)
    return list(_sentences(pictures, prompts))


def _is_plain(code: str) -> bool:
    return bool(_PICTURE.match(code) or _PROMPT.match(code))


def _sentences(pictures: int, prompts: list[str]) -> Iterator[str]:
    if pictures == 1:
        yield "A picture in it was pasted from elsewhere: it stays, and the link to where it came from is left out."
    elif pictures:
        yield f"{pictures} pictures in it were pasted from elsewhere: they stay, and the links to where they came from are left out."
    if len(prompts) == 1:
        yield f"A prompt to click and type, {quoted(prompts[0])}, is printed as plain words: put a field there, or take it out."
    elif prompts:
        yield f"{len(prompts)} prompts to click and type, such as {quoted(prompts[0])}, are printed as plain words: put fields there, or take them out."


def _make_plain(root: Element, prompts: list[str]) -> int:
    """Leave of the fields of a part what they show: how many pictures, and the words of `prompts`."""
    pictures = _unwrap_simple(root, prompts)
    shown = [one for one in root.iter() if one.tag != _LOOKS and _holder(one) is not None]
    left_out: set[int] = set()
    last = -1
    for one in _fields(shown):
        if one.end < 0 or one.begin in left_out:
            continue
        if _PICTURE.match(one.code):
            left_out.update(range(one.begin, one.code_ends + 1), (one.end,))
            pictures += one.begin > last  # Word puts such a field into another each time it fetches
            last = max(last, one.end)
        elif prompt := _PROMPT.match(one.code):
            left_out.update({one.begin, one.code_ends, one.end})
            prompts.append(one.code[prompt.end() :].strip())
            _tell(one, prompt.end(), shown)
    for at in left_out:
        _take_out(shown[at])
    return pictures


def _unwrap_simple(root: Element, prompts: list[str]) -> int:
    pictures = 0
    for simple in list(root.iter(_SIMPLE)):
        code = str(simple.get(w("instr"), ""))
        if prompt := _PROMPT.match(code):
            prompts.append(code[prompt.end() :].strip())
            _unwrap(simple, prompts[-1])
        elif _PICTURE.match(code):
            pictures += 1
            _unwrap(simple, "")
    return pictures


def _holder(element: Element) -> Element | None:
    """The run that an element stands in."""
    above = element.getparent()
    return above if above is not None and above.tag == _RUN else None


def _fields(shown: list[Element]) -> list[_Field]:
    """The fields of a part, in the order in which they begin."""
    fields: list[_Field] = []
    open_: list[_Field] = []
    for at, element in enumerate(shown):
        if element.tag == _EDGE:
            edge = element.get(w("fldCharType"))
            if edge == "begin":
                open_.append(_Field(at))
                fields.append(open_[-1])
            elif edge == "separate" and open_:
                open_[-1].separate = at
            elif edge == "end" and open_:
                open_.pop().end = at
        elif element.tag in _CODES and open_ and open_[-1].separate < 0:
            open_[-1].pieces.append(element)
    return fields


def _tell(prompt: _Field, skipped: int, shown: list[Element]) -> None:
    """Make text of a prompt's words, which stand in its code behind the first `skipped` letters."""
    result = shown[prompt.separate : prompt.end] if prompt.separate >= 0 else []
    has_result = any(one.tag == w("t") and one.text for one in result)
    for piece in prompt.pieces:
        text = piece.text or ""
        piece.text = "" if has_result else text[skipped:]
        skipped = max(skipped - len(text), 0)
        piece.tag = w("t")
        piece.set(XML_SPACE, "preserve")


def _unwrap(simple: Element, words: str) -> None:
    """Leave of a field in one element what it shows, or else these words."""
    if words and not any(text.text for text in simple.iter(w("t"))):
        run = simple.makeelement(_RUN)
        run.append(run.makeelement(w("t"), {XML_SPACE: "preserve"}))
        run[0].text = words
        simple.append(run)
    for child in list(simple):
        simple.addprevious(child)
    parent_of(simple).remove(simple)


def _take_out(element: Element) -> None:
    """Take an element out of its run, and the run too where nothing else stands in it."""
    run = parent_of(element)
    run.remove(element)
    if all(child.tag == _LOOKS for child in run) and run.getparent() is not None:
        parent_of(run).remove(run)
