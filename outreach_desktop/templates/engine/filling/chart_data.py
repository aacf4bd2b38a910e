"""The numbers of a chart: {"categories": ["Jan", …], "series": [{"name": "GPs", "values": [3, …]}]}."""

import math

from outreach_desktop.templates.engine.filling.values import UnfitError, kind_of, text_of
from outreach_desktop.templates.engine.word.chart_types import ChartData, Series

_MOST_CATEGORIES, _MOST_SERIES = 1000, 50
_SHAPE = 'a chart takes {"categories": [names], "series": [{"name": name, "values": [numbers]}]}'


def chart_data(value: object, language: str) -> ChartData:
    """The table in a value; raises UnfitError with what is wrong in it."""
    if not isinstance(value, dict):
        raise UnfitError(f"this is {kind_of(value)}, and {_SHAPE}")
    names, rows = value.get("categories"), value.get("series")
    if not isinstance(names, (list, tuple)) or not isinstance(rows, (list, tuple)):
        raise UnfitError(_SHAPE)
    if len(names) > _MOST_CATEGORIES or len(rows) > _MOST_SERIES:
        raise UnfitError(f"a chart can show {_MOST_SERIES} series of {_MOST_CATEGORIES:,} values")
    categories = tuple(_name(name, language) for name in names)
    return ChartData(categories, tuple(_series(row, len(categories), language) for row in rows))


def _series(row: object, length: int, language: str) -> Series:
    if not isinstance(row, dict) or not isinstance(row.get("values"), (list, tuple)):
        raise UnfitError(_SHAPE)
    name, values = _name(row.get("name"), language), row["values"]
    if len(values) != length:
        raise UnfitError(f"“{name}” has {len(values)} values for {length} categories")
    return Series(name, tuple(_number(one, name) for one in values))


def _number(value: object, name: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UnfitError(f"the values of “{name}” must be numbers, and one is {kind_of(value)}")
    if not (math.isfinite(value) and abs(value) < 1e300):
        raise UnfitError(f"a value of “{name}” is too large a number")
    return value


def _name(value: object, language: str) -> str:
    text = "" if value is None else text_of(value, language)
    if text is None:
        raise UnfitError(f"the names in a chart must be texts, and one is {kind_of(value)}")
    return text
