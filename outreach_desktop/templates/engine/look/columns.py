"""What a section says of its pages beside their size: columns of text, lines around them."""

from outreach_desktop.domain.documents.look import Borders, TextColumn
from outreach_desktop.templates.engine.look.package import Element, W, attribute, descend, points
from outreach_desktop.templates.engine.look.styles import borders

_MOST = 45  # as in Word
_NARROWEST = 7.0
_USUAL_GAP = 36.0


def columns_of(properties: Element | None, room: float) -> tuple[TextColumn, ...]:
    """The columns of a section; none where the text has the whole room."""
    said = descend(properties, "cols")
    if said is None:
        return ()
    own = _own_widths(said)
    if said.get(f"{W}equalWidth", "1") in ("0", "false", "off") and len(own) > 1:
        whole = sum(one.width + one.gap for one in own[:-1]) + own[-1].width
        return own if whole <= room + 1 else _squeezed(own, room / whole)
    count = int(min(max(points(said.get(f"{W}num"), 1) or 1, 1), _MOST))
    gap = points(said.get(f"{W}space"))
    gap = _USUAL_GAP if gap is None else max(gap, 0.0)
    width = (room - gap * (count - 1)) / count
    if count < 2 or width < _NARROWEST:
        return ()
    return tuple(TextColumn(width=width, gap=gap) for _ in range(count))


def _own_widths(said: Element) -> tuple[TextColumn, ...]:
    """The columns that each have a width of their own."""
    found = []
    for one in list(said.iterfind(f"{W}col"))[:_MOST]:
        width = points(one.get(f"{W}w")) or 0.0
        found.append(
            TextColumn(
                width=max(width, _NARROWEST), gap=max(points(one.get(f"{W}space")) or 0.0, 0.0)
            )
        )
    return tuple(found)


def _squeezed(own: tuple[TextColumn, ...], share: float) -> tuple[TextColumn, ...]:
    """Columns that are wider together than the page, drawn in."""
    return tuple(TextColumn(width=one.width * share, gap=one.gap * share) for one in own)


def has_line(properties: Element | None) -> bool:
    """Whether a line stands between the columns."""
    return attribute(properties, "cols", "sep") in ("1", "true", "on")


def page_borders(properties: Element | None) -> tuple[Borders, bool]:
    """The lines around a page, and whether they are measured from the sheet's edge."""
    said = descend(properties, "pgBorders")
    if said is None:
        return Borders(), False
    return borders(said, Borders()), said.get(f"{W}offsetFrom") == "page"
