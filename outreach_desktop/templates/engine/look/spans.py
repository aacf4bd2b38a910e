"""The words of a paragraph, run by run: text, pictures, fields, breaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from outreach_desktop.domain.documents.look import (
    PAGE,
    PAGES,
    SECTION_PAGES,
    Float,
    Picture,
    TextRun,
    TextStyle,
)
from outreach_desktop.templates.engine.look.drawings import Drawings
from outreach_desktop.templates.engine.look.notes import Notes
from outreach_desktop.templates.engine.look.package import (
    Element,
    R,
    W,
    attribute,
    chosen,
    descend,
    hexadecimal,
    switch,
)
from outreach_desktop.templates.engine.look.styles import Styles

_FIELDS = {"PAGE": PAGE, "NUMPAGES": PAGES, "SECTIONPAGES": SECTION_PAGES}
_LETTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NAME = 200  # letters of an instruction in which its name stands
_DRAWINGS = {"drawing", "pict", "object"}
_LEFT_OUT = {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "sdtPr", "sdtEndPr"}


class Fields:
    """Which fields are open while a part is read; they may begin and end in different runs."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._of_pages = 0

    @property
    def shown(self) -> bool:
        """Whether the stored result of a page field is being read, and not ordinary text."""
        return self._of_pages > 0

    def instruction(self, text: str) -> None:
        """Part of the innermost field's instruction, whose beginning says what it is."""
        if self._open and len(self._open[-1]) < _NAME:
            before = self._open[-1]
            self._open[-1] = (before + text)[:_NAME]
            self._of_pages += bool(field_kind(self._open[-1])) - bool(field_kind(before))

    def mark(self, kind: str) -> str:
        """A begin, separate or end mark; returns the page field that ends here, if one does."""
        if kind == "begin":
            self._open.append("")
        elif kind == "end" and self._open:
            ended = field_kind(self._open.pop())
            self._of_pages -= bool(ended)
            return ended
        return ""


def field_kind(instruction: str) -> str:
    """PAGE, PAGES or SECTION_PAGES for a field's instruction; "" for any other field."""
    words = instruction.split()
    return _FIELDS.get(words[0].upper(), "") if words else ""


