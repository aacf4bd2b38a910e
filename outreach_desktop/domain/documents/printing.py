"""Printing: which pages of a pile of documents go on which sheets of paper, and in how many jobs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from outreach_desktop.words import say

ONE_JOB = 50
"""So many documents are one job; a printer that loses one of a thousand pages loses the job."""
IN_A_JOB = 40
"""Of more documents, about so many are a job."""

Size = tuple[float, float]
"""Width and height of a page in points, as it is read."""

_NAMES: dict[str, Size] = {
    "A3": (841.9, 1190.6),
    "A4": (595.3, 841.9),
    "A5": (419.5, 595.3),
    "A6": (297.6, 419.5),
    "B5": (498.9, 708.7),
    "Letter": (612.0, 792.0),
    "half Letter": (396.0, 612.0),
    "Legal": (612.0, 1008.0),
    "Executive": (522.0, 756.0),
    "DL envelope": (311.8, 623.6),
    "C5 envelope": (459.2, 649.1),
    "C6 envelope": (323.1, 459.2),
}
_SLACK = 4.0  # points by which two papers of one kind may differ: programs round them differently


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A document to print. `name` is whom it is for, "" where it holds several people."""

    path: Path
    title: str
    name: str = ""
    enclosed: tuple[Path, ...] = ()
    """PDF files whose pages come after its own, each on a sheet of its own; in a file for several people after those of each."""

    @property
    def called(self) -> str:
        """“Thank-you note for Dr Ann O'Neil”."""
        return (
            say("{title} for {name}", title=self.title, name=self.name) if self.name else self.title
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Documents that were made together, in the order of the people. `kinds` is what they are called.

    `left_out` are the names of those who asked, since then, not to be contacted; `note` is what else
    is to be known, as a sentence.
    """

    kinds: str
    made_at: datetime
    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...] = ()
    note: str = ""
    is_lent: bool = False
    """Whether the files go with the program: what is made of them is never put beside them."""
    enclosures: tuple[str, ...] = ()
    """The ids of attached files that go with the letter of each reader."""
    is_exact: bool = False
    """Whether everything must lie where it is, as on sheets of labels: on one side, and never made smaller."""
    edge: str = ""
    """Which edge of a landscape page goes into the printer first: “short”, the left one, as ever; “other”; “long”."""


def enclosing(stack: Stack, files: Sequence[Path]) -> Stack:
    """The stack with these files after the last piece of each reader; a file for several people, of the last kind alone, has them too."""
    if not files:
        return stack
    after = [*stack.pieces[1:], None]
    pieces = (
        replace(one, enclosed=tuple(files))
        if following is None or (one.name and following.name != one.name)
        else one
        for one, following in zip(stack.pieces, after, strict=True)
    )
    return replace(stack, pieces=tuple(pieces))


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A piece laid out in pages: the size of each, and which are only the empty back of a sheet."""

    sizes: tuple[Size, ...]
    empty: frozenset[int] = frozenset()
    goes_on: bool = False
    """Whether it is for the same reader as the piece before, and comes out in the same job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is printed of a pile: the pieces from `first` to `last`, or only some `pages` of it.

    Pieces are counted from 0, pages from 1 through the whole pile. Without either it is everything.
    """

    first: int = 0
    last: int | None = None
    pages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One side of a sheet: a page of a piece, both counted from 0; without a page it stays empty."""

    piece: int
    page: int | None


Job = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a pile goes on paper. With `two_sided`, `new_sheet` lets no piece begin on the back of another."""

    two_sided: bool = False
    new_sheet: bool = True
    paper: Size | None = None
    """The paper that everything is printed on; None for the one of each page."""


def jobs(pile: Sequence[Laid], part: Part, setting: Setting) -> list[Job]:
    """The jobs that print this part of a pile, in order; each is for one kind of paper.

    With more than `ONE_JOB` pieces there are several, of about equal size; a job ends between two readers,
    or where the paper changes.
    """
    chosen = list(_chosen(pile, part, setting))
    pieces = list(dict.fromkeys(leaf.piece for leaf in chosen))
    share = _share(len(pieces))
    number: dict[int, int] = {}
    for place, piece in enumerate(pieces):
        goes_on = pile[piece].goes_on and piece - 1 in number
        number[piece] = number[piece - 1] if goes_on else place // share
    made: list[list[Leaf]] = []
    before: tuple[int, Size] | None = None
    for leaf in chosen:
        kind = (number[leaf.piece], _paper_of(pile, leaf, setting))
        if before is None or before[0] != kind[0] or not same_paper(before[1], kind[1]):
            made.append([])
        elif setting.two_sided and setting.new_sheet and made[-1][-1].piece != leaf.piece:
            made[-1].extend(_rest_of_sheet(made[-1]))
        made[-1].append(leaf)
        before = kind
    return [tuple(job) for job in made]


def in_files(pile: Sequence[Laid], part: Part, setting: Setting, *, each: bool) -> list[Job]:
    """The same for files instead of paper: one for all, or one for `each` piece; papers may be mixed."""
    if not each:
        sides: list[Leaf] = []
        for leaf in _chosen(pile, part, setting):
            new_piece = bool(sides) and sides[-1].piece != leaf.piece
            if setting.two_sided and setting.new_sheet and new_piece:
                sides.extend(_rest_of_sheet(sides))
            sides.append(leaf)
        return [tuple(sides)] if sides else []
    by_piece: dict[int, list[Leaf]] = {}
    for leaf in _chosen(pile, part, setting):
        by_piece.setdefault(leaf.piece, []).append(leaf)
    return [tuple(job) for job in by_piece.values()]


def _share(pieces: int) -> int:
    """How many pieces are one job."""
    if pieces <= ONE_JOB:
        return max(pieces, 1)
    return -(-pieces // -(-pieces // IN_A_JOB))


def _chosen(pile: Sequence[Laid], part: Part, setting: Setting) -> Iterator[Leaf]:
    """The pages of a part; an empty back is none where only one side is printed on."""
    number = 0
    last = len(pile) - 1 if part.last is None else part.last
    for piece, laid in enumerate(pile):
        for page in range(len(laid.sizes)):
            number += 1
            wanted = number in part.pages if part.pages else part.first <= piece <= last
            if wanted and (setting.two_sided or page not in laid.empty):
                yield Leaf(piece, page)


def _rest_of_sheet(job: Sequence[Leaf]) -> list[Leaf]:
    """The empty back of the sheet that the job has come to, if its front is the last thing on it."""
    return [Leaf(job[-1].piece, None)] if len(job) % 2 else []


def _paper_of(pile: Sequence[Laid], leaf: Leaf, setting: Setting) -> Size:
    if setting.paper is not None or leaf.page is None:
        return setting.paper or (0.0, 0.0)
    return upright(pile[leaf.piece].sizes[leaf.page])


def sheets_of_paper(job: Sequence[Leaf], *, two_sided: bool) -> int:
    """How many sheets a job takes out of the tray."""
    return -(-len(job) // 2) if two_sided else len(job)


def pages_in(job: Iterable[Leaf]) -> int:
    """How many pages have something to print."""
    return sum(leaf.page is not None for leaf in job)


def upright(size: Size) -> Size:
    """A page as it lies in the tray: a landscape one is an upright sheet, turned."""
    return (min(size), max(size))


def same_paper(one: Size, other: Size) -> bool:
    """Whether both are one kind of paper, whichever way they lie."""
    pairs = zip(upright(one), upright(other), strict=True)
    return all(abs(mine - yours) <= _SLACK for mine, yours in pairs)


def papers(pile: Iterable[Laid]) -> list[Size]:
    """The kinds of paper that a pile asks for, in order of first use."""
    found: list[Size] = []
    for laid in pile:
        for size in laid.sizes:
            if not any(same_paper(size, one) for one in found):
                found.append(upright(size))
    return found


def paper_name(size: Size) -> str:
    """“A4”; a paper without a name is called by its millimetres: “120 × 200 mm”."""
    named = next((name for name, one in _NAMES.items() if same_paper(size, one)), "")
    if named:
        return named
    width, height = (round(length / 72 * 25.4) for length in upright(size))
    return f"{width} \u00d7 {height} mm"


def fitted(page: Size, paper: Size, edges: tuple[float, float, float, float]) -> float:
    """By how much a page must be made smaller to fit on a paper within its `edges`; 1.0 where it fits.

    `edges` are what a printer cannot print on: left, top, right, bottom. Both lie the same way.
    """
    left, top, right, bottom = edges
    across = (paper[0] - left - right) / page[0]
    down = (paper[1] - top - bottom) / page[1]
    return min(1.0, across, down)


def number_of(pile: Sequence[Laid], leaf: Leaf) -> int:
    """The number of a page in the whole pile, from 1."""
    return 1 + sum(len(laid.sizes) for laid in pile[: leaf.piece]) + (leaf.page or 0)


_PAGES = re.compile(r"(\d+)(?:\s*(?:-|\u2013|to)\s*(\d+))?")


def pages_asked(text: str, count: int) -> tuple[frozenset[int], str]:
    """The pages that “1, 3-5” asks for of `count`, and "", or none and what is wrong."""
    asked: set[int] = set()
    for words in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        found = _PAGES.fullmatch(words)
        if found is None:
            return frozenset(), say("Write pages as 3, or 2-5, or 1, 4-6.")
        first, last = int(found[1]), int(found[2] or found[1])
        if first > last:
            return frozenset(), say(
                "Write the smaller number first: {last}-{first}.", last=last, first=first
            )
        if first < 1 or last > count:
            return frozenset(), say("Choose pages from 1 to {count}.", count=count)
        asked.update(range(first, last + 1))
    return frozenset(asked), "" if asked else say("Say which pages, such as 3, or 2-5.")
