"""The numbers beside a chart: from where to where, and in which steps, as people read them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.domain.documents.drawn.charts import Axis

_FARTHEST = 1e100
"""What is farther from nothing is no number of a chart: 1e308 less -1e308 is none at all."""
_MOST_STEPS = 40
_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """From `least` to `most` in steps; `log` is the base of one that multiplies."""

    least: float
    most: float
    step: float
    log: float = 0.0
    is_reversed: bool = False

    def at(self, value: float) -> float:
        """Where a value stands, 0 at the start of the axis and 1 at its end; no farther out than its edges."""
        share = (self._measured(value) - self._measured(self.least)) / self._length
        share = min(max(share, 0.0), 1.0)
        return 1.0 - share if self.is_reversed else share

    def marks(self) -> list[float]:
        """The numbers that stand beside the axis."""
        if self.log:
            first = math.ceil(self._measured(self.least) - _NEAR)
            last = math.floor(self._measured(self.most) + _NEAR)
            stride = max((last - first) // _MOST_STEPS + 1, 1)
            return [self.log**power for power in range(first, last + 1, stride)]
        first = math.ceil(self.least / self.step - _NEAR)
        count = math.floor((self.most / self.step - first) + _NEAR)
        return [self._round((first + place) * self.step) for place in range(count + 1)]

    def _round(self, value: float) -> float:
        """0.30000000000000004 is 0.3 on paper."""
        return 0.0 if abs(value) < self.step * _NEAR else float(f"{value:.12g}")

    def _measured(self, value: float) -> float:
        if not self.log:
            return value
        return math.log(max(value, self.least, 1e-100), self.log)

    @property
    def _length(self) -> float:
        return (self._measured(self.most) - self._measured(self.least)) or 1.0


def sensible(value: float | None) -> float | None:
    """A number that can be drawn; None for NaN, endless ones and those beyond all reason."""
    if value is None or not math.isfinite(value) or abs(value) > _FARTHEST:
        return None
    return value


def scale(values: Iterable[float | None], axis: Axis, room: float, *, from_zero: bool) -> Scale:
    """The scale that shows all `values` on an axis `room` points long; what the axis says itself counts first.

    `from_zero` is for bars and areas, whose length is what is compared.
    """
    known = [value for value in map(sensible, values) if value is not None]
    if axis.log > 1:
        return _logarithmic(known, axis)
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    low, high = _with_zero(low, high, from_zero=from_zero)
    least, most = sensible(axis.least), sensible(axis.most)
    start = low if least is None else least
    end = high if most is None else most
    if end <= start:
        end = start + (abs(start) or 1.0)
    step = sensible(axis.step)
    if not step or step <= 0 or (end - start) / step > _MOST_STEPS:
        step = nice((end - start) / max(min(room / 28.0, 10.0), 2.0))
    if least is None:
        start = math.floor(start / step + _NEAR) * step
        start -= step * (low < 0 and low - start < step * 0.05)
    if most is None:
        end = math.ceil(end / step - _NEAR) * step
        end += step * (high > 0 and end - high < step * 0.05)
    return Scale(start, end, step, is_reversed=axis.is_reversed)


def _with_zero(low: float, high: float, *, from_zero: bool) -> tuple[float, float]:
    """With nothing among the numbers, unless they are far from it and near each other."""
    if low > 0 and (from_zero or low < high * 5 / 6):
        low = 0.0
    if high < 0 and (from_zero or high > low * 5 / 6):
        high = 0.0
    if low == high:
        return (low, low + 1.0) if low >= 0 else (low, 0.0)
    return low, high


def nice(step: float) -> float:
    """The first of 1, 2, 5, 10, 20 ... that is not below `step`."""
    if not step > 0:
        return 1.0
    power = math.floor(math.log10(step))
    unit = 10.0**power
    for times in (1, 2, 5, 10):
        if step <= unit * times * (1 + _NEAR):
            return float(f"{unit * times:.12g}")
    return unit * 10


def _logarithmic(known: list[float], axis: Axis) -> Scale:
    above = [value for value in known if value > 0] or [1.0]
    low, high = sensible(axis.least), sensible(axis.most)
    low = low if low and low > 0 else axis.log ** math.floor(math.log(min(above), axis.log) + _NEAR)
    high = high if high and high > low else max(max(above), low)
    high = axis.log ** math.ceil(math.log(high, axis.log) - _NEAR)
    if high <= low:
        high = low * axis.log
    return Scale(low, high, 1.0, log=axis.log, is_reversed=axis.is_reversed)


def thinned(count: int, most: int) -> list[int]:
    """Which of so many places are shown where there is room for `most`: the same distance between all."""
    stride = max(-(-count // max(most, 1)), 1)
    return list(range(0, count, stride))
