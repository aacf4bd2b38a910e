"""From millimetres to the grid of a table: where its columns and rows are cut, in whole twentieths of a point.

Each cut is rounded from where it lies on the paper, never from the one before: so nothing drifts, however many rows there are.
What a printer\u2019s shift pushes over the edge of the paper is cut there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.post.label_jobs import PrinterShift
from outreach_desktop.domain.post.label_sheets import LabelSheet

TWIPS: Final = 1440 / 25.4
LAST_LINE: Final = 20
"""What the paragraph needs that must follow a table."""
_EASE: Final = 20


@dataclass(frozen=True, slots=True)
class Band:
    """A column or row of the table, from `first` to `last`; `number` is that of its labels, from 0, None for what is between labels."""

    first: int
    last: int
    number: int | None

    @property
    def size(self) -> int:
        """How wide or high it is."""
        return self.last - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelGrid:
    """The cuts of a page. A page holds its rows and no further one, so that each page breaks by itself."""

    width: int
    height: int
    columns: tuple[Band, ...]
    rows: tuple[Band, ...]

    @property
    def left(self) -> int:
        """The left margin."""
        return self.columns[0].first

    @property
    def right(self) -> int:
        """The right margin."""
        return max(self.width - self.columns[-1].last, 0)

    @property
    def top(self) -> int:
        """The upper margin."""
        return self.rows[0].first

    @property
    def bottom(self) -> int:
        """The lower margin: it leaves room for the last line, and for no row."""
        return max(self.height - self.rows[-1].last - LAST_LINE - _EASE, 0)


def twips(millimetres: float) -> int:
    """Whole twentieths of a point."""
    return round(millimetres * TWIPS)


def grid(sheet: LabelSheet, shift: PrinterShift) -> LabelGrid:
    """The cuts for this sheet on this printer."""
    width, height = twips(sheet.paper_width), twips(sheet.paper_height)
    across = [sheet.left + shift.right + one * sheet.across for one in range(sheet.columns)]
    down = [sheet.top + shift.down + one * sheet.down for one in range(sheet.rows)]
    return LabelGrid(
        width=width,
        height=height,
        columns=_bands(across, sheet.width, width),
        rows=_bands(down, sheet.height, height - LAST_LINE - _EASE),
    )


def _bands(starts: Sequence[float], size: float, end: int) -> tuple[Band, ...]:
    found: list[Band] = []
    for number, start in enumerate(starts):
        first, last = (min(max(twips(at), 0), end) for at in (start, start + size))
        before = found[-1].last if found else first
        first = max(first, before)
        if first - before > 1:
            found.append(Band(before, first, None))
        else:
            first = before
        found.append(Band(first, last, number))
    return tuple(found)
