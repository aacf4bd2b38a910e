"""The numbers and words stored in a chart, by their places."""

from collections.abc import Iterator

from outreach_desktop.domain.documents.drawn.charts import MOST_VALUES
from outreach_desktop.domain.documents.drawn.scales import sensible
from outreach_desktop.templates.engine.look.package import A, Element, points

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LONGEST = 400
"""Letters of one name in a chart: more is no name."""
_TEXTS = ("strRef/strCache", "strLit", "numRef/numCache", "numLit")
_LEVELS = "multiLvlStrRef/multiLvlStrCache"


def step(parent: Element | None, path: str) -> Element | None:
    """The first child at `path`, as "tx/rich"."""
    return (
        None if parent is None else parent.find("/".join(f"{C}{name}" for name in path.split("/")))
    )


def said(parent: Element | None, path: str, default: str = "") -> str:
    """What the child at `path` says in its attribute val."""
    found = step(parent, path)
    return default if found is None else found.get("val", default)


def number(parent: Element | None, path: str) -> float | None:
    """The number that the child at `path` says; None where it says none that could be drawn."""
    try:
        return sensible(float(said(parent, path)))
    except ValueError:
        return None


def is_on(parent: Element | None, path: str, *, otherwise: bool = False) -> bool:
    """Whether a switch is on; one that is there without a value is."""
    found = step(parent, path)
    return otherwise if found is None else found.get("val", "1") not in ("0", "false")


def numbers(parent: Element | None) -> tuple[float | None, ...]:
    """The numbers in an element such as val; a gap where none is stored, or what is no number."""
    places = dict(_points(_cache(parent)))
    return tuple(map(_number, _filled(places, _cache(parent))))


def format_of(parent: Element | None) -> str:
    """How these numbers are written: “0.0%”."""
    return _own_text(_cache(parent), "formatCode")


def words(parent: Element | None) -> tuple[str, ...]:
    """The words in an element such as cat, or its numbers as they are stored; of several levels each place has all."""
    levels = step(parent, _LEVELS)
    if levels is None:
        cache = _cache(parent)
        return _filled(dict(_points(cache)), cache)
    every = [_carried(dict(_points(level)), _count(levels)) for level in levels.iterfind(f"{C}lvl")]
    inner, *outer = every or [()]
    if not outer:
        return tuple(inner)
    return tuple(" ".join(filter(None, (*(one[place] for one in reversed(outer) if place < len(one)), text)))
                 for place, text in enumerate(inner))  # fmt: skip


def is_numbers(parent: Element | None) -> bool:
    """Whether an element such as cat holds numbers, as days do."""
    cache = _cache(parent)
    return cache is not None and cache.tag in (f"{C}numCache", f"{C}numLit")


def text_of(parent: Element | None) -> str:
    """The words of a title or of a series' name."""
    rich = step(parent, "rich")
    if rich is not None:
        lines = ("".join(_letters(line)) for line in rich.iterfind(f"{A}p"))
        return "\n".join(lines).strip()[:_LONGEST]
    if (plain := step(parent, "v")) is not None:
        return (plain.text or "")[:_LONGEST]
    return " ".join(filter(None, words(parent)))[:_LONGEST]


def _letters(line: Element) -> Iterator[str]:
    for one in line.iter(f"{A}t", f"{A}br"):
        yield (one.text or "") if one.tag == f"{A}t" else "\n"


def _cache(parent: Element | None) -> Element | None:
    return next((found for path in _TEXTS if (found := step(parent, path)) is not None), None)


def _own_text(parent: Element | None, name: str) -> str:
    found = step(parent, name)
    return (found.text or "")[:_LONGEST] if found is not None else ""


def _points(cache: Element | None) -> Iterator[tuple[int, str]]:
    """Each stored value and its place; those beyond what paper can show are not looked at."""
    for one in cache.iterfind(f"{C}pt") if cache is not None else ():
        place = points(one.get("idx"), 1)
        if place is not None and 0 <= place < MOST_VALUES:
            yield int(place), _own_text(one, "v")


def _count(cache: Element | None) -> int:
    count = points(said(cache, "ptCount"), 1)
    return min(max(int(count or 0), 0), MOST_VALUES)


def _filled(places: dict[int, str], cache: Element | None) -> tuple[str, ...]:
    count = max(_count(cache), max(places, default=-1) + 1)
    return tuple(places.get(place, "") for place in range(count))


def _carried(places: dict[int, str], count: int) -> tuple[str, ...]:
    """The words of one level, a group's only at its first place."""
    return tuple(places.get(place, "") for place in range(max(count, max(places, default=-1) + 1)))


def _number(text: str) -> float | None:
    try:
        return sensible(float(text)) if text else None
    except ValueError:
        return None