class Spans:
    """What stands in one paragraph."""

    def __init__(
        self, styles: Styles, drawings: Drawings, fields: Fields, notes: Notes, base: TextStyle
    ) -> None:
        self._styles = styles
        self._drawings = drawings
        self._fields = fields
        self._notes = notes
        self._base = base
        self._pieces: list[list[TextRun | Picture]] = [[]]
        self._words: list[str] = []
        self._words_style = styles.plain(base)
        self._link = ""
        self.floats: list[Float] = []
        self.breaks: list[str] = []
        """What parts a piece from the one before: "page" or "column"."""

    @property
    def pieces(self) -> list[list[TextRun | Picture]]:
        """What was read, in pieces that page breaks part."""
        self._end_words()
        return self._pieces

    def read(self, parent: Element) -> None:
        """Everything inside `parent`, a paragraph or what groups runs in one."""
        for child in parent:
            name = _name(child)
            if name == "r":
                self._run(child)
            elif name == "fldSimple" and (kind := field_kind(child.get(f"{W}instr", ""))):
                self._add_field(kind, self._style(descend(child, "r")))
            elif name == "AlternateContent":
                self.read(_chosen(child))
            elif name == "hyperlink":
                self._read_link(child)
            elif name not in _LEFT_OUT:
                self.read(child)

    def _read_link(self, link: Element) -> None:
        """What leads somewhere is a run of its own, with the address it leads to."""
        self._end_words()
        self._link = self._drawings.links.get(link.get(f"{R}id", ""), "")
        self.read(link)
        self._end_words()
        self._link = ""

    def _run(self, run: Element) -> None:
        if switch(descend(run, "rPr"), "vanish"):
            return
        style = self._style(run)
        for child in run:
            self._inside(child, style)

    def _inside(self, child: Element, style: TextStyle) -> None:
        name = _name(child)
        if name == "t":
            self._add_text(child.text or "", style)
        elif name in _LETTERS:
            self._add_text(_LETTERS[name], style)
        elif name == "br":
            self._break(child, style)
        elif name == "sym":
            self._add_text(_symbol(child), style)
        elif name == "instrText":
            self._fields.instruction(child.text or "")
        elif name == "fldChar":
            if kind := self._fields.mark(child.get(f"{W}fldCharType", "")):
                self._add_field(kind, style)
        else:
            self._beside(child, name, style)

    def _beside(self, child: Element, name: str, style: TextStyle) -> None:
        if name in _DRAWINGS:
            self._add_drawing(child)
        elif name == "AlternateContent":
            for inner in _chosen(child):
                self._inside(inner, style)
        elif name in ("footnoteReference", "endnoteReference"):
            self._call(name.removesuffix("Reference"), child.get(f"{W}id", ""), style)
        elif name in ("footnoteRef", "endnoteRef"):
            self._add_text(self._notes.current, replace(style, raised="super"))

    def _call(self, kind: str, note_id: str, style: TextStyle) -> None:
        """A note's number, with the note itself where that stands at the foot of the page."""
        number, note = self._notes.call(kind, note_id)
        if not number:
            return
        self._end_words()
        raised = replace(self._plain(style), raised="super")
        self._pieces[-1].append(TextRun(text=number, style=raised, note=note))

    def _style(self, run: Element | None) -> TextStyle:
        properties = descend(run, "rPr")
        style = self._styles.styled_text(self._base, attribute(properties, "rStyle"))
        return self._styles.text(style, properties)

    def _add_text(self, text: str, style: TextStyle) -> None:
        if self._fields.shown or not text:
            return
        always = style.leftward or style.other.always
        if text.isascii() and not always:
            self._add_words(text, self._styles.plain(style))
            return
        for words, is_complex in scripts(text, always=always):
            look = self._styles.of_other_script if is_complex else self._styles.plain
            self._add_words(words, look(style))

    def _add_words(self, text: str, style: TextStyle) -> None:
        if style != self._words_style:
            self._end_words()
        self._words_style = style
        self._words.append(text)

    def _end_words(self) -> None:
        """Words of one look are one run, in however many the file has them."""
        if self._words:
            words = "".join(self._words)
            self._pieces[-1].append(TextRun(text=words, style=self._words_style, link=self._link))
            self._words = []

    def _add_field(self, kind: str, style: TextStyle) -> None:
        self._end_words()
        self._pieces[-1].append(TextRun(text="1", style=self._plain(style), field=kind))

    def _plain(self, style: TextStyle) -> TextStyle:
        if style.leftward or style.other.always:
            return self._styles.of_other_script(style)
        return self._styles.plain(style)

    def _add_drawing(self, drawing: Element) -> None:
        found = self._drawings.read(drawing)
        if isinstance(found, Float):
            self.floats.append(found)
        elif found is not None:
            self._end_words()
            self._pieces[-1].append(found)

    def _break(self, child: Element, style: TextStyle) -> None:
        kind = child.get(f"{W}type", "")
        if kind in ("page", "column"):
            self._end_words()
            self._pieces.append([])
            self.breaks.append(kind)
        else:
            self._add_text("\n", style)


_COMPLEX = re.compile(
    "[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]"
    "(?:[\u0590-\u109f\u1780-\u17ff\u200c-\u200f\ufb1d-\ufdff\ufe70-\ufefc ]*"
    "[\u0590-\u109f\u1780-\u17ff\u200c-\u200f\ufb1d-\ufdff\ufe70-\ufefc])?"
)


def scripts(text: str, *, always: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it is of a script that Word sets otherwise (Arabic, Hebrew, Thai ...)."""
    if always or text.isascii():
        yield text, always
        return
    at = 0
    for found in _COMPLEX.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _chosen(alternatives: Element) -> Element:
    """The drawing of today's Word where there is one, else what older ones are given."""
    found = chosen(alternatives)
    return alternatives if found is None else found


_SYMBOLS: Mapping[str, str] = {
    "F0A8": "\u2610",
    "F0FE": "\u2612",
    "F0FC": "\u2713",
    "F06F": "\u25a1",
    "F071": "\u2751",
    "F022": "\u2702",
    "F028": "\u260e",
    "F02A": "\u2709",
    "F0B7": "\u2022",
    "F0E0": "\u2192",
}


def _symbol(element: Element) -> str:
    """A letter of a picture font, as the same sign in an ordinary one."""
    code = element.get(f"{W}char", "").upper()
    letter = hexadecimal(code)
    is_own = code.startswith("F0") or not 32 <= letter < 0xD800
    return _SYMBOLS.get(code, "\u25a1" if is_own else chr(letter))
