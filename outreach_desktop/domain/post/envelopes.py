"""Envelopes with a window, and where an address must stand on the sheet to be read through it.

All lengths are millimetres. A folded sheet is smaller than its envelope, so it slides: what the window shows
depends on where it lies. The address stands where it is seen wherever the sheet lies, and however it was folded.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

_EASE: Final = 5.0
"""So much lower than the envelope is the sheet that was folded at the marks, to go in and out."""
PITCH: Final = 4.0
"""From one line of an address to the next: 10.5 points on lines of 11.3."""
_FEWEST: Final = 5
"""Lines without which few addresses are whole."""
_LEAST: Final = 3
"""A name, a town, a postcode."""
_MOST: Final = 6
"""More is no address that the post reads well."""


_GAP: Final = 3.0
"""Between address and text where no window says it."""
_SHARE: Final = 0.5
"""Of what is right of the margin, the part that the address takes where no window says how wide it may be; the rest is for date and reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """An envelope and its window, which is `from_left` and `from_foot` of it; `clear` is what the post wants free around an address."""

    name: str
    width: float
    height: float
    from_left: float
    from_foot: float
    window_width: float
    window_height: float
    clear: float = 0


# The usual British window; Royal Mail's clear zone ends at its foot.
DL: Final = Envelope(
    name="DL", width=220, height=110, from_left=20, from_foot=18, window_width=90, window_height=35
)
# DIN 680: the window of the continent.
DL_DIN: Final = Envelope(
    name="DL, DIN window",
    width=220,
    height=110,
    from_left=20,
    from_foot=15,
    window_width=90,
    window_height=45,
)
# No British standard was found; this is the Nordic window (officeconsult.no on address fields, read in 2026): 44 mm from the top, 15 from the left.
C5: Final = Envelope(
    name="C5", width=229, height=162, from_left=15, from_foot=83, window_width=105, window_height=35
)
# 4 1/8 x 9 1/2 in, window 1 1/8 x 4 1/2 in, 7/8 in from the left, 1/2 in from the foot. USPS (DMM 202) wants 1/8 in clear.
NUMBER_10: Final = Envelope(
    name="#10",
    width=241.3,
    height=104.8,
    from_left=22.2,
    from_foot=12.7,
    window_width=114.3,
    window_height=28.6,
    clear=3.2,
)
# What half a sheet goes in, folded once. It has no window: the address is on a label, or printed or written on it.
C6: Final = Envelope(
    name="C6", width=162, height=114, from_left=0, from_foot=0, window_width=0, window_height=0
)
ENVELOPES: Final = {one.name: one for one in (DL, DL_DIN, C5, NUMBER_10)}


class WindowSpan(NamedTuple):
    """From where to where."""

    first: float
    last: float

    @property
    def size(self) -> float:
        """How long it is; less than nothing where there is no room at all."""
        return self.last - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressZone:
    """Where an address stands on the sheet: its lines end at `foot` and go up to `top`, at most `lines` of them, from `left` on, `width` wide.

    `below` is where the window ends on a sheet that lies as high as it can: the text of the letter begins there.
    `folds` are the heights of the marks to fold at.
    """

    top: float
    foot: float
    left: float
    width: float
    below: float
    lines: int
    folds: tuple[float, ...]


def zone(envelope: Envelope, sheet: tuple[float, float], *, margin: float) -> AddressZone | None:
    """Where the address of a letter on a `sheet` (its width and height) stands, whose text begins at `margin`; None where its window shows no three lines of it, or not always the last.

    The sheet may be folded at the marks, or in equal parts by those who do not look at them: the last line of the
    address is seen in both cases, whether the sheet stands on the foot of the envelope or was pushed up.
    """
    width, height = sheet
    marked, equal = _panel(envelope, height), _equal_panel(envelope, height)
    free = envelope.clear
    seen = _always_seen(envelope, marked)
    seen_too = _always_seen(envelope, equal)
    foot = min(seen.last, seen_too.last) - free
    standing = _seen(envelope, equal, pushed_up=False)
    lines = int((foot - seen.first - free) / PITCH + 0.01)
    if lines < _FEWEST:  # pushed up, the sheet hides the first of them; the postcode never
        lines = min(_FEWEST, int((foot - standing.first - free) / PITCH + 0.01))
    lines = min(lines, _MOST)
    top = foot - lines * PITCH
    slide = max(envelope.width - width, 0)
    right = envelope.from_left + envelope.window_width - slide
    left = max(margin, envelope.from_left + free)
    is_seen = foot - PITCH >= max(seen.first, seen_too.first) + free
    if lines < _LEAST or not is_seen or right - free <= left:
        return None
    # Folded at marks close to its height the sheet slides least, unless that hides the first line of a low window.
    shows_all = _seen(envelope, marked, pushed_up=False).first + free <= top
    return AddressZone(
        top=top,
        foot=foot,
        left=left,
        width=right - free - left,
        below=_seen(envelope, marked, pushed_up=True).last,
        lines=lines,
        folds=tuple(_marks(marked if shows_all else equal, height)),
    )


def plain_zone(sheet: tuple[float, float], *, margin: float, top: float) -> AddressZone:
    """Where the address stands on a `sheet` that goes into an envelope without a window: right below the letterhead, which ends at `top`. It takes the room of its lines."""
    width, height = sheet
    return AddressZone(
        top=top,
        foot=top,
        left=margin,
        width=(width - margin) * _SHARE,
        below=top + _GAP,
        lines=_MOST,
        folds=(height / 2,),
    )


def lying(envelope: Envelope, height: float) -> WindowSpan:
    """What the window shows of a sheet of this height that was folded at the marks and stands on the foot of the envelope."""
    return _seen(envelope, _panel(envelope, height), pushed_up=False)


def _panel(envelope: Envelope, height: float) -> float:
    """How high a sheet is that was folded at the marks."""
    return min(envelope.height - _EASE, height)


def _equal_panel(envelope: Envelope, height: float) -> float:
    """How high it is folded in as few equal parts as go in."""
    parts = 1
    while height / parts > envelope.height:
        parts += 1
    return height / parts


def _marks(panel: float, height: float) -> list[float]:
    marks = []
    at = panel
    while at < height - 1:
        marks.append(at)
        at += panel
    return marks


def _seen(envelope: Envelope, panel: float, *, pushed_up: bool) -> WindowSpan:
    """What of the sheet the window shows, from the sheet's top."""
    last = envelope.height - envelope.from_foot
    slides = 0 if pushed_up else envelope.height - panel
    return WindowSpan(last - envelope.window_height - slides, last - slides)


def _always_seen(envelope: Envelope, panel: float) -> WindowSpan:
    high, low = (_seen(envelope, panel, pushed_up=one) for one in (True, False))
    return WindowSpan(max(high.first, low.first), min(high.last, low.last))
