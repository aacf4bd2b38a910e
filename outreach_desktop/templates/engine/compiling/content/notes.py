"""Footnotes and endnotes, which every document has in the order in which it calls them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.word.called_notes import CalledNotes, first_called
from outreach_desktop.templates.engine.word.ooxml import parse, serialise
from outreach_desktop.templates.engine.word.package.package import Member

_KINDS = ("word/footnotes", "word/endnotes")


@dataclass(frozen=True, slots=True)
class NoteContent:
    """The notes of a template whose parts call any while they are filled in."""

    texts: Mapping[str, str]
    """The parts of notes as the template has them."""
    first: int
    """The number of the first note that a document calls."""

    @property
    def writes(self) -> frozenset[str]:
        """The parts that each document gets anew."""
        return frozenset(self.texts)

    def begun(self) -> CalledNotes | None:
        """No call yet, for one document; None where none can be called."""
        return CalledNotes(self.first) if self.texts else None


def notes_of(
    members: Mapping[str, Member], labels: Iterable[str], parts: Iterable[Compiled]
) -> NoteContent:
    """The notes that `parts` call; `labels` has the names of the parts with text."""
    names = [name for name in labels if name.startswith(_KINDS)]
    if not any(part.calls_notes for part in parts):
        names = []
    parsed = ((name, parse(members[name].data(), name)) for name in names)
    texts = {name: serialise(root).decode() for name, root in parsed}
    return NoteContent(texts, first_called(text.encode() for text in texts.values()))
