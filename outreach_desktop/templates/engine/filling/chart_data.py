"""The numbers of a chart: {"categories": ["Jan", …], "series": [{"name": "GPs", "values": [3, …]}]}."""

import math

from outreach_desktop.templates.engine.filling.values import UnfitError, kind_of, text_of
from outreach_desktop.templates.engine.word.chart_types import ChartData, Series
from outreach_desktop.words import say

_MOST_CATEGORIES, _MOST_SERIES = 1000, 50
_SHAPE = say(
    'a chart takes {"categories": [names], "series": [{"name": name, "values": [numbers]}]}'
)


def chart_data(value: object, language: str) -> ChartData:
    """The table in a value; raises UnfitError with what is wrong in it."""
    if not isinstance(value, dict):
        raise UnfitError(say("this is {kind}, and {shape}", kind=kind_of(value), shape=_SHAPE))
    names, rows = value.get("categories"), value.get("series")
    if not isinstance(names, (list, tuple)) or not isinstance(rows, (list, tuple)):
        raise UnfitError(_SHAPE)
    if len(names) > _MOST_CATEGORIES or len(rows) > _MOST_SERIES:
        raise UnfitError(
            say(
                "a chart can show {most_series} series of {most_categories} values",
                most_series=_MOST_SERIES,
                most_categories=_MOST_CATEGORIES,
            )
        )
    categories = tuple(_name(name, language) for name in names)
    return ChartData(categories, tuple(_series(row, len(categories), language) for row in rows))


def _series(row: object, length: int, language: str) -> Series:
    if not isinstance(row, dict) or not isinstance(row.get("values"), (list, tuple)):
        raise UnfitError(_SHAPE)
    name, values = _name(row.get("name"), language), row["values"]
    if len(values) != length:
        raise UnfitError(
            say(
                "“{name}” has {count} values for {length} categories",
                name=name,
                count=len(values),
                length=length,
            )
        )
    return Series(name, tuple(_number(one, name) for one in values))


def _number(value: object, name: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UnfitError(
            say(
                "the values of “{name}” must be numbers, and one is {kind}",
                name=name,
                kind=kind_of(value),
            )
        )
    if not (math.isfinite(value) and abs(value) < 1e300):
        raise UnfitError(say("a value of “{name}” is too large a number", name=name))
    return value


def _name(value: object, language: str) -> str:
    text = "" if value is None else text_of(value, language)
    if text is None:
        raise UnfitError(
            say("the names in a chart must be texts, and one is {kind}", kind=kind_of(value))
        )
    return text
