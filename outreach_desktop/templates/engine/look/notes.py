"""Footnotes and endnotes: numbered where they are called, told at the end of their section."""

from collections.abc import Iterator

from outreach_desktop.templates.engine.look.numbering import numeral
from outreach_desktop.templates.engine.look.package import Element, FinishedPackage, W

_NUMERALS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of one document. `current` is the number of the one being read."""

    def __init__(self, package: FinishedPackage, folder: str) -> None:
        self._texts: dict[tuple[str, str], Element] = {}
        self._counts = dict.fromkeys(_NUMERALS, 0)
        self._called: list[tuple[str, Element]] = []
        self._told: set[tuple[str, str]] = set()
        self.current = ""
        for kind in _NUMERALS:
            root = package.tree(f"{folder}/{kind}s.xml")
            for note in root.iter(f"{W}{kind}") if root is not None else ():
                self._texts[kind, note.get(f"{W}id", "")] = note

    def call(self, kind: str, note_id: str) -> str:
        """The number of a note where the text refers to it; "" for one that is not there."""
        note = self._texts.get((kind, note_id))
        if note is None:
            return ""
        self._counts[kind] += 1
        number = numeral(self._counts[kind], _NUMERALS[kind])
        if (kind, note_id) not in self._told:  # a note that is called again is not told again
            self._told.add((kind, note_id))
            self._called.append((number, note))
        return number

    def take(self) -> Iterator[Element]:
        """The notes called since they were last taken."""
        called, self._called = self._called, []
        for self.current, note in called:
            yield note
