"""The pieces of a line in the order in which they are seen: text from right to left, and what is mixed into it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from outreach_desktop.domain.documents.directions import levels, order
from outreach_desktop.ui.paper import fonts
from outreach_desktop.ui.paper.atoms import Atom

_CLOSE = 0.01


def ordered(row: list[Atom], width: float, *, leftward: bool) -> Iterator[Atom]:
    """The pieces where they are seen; a line that runs from right to left begins at the right edge of its column.

    Until here all was measured from where the line begins.
    """
    base = int(leftward)
    for segment in _segments(_levelled(row, base)):
        pieces = list(joined(segment))
        seen = [pieces[place] for place in order([one.level for one in pieces])]
        if leftward:
            seen.reverse()
        x = min((one.x for one in pieces), default=0.0)
        ends = [*(one.x for one in pieces[1:]), pieces[-1].x + pieces[-1].width]
        advances = {id(one): end - one.x for one, end in zip(pieces, ends, strict=True)}
        for one in seen:
            one.x, x = x, x + advances[id(one)]
            if leftward:
                one.x = width - one.x - one.width
            yield one


def _levelled(row: list[Atom], base: int) -> Iterator[Atom]:
    """The atoms, those parted in which the direction changes."""
    text = "".join(atom.text for atom in row)
    leftward = [atom.style.leftward for atom in row for _ in atom.text]
    found = levels(text, base, leftward)
    at = 0
    for atom in row:
        own = found[at : at + len(atom.text)]
        at += len(atom.text)
        if len(set(own)) < 2 or not atom.is_word:
            yield replace(atom, level=own[0] if own else base)
            continue
        x = atom.x
        start = 0
        for level, some in groupby(own):
            end = start + len(list(some))
            part = atom.text[start:end]
            across = fonts.ruler(atom.style, atom.size).measured(part)
            yield replace(atom, text=part, width=across, x=x, level=level)
            x += across
            start = end


def _segments(atoms: Iterator[Atom]) -> Iterator[list[Atom]]:
    """What stands between tabs; each of these is alone."""
    held: list[Atom] = []
    for atom in atoms:
        if atom.text[:1] in ("\t", "\n"):
            if held:
                yield held
            yield [atom]
            held = []
        else:
            held.append(atom)
    if held:
        yield held


def joined(row: list[Atom]) -> Iterator[Atom]:
    """Neighbours of one style as one piece of text, where they stand close."""
    held: list[Atom] = []
    for atom in row:
        if held and not _goes_with(held[-1], atom):
            yield _one(held)
            held = []
        if atom.is_word:
            held.append(atom)
        else:
            yield atom
    if held:
        yield _one(held)


def _goes_with(before: Atom, atom: Atom) -> bool:
    close = abs(before.x + before.width - atom.x) < _CLOSE
    return (
        close
        and atom.is_word
        and (before.style, before.size, before.level)
        == (
            atom.style,
            atom.size,
            atom.level,
        )
    )


def _one(held: list[Atom]) -> Atom:
    first, last = held[0], held[-1]
    if first is last:
        return first
    text = "".join(atom.text for atom in held)
    width = last.x + last.width - first.x
    return Atom(text, first.style, first.size, width, x=first.x, level=first.level)
