"""What stands on a label: an address in lines that fit it, as large as that can be, and never without the postcode."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from outreach_desktop.domain.post import letter_widths
from outreach_desktop.domain.post.address_block import Addressed, ways
from outreach_desktop.domain.post.label_sheets import LabelPlace, LabelSheet
from outreach_desktop.domain.post.letter_widths import LINE, POINT

LEAST: Final = 8.0
"""Points: smaller letters are not read by everyone who sorts post."""
_STEP: Final = 0.5
_LARGEST: Final = ((100.0, 20.0), (45.0, 14.0), (40.0, 12.0), (0.0, 11.0))
"""From which height on a label has letters of which size."""
_INSIDE: Final = 3.0
"""Between the edge of a label and its text: printers draw sheets in a little askew."""
_FROM_EDGE: Final = 5.0
"""Between the edge of the paper and any text: hardly a printer reaches further."""
_OF_LOW_ONES: Final = 0.1
_DOTS: Final = "\u2026"

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRoom:
    """The part of a label that text stands in, from the label\u2019s corner, in millimetres; `largest` is the size text has where it can."""

    x: float
    y: float
    width: float
    height: float
    largest: float = 11.0

    def lines(self, points: float) -> int:
        """How many lines of this size it holds."""
        return int(self.height / (points * LINE * POINT) + 0.001)

    @property
    def sizes(self) -> tuple[float, ...]:
        """From the largest on."""
        steps = int((self.largest - LEAST) / _STEP)
        return tuple(self.largest - _STEP * step for step in range(steps + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelText:
    """The lines of a label and their size in points; `shortened` where something of it is missing."""

    lines: tuple[str, ...]
    points: float
    shortened: bool = False


def room(sheet: LabelSheet, place: LabelPlace) -> LabelRoom:
    """Where text may stand on a label: away from its edges, and further from those of the paper."""
    low = min(_INSIDE, sheet.height * _OF_LOW_ONES)
    left = max(_INSIDE, _FROM_EDGE - place.x)
    right = max(_INSIDE, _FROM_EDGE - (sheet.paper_width - place.x - sheet.width))
    top = max(low, _FROM_EDGE - place.y)
    foot = max(low, _FROM_EDGE - (sheet.paper_height - place.y - sheet.height))
    return LabelRoom(
        x=left,
        y=top,
        width=sheet.width - left - right,
        height=sheet.height - top - foot,
        largest=next(size for height, size in _LARGEST if sheet.height >= height),
    )


def fitted(
    to: Addressed, room: LabelRoom, *, home_country: frozenset[str], american: bool = False
) -> LabelText:
    """An address on a label: all of it in letters as large as can be; else with less and less of it, and the postcode at last.

    Each way of writing it is tried in every size, first on unbroken lines.
    """

    @cache
    def written(points: float) -> tuple[tuple[str, ...], ...]:
        return ways(
            to,
            home_country=home_country,
            longest=room.width,
            american=american,
            measure=_measure(points),
        )

    code, sizes = " ".join(to.address.postcode.split()), room.sizes
    least = min(sizes)
    for way, lines in enumerate(written(least)):
        if len(lines) > room.lines(least):  # in larger letters it has no fewer
            continue
        for breaks in (_WHOLE, _BETWEEN_WORDS, _ANYWHERE):
            for points in reversed(sizes) if breaks == _ANYWHERE else sizes:
                found = _set(written(points)[way], room, points, breaks)
                if found is not None and _has(found, code):
                    return LabelText(lines=found, points=points)
    return _with_less_of_the_name(written(least), room, code) or _cut(to, written(least), room)


_WHOLE, _BETWEEN_WORDS, _ANYWHERE = range(3)
"""Where a line may go on in the next."""


def _has(lines: Iterable[str], code: str) -> bool:
    """Whether the postcode stands there in one piece."""
    return any(code in line for line in lines)


def _set(
    lines: Sequence[str], room: LabelRoom, points: float, breaks: int
) -> tuple[str, ...] | None:
    """These lines in letters of this size, broken where they may be; None where they do not fit."""
    most, measure = room.lines(points), _measure(points)
    if len(lines) > most:
        return None
    if breaks == _WHOLE:
        tidy = tuple(" ".join(line.split()) for line in lines)
        return tidy if all(measure(line) <= room.width for line in tidy) else None
    if breaks == _BETWEEN_WORDS:
        words = (word for line in lines for word in line.split())
        if any(measure(word) > room.width for word in words):
            return None
    found = tuple(_in_lines(lines, room.width, measure))
    return found if len(found) <= most else None


def _measure(points: float) -> Measure:
    return lambda text: letter_widths.width(text, points)


def _in_lines(lines: Sequence[str], width: float, measure: Measure) -> Iterator[str]:
    for line in lines:
        yield from broken(line, width, measure)


def broken(line: str, width: float, measure: Measure) -> Iterator[str]:
    """A line in pieces that are no wider, broken between words where that can be."""
    words = line.split()
    now = ""
    for word in words:
        longer = f"{now} {word}" if now else word
        if measure(longer) <= width:
            now = longer
            continue
        if now:
            yield now
        now = word
        while measure(now) > width:
            fits = _fitting(now, width, measure)
            yield now[:fits]
            now = now[fits:]
    if now:
        yield now


def _fitting(word: str, width: float, measure: Measure) -> int:
    """How many letters of a word are no wider; at least one."""
    fits = 1
    while fits < len(word) and measure(word[: fits + 1]) <= width:
        fits += 1
    return fits


def _with_less_of_the_name(
    every: Sequence[tuple[str, ...]], room: LabelRoom, code: str
) -> LabelText | None:
    """All but the end of the name, in the first way that leaves a line for its beginning; None where none does."""
    measure, most = _measure(LEAST), room.lines(LEAST)
    for name, *others in every:
        below = [*_in_lines(others, room.width, measure)]
        left = most - len(below)
        if below and left > 0 and _has(below, code):
            begins = [*broken(name, room.width, measure)]
            rest = " ".join(begins[left - 1 :])
            begins[left - 1 :] = [_shortened(rest, room.width, measure)] if rest else []
            return LabelText(lines=(*begins, *below), points=LEAST, shortened=True)
    return None


def _cut(to: Addressed, every: Sequence[tuple[str, ...]], room: LabelRoom) -> LabelText:
    """What is left where nothing fits: the end of the address whole, before it as much as has room, each on one line."""
    measure, most = _measure(LEAST), room.lines(LEAST)
    postcode = to.address.postcode.strip()
    *before, last = every[-1]  # town and postcode share the last line there, but for a country
    end = [last]
    if postcode and postcode not in last:  # the country stands below
        end = [before.pop(), last] if before else [last]
    with_code = end[0]
    if postcode and measure(with_code) > room.width:  # the town gives way
        town = with_code.replace(postcode, "").strip()
        end = [*filter(None, [_shortened(town, room.width, measure)]), postcode, *end[1:]]
    ends = [*_in_lines(end, room.width, measure)]
    while len(ends) > most and len(end) > 1:  # the country first, then the town
        end = [line for line in end if postcode in line] if postcode else end[:1]
        ends = [*_in_lines(end, room.width, measure)]
    ends = ends[:most]
    left = most - len(ends)
    name, *others = before or [""]
    kept = [name, *others[len(others) - max(left - 1, 0) :]] if left else []
    lines = [_shortened(line, room.width, measure) for line in kept if line]
    return LabelText(lines=(*lines, *ends), points=LEAST, shortened=True)


def _shortened(line: str, width: float, measure: Measure) -> str:
    if measure(line) <= width:
        return line
    fits = _fitting(line, width - measure(_DOTS), measure)
    return f"{line[:fits].rstrip(' ,')}{_DOTS}"
