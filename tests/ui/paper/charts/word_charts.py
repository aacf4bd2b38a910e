"""Charts as Word writes them, for the tests of how they are read and drawn."""

from collections.abc import Sequence

from tests.templates.chart import with_chart
from tests.templates.word import changed

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
Values = Sequence[float | str | None]
MONTHS = ("January", "February", "March", "April")


def solid(color: str) -> str:
    """A colour, of its own or by the name of the theme."""
    if color.startswith("accent") or color in ("tx1", "bg1"):
        return f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def series(
    name: str,
    values: Values,
    *,
    number: int = 0,
    categories: Sequence[str | float] = MONTHS,
    look: str = "",
    more: str = "",
    pattern: str = "General",
    cat_pattern: str = "",
    across: Values | None = None,
) -> str:
    """One series with its stored values; None is a missing point."""
    if across is not None:
        data = f"<c:xVal>{_numbers(across, 'General')}</c:xVal><c:yVal>{_numbers(values, pattern)}</c:yVal>"
    else:
        if cat_pattern:
            names = _numbers([float(one) for one in categories], cat_pattern)
        else:
            points = "".join(
                f'<c:pt idx="{at}"><c:v>{one}</c:v></c:pt>' for at, one in enumerate(categories)
            )
            names = f'<c:strRef><c:f>S!A</c:f><c:strCache><c:ptCount val="{len(categories)}"/>{points}</c:strCache></c:strRef>'
        data = f"<c:cat>{names}</c:cat><c:val>{_numbers(values, pattern)}</c:val>"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>S!B1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{look}{more}{data}</c:ser>"
    )


def _numbers(values: Values, pattern: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{one}</c:v></c:pt>'
        for at, one in enumerate(values)
        if one is not None
    )
    return (
        f"<c:numRef><c:f>S!B2</c:f><c:numCache><c:formatCode>{pattern}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def labels(*shown: str, place: str = "") -> str:
    """What stands beside the values: "Val", "Percent", "CatName", "SerName"."""
    put = f'<c:dLblPos val="{place}"/>' if place else ""
    switches = "".join(
        f'<c:show{one} val="{int(one in shown)}"/>'
        for one in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return f"<c:dLbls>{put}{switches}</c:dLbls>"


def axis(
    kind: str,
    own: int,
    other: int,
    side: str,
    *,
    scaling: str = "",
    title: str = "",
    more: str = "",
) -> str:
    """One axis."""
    told = f"<c:title>{rich(title)}</c:title>" if title else ""
    return (
        f'<c:{kind}><c:axId val="{own}"/><c:scaling>{scaling}<c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>{more}{told}<c:crossAx val="{other}"/></c:{kind}>'
    )


def rich(text: str) -> str:
    """A title's words."""
    return f"<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx>"


GRID = "<c:majorGridlines/>"
AXES = axis("catAx", 1, 2, "b") + axis("valAx", 2, 1, "l", more=GRID)
LYING = axis("catAx", 1, 2, "l") + axis("valAx", 2, 1, "b", more=GRID)
POINTS = axis("valAx", 1, 2, "b") + axis("valAx", 2, 1, "l", more=GRID)


def plot(
    kind: str, *some: str, about: str = "", after: str = "", ids: tuple[int, ...] = (1, 2)
) -> str:
    """Series shown in one way."""
    links = "".join(f'<c:axId val="{one}"/>' for one in ids)
    return f"<c:{kind}>{about}{''.join(some)}{after}{links}</c:{kind}>"


def chart(*plots: str, axes: str = AXES, title: str = "", legend: str = "r", more: str = "") -> str:
    """A whole chart part."""
    told = f"<c:title>{rich(title)}</c:title>" if title else ""
    key = f'<c:legend><c:legendPos val="{legend}"/></c:legend>' if legend else ""
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart>{told}<c:autoTitleDeleted val="{int(not title)}"/>'
        f"<c:plotArea><c:layout/>{''.join(plots)}{axes}</c:plotArea>{key}</c:chart>{more}</c:chartSpace>"
    )


def in_document(part: str | bytes) -> bytes:
    """A document with this chart."""
    return changed(with_chart(alt="Calls by month"), {"word/charts/chart1.xml": part})
