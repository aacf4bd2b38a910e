"""Footnotes and endnotes as a finished document calls them: one for each call, in the order of the calls.

Word finds the words of a note by its number. LibreOffice (7.4) gives the first call the note with the lowest number,
the second call the next, whatever number they name: where a condition leaves a call out, or a loop repeats it,
every later call would have the words of another note.
"""

import re
from collections.abc import Iterable

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.word.unique import Ids
from outreach_desktop.words import say

ONE_NOTE = re.compile(r"<w:(footnote|endnote)\b([^>]*?)(?:/>|(?<!/)>.*?</w:\1>)", re.DOTALL)
"""A note with its words: its kind, and the attributes of its element."""
NO_NOTE = re.compile(r'\bw:type="(?!normal")')
"""In those attributes: the line above all notes, and what else is called by nobody."""
CALLS = ("<w:footnoteReference", "<w:endnoteReference")
"""What the call of a note begins with."""

MOST_REPEATED = 32 << 20
"""Letters of notes that are called once more: a long note, called often, has no end."""

_CALL = re.compile(r'(<w:(footnote|endnote)Reference\b[^>]*?\bw:id=")(\d+)(")')
_NUMBER = re.compile(r'(\bw:id=")(\d+)(")')
_PARAGRAPH_IDS = re.compile(r' w14:(?:paraId|textId)="[^"]*"')


class CalledNotes:
    """The calls of one document, which have the numbers from `first` on."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._calls: dict[str, list[str]] = {"footnote": [], "endnote": []}
        """For each kind the numbers called, as the template has them."""

    def in_turn(self, text: str) -> str:
        """The body with a number of its own for each call, each higher than the one before."""
        return _CALL.sub(self._next, text)

    def in_order(self, notes: str, part: str, ids: Ids | None) -> str:
        """The finished notes of `part`, as the body calls them; those that nobody calls stand last."""
        found = list(ONE_NOTE.finditer(notes))
        if not found:
            return notes
        apart: list[str] = []
        own: dict[str, str] = {}
        uncalled: list[str] = []
        for one in found:
            number = _NUMBER.search(one[2])
            if number is None or NO_NOTE.search(one[2]):
                apart.append(one[0])
            elif number[2] in own:  # as only a damaged file has it
                uncalled.append(one[0])
            else:
                own[number[2]] = one[0]
        calls = self._calls[found[0][1]]
        wanted = set(calls)
        uncalled += [note for called, note in own.items() if called not in wanted]
        met: set[str] = set()
        told: list[str] = []
        room = MOST_REPEATED
        for called in calls:
            note = own.get(called, "")
            room -= len(note) if called in met else 0
            if room < 0:
                raise _too_often(found[0][1])
            told.append(_copy(note, part, ids) if called in met else note)
            met.add(called)
        numbered = [
            _NUMBER.sub(rf"\g<1>{self._first + place}\g<3>", note, count=1)
            for place, note in enumerate((*told, *uncalled))
        ]
        head, tail = notes[: found[0].start()], notes[found[-1].end() :]
        return "".join((head, *apart, *numbered, tail))

    def _next(self, found: re.Match[str]) -> str:
        calls = self._calls[found[2]]
        calls.append(found[3])
        return f"{found[1]}{self._first + len(calls) - 1}{found[4]}"


def first_called(parts: Iterable[bytes]) -> int:
    """The number that the first note may have, after those of the lines above notes."""
    apart = [
        int(number[2])
        for data in parts
        for note in ONE_NOTE.finditer(data.decode())
        if NO_NOTE.search(note[2]) and (number := _NUMBER.search(note[2]))
    ]
    return max(apart, default=0) + 1


def _too_often(kind: str) -> OutreachError:
    return OutreachError(
        say(
            "An endnote of this document is called so often that its words make more text than a document can hold."
        )
        if kind == "endnote"
        else say(
            "A footnote of this document is called so often that its words make more text than a document can hold."
        ),
        hint=say("Make it shorter in Word, or call it once and refer to it."),
    )


def _copy(note: str, part: str, ids: Ids | None) -> str:
    """A note once more, with nothing in it that must be single."""
    alone = _PARAGRAPH_IDS.sub("", note)
    return ids.single(alone, part) if ids else alone
