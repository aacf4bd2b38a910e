"""Footnotes and endnotes: numbered where they are called, told at the foot of the page, or at the end."""

from collections.abc import Callable, Iterator

from outreach_desktop.domain.documents.look import Block, Note
from outreach_desktop.templates.engine.look.numbering import numeral
from outreach_desktop.templates.engine.look.package import Element, FinishedPackage, W

_NUMERALS = {"footnote": "decimal", "endnote": "lowerRoman"}


Reader = Callable[[str, Element], tuple[Block, ...]]
"""Reads what stands in a note: the part it is in, and its element."""


def _nothing(_part: str, _note: Element) -> tuple[Block, ...]:
    return ()


class Notes:
    """The notes of one document. `current` is the number of the one being read."""

    def __init__(self, package: FinishedPackage, folder: str) -> None:
        self._texts: dict[tuple[str, str], Element] = {}
        self._counts = dict.fromkeys(_NUMERALS, 0)
        self._called: list[Note] = []
        self._at_the_end: list[tuple[str, Element]] = []
        self._told: set[tuple[str, str]] = set()
        self._folder = folder
        self.current = ""
        self.read: Reader = _nothing
        self.line: Element | None = None
        """What stands between the text and its footnotes, where the document says so."""
        for kind in _NUMERALS:
            root = package.tree(self.part(kind))
            for note in root.iter(f"{W}{kind}") if root is not None else ():
                if kind == "footnote" and note.get(f"{W}type") == "separator":
                    self.line = note
                self._texts[kind, note.get(f"{W}id", "")] = note

    def part(self, kind: str) -> str:
        """The part that the notes of a kind stand in."""
        return f"{self._folder}/{kind}s.xml"

    def call(self, kind: str, note_id: str) -> tuple[str, Note | None]:
        """The number of a note where the text refers to it, and a footnote's content; "" for one that is not there."""
        element = self._texts.get((kind, note_id))
        if element is None:
            return "", None
        self._counts[kind] += 1
        number = numeral(self._counts[kind], _NUMERALS[kind])
        if self.current or (kind, note_id) in self._told:
            return number, None  # a note that is called again, or in another one, is not told again
        self._told.add((kind, note_id))
        if kind == "endnote":
            self._at_the_end.append((number, element))
            return number, None
        note = Note(blocks=self._read(number, kind, element))
        self._called.append(note)
        return number, note

    def _read(self, number: str, kind: str, element: Element) -> tuple[Block, ...]:
        self.current = number
        blocks = self.read(self.part(kind), element)
        self.current = ""
        return blocks

    def take(self) -> tuple[Note, ...]:
        """The footnotes called since they were last taken."""
        called, self._called = self._called, []
        return tuple(called)

    def ends(self) -> Iterator[tuple[Block, ...]]:
        """The endnotes called since they were last taken."""
        called, self._at_the_end = self._at_the_end, []
        for number, element in called:
            yield self._read(number, "endnote", element)
