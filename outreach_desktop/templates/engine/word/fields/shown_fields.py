"""Fields taken out of a part, and what they show left as it stands."""

from collections.abc import Iterable

from outreach_desktop.templates.engine.word.fields.field_codes import CODES, FieldInPart
from outreach_desktop.templates.engine.word.fields.field_rules import PROMPT
from outreach_desktop.templates.engine.word.fields.instructions import Instruction, instruction
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import MC, XML_SPACE, Element, w

_RUN, _LOOKS, _TEXT = w("r"), w("rPr"), w("t")
_IN_RUNS = {_RUN, f"{{{MC}}}Choice", f"{{{MC}}}Fallback"}


class ShownFields:
    """All that stands in the runs of a part, from which fields are taken; what goes, goes at `clear`."""

    __slots__ = ("_all", "_at", "_going")

    def __init__(self, root: Element) -> None:
        self._all = [one for one in root.iter() if one.tag != _LOOKS and _is_in_run(one)]
        self._at = {one: number for number, one in enumerate(self._all)}
        self._going: dict[Element, None] = {}

    def is_gone(self, one: FieldInPart) -> bool:
        """Whether a field goes with another that was taken out."""
        return one.begin in self._going

    def take(self, one: FieldInPart) -> None:
        """Take a field out but for what it shows."""
        if one.simple:
            for child in list(one.begin):
                one.begin.addprevious(child)
            parent_of(one.begin).remove(one.begin)
        elif one.whole:
            self._going |= dict.fromkeys((*self._code(one), one.begin, _middle(one), _end(one)))
        else:
            codes = (piece for piece in one.pieces if piece.tag in CODES)
            edges = (edge for edge in (one.begin, one.separate, one.end) if edge is not None)
            self._going |= dict.fromkeys((*edges, *codes))

    def take_prompt(self, one: FieldInPart) -> str:
        """Take a prompt out; its words, which stand in its code where nothing else is shown."""
        found = PROMPT.match(one.code)
        skipped = found.end() if found else 0
        words = one.code[skipped:].strip()
        if one.simple:
            if words and not any(text.text for text in one.begin.iter(_TEXT)):
                run = one.begin.makeelement(_RUN)
                run.append(run.makeelement(_TEXT, {XML_SPACE: "preserve"}))
                run[0].text = words
                one.begin.append(run)
            self.take(one)
            return words
        keeps = not any(text.text for text in self.words(one))
        for piece in one.pieces if keeps else ():
            text = piece.text or ""
            if piece.tag in (*CODES, _TEXT):
                piece.text, skipped = text[skipped:], max(skipped - len(text), 0)
                piece.tag = _TEXT
                piece.set(XML_SPACE, "preserve")
            else:  # a tab or the like, one letter of the code
                skipped = max(skipped - 1, 0)
        self.take(one)
        for piece in one.pieces if keeps else ():
            self._going.pop(piece, None)
        return words

    def words(self, one: FieldInPart) -> list[Element]:
        """The texts that a field shows, those of fields in it too."""
        if one.simple:
            return list(one.begin.iter(_TEXT))
        if one.separate is None or one.end is None:
            return []
        shown = self._all[self._at[one.separate] : self._at[one.end]]
        return [text for text in shown if text.tag == _TEXT and text not in self._going]

    def without_folder(self, one: FieldInPart) -> None:
        """Leave of the name of a file that a field shows the name, which says nothing of anybody's computer."""
        texts = self.words(one)
        whole = "".join(text.text or "" for text in texts)
        skipped = max(whole.rfind("/"), whole.rfind("\\")) + 1
        for text in texts:
            words = text.text or ""
            text.text, skipped = words[skipped:], max(skipped - len(words), 0)

    def forget(self, simple: Iterable[FieldInPart]) -> None:
        """Take out, with all they show, fields of one element that stood in the code of one that goes."""
        for one in simple:
            if one.begin.getparent() is not None:
                parent_of(one.begin).remove(one.begin)

    def clear(self) -> None:
        """Take everything out, and runs in which nothing is left."""
        for element in self._going:
            holder = element.getparent()
            if holder is None:
                continue
            holder.remove(element)
            above = holder.getparent()
            if (
                holder.tag == _RUN
                and above is not None
                and all(one.tag == _LOOKS for one in holder)
            ):
                above.remove(holder)

    def _code(self, one: FieldInPart) -> list[Element]:
        """All that stands in runs from the beginning of a field to the end of its code."""
        return self._all[self._at[one.begin] : self._at[_middle(one)]]


def _middle(one: FieldInPart) -> Element:
    return one.separate if one.separate is not None else _end(one)


def _end(one: FieldInPart) -> Element:
    assert one.end is not None  # noqa: S101  asked only of whole fields
    return one.end


def _is_in_run(element: Element) -> bool:
    above = element.getparent()
    return above is not None and above.tag in _IN_RUNS


def sets_its_words(one: FieldInPart, shown: ShownFields) -> bool:
    """Let a field that asks for the words of a bookmark set those that it has; False where it names none."""
    code: Instruction[str] = instruction((one.code,))
    named = [word.text for word in code.words]
    if not named or not named[0]:
        return False
    words = "".join(text.text or "" for text in shown.words(one))
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    said = f' SET {named[0]} "{quoted}" '
    if one.simple:
        one.begin.set(w("instr"), said)
        return True
    first, *others = (piece for piece in one.pieces if piece.tag in (*CODES, _TEXT))
    first.text = said
    for piece in others:
        piece.text = ""
    return True
